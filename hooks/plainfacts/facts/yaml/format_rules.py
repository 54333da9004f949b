"""The rules of the data format, which must hold before any fact can be checked.

Each explanation has the same parts as the docstring of a check: one sentence, then Why, Example, Fix and Source.
"""

from __future__ import annotations

from plainfacts.problems import Rule, Severity

_DESIGN = "Source: the data format of this project (docs/architecture.md)."


def _rule(name: str, explanation: str, *, ref: str | None = None, severity: Severity = "error") -> Rule:
    lines = [line.strip() for line in explanation.strip().splitlines()]
    text = "\n".join(lines)
    return Rule(name, ref, severity, text if "Source:" in text else f"{text}\n{_DESIGN}")


FILE_MISSING = _rule(
    "file-missing",
    """Every file that the site needs exists and can be read.
    Why: without it whole pages would be missing, and nobody would notice.
    Example: there is no data/trials.yaml, or a folder or a link has that name.
    Fix: put the file back from the last good version.""",
)
NO_WORDING = _rule(
    "no-wording",
    """The generator's wording exists in the language of the site.
    Why: a page that is marked as Dutch but written in English is read aloud wrongly.
    Example: `language: xx` in mkdocs.yml, and no data/wording/xx.yaml.
    Fix: correct the language, or translate the wording into data/wording/ (docs/another-site.md).""",
)
OWNER_UNSET = _rule(
    "owner-unset",
    """A site that says it is reviewed names its publisher, a contact, and where to report a mistake.
    Why: families and search engines trust a reviewed site, and the law of many countries asks who is responsible.
    Example: `reviewed: yes` in mkdocs.yml, and nothing after `foundation:`.
    Fix: fill in `foundation`, `contact` and `mistakes` under `extra` in mkdocs.yml.""",
)
NO_IMPRINT = _rule(
    "no-imprint",
    """A site that names its foundation gives its address and contact.
    Why: the law of most European countries requires it on every website.
    Example: `foundation: Example Foundation` in mkdocs.yml, and no `address` under `legal`.
    Fix: fill in `contact` and `legal.address` under `extra`; the site then gets the page /imprint/.
    Source: Directive 2000/31/EC (e-commerce), article 5.""",
    severity="warning",
)
NOT_TRANSLATED = _rule(
    "not-translated",
    """The generator's whole wording is translated into the language of the site.
    Why: what is not translated appears in English among the other words.
    Example: data/wording/xx.yaml without `site.menu`.
    Fix: add the texts that the message names.""",
    severity="warning",
)
FILE_SIZE = _rule(
    "file-size",
    """No data file is larger than the size limit.
    Why: a huge file is nearly always a mistake, and would stall the build.
    Example: a video saved as trials.yaml.
    Fix: split the file: data/trials/ may hold one trial per file.""",
)
ENCODING = _rule(
    "encoding",
    """Every file is UTF-8 text.
    Why: other encodings turn letters such as é into characters that nobody typed.
    Example: a file saved as UTF-16 or Windows-1252.
    Fix: in your editor choose "Save with encoding UTF-8".""",
)
TAB = _rule(
    "tab",
    """A data file has no tab characters.
    Why: a tab looks like spaces but means something else in YAML.
    Example: a line indented with the Tab key.
    Fix: replace it with spaces.""",
)
UNSEEN_CHARACTER = _rule(
    "unseen-character",
    """A file has no invisible, control or direction-changing characters.
    Why: a word with one looks right but is not found by the search, and numbers can appear reversed.
    Example: a zero-width space pasted from a web page inside a name.
    Fix: delete the character, or type the line again.""",
    ref="X1",
)
CONFLICT_MARKER = _rule(
    "conflict-marker",
    """A file has no conflict markers, with which git marks two versions of a text.
    Why: both versions would be published, one below the other.
    Example: `<<<<<<< HEAD`, `=======`, `>>>>>>> main`.
    Fix: keep the right version; delete the other one and the lines with the markers.
    Source: git, git-merge, "How conflicts are presented".""",
)
FILE_NAME = _rule(
    "file-name",
    """The name of a file is one that is read, and that works in an address.
    Why: a trial or page in a file that is not read never reaches a family, or only as raw text; `#`, `?`, spaces and
    capitals break the links to it.
    Example: `data/trials/lamp.yml`, `content/page.markdown`, `content/page.md.txt`, `content/Question #2.md`.
    Fix: rename it: lower-case letters a to z, digits, hyphens; `.yaml` for data, `.md` for a page.""",
)
LINE_LENGTH = _rule(
    "line-length",
    """No line of a file is longer than the limit.
    Why: such a line is nearly always a mistake, and slow to check.
    Example: a whole document pasted into one line.
    Fix: break it into several lines.""",
)
YAML_SYNTAX = _rule(
    "yaml-syntax",
    """A data file is valid YAML.
    Why: otherwise no fact in it can be read.
    Example: `summary: Two parts: one and two` (a colon and a space inside text without quotes).
    Fix: indent with two spaces; put a text that has a colon and a space, or starts with a symbol, in "quotes".
    Source: YAML 1.2, yaml.org/spec.""",
)
TEXT_CUT = _rule(
    "text-cut",
    """No text without quotes is cut off by a space and `#`.
    Why: YAML takes the rest of the line for a comment, so that "trial #12" would be published as "trial".
    Example: `what: It opened as trial #12 in Ghent.`
    Fix: put the whole text in "quotes"; if it is a comment, put it on a line of its own.
    Source: YAML 1.2, 6.6 (comments).""",
)
YAML_FEATURE = _rule(
    "yaml-feature",
    """A data file has only lists, mappings and text.
    Why: aliases, tags and merge keys hide facts, and can be used to attack the build.
    Example: `*other`, `!!python/object`, `<<: *base`.
    Fix: type the value itself.""",
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    """Each key is used once in a record.
    Why: YAML would silently keep only the last one, and a fact would vanish.
    Example: two lines `status:` in one trial.
    Fix: keep the right one and delete the other.""",
)
UNKNOWN_KEY = _rule(
    "unknown-key",
    """A record has only the keys of the format.
    Why: a misspelt key is a fact that never reaches a family.
    Example: `particpants:` instead of `participants:`.
    Fix: use the key that the message names.""",
)
MISSING_KEY = _rule(
    "missing-key",
    """A record has every key that the format requires.
    Why: a fact that no source states is written `unknown`, so that families read "We do not know this yet".
    Example: a trial without `ages:`.
    Fix: add the key, with `unknown` where no source states it.""",
    ref="T14",
)
WRONG_VALUE = _rule(
    "wrong-value",
    """Every value is of the kind that its key requires.
    Why: an impossible date, or a status that is not in the list, would be shown wrongly or not at all.
    Example: `checked: 2026-02-30`, `status: open`, `ages: {from: one}`.
    Fix: write what the message says; look a status up in the registry; or write `unknown`.
    Source: closed lists of ClinicalTrials.gov API v2, ISO 3166 (countries), ISO 4217 (money), ISO 639 (languages).""",
)
TODO = _rule(
    "todo",
    """No record still has a `TODO`.
    Why: in a draft from a registry, TODO marks what a person must write; families must not see it.
    Example: `summary: TODO`.
    Fix: write it in plain words, or `unknown` where no source says it.""",
)
DUPLICATE_ID = _rule(
    "duplicate-id",
    """No two records have the same id.
    Why: links and inline facts would show the wrong one.
    Example: two trials with `id: hem-ismart`.
    Fix: give one of them another id, but never change one that is already published.""",
)
UNKNOWN_ID = _rule(
    "unknown-id",
    """Every id that a record or a page refers to exists.
    Why: otherwise a link leads nowhere, or a fact has no source.
    Example: `source: kickcancer-hemismart` where sources.yaml has `kickcancer-hem-ismart`.
    Fix: look for the id in the file that the message names, or add a record there.""",
    ref="G8",
)

FORMAT_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
