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

LEFT_OVER = Rule(
    "left-over-mark",
    None,
    "error",
    "No sign of a way of writing that this site does not know stays in a text.\n"
    "Why: families would read the sign, or one long paragraph in place of a list.\n"
    "Example: `• Fever`, `1.Ring the ward`, `:smile:`, `==words==`, a table without its second line.\n"
    "Fix: write what the message names.\n"
    "Source: CommonMark 0.31; what this site adds to it is in docs/decisions/0013-one-reading-of-markdown.md.",
)
CODE_BLOCK = Rule(
    "code-block",
    None,
    "error",
    "A page holds no block of code.\n"
    "Why: code is shown in small fixed letters on one long line, and nobody reads it as a text.\n"
    "Example: a paragraph that is indented by four spaces.\n"
    "Fix: begin it at the start of the line, or delete the lines of three signs around it.\n"
    "Source: CommonMark 0.31, 4.4 and 4.5; WCAG 2.2, 1.4.10.",
)
PICTURE_TEXT = Rule(
    "picture-text",
    None,
    "error",
    "A picture has words that stand for it, or says that it is decoration only.\n"
    "Why: people who do not see the picture hear these words in its place.\n"
    "Example: `![](ward.jpg)`.\n"
    "Fix: `![A bed beside a window](ward.jpg)`; for decoration `![](wave.svg){.decorative}`.\n"
    "Source: WCAG 2.2, 1.1.1.",
)
VIDEO_FILES = Rule(
    "video-files",
    None,
    "error",
    "A video has a picture to begin with and the words that are said in it, in files of its name.\n"
    "Why: who cannot hear, or is in a ward at night, reads the words; and nothing is loaded before somebody wants it.\n"
    "Example: `![A nurse shows the line](line.mp4)`, and no line.vtt beside it.\n"
    "Fix: put line.jpg (a picture of it) and line.vtt (captions, WebVTT) beside line.mp4.\n"
    "Source: WCAG 2.2, 1.2.2.",
)
TABLE_CAPTION = Rule(
    "table-caption",
    None,
    "error",
    "A table has a caption, and a heading for each column.\n"
    "Why: people who hear a page choose a table by its name, and are told the heading with each cell.\n"
    "Example: a table without the line `Table: When to come to the hospital` above it.\n"
    "Fix: write a paragraph that begins with `Table: ` right above the table.\n"
    "Source: WCAG 2.2, 1.3.1; W3C, Tables Tutorial.",
)
LINKED_FILE = Rule(
    "linked-file",
    None,
    "error",
    "What a page shows or links to on this site is there: a picture, a page, a file, a heading.\n"
    "Why: a family would look at a hole, or land on a page that does not exist.\n"
    "Example: `![A bed](wrad.jpg)`, `[When to call](when-to-cal.md)`, `[Pain](pain.md#pian)`.\n"
    "Fix: put the file into content/, or correct its name.\n" + _SOURCE,
)
PICTURE_CODE = Rule(
    "picture-code",
    None,
    "error",
    "An SVG picture is a drawing and nothing else.\n"
    "Why: opened by itself it could run a script, or load things from elsewhere.\n"
    'Example: `<script>`, `onload="..."`, `<image href="https://...">` in an SVG file.\n'
    "Fix: save it anew as plain SVG, with pictures and letters as paths; or save it as PNG.\n"
    "Source: SVG 2, 5.4 and 15; OWASP, File Upload Cheat Sheet.",
)

PROSE_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
