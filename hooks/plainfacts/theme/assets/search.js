/* What the search shows: pages and their parts as they are typed for, why each was found, and doors where nothing was. Fetched, with the index, when the search is first opened. */
"use strict";
(() => {
  const dialog = document.getElementById("search"), told = dialog.dataset;
  const input = dialog.querySelector("input"), count = dialog.querySelector(".count"), list = dialog.querySelector(".results"), doors = dialog.querySelector(".ways");
  let reading = null, timer = 0;

  const fetched = async () => {
    const answer = await fetch(told.search);
    if (!answer.ok) throw new Error(answer.status);
    const read = await answer.json();
    return window.plainMatch.prepare([...read.entries, ...window.plainMatch.trials(read.trials)], read.same, read.ignore, read.sheets);
  };
  const index = () => (reading = reading || fetched().catch((error) => { reading = null; throw error; }));

  const line = (text, name) => Object.assign(document.createElement("p"), { className: name, textContent: text });
  const item = ({ u, t, d, k, listed, part, named }) => {
    const found = document.createElement("li"), link = document.createElement("a");
    Object.assign(link, { href: told.base + u, textContent: k === "word" ? told.word.replace("{term}", () => t) : t }, listed && { lang: "en" });
    link.addEventListener("click", () => dialog.close()); // it may lead to a part of this page
    found.append(link);
    if (part) found.append(line(told.part.replace("{part}", () => part), "found-in"));
    if (named) found.append(line(told.named.replace("{name}", () => named), "found-in"));
    found.append(line(d, "about"));
    return found;
  };
  const tell = (found, text) => {
    list.replaceChildren(...found.map(item));
    doors.hidden = found.length > 0;
    count.textContent = text;
  };
  const show = async () => {
    const typed = input.value.trim();
    if (!typed) return tell([], "");
    try {
      const read = await index();
      if (typed !== input.value.trim()) return;
      const found = window.plainMatch.found(read, typed);
      tell(found, found.length ? window.plainPlural(told.count, found.length) : told.none);
    } catch {
      tell([], told.failed);
    }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 150); });
  const answer = async () => {
    clearTimeout(timer); // else the list is made anew under the reader's focus
    await show();
    const first = list.querySelector("a");
    if (first) first.focus();
  };
  dialog.querySelector("form").addEventListener("submit", answer);
  if ("asked" in told) answer();
  else show();
  index().catch(() => null);
})();
