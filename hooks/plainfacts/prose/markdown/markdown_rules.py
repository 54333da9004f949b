"""The rules of the Markdown that people write: what a page may hold before any sentence in it is judged."""

from __future__ import annotations

from plainfacts.problems import Rule

_SOURCE = "Source: the data format of this project (docs/architecture.md)."

INLINE_FACT = Rule(
    "inline-fact",
    "V1",
    "error",
    "A fact in a page is fetched by one of the known calls, with ids that exist.\n"
    "Why: a fact that cannot be fetched would leave a hole in a sentence.\n"
    'Example: `{{ fact("hem-ismrt", "countries") }}`.\n'
    "Fix: look for the id in the file that the message names; use a field or call that it gives.\n" + _SOURCE,
)
TEMPLATE_CODE = Rule(
    "template-code",
    None,
    "error",
    "A page holds no template statements, only `{{ ... }}` calls.\n"
    "Why: statements could run code and hide text.\n"
    "Example: `{% if x %}`.\n"
    "Fix: delete it and write the text itself.\n" + _SOURCE,
)
RAW_HTML = Rule(
    "raw-html",
    None,
    "error",
    "A page is written in Markdown alone, without HTML.\n"
    "Why: HTML can break the page, run scripts, or hide text from people who use screen readers.\n"
    'Example: `<b>Note</b>`, `<script>`, `<span style="color:red">`.\n'
    "Fix: write it in Markdown, or write `&lt;` for a plain sign.\n" + _SOURCE,
)
LINK_ADDRESS = Rule(
    "link-address",
    None,
    "error",
    "A link leads to a page of this site, to https:// or http://, to mailto: or to tel:.\n"
    "Why: other addresses can run scripts.\n"
    "Example: `[x](javascript:alert(1))`.\n"
    "Fix: correct the address or delete the link.\n" + _SOURCE,
)

PROSE_RULES: tuple[Rule, ...] = (INLINE_FACT, TEMPLATE_CODE, RAW_HTML, LINK_ADDRESS)
