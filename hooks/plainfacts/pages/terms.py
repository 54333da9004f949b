"""Words explained at their first use on a page: marked in the finished HTML, longest match first, whole words only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.reference import Term
from plainfacts.pages.links import to_page
from plainfacts.pages.render import render
from plainfacts.prose.page import Page

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NEVER = frozenset(
    re.findall(r"\w+", "h1 h2 h3 h4 a b strong cite code dt dfn summary blockquote svg button script select label")
)
_NEVER_IN = re.compile(r'data-fact="[^"]*\.(?:name|official_title|sites|sponsor|contact|funding|registry_ids|status)"')
_NEVER_CLASS = re.compile(r'class="(?:[^"]* )?(?:trial-list|sources|origin|status|trial-name|entrances|country)[ "]')
_VOID = {"br", "img", "hr", "input", "meta", "link", "wbr", "path", "circle"}


@dataclass(frozen=True)
class Form:
    """One way a term is written, as words. `term` is None for a name, which hides the terms within it."""

    words: tuple[str, ...]
    exact: bool
    term: Term | None

    def fits(self, words: Sequence[str]) -> bool:
        """Whether these words are the form; abbreviations and the like only in their own capitals."""
        if self.exact:
            return tuple(words) == self.words
        return tuple(word.casefold() for word in words) == tuple(word.casefold() for word in self.words)


@dataclass(frozen=True)
class Known:
    """All forms by their first word in small letters, the longest first, and the page where the words are explained."""

    forms: Mapping[str, Sequence[Form]]
    page: str


def words_page(pages: Iterable[Page]) -> str | None:
    """The address of the page that lists all words explained, or None where a site has none."""
    return next((page.url for page in pages if any(call.name == "glossary" for call in page.calls)), None)


def known_terms(facts: Facts, page: str | None) -> Known:
    """All forms of all terms, and of the names that terms are not looked for in; none without a page to link to."""
    return Known(_forms(facts) if page else {}, page or "")


def _forms(facts: Facts) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = defaultdict(list)
    for text, term in _spellings(facts):
        words = tuple(_WORD.findall(text))
        if words:
            exact = any(letter.isupper() for word in words for letter in word[1:]) or len(text) < 3
            exact = exact or (term is not None and words[0][:1].isupper())
            found[words[0].casefold()].append(Form(words, exact, term))
    return {first: sorted(items, key=lambda form: -len(form.words)) for first, items in found.items()}


def _spellings(facts: Facts) -> Iterator[tuple[str, Term | None]]:
    for term in facts.glossary.values():
        main, _, short = term.term.partition(" (")
        yield from ((text, term) for text in (main, short.rstrip(")"), *term.also) if text)
    yield from ((name, None) for name in facts.style.names)
    yield from ((phrase, None) for phrase in facts.wording("site.no_terms").split(", "))
    yield from ((str(trial.name.known), None) for trial in facts.trials.values() if trial.name.known)


def slug(term: str) -> str:
    """The anchor of a term on the page of words: letters and digits of any script, joined by hyphens."""
    return "-".join(_WORD.findall(term.lower().replace("'", "")))


def explain(html: str, known: Known, facts: Facts, base: str) -> Markup:
    """A page's HTML with the first use of each term as a link to its meaning, and the meanings below it."""
    used: dict[str, Term] = {}
    parts: list[str] = []
    hidden: list[tuple[str, bool]] = []
    end = 0
    for tag in _TAG.finditer(html):
        text = html[end : tag.start()]
        parts += [text if any(never for _, never in hidden) else _marked(text, known, used, base), tag[0]]
        end = tag.end()
        _follow(hidden, tag)
    parts.append(html[end:])
    below = (
        render("page_words.html", facts, used=list(used.values()), page=to_page(known.page, base), slug=slug)
        if used
        else ""
    )
    return Markup("".join(parts)) + below


def _follow(open_tags: list[tuple[str, bool]], tag: re.Match[str]) -> None:
    """Keep the list of open tags, each with whether terms are left alone in it."""
    name = (tag[2] or "").lower()
    if not name or name in _VOID or (tag[3] or "").endswith("/"):
        return
    if tag[1]:
        if open_tags and open_tags[-1][0] == name:
            open_tags.pop()
        return
    attributes = tag[3] or ""
    never = name in _NEVER or bool(_NEVER_IN.search(attributes) or _NEVER_CLASS.search(attributes))
    open_tags.append((name, never))


def _marked(text: str, known: Known, used: dict[str, Term], base: str) -> str:
    words = list(_WORD.finditer(text))
    parts, end, at = [], 0, 0
    while at < len(words):
        form = _longest(text, words, at, known)
        if form is None:
            at += 1
            continue
        first, last = words[at].start(), words[at + len(form.words) - 1].end()
        if form.term and form.term.term not in used:
            used[form.term.term] = form.term
            address = escape(to_page(f"{known.page}#{slug(form.term.term)}", base))
            parts += [text[end:first], f'<a class="term" href="{address}">{text[first:last]}</a>']
            end = last
        at += len(form.words)
    return "".join([*parts, text[end:]])


def terms_in(text: str, known: Known) -> list[Term]:
    """The terms of a plain text, each once, in the order of their first use."""
    used: dict[str, Term] = {}
    _marked(text, known, used, "/")
    return list(used.values())


def _longest(text: str, words: Sequence[re.Match[str]], at: int, known: Known) -> Form | None:
    for form in known.forms.get(unescape(words[at][0]).casefold(), ()):
        these = words[at : at + len(form.words)]
        if form.fits([word[0] for word in these]) and all(
            text[one.end() : two.start()].isspace() for one, two in pairwise(these)
        ):
            return form
    return None
