/* Find a trial: what fits the choice, what may fit, what is closed. A short list stands on the page; for a long one the search index is fetched at the first use of the form. The address holds the choice; nothing is kept. */
"use strict";
(() => {
  const form = document.getElementById("finder");
  if (!form) return;
  const AT_ONCE = 50, count = document.querySelector(".found-count"), fields = ["words", "condition", "treatment", "status", "age", "unit"];
  const told = form.dataset, why = JSON.parse(told.why), topics = JSON.parse(told.topics), fits = window.plainFits(topics);
  const place = document.querySelector(".matches"), whole = document.querySelector(".found");
  const language = document.documentElement.lang || "en", lists = new Intl.ListFormat(language), countries = [...document.getElementById("find-country").options];
  const nameOf = (code) => countries.find((one) => one.dataset.code === code)?.value || code, plain = (text) => window.plainMatch.wordsOf(text).join(" ");

  /* A short list: what is found is a copy of the item that stands on the page. */
  const short = () => {
    const trials = [...whole.querySelectorAll("li[data-trial]")].map((item) => {
      const { words, ...known } = JSON.parse(item.dataset.trial);
      return { ...known, item, standing: item.dataset.standing, t: item.querySelector("a").textContent, name: words[0], numbers: [], a: words, h: "", x: "", k: "trial" };
    });
    for (const one of trials) one.parts = trials.filter((part) => part.of === one.id);
    const read = { trials, index: window.plainMatch.prepare(trials, JSON.parse(told.same), told.ignore.split(", ")) };
    return { read: () => read, line: (one) => one.item.cloneNode(true) };
  };

  /* A long list: what is found is made from the index. */
  const long = () => {
    let reading = null, done = null;
    /* An old copy of a status tells the day it was read; what was open then is not called open now. */
    const dated = (one) => {
      const [group, now, then] = one.says, [day, words] = one.day, old = Boolean(day) && day < told.since;
      return Object.assign(one, { group, old, standing: old && group === "open" ? "was" : group, says: old ? then.replace("{date}", () => words) : now });
    };
    const fetched = async () => {
      const answer = await fetch(told.index);
      if (!answer.ok) throw new Error(answer.status);
      const { trials, same, ignore } = await answer.json(), all = window.plainMatch.trials(trials).map(dated);
      return (done = { trials: all, index: window.plainMatch.prepare(all, same, ignore) });
    };
    const read = () => done || (reading = reading || fetched().catch((error) => { reading = null; throw error; }));
    const line = (one) => {
      const made = place.querySelector(`template[data-standing="${one.standing}"]`).content.cloneNode(true).firstElementChild;
      Object.assign(made.querySelector("a"), { href: told.root + one.u, textContent: one.t }, one.listed && { lang: "en" });
      made.querySelector(".status > span").textContent = one.says;
      return made;
    };
    form.addEventListener("focusin", () => Promise.resolve(read()).catch(() => null), { once: true });
    return { read, line };
  };
  const way = told.index ? long() : short();

  /* An age in years or months stands for the whole year or month. */
  const months = (age, unit) => {
    const size = unit === "months" ? 1 : 12;
    return age === "" ? null : [Number(age) * size, (Number(age) + 1) * size];
  };
  /* Words that name an illness, a treatment or a country choose it; other words must be found. */
  const sayer = (index, words) => {
    if (!words) return null;
    const squash = (text) => plain(text.replace(/\(.*?\)/g, "").replace(/[-/\s]/g, "")), typed = squash(words);
    const same = index.groups.map((group) => group.typed.map((phrase) => phrase.join(""))).filter((group) => group.includes(typed)), alike = new Set([typed, ...same.flat()]);
    const named = typed && Object.keys(topics).find((id) => topics[id].slice(1).some((name) => alike.has(squash(name))));
    const country = countries.find((option) => alike.has(squash(option.value)));
    const kind = [...form.elements.condition.options].some((option) => option.value === named) ? "condition" : "treatment";
    const hits = new Map(window.plainMatch.search(index, words).filter((one) => one.all).map((one) => [one.entry, one]));
    for (const one of hits.keys()) one.named = window.plainMatch.reason(hits.get(one)).named;
    return (one) => (named ? fits.topic(kind, one, named) : country ? fits.place(one, country.dataset.code) : null) || (hits.has(one) ? [] : null);
  };
  const matching = ({ trials, index }, wanted) => {
    for (const one of trials) one.named = "";
    const choice = { ...wanted, age: months(wanted.age, wanted.unit), said: sayer(index, wanted.words) };
    return trials.map((one) => ({ one, ...fits.fit(one, choice) })).filter((found) => found.group);
  };

  /* What is found, in its groups, so many at a time. The chosen country stands first, on the card and on the page that it leads to. */
  let chosen = "";
  const SEEN = 4;
  const where = (codes) => {
    const near = [chosen, ...told.near.split(" ")], at = (code) => (near.includes(code) ? near.indexOf(code) && 1 : 2);
    const names = codes.map((code) => [at(code), nameOf(code)]).sort((one, two) => one[0] - two[0] || one[1].localeCompare(two[1], language)).map(([, name]) => name);
    if (names.length <= SEEN + 1) return names.length ? lists.format(names) : told.unknown;
    return `${names.slice(0, SEEN).join(", ")} ${window.plainPlural(told.where, names.length - SEEN)}`;
  };
  const hospitals = ({ named, sites }) => sites.filter((site) => site.includes(named)).map((site) => site.join(", ")).slice(0, SEEN);
  const item = ({ one, reasons }) => {
    const line = way.line(one), link = line.querySelector("a"), about = line.querySelector(".about");
    const add = (className, textContent) => line.append(Object.assign(document.createElement("span"), { className, textContent }));
    about.textContent = told.item.replace("{ages}", () => one.aged).replace("{countries}", () => where(one.countries));
    if (chosen) link.href += `?country=${chosen}`;
    if (one.named) add("named", told.named.replace("{name}", () => hospitals(one).join("; ") || one.named));
    const says = ({ key, names }) => why[key].replace("{topics}", () => lists.format(names.map((id) => topics[id][1])));
    if (reasons.length) add("why", reasons.map(says).join(" "));
    return line;
  };
  const groups = [...place.querySelectorAll("[data-fit]")].map((section) => {
    const list = section.querySelector("ul"), fold = section.querySelector("details"), more = section.querySelector("button"), group = { name: section.dataset.fit, left: [] };
    group.add = () => {
      const line = list.children.length;
      list.append(...group.left.splice(0, AT_ONCE).map(item));
      more.hidden = !group.left.length;
      return list.children[line];
    };
    group.show = (found) => {
      group.left = [...found];
      section.hidden = !found.length;
      list.replaceChildren();
      group.add();
      if (fold) fold.querySelector("summary").textContent = window.plainPlural(told.trials, found.length);
      return found.length;
    };
    group.fold = fold;
    more.addEventListener("click", () => group.add().querySelector("a").focus());
    return group;
  });
  const standings = [...place.querySelectorAll("template")].map((template) => template.dataset.standing);
  const show = (found, words) => {
    const typed = words && plain(words), exactly = (one) => typed && [one.name, ...one.numbers].some((name) => plain(name) === typed);
    const rank = ({ one, reasons }) => (exactly(one) ? -1 : one.listed ? reasons.length : standings.indexOf(one.standing));
    const ranked = found.map((each) => [rank(each), each]).sort(([one], [two]) => one - two).map(([, each]) => each); // else as they stand
    place.hidden = !found.length;
    whole.hidden = true;
    const counts = Object.fromEntries(groups.map((group) => [group.name, group.show(ranked.filter((each) => each.group === group.name))]));
    for (const { fold } of groups) if (fold) fold.open = !counts.fits && !counts.may;
    return counts;
  };
  const rest = () => { place.hidden = true; whole.hidden = false; for (const group of groups) group.show([]); };
  const says = ({ fits: fit, may, listed = 0, closed }) => {
    if (!fit && !may && !listed && !closed) return told.none;
    const parts = [fit ? window.plainPlural(told.count, fit) : told.unsure, may && window.plainPlural(fit ? told.more : told.may, may), listed && window.plainPlural(told.listed, listed), closed && window.plainPlural(told.closed, closed)];
    return parts.filter(Boolean).join(" ");
  };

  let turn = 0, timer = 0;
  async function narrow() {
    const { words, ...others } = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()])), mine = ++turn;
    const country = countries.find((one) => plain(one.value) === plain(words))?.dataset.code; // else what was typed must be found
    const wanted = { ...(country ? { country } : { words }), ...others }, choices = Object.keys(wanted).filter((name) => wanted[name] && (name !== "unit" || (wanted.age && wanted.unit !== "years")));
    const query = new URLSearchParams(choices.map((name) => [name, wanted[name]])).toString();
    chosen = country || "";
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    if (!choices.length) { rest(); count.textContent = told.all; return; }
    let read = way.read();
    if (read instanceof Promise) {
      count.textContent = told.wait;
      read = await read.catch(() => null);
      if (mine !== turn) return;
    }
    if (!read) { rest(); count.textContent = told.failed; return; }
    count.textContent = says(show(matching(read, wanted), wanted.words));
  }
  function restore() {
    const asked = new URLSearchParams(location.search);
    if (asked.has("country")) form.elements.words.value = nameOf(asked.get("country"));
    for (const name of fields) {
      const field = form.elements[name], value = asked.get(name);
      if (value !== null && (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value))) field.value = value;
    }
  }
  const more = form.querySelector(".more-choices"); // what an address chooses is not hidden
  more.open = ["treatment", "status"].some((name) => new URLSearchParams(location.search).get(name));
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); narrow(); });
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(narrow, 200); });
  restore();
  narrow();
})();
