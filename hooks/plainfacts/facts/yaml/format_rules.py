"""The rules of the format: what a data file must be before any fact in it can be judged.

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
    """A file that the site needs is there and can be read.
    Why: without it whole pages would be missing, and nobody would notice.
    Example: data/trials.yaml is not there, or a folder or a link has its name.
    Fix: put the file back from the last good version.""",
)
NO_WORDING = _rule(
    "no-wording",
    """There are words of the generator in the language of the site.
    Why: a page that says it is Dutch and speaks English is read aloud wrongly, and nobody would notice.
    Example: `language: nl` in mkdocs.yml, and no data/wording/nl.yaml.
    Fix: correct the language, or translate the words of the generator into data/wording/ (docs/another-site.md).""",
)
OWNER_UNSET = _rule(
    "owner-unset",
    """A site that says it is reviewed says who makes it, where to write, and where to report a mistake.
    Why: families and search engines trust a reviewed site, and the law of many countries asks who answers for it.
    Example: `reviewed: yes` in mkdocs.yml, and nothing after `foundation:`.
    Fix: fill in `foundation`, `contact` and `mistakes` under `extra` in mkdocs.yml.""",
)
NO_IMPRINT = _rule(
    "no-imprint",
    """A site that names its foundation says where it is and how to write to it.
    Why: the law of most countries of Europe asks for it on every website.
    Example: `foundation: Example Foundation` in mkdocs.yml, and no `address` under `legal`.
    Fix: fill in `contact` and `legal.address` under `extra`; the page /imprint/ is then made.
    Source: Directive 2000/31/EC (e-commerce), article 5.""",
    severity="warning",
)
NOT_TRANSLATED = _rule(
    "not-translated",
    """Every word of the generator is translated into the language of the site.
    Why: what is not translated stands in English between the other words.
    Example: data/wording/nl.yaml without `site.menu`.
    Fix: add the texts that the message names.""",
    severity="warning",
)
FILE_SIZE = _rule(
    "file-size",
    """A data file is not larger than the reader's limit.
    Why: a huge file is mostly a mistake, and stops the build of everyone.
    Example: a video saved as trials.yaml.
    Fix: split the file: data/trials/ may hold one trial a file.""",
)
ENCODING = _rule(
    "encoding",
    """A file is text in UTF-8.
    Why: other encodings turn letters such as é into signs that nobody typed.
    Example: a file saved as UTF-16 or Windows-1252.
    Fix: in the editor choose "Save with encoding UTF-8".""",
)
TAB = _rule(
    "tab",
    """No tab characters stand in a data file.
    Why: a tab looks like spaces and means something else to YAML.
    Example: a line indented with the Tab key.
    Fix: replace it by spaces.""",
)
UNSEEN_CHARACTER = _rule(
    "unseen-character",
    """No invisible, control or direction-changing characters stand in a file.
    Why: they make words that look right and cannot be found, or turn numbers round.
    Example: a zero-width space pasted from a web page inside a name.
    Fix: delete the character, or type the line again.""",
    ref="X1",
)
CONFLICT_MARKER = _rule(
    "conflict-marker",
    """No marks of two versions of a text stand in a file.
    Why: both versions would be published, one below the other.
    Example: `<<<<<<< HEAD`, `=======`, `>>>>>>> main`.
    Fix: keep the right version and delete the other, and the lines with the marks.
    Source: git, git-merge, "How conflicts are presented".""",
)
FILE_NAME = _rule(
    "file-name",
    """A file has a name that is read, and that an address can be made of.
    Why: a file that nobody reads is a trial or page that no family sees, or one that they see as raw text; `#`, `?`,
    blanks and capitals break the links to it.
    Example: `data/trials/lamp.yml`, `content/page.markdown`, `content/page.md.txt`, `content/Question #2.md`.
    Fix: rename it: small letters a to z, digits, hyphens; `.yaml` for data, `.md` for a page.""",
)
LINE_LENGTH = _rule(
    "line-length",
    """A line of a file is not longer than the reader's limit.
    Why: such a line is a mistake in nearly every case, and slow to check.
    Example: a whole document pasted into one line.
    Fix: break it into several lines.""",
)
YAML_SYNTAX = _rule(
    "yaml-syntax",
    """A data file is valid YAML.
    Why: otherwise no fact in it can be read.
    Example: `summary: Two parts: one and two` (a colon and a space inside text without quotes).
    Fix: indent with two spaces; put text with a colon and a space, or that starts with a sign, into "quotes".
    Source: YAML 1.2, yaml.org/spec.""",
)
TEXT_CUT = _rule(
    "text-cut",
    """A blank and `#` do not end a text that is not in quotes.
    Why: YAML takes the rest of the line for a comment, so that "trial #12" would be published as "trial".
    Example: `what: It opened as trial #12 in Ghent.`
    Fix: put the whole text into "quotes"; or put the comment on a line of its own.
    Source: YAML 1.2, 6.6 (comments).""",
)
YAML_FEATURE = _rule(
    "yaml-feature",
    """A data file uses only lists, mappings and text.
    Why: aliases, tags and merge keys hide facts, and can be used to attack the build.
    Example: `*other`, `!!python/object`, `<<: *base`.
    Fix: type the value itself.""",
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    """A key stands once in a record.
    Why: YAML would silently keep the last one, and a fact would vanish.
    Example: two lines `status:` in one trial.
    Fix: keep the right one and delete the other.""",
)
UNKNOWN_KEY = _rule(
    "unknown-key",
    """A record has only the keys of the format.
    Why: a misspelt key is a fact that never reaches a family.
    Example: `particpants:` for `participants:`.
    Fix: use the key that the message names.""",
)
MISSING_KEY = _rule(
    "missing-key",
    """A record has every key that the format requires.
    Why: a fact nobody stated is written `unknown`, so that families read "We do not know this yet", never a blank.
    Example: a trial without `ages:`.
    Fix: add the key, with `unknown` where no source states it.""",
    ref="T14",
)
WRONG_VALUE = _rule(
    "wrong-value",
    """A value is of the kind that its key asks for.
    Why: a date that is no date, or a status that is none of the allowed words, would be shown wrongly or not at all.
    Example: `checked: 2026-02-30`, `status: open`, `ages: {from: one}`.
    Fix: write what the message says; look a status up in the registry; or write `unknown`.
    Source: closed lists of ClinicalTrials.gov API v2, ISO 3166 (countries), ISO 4217 (money), ISO 639 (languages).""",
)
TODO = _rule(
    "todo",
    """No `TODO` is left in a record.
    Why: a draft from a registry marks with TODO what a person must write; it is not for families.
    Example: `summary: TODO`.
    Fix: write it in plain words, or `unknown` where no source says it.""",
)
DUPLICATE_ID = _rule(
    "duplicate-id",
    """An id is used by one record only.
    Why: links and inline facts would show the wrong one.
    Example: two trials with `id: hem-ismart`.
    Fix: give one of them another id; an id that is already published never changes.""",
)
UNKNOWN_ID = _rule(
    "unknown-id",
    """An id that a record or a page names exists.
    Why: otherwise a link leads nowhere, or a fact has no source.
    Example: `source: kickcancer-hemismart` where sources.yaml has `kickcancer-hem-ismart`.
    Fix: look for the id in the file that the message names, or add a record there.""",
    ref="G8",
)

FORMAT_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
