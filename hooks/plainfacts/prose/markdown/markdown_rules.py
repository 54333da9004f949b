"""The rules of the Markdown that people write, which come before the checks of any sentence."""

from __future__ import annotations

from plainfacts.problems import Rule

_SOURCE = "Source: the data format of this project (docs/architecture.md)."

INLINE_FACT = Rule(
    "inline-fact",
    "V1",
    "error",
    "An inline fact in a page is one of the known calls, with ids that exist.\n"
    "Why: a fact that cannot be fetched would leave a gap in a sentence.\n"
    'Example: `{{ fact("hem-ismrt", "countries") }}`.\n'
    "Fix: look for the id in the file that the message names, or use a field or call that it lists.\n" + _SOURCE,
)
TEMPLATE_CODE = Rule(
    "template-code",
    None,
    "error",
    "A page has no template statements, only `{{ ... }}` calls.\n"
    "Why: statements could run code and hide text.\n"
    "Example: `{% if x %}`.\n"
    "Fix: delete it and write the text itself.\n" + _SOURCE,
)
RAW_HTML = Rule(
    "raw-html",
    None,
    "error",
    "A page is written in Markdown only, without HTML.\n"
    "Why: HTML can break the page, run scripts, or hide text from people who use screen readers.\n"
    'Example: `<b>Note</b>`, `<script>`, `<span style="color:red">`.\n'
    "Fix: write it in Markdown, or `&lt;` for the character <.\n" + _SOURCE,
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

LEFT_OVER = Rule(
    "left-over-mark",
    None,
    "error",
    "A text has no leftover markup that this site does not support.\n"
    "Why: families would see the markup, or one long paragraph in place of a list.\n"
    "Example: `• Fever`, `1.Ring the ward`, `:smile:`, `==words==`, a table without its second line.\n"
    "Fix: write what the message names.\n"
    "Source: CommonMark 0.31; what this site adds to it is in docs/decisions/0013-one-reading-of-markdown.md.",
)
CODE_BLOCK = Rule(
    "code-block",
    None,
    "error",
    "A page has no code block.\n"
    "Why: code is shown in a small fixed-width font on one long line, and nobody reads it as text.\n"
    "Example: a paragraph that is indented by four spaces.\n"
    "Fix: delete the spaces at the start of its lines, or the lines of ``` around it.\n"
    "Source: CommonMark 0.31, 4.4 and 4.5; WCAG 2.2, 1.4.10.",
)
PICTURE_TEXT = Rule(
    "picture-text",
    None,
    "error",
    "A picture has a text alternative, or is marked as decoration.\n"
    "Why: people who cannot see the picture hear this text instead.\n"
    "Example: `![](ward.jpg)`.\n"
    "Fix: `![A bed beside a window](ward.jpg)`; for decoration `![](wave.svg){.decorative}`.\n"
    "Source: WCAG 2.2, 1.1.1.",
)
VIDEO_FILES = Rule(
    "video-files",
    None,
    "error",
    "A video has an opening picture and captions, in files with its name.\n"
    "Why: people who cannot hear, or are on a ward at night, read the captions; with the picture, the video loads only "
    "when somebody plays it.\n"
    "Example: `![A nurse shows the line](line.mp4)`, and no line.vtt beside it.\n"
    "Fix: put line.jpg (a still of it) and line.vtt (captions, WebVTT) beside line.mp4.\n"
    "Source: WCAG 2.2, 1.2.2.",
)
TABLE_CAPTION = Rule(
    "table-caption",
    None,
    "error",
    "A table has a caption, and a heading for each column.\n"
    "Why: people who use a screen reader choose a table by its caption, and hear the heading with each cell.\n"
    "Example: a table without the line `Table: When to come to the hospital` above it.\n"
    "Fix: directly above the table, write a paragraph that starts with `Table: `.\n"
    "Source: WCAG 2.2, 1.3.1; W3C, Tables Tutorial.",
)
LINKED_FILE = Rule(
    "linked-file",
    None,
    "error",
    "Every picture, page, file and heading of this site that a page shows or links to exists.\n"
    "Why: a family would see an empty space, or land on a page that does not exist.\n"
    "Example: `![A bed](wrad.jpg)`, `[When to call](when-to-cal.md)`, `[Pain](pain.md#pian)`.\n"
    "Fix: put the file in content/, or correct its name.\n" + _SOURCE,
)
PICTURE_CODE = Rule(
    "picture-code",
    None,
    "error",
    "An SVG picture is only a drawing.\n"
    "Why: opened on its own, it could run a script or load files from elsewhere.\n"
    'Example: `<script>`, `onload="..."`, `<image href="https://...">` in an SVG file.\n'
    "Fix: save it again as plain SVG, with pictures and text as paths; or save it as PNG.\n"
    "Source: SVG 2, 5.4 and 15; OWASP, File Upload Cheat Sheet.",
)

PROSE_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
