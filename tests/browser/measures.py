"""Scripts that measure a page in the browser. Each returns a list of faults, empty if all is well."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SHOWN = """const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  && !e.closest(".hidden, .skip, dialog:not([open])");"""

SMALL_LETTERS = (
    "() => {"
    + _SHOWN
    + """
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || parent.closest("svg, script, option") || !shown(parent)) continue;
    if (parseFloat(getComputedStyle(parent).fontSize) < 16) found.push(parent.outerHTML.slice(0, 80));
  }
  return found;
}"""
)
"""Text smaller than 16 px."""

SMALL_TARGETS = (
    "() => {"
    + _SHOWN
    + """
  const alone = (e) => e.tagName !== "A" || getComputedStyle(e).display !== "inline" || ![...e.parentElement.childNodes]
    .some((node) => node !== e && node.textContent.trim() && (node.nodeType === 3 || getComputedStyle(node).display === "inline"));
  return [...document.querySelectorAll("a[href], button, summary, input, select")]
    .filter((e) => shown(e) && !e.matches(".term") && alone(e) && !e.closest(".entrances"))
    .filter((e) => { const box = e.getBoundingClientRect(); return box.width < 43.9 || box.height < 43.9; })
    .map((e) => e.outerHTML.slice(0, 100));
}"""
)
"""Links outside sentences, buttons and fields smaller than 44 px."""

LONG_LINES = (
    "() => {"
    + _SHOWN
    + """
  const found = [];
  for (const block of document.querySelectorAll("p, li, dd, figcaption, blockquote")) {
    if (!shown(block) || block.querySelector("p, li, ul, ol, summary")) continue;
    const rows = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(".hidden, svg")) continue;
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (!box || !box.width) continue;
        const row = Math.round((box.top + box.bottom) / 16);
        rows.set(row, (rows.get(row) || 0) + 1);
      }
    }
    const longest = Math.max(0, ...rows.values());
    if (longest > 75) found.push(`${longest}: ${block.textContent.trim().slice(0, 60)}`);
  }
  return found;
}"""
)
"""Lines of more than 75 characters."""

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""The number of pixels by which a page scrolls sideways."""


def violations(page: Page) -> list[str]:
    """The findings of axe with all its rules, including text contrast of 7:1."""
    options: dict[str, Any] = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]


def hard_to_read(page: Page) -> list[str]:
    """Small letters, small targets and long lines of a page."""
    looks = {"small letters": SMALL_LETTERS, "small target": SMALL_TARGETS, "long line": LONG_LINES}
    return [f"{name}: {found}" for name, look in looks.items() for found in page.evaluate(look)]


def sides(page: Page) -> int:
    """The number of sheets of paper on which a page prints."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))
