"""Words explained at their first use on a page: marked in the finished HTML, longest match first, whole words only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
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

    @property
    def folded(self) -> tuple[str, ...]:
        """Its words without capitals: what it is looked up by."""
        return tuple(word.casefold() for word in self.words)

    def fits(self, words: Sequence[str]) -> bool:
        """Whether words that are the form without capitals are it; abbreviations and the like only in their own."""
        return not self.exact or tuple(words) == self.words


@dataclass(frozen=True)
class Known:
    """All forms by their words without capitals, and the page where the words are explained.

    `lengths` has for each first word how many words the forms have that begin with it, the longest first. A site
    has a thousand trials whose names begin alike: none is tried that is not there.
    """

    forms: Mapping[tuple[str, ...], Sequence[Form]]
    lengths: Mapping[str, Sequence[int]]
    page: str


def words_page(pages: Iterable[Page]) -> str | None:
    """The address of the page that lists all words explained, or None where a site has none."""
    return next((page.url for page in pages if any(call.name == "glossary" for call in page.calls)), None)


def known_terms(facts: Facts, page: str | None) -> Known:
    """All forms of all terms, and of the names that terms are not looked for in; none without a page to link to."""
    forms: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in _forms(facts) if page else ():
        forms[form.folded].append(form)
        lengths[form.folded[0]].add(len(form.words))
    return Known(forms, {first: sorted(found, reverse=True) for first, found in lengths.items()}, page or "")


def _forms(facts: Facts) -> Iterator[Form]:
    for text, term in _spellings(facts):
        words = tuple(_WORD.findall(text))
        if words:
            exact = any(letter.isupper() for word in words for letter in word[1:]) or len(text) < 3
            exact = exact or (term is not None and words[0][:1].isupper())
            yield Form(words, exact, term)


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
    opened: list[tuple[str, bool]] = []
    end = 0
    for tag in _TAG.finditer(html):
        text = html[end : tag.start()]
        parts += [text if opened and opened[-1][1] else _marked(text, known, used, base), tag[0]]
        end = tag.end()
        _follow(opened, tag)
    parts.append(html[end:])
    below = (
        render("page_words.html", facts, used=list(used.values()), page=to_page(known.page, base), slug=slug)
        if used
        else ""
    )
    return Markup("".join(parts)) + below


def _follow(open_tags: list[tuple[str, bool]], tag: re.Match[str]) -> None:
    """Keep the list of open tags, each with whether terms are left alone in it, as they are in all that it holds."""
    name, attributes = (tag[2] or "").lower(), tag[3] or ""
    if not name or name in _VOID or attributes.endswith("/"):
        return
    if tag[1]:
        if open_tags and open_tags[-1][0] == name:
            open_tags.pop()
        return
    never = name in _NEVER or bool(open_tags and open_tags[-1][1])
    if attributes and not never:
        never = bool(_NEVER_IN.search(attributes) or _NEVER_CLASS.search(attributes))
    open_tags.append((name, never))


def _marked(text: str, known: Known, used: dict[str, Term], base: str) -> str:
    folded = tuple(word.casefold() for word in _WORD.findall(text))
    if known.lengths.keys().isdisjoint(folded):
        return text
    words = list(_WORD.finditer(text))
    parts, end, at = [], 0, 0
    while at < len(words):
        form = _longest(text, words, folded, at, known)
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


def _longest(text: str, words: Sequence[re.Match[str]], folded: tuple[str, ...], at: int, known: Known) -> Form | None:
    for length in known.lengths.get(folded[at], ()):
        for form in known.forms.get(folded[at : at + length], ()):
            these = words[at : at + length]
            if form.fits([word[0] for word in these]) and _adjoin(text, these):
                return form
    return None


def _adjoin(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether only blanks stand between the words."""
    return all(text[one.end() : two.start()].isspace() for one, two in pairwise(words))
