/* What the frame does beyond plain links: the menu, the search, the words explained, printing. The site works without it. */
"use strict";
(() => {
  const html = document.documentElement;
  const plural = (forms, n) => {
    const texts = JSON.parse(forms), form = new Intl.PluralRules(html.lang || "en").select(n);
    return (texts[form] || texts.other).replace("{n}", new Intl.NumberFormat(html.lang || "en").format(n));
  };
  window.plainPlural = plural;

  /* Menu and languages: Escape and a press elsewhere close them, and focus goes back to their button. */
  for (const menu of document.querySelectorAll("details:is(.menu, .languages)")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
  }

  /* Search: links to all pages become buttons that open the dialog. What it needs is fetched at the first opening. */
  const dialog = document.getElementById("search");
  const loaded = (src) => new Promise((done, lost) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: lost }));
  });
  let loading = null;
  const load = () => {
    loading = loading || loaded(dialog.dataset.match).then(() => loaded(dialog.dataset.script)).catch(() => {
      loading = null; // the next opening tries again
      dialog.querySelector(".count").textContent = dialog.dataset.failed;
    });
  };
  for (const link of dialog && dialog.showModal ? document.querySelectorAll("[data-find]") : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.setAttribute("aria-haspopup", "dialog");
    button.append(...link.childNodes);
    link.replaceWith(button);
    button.addEventListener("click", () => {
      dialog.showModal();
      dialog.querySelector("input").focus();
      dialog.addEventListener("close", () => button.focus(), { once: true });
      load();
    });
  }
  /* A search field empties at the first Escape; here Escape always closes, whether the search has come or not. */
  if (dialog) dialog.querySelector("input").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  if (dialog) dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.dataset.asked = ""; // on a slow line Enter comes before what answers it
  });
  if (dialog) dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".close")) dialog.close(); });

  /* Words explained and sources: what stands below the page, shown beside the word or number. Hover, focus, touch; Escape closes. */
  const main = document.querySelector("main");
  const MARKS = "a.term, a.cite";
  let tip = null, owner = null, leaving = 0;
  const hide = () => { if (tip) { tip.remove(); owner.removeAttribute("aria-describedby"); tip = owner = null; } };
  /* What a mark stands for: the name of a word and its meaning, or the whole entry of a source. */
  const told = (mark) => {
    const id = decodeURIComponent(mark.hash.slice(1)), found = document.getElementById(mark.matches(".cite") ? id : `word-${id}`);
    if (!found) return null;
    const name = document.createElement("b");
    name.textContent = (found.querySelector("dt, a") || found).textContent;
    const rest = found.querySelector("dd") || found.cloneNode(true);
    if (rest !== found.querySelector("dd")) rest.querySelectorAll("a").forEach((link) => link.remove());
    return [name, rest.textContent.replace(/^[\s,]+/, "")];
  };
  const explain = (word) => {
    clearTimeout(leaving);
    if (owner === word) return;
    const meaning = told(word);
    hide();
    if (!meaning) return;
    owner = word;
    tip = document.createElement("div");
    tip.id = "tip";
    tip.className = "tip";
    tip.setAttribute("role", "tooltip");
    tip.append(...meaning);
    main.append(tip);
    word.setAttribute("aria-describedby", "tip");
    const spot = word.getClientRects()[0], size = tip.getBoundingClientRect(), room = html.clientWidth - size.width - 16;
    const below = spot.bottom + size.height + 8 < innerHeight || spot.top < size.height + 8;
    tip.style.left = `${Math.max(16, Math.min(spot.left, room)) + scrollX}px`;
    tip.style.top = `${(below ? spot.bottom + 4 : spot.top - size.height - 4) + scrollY}px`;
    tip.addEventListener("pointerenter", () => clearTimeout(leaving));
    tip.addEventListener("pointerleave", later);
  };
  const later = () => { clearTimeout(leaving); leaving = setTimeout(() => { if (owner !== document.activeElement) hide(); }, 300); };
  for (const word of document.querySelectorAll(MARKS)) {
    let touched = false;
    word.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") explain(word); });
    word.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") later(); });
    word.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && owner !== word; });
    word.addEventListener("focus", () => explain(word));
    word.addEventListener("blur", later);
    /* The first touch shows the meaning, the second one follows the link. */
    word.addEventListener("click", (event) => { if (touched) { event.preventDefault(); explain(word); touched = false; } });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => { if (tip && !tip.contains(event.target) && event.target !== owner) hide(); });

  /* Sections fold on a phone; what an address or a link leads to opens. */
  const small = matchMedia("(max-width: 59.99rem)");
  const reveal = (hash) => {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    const above = (fold) => { if (fold) { fold.open = true; above(fold.parentElement.closest("details")); } };
    above(target.closest("details"));
  };
  for (const fold of document.querySelectorAll(small.matches ? "main .fold" : "main .late")) fold.open = false;
  reveal(location.hash);
  if (location.hash.length > 1 && small.matches) (document.getElementById(decodeURIComponent(location.hash.slice(1))) || main).scrollIntoView();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.hash);
  });
  const wanted = new URLSearchParams(location.search).get("country");
  for (const place of document.querySelectorAll("[data-country]")) {
    if (place.dataset.country !== wanted) continue;
    place.parentElement.querySelector(`#${place.parentElement.querySelector("h3").id}`).after(place);
    place.open = true;
  }

  /* On this page: the section that is read is marked; beside the text the list stands open, elsewhere a choice closes it. */
  const toc = document.querySelector("details.toc");
  if (toc) {
    const wide = matchMedia("(min-width: 75rem)"), links = [...toc.querySelectorAll("a")];
    const set = () => {
      toc.open = wide.matches;
      toc.querySelector("summary").tabIndex = wide.matches ? -1 : 0; // beside the text it is a heading
    };
    set();
    wide.addEventListener("change", set);
    toc.addEventListener("click", (event) => { if (event.target.closest("a") && !wide.matches) toc.open = false; });
    toc.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || wide.matches) return;
      toc.open = false;
      toc.querySelector("summary").focus();
    });
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const mark = () => {
      let at = 0;
      headings.forEach((heading, n) => { if (heading && heading.getBoundingClientRect().top < innerHeight / 3) at = n; });
      links.forEach((link, n) => { if (n === at) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); });
    };
    let due = 0;
    addEventListener("scroll", () => { if (!due) due = requestAnimationFrame(() => { due = 0; mark(); }); }, { passive: true });
    mark();
  }

  /* Sharing: the device's own way, else the address is copied. */
  for (const button of document.querySelectorAll("[data-share]")) {
    if (!navigator.share && !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const url = location.href.split("#")[0];
      try {
        if (navigator.share) await navigator.share({ title: document.title, url });
        else { await navigator.clipboard.writeText(url); button.lastChild.textContent = button.dataset.share; }
      } catch { /* The reader chose not to. */ }
    });
  }

  /* Printing: folds open for browsers that cannot do it by style; survival figures stay as the reader left them. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open], .survival, .toc)")];
    opened.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
