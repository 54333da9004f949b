/* A field that leaves of a long list what holds the words typed. The list is whole without it, and nothing is kept. */
"use strict";
(() => {
  const form = document.querySelector("[data-filter]"), field = form.querySelector("input"), count = form.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = [...document.querySelectorAll("[data-group]")].map((group) => (
    { group, open: group.open, entries: [...group.querySelectorAll(".entry")].map((entry) => ({ entry, text: plain(entry.textContent) })) }
  ));
  const narrow = () => {
    const typed = plain(field.value).split(/\s+/).filter(Boolean);
    let all = 0;
    for (const { group, open, entries } of groups) {
      let found = 0;
      for (const { entry, text } of entries) {
        entry.hidden = !typed.every((word) => text.includes(word));
        found += !entry.hidden;
      }
      group.hidden = !found;
      if (group.tagName === "DETAILS") group.open = typed.length ? found > 0 : open;
      all += found;
    }
    count.textContent = !typed.length ? "" : all ? window.plainPlural(form.dataset.count, all) : form.dataset.none;
  };
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (field.value) narrow(); // a browser may bring it back
})();
