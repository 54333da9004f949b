/* Find a trial: narrows the list. A short one stands on the page; for a long one the search index is fetched at the first use of the form. The address holds the choice; nothing is kept. */
"use strict";
(() => {
  const form = document.getElementById("finder");
  if (!form) return;
  const count = form.querySelector(".count"), fields = ["words", "condition", "treatment", "country", "status", "age", "unit"];
  const standings = [...form.elements.status.options].map((option) => option.value), told = form.dataset;
  const has = (list, wanted) => !wanted || list.includes(wanted);
  /* An age in years or months stands for the whole year or month; unknown limits keep nobody out. */
  const fits = (one, age, unit) => {
    if (age === "") return true;
    const size = unit === "months" ? 1 : 12, from = Number(age) * size, until = from + size;
    return (one.begins === "" || until > Number(one.begins)) && (one.ends === "" || from < Number(one.ends));
  };
  const matching = ({ trials, index }, wanted) => {
    const said = wanted.words && new Set(window.plainMatch.search(index, wanted.words).filter((one) => one.all).map((one) => one.entry));
    return trials.filter((one) => has(one.conditions, wanted.condition) && has(one.treatments, wanted.treatment) && has(one.countries, wanted.country)
      && (!wanted.status || one.standing === wanted.status) && fits(one, wanted.age, wanted.unit) && (!said || said.has(one)));
  };

  /* A short list: items are hidden where they stand. */
  const short = () => {
    const split = (text) => text.split(" ");
    const trials = [...document.querySelectorAll(".found li[data-standing]")].map((item) => {
      const { standing, conditions, treatments, countries, begins, ends, words } = item.dataset, t = item.querySelector("a").textContent;
      return { item, standing, begins, ends, conditions: split(conditions), treatments: split(treatments), countries: split(countries), t, a: words.split(" · "), h: "", x: "", k: "trial" };
    });
    const read = { trials, index: window.plainMatch.prepare(trials, JSON.parse(told.same), told.ignore.split(", ")) };
    const show = (matches) => {
      const kept = new Set(matches);
      for (const one of trials) one.item.hidden = !kept.has(one);
      for (const group of document.querySelectorAll(".found-group")) group.hidden = !group.querySelector("li[data-standing]:not([hidden])");
    };
    return { read: () => read, show, rest: () => show(trials) };
  };

  /* A long list: the trials that fit take the place of its beginning, so many at a time. */
  const long = () => {
    const AT_ONCE = 50, place = document.querySelector(".matches"), list = place.querySelector("ul"), more = place.querySelector("button");
    const found = document.querySelector(".found"), lists = new Intl.ListFormat(document.documentElement.lang || "en");
    let reading = null, done = null, left = [];
    /* An old copy of a status tells the day it was read; what was open then is not called open now. */
    const dated = (one) => {
      const [group, now, then] = one.status, [day, words] = one.day, old = Boolean(day) && day < told.since;
      return Object.assign(one, { standing: old && group === "open" ? "was" : group, says: old ? then.replace("{date}", () => words) : now });
    };
    const fetched = async () => {
      const answer = await fetch(told.index);
      if (!answer.ok) throw new Error(answer.status);
      const { trials, same, ignore } = await answer.json(), all = window.plainMatch.trials(trials).map(dated);
      return (done = { trials: all, index: window.plainMatch.prepare(all, same, ignore) });
    };
    const read = () => done || (reading = reading || fetched().catch((error) => { reading = null; throw error; }));
    const item = (one) => {
      const line = place.querySelector(`template[data-standing="${one.standing}"]`).content.cloneNode(true), [says, about] = line.querySelectorAll(".status > span, [data-where]");
      Object.assign(line.querySelector("a"), { href: told.root + one.u, textContent: one.t });
      says.textContent = one.says;
      about.textContent = `${one.ages}. ${about.dataset.where}: ${one.places.length ? lists.format([...one.places].sort()) : about.dataset.unknown}.`;
      return line;
    };
    const add = () => {
      const line = list.children.length;
      list.append(...left.splice(0, AT_ONCE).map(item));
      more.hidden = !left.length;
      return list.children[line];
    };
    const exactly = (one, words) => [one.name, ...one.numbers].some((name) => window.plainMatch.wordsOf(name).join(" ") === words);
    const show = (matches, wanted) => {
      const words = window.plainMatch.wordsOf(wanted.words).join(" ");
      const rank = new Map(matches.map((one) => [one, words && exactly(one, words) ? -1 : standings.indexOf(one.standing)]));
      left = [...matches].sort((one, two) => rank.get(one) - rank.get(two)); // else by name, as in the index
      list.replaceChildren();
      add();
      place.hidden = !matches.length;
      found.hidden = true;
    };
    more.addEventListener("click", () => add().querySelector("a").focus());
    form.addEventListener("focusin", () => Promise.resolve(read()).catch(() => null), { once: true });
    return { read, show, rest: () => { place.hidden = true; found.hidden = false; list.replaceChildren(); } };
  };

  const way = told.index ? long() : short();
  let turn = 0, timer = 0;
  async function narrow() {
    const wanted = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()])), mine = ++turn;
    const chosen = fields.filter((name) => wanted[name] && (name !== "unit" || (wanted.age && wanted.unit !== "years")));
    const query = new URLSearchParams(chosen.map((name) => [name, wanted[name]])).toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    if (!chosen.length) { way.rest(); count.textContent = told.all; return; }
    let read = way.read();
    if (read instanceof Promise) {
      count.textContent = told.wait;
      read = await read.catch(() => null);
      if (mine !== turn) return;
    }
    if (!read) { way.rest(); count.textContent = told.failed; return; }
    const matches = matching(read, wanted);
    way.show(matches, wanted);
    count.textContent = matches.length ? window.plainPlural(told.count, matches.length) : told.none;
  }
  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const name of fields) {
      const field = form.elements[name], value = asked.get(name);
      if (value !== null && (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value))) field.value = value;
    }
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); narrow(); });
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(narrow, 200); });
  restore();
  narrow();
})();
