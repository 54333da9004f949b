"""Links glossary terms at their first use on a page, in the finished HTML: longest match first, whole words only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.reference import Term
from plainfacts.pages.links import to_page
from plainfacts.pages.templating import render
from plainfacts.prose.page import Page

_TAG = re.compile(r"(<!--.*?-->|</?[a-zA-Z][^'\">]*(?:\"[^\"]*\"[^'\">]*|'[^']*'[^'\">]*)*>)", re.DOTALL)
_PARTS = re.compile(r"<(/?)([a-zA-Z][\w-]*)(.*)>", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NEVER = frozenset(
    re.findall(r"\w+", "h1 h2 h3 h4 a b strong cite code dt dfn summary blockquote svg button script select label")
)
_NEVER_IN = re.compile(r'data-fact="[^"]*\.(?:name|official_title|sites|sponsor|contact|funding|registry_ids|status)"')
_NEVER_CLASS = re.compile(r'class="(?:[^"]* )?(?:trial-list|sources|status|parts|entrances|country|urgent)[ "]')
"""The emergency card, `urgent`, explains its words itself: nothing in it leads away."""
_VOID = {"br", "img", "hr", "input", "meta", "link", "wbr", "path", "circle"}
_KEPT = 4096
"""The size of each cache: pages of trials have most of their texts and tags in common."""


@dataclass(frozen=True)
class Form:
    """One spelling of a term, as words. `term` is None for a name, in which no terms are linked."""

    words: tuple[str, ...]
    exact: bool
    term: Term | None

    @property
    def folded(self) -> tuple[str, ...]:
        """Its words in lower case, by which it is looked up."""
        return tuple(word.casefold() for word in self.words)

    def fits(self, words: Sequence[str]) -> bool:
        """Whether words that match in lower case match; abbreviations and the like must match in case too."""
        return not self.exact or tuple(words) == self.words


class Use(NamedTuple):
    """A use of a term in a text: its start, its end, the term."""

    first: int
    last: int
    term: Term


@dataclass(frozen=True)
class Known:
    """All forms by their words in lower case, and the page with the glossary.

    `lengths` maps the first word of forms to their numbers of words, the largest first. A site may have a thousand
    trials whose names start with the same word; only forms that the text has are tried.
    """

    forms: Mapping[tuple[str, ...], Sequence[Form]]
    lengths: Mapping[str, Sequence[int]]
    page: str

    @cached_property
    def uses_in(self) -> Callable[[str], Sequence[Use]]:
        """Every use of a term in a text without tags, in order; none inside names."""
        return lru_cache(_KEPT)(lambda text: tuple(_uses(text, self)))


NO_TERMS = Known({}, {}, "")


def words_page(pages: Iterable[Page]) -> str | None:
    """The address of the page with the glossary, or None if the site has none."""
    return next((page.url for page in pages if any(call.name == "glossary" for call in page.calls)), None)


def known_terms(facts: Facts, page: str | None) -> Known:
    """All forms of all terms, and the names in which no terms are linked; empty without a page to link to."""
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


@lru_cache(_KEPT)
def slug(term: str) -> str:
    """The anchor of a term in the glossary: letters and digits of any script, joined by hyphens."""
    return "-".join(_WORD.findall(term.lower().replace("'", "")))


def explain(html: str, known: Known, facts: Facts, base: str) -> Markup:
    """The HTML of a page with the first use of each term as a link to its meaning, and the meanings at the end."""
    used: dict[str, Term] = {}
    pieces, home = _TAG.split(html), to_page(f"{known.page}#", base) if known.page else ""
    for at in _where_terms_may_stand(pieces):
        if uses := known.uses_in(pieces[at]):
            pieces[at] = _marked(pieces[at], uses, used, home, facts.wording)
    below = (
        render("page_words.html", facts, used=list(used.values()), page=to_page(known.page, base), slug=slug)
        if used
        else ""
    )
    return Markup("".join(pieces)) + below


def _where_terms_may_stand(pieces: Sequence[str]) -> Iterator[int]:
    """The indexes of the texts in which terms are linked, in a list of alternating texts and tags.

    Some elements are excluded with all that is in them. Text after the last tag is ignored.
    """
    left_alone, depth = "", 0
    for number, (name, step, never) in enumerate(map(_tag, pieces[1::2])):
        text = pieces[2 * number]
        if not left_alone and text and not text.isspace():
            yield 2 * number
        if left_alone:
            depth += step if name == left_alone else 0
            left_alone = left_alone if depth else ""
        elif never:
            left_alone, depth = name, 1


@lru_cache(_KEPT)
def _tag(tag: str) -> tuple[str, int, bool]:
    """The name of a tag, its change of depth (1, 0 or -1), and whether no terms are linked in the element it opens."""
    found = _PARTS.match(tag)
    name, attributes = (found[2].lower(), found[3]) if found else ("", "")
    if not found or name in _VOID or attributes.endswith("/"):
        return name, 0, False
    never = name in _NEVER or bool(_NEVER_IN.search(attributes) or _NEVER_CLASS.search(attributes))
    return (name, -1, False) if found[1] else (name, 1, never)


def _marked(text: str, uses: Iterable[Use], used: dict[str, Term], home: str, words: Wording) -> str:
    """A text in which each term that has not been used before is a link to its anchor at `home`."""
    parts, end = [], 0
    for first, last, term in uses:
        if term.term not in used:
            used[term.term] = term
            address = escape(home + slug(term.term))
            label = words("glossary.link", term=text[first:last])  # not the name of a link to a page
            parts += [text[end:first], f'<a class="term" href="{address}" aria-label="{label}">{text[first:last]}</a>']
            end = last
    return "".join([*parts, text[end:]])


def terms_in(text: str, known: Known) -> list[Term]:
    """The terms of a plain text, each once, in the order of their first use."""
    return list({use.term.term: use.term for use in _uses(text, known)}.values())


def _uses(text: str, known: Known) -> Iterator[Use]:
    folded = tuple(map(str.casefold, _WORD.findall(text)))
    if known.lengths.keys().isdisjoint(folded):
        return
    words, after = list(_WORD.finditer(text)), 0
    for at in [at for at, word in enumerate(folded) if word in known.lengths]:
        form = _longest(text, words, folded, at, known) if at >= after else None
        if form:
            after = at + len(form.words)
            if form.term:
                yield Use(words[at].start(), words[after - 1].end(), form.term)


def _longest(text: str, words: Sequence[re.Match[str]], folded: tuple[str, ...], at: int, known: Known) -> Form | None:
    for length in known.lengths.get(folded[at], ()):
        for form in known.forms.get(folded[at : at + length], ()):
            these = words[at : at + length]
            if form.fits([word[0] for word in these]) and _adjoin(text, these):
                return form
    return None


def _adjoin(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether there is only white space between the words."""
    return all(text[one.end() : two.start()].isspace() for one, two in pairwise(words))
