"""What pages and voices for children and teenagers avoid: survival, fear, blame and promises.

A young reader may be alone with the page, at night. What is denied ("It is not your fault"), asked ("Will it help
me?") or left open ("may help you") is fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import at, proses, quoted, texts_for
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.roles import FAMILY
from plainfacts.pages.topic.chance_html import about_survival
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Passage

_SAYS = Patterns(__name__)


@rule("child-numbers", ref="V5")
def child_numbers(matter: Matter) -> Findings:
    """A page for children has no figures of survival, and no chances.

    Why: a child takes a number for a promise or a threat, and meets it alone.
    Example: "8 out of 10 children survive."
    Fix: leave it out, and write "You can ask."
    Source: St Jude Together; rules of good patient information V5.
    """
    for text in texts_for(matter, "child"):
        for call in text.prose.page.calls if text.prose else ():
            if call.name == "chance":
                passage = Passage(text.path, call.line, "", "paragraph", text.owner)
                yield at(passage, 0, "A page for children shows a chance.", "Delete the line.")
        for passage, match in _found(text, "numbers"):
            message = f"{quoted(match[0])} is about survival, on a page for children."
            yield at(passage, match.start(), message, 'Leave it out, and write "You can ask."')


@rule("teen-survival", ref="V5")
def teen_survival(matter: Matter) -> Findings:
    """A page for teenagers gives no chance of survival or of relapse, whether fetched or typed.

    Why: these pages promise that nobody meets such a number alone; a teenager who wants it can ask for it.
    Example: {{ chance("all-survival-uk") }} on a page with `audience: teen`; "8 out of 10 teenagers survive".
    Fix: delete it, and write "You can ask your team about numbers."
    Source: rules of good patient information V5; the promise of the pages for teenagers.
    """
    facts, fix = matter.facts, 'Delete it, and write "You can ask your team about numbers."'
    for text, prose in proses(matter):
        for call in prose.page.calls if text.audience == "teen" else ():
            chance = facts.chances.get(call.values.get("chance", "")) if call.name == "chance" else None
            if chance and about_survival(chance, facts):
                passage = Passage(text.path, call.line, "", "paragraph", text.owner)
                yield at(passage, 0, f"The chance {chance.id} is about survival, on a page for teenagers.", fix)
    for text in texts_for(matter, "teen"):
        for passage, match in _found(text, "numbers" if text.trial else "survival"):
            yield at(passage, match.start(), f"{quoted(match[0])} is about survival, on a page for teenagers.", fix)


@rule("young-frightens", ref="V5")
def young_frightens(matter: Matter) -> Findings:
    """Young readers find nothing frightening: no failing organs, no terrible pain; in a child page or voice, no death.

    Why: they may read it alone at night, and cannot judge how rarely it happens.
    Example: "Your brain can swell up", "It causes terrible pain", "Some children die of it".
    Fix: say what it may feel like and who helps: "Your head may hurt. Tell a nurse at once."
    Source: St Jude Together; rules of good patient information V5; the promise of the pages for young readers.
    """
    for text in texts_for(matter, "child", "teen"):
        alone = text.trial or text.audience == "child"
        found = [*_told(text, "frightens", unless="denied"), *(_found(text, "death") if alone else ())]
        for passage, match in found:
            message = f"{quoted(match[0])} can frighten a young reader who is alone with it."
            yield at(passage, match.start(), message, "Say what it may feel like and who helps, or leave it out.")


@rule("blames", ref="V5")
def blames(matter: Matter) -> Findings:
    """No text says that the illness, or what becomes of it, is the fault of a reader.

    Why: many children, parents and siblings believe it already, and nobody young may think that it is their doing.
    Example: "You may have caused it", "it is your fault if you stop", "You should have come sooner".
    Fix: say that nobody caused it, or leave it out. "It is not your fault" and "You may feel guilty" are fine.
    Source: St Jude Together; rules of good patient information V5; the promise of the pages for young readers.
    """
    for text in matter.readable.texts:
        young = text.audience != FAMILY
        only_young = (*_found(text, "threatens"), *_told(text, "causes", unless="denied")) if young else ()
        for passage, match in (*_told(text, "blames", unless="denied"), *only_young):
            message = f"{quoted(match[0])} can make a reader believe that it is their fault."
            yield at(passage, match.start(), message, "Say that nobody caused it, or leave it out.")


@rule("young-promise", ref="V5")
def young_promise(matter: Matter) -> Findings:
    """Nothing is promised to a child or teenager: no treatment "helps you", nobody "will get better".

    Why: nobody can know; a young reader who was promised it trusts nobody after it did not come true.
    Example: "A trial helps you", "The cells will make you better", "Everything will be fine".
    Fix: leave it open: "It may help you. Nobody knows yet."
    Source: St Jude Together; rules of good patient information V5; the promise of the pages for young readers.
    """
    for text in texts_for(matter, "child", "teen"):
        for passage, match in _told(text, "promises", unless="open"):
            message = f"{quoted(match[0])} is a promise that nobody can keep."
            yield at(passage, match.start(), message, 'Leave it open, such as "It may help you. Nobody knows yet."')


def _found(text: PageText, what: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    return ((passage, match) for passage in text.passages for match in _SAYS[what].finditer(passage.text))


def _told(text: PageText, what: str, unless: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The matches of a pattern in statements, unless an earlier word in the sentence denies it or leaves it open."""
    for passage, match in _found(text, what):
        here = passage.sentence_at(match.start())
        before = passage.text[here.start : match.start()]
        if not (_SAYS[unless].search(before) or here.text.rstrip().endswith("?")):
            yield passage, match
