/* Find a trial: narrows the list that stands on the page. The address holds the choice; nothing is kept. */
"use strict";
(() => {
  const form = document.getElementById("finder");
  if (!form) return;
  const count = form.querySelector(".count"), fields = ["words", "condition", "treatment", "country", "status", "age", "unit"];
  const items = [...document.querySelectorAll(".found li[data-standing]")];
  const index = window.plainMatch.prepare(
    items.map((item) => ({ item, t: item.querySelector("a").textContent, a: item.dataset.words.split(" · "), h: "", x: "", k: "trial" })),
    JSON.parse(form.dataset.same), form.dataset.ignore.split(", "),
  );
  const has = (list, wanted) => !wanted || list.split(" ").includes(wanted);
  /* An age in years or months stands for the whole year or month; unknown limits keep nobody out. */
  const fits = (item, age, unit) => {
    if (age === "") return true;
    const size = unit === "months" ? 1 : 12, from = Number(age) * size, until = from + size;
    return (item.begins === "" || until > Number(item.begins)) && (item.ends === "" || from < Number(item.ends));
  };
  function narrow() {
    const wanted = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
    const said = wanted.words && new Set(window.plainMatch.search(index, wanted.words).filter((one) => one.all).map((one) => one.entry.item));
    let shown = 0;
    for (const item of items) {
      const { standing, conditions, treatments, countries } = item.dataset;
      item.hidden = !(has(conditions, wanted.condition) && has(treatments, wanted.treatment) && has(countries, wanted.country)
        && (!wanted.status || standing === wanted.status) && fits(item.dataset, wanted.age, wanted.unit) && (!said || said.has(item)));
      shown += item.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll(".found-group")) group.hidden = !group.querySelector("li[data-standing]:not([hidden])");
    const chosen = fields.filter((name) => wanted[name] && (name !== "unit" || (wanted.age && wanted.unit !== "years")));
    count.textContent = !chosen.length ? form.dataset.all : shown ? window.plainPlural(form.dataset.count, shown) : form.dataset.none;
    const query = new URLSearchParams(chosen.map((name) => [name, wanted[name]])).toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  }
  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const name of fields) {
      const field = form.elements[name], value = asked.get(name);
      if (value !== null && (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value))) field.value = value;
    }
  }
  let timer = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); narrow(); });
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(narrow, 200); });
  restore();
  narrow();
})();
