/* What the frame does beyond plain links: the menu, the search, the words explained, printing. The site works without it. */
"use strict";
(() => {
  const html = document.documentElement;
  const plural = (forms, n) => {
    const texts = JSON.parse(forms), form = new Intl.PluralRules(html.lang || "en").select(n);
    return (texts[form] || texts.other).replace("{n}", new Intl.NumberFormat(html.lang || "en").format(n));
  };
  window.plainPlural = plural;

  /* Menu: Escape and a press elsewhere close it, and focus goes back to its button. */
  const menu = document.querySelector("details.menu");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });

  /* Search: links to all pages become buttons that open the dialog. What it needs is fetched at the first opening. */
  const dialog = document.getElementById("search");
  const load = () => {
    if (document.querySelector(`script[src="${dialog.dataset.script}"]`)) return;
    for (const src of [dialog.dataset.match, dialog.dataset.script]) {
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
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
  if (dialog) dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".close")) dialog.close(); });

  /* Words explained: the meaning that stands below the page, shown beside the word. Hover, focus, touch; Escape closes. */
  const main = document.querySelector("main");
  let tip = null, owner = null, leaving = 0;
  const hide = () => { if (tip) { tip.remove(); owner.removeAttribute("aria-describedby"); tip = owner = null; } };
  const explain = (word) => {
    clearTimeout(leaving);
    if (owner === word) return;
    const meaning = document.getElementById("word-" + decodeURIComponent(word.hash.slice(1)));
    hide();
    if (!meaning) return;
    owner = word;
    tip = document.createElement("div");
    tip.id = "tip";
    tip.className = "tip";
    tip.setAttribute("role", "tooltip");
    const name = document.createElement("b");
    name.textContent = meaning.querySelector("dt").textContent;
    tip.append(name, meaning.querySelector("dd").textContent);
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
  for (const word of document.querySelectorAll("a.term")) {
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
