"""What pages and voices for children and teenagers promise: no survival, nothing that frightens or blames, no promise.

Somebody young may be alone with the page, at night. What is denied ("It is not your fault"), asked ("Will it help
me?") or left open ("may help you") is fine.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plainfacts.checks.engine.findings import at, proses, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.records.roles import FAMILY
from plainfacts.pages.topic.chance_html import about_survival
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Line, Passage

_COUNT = (
    r"(?:\b\d[\d,.]*\s+(?:out\s+of|in|of)\s+(?:every\s+)?\d[\d,]*\b|\d\s?%|\bper\s?cent\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:out\s+of|in)\s+(?:every\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|a\s+hundred|hundred)\b)"
)
_LIFE = (
    r"(?:\bsurvival\s+rates?|\bdeath\s+rates?|\blife\s+expectancy"
    r"|\bchances?\s+of\s+(?:living|dying|surviving|survival|being\s+cured)"
    r"|\b(?:most|(?<!how\s)many|few|half(?:\s+of)?|nearly\s+all|almost\s+all)\s+(?:of\s+)?(?:the\s+|these\s+)?(?:young\s+)?"
    r"(?:children|teenagers|people|patients)\b[^.!?]{0,50}?\b(?:survive|live|are\s+(?:still\s+)?(?:alive|cured)|die"
    r"|get\s+well)\b)"
)
_NUMBERS = re.compile(rf"{_LIFE}|{_COUNT}|\bsurviv\w*", re.IGNORECASE)
_SURVIVAL = re.compile(
    rf"{_LIFE}|{_COUNT}(?=[^.!?]*\b(?:surviv\w*|alive|live|living|cured|comes?\s+back|died?)\b)"
    rf"|\b(?:surviv\w*|alive)\b(?=[^.!?]*?{_COUNT})",
    re.IGNORECASE,
)
_DEATH = re.compile(r"(?i)\b(?:die[sd]?|dying|deaths?|dead|kills?\s+(?:you|children)|live\s+longer|relapse\w*)\b")

_ORGAN = r"(?:brain|heart|lungs?|liver|kidneys?|organs?|bowels?|blood|body|eyes?|nerves?)"
_HARM = (
    r"(?:swell|bleed|burst|fail|stop|rot|shut\s+down|die|collapse|melt|break\s+down"
    r"|be\s+(?:damaged|destroyed|harmed|poisoned))"
)
_FRIGHTENS = re.compile(
    rf"\b{_ORGAN}\s+(?:can|may|might|could|will|would)\s+(?:(?:also|even|suddenly|slowly|just)\s+)?{_HARM}\b"
    rf"|\b{_ORGAN}\s+(?:swells?|bleeds?|bursts?|fails?|rots?|shuts?\s+down)\b"
    r"|\b(?:terrible|horrible|horrific|awful|dreadful|unbearable|agoni[sz]ing|excruciating|gruesome|nightmare|torture"
    r"|agony|terrifying|deadly|fatal|life[ -]threatening|lethal|doomed|hopeless)\b"
    r"|\b(?:extremely|terribly|horribly|awfully|unbearably|dreadfully)\s+\w+|\bvery\s+(?:painful|dangerous)\b"
    r"|\bhurts?\s+(?:a\s+lot|so\s+much|very\s+much|badly)\b|\b(?:worst|severe|intense)\s+pain\b"
    r"|\bnever\s+(?:walk|see|hear|talk|wake\s+up|go\s+home|play|get\s+(?:better|well)|be\s+(?:the\s+same|well))\b"
    r"|\bgo\s+blind\b|\b(?:in|into)\s+a\s+coma\b|\bparaly[sz]ed\b|\bbrain\s+damage\b|\bstop\s+breathing\b"
    r"|\b(?:choke|suffocate|scream)\b|\blose\s+(?:your|a|an)\s+(?:leg|arm|eye|sight|mind)\b"
    r"|\bno\s+hope\b|\bnothing\s+(?:more\s+)?can\s+be\s+done\b|\brunning\s+out\s+of\s+time\b"
    r"|\b(?:cancer|leukaemia|lymphoma|tumour|illness)\s+(?:will|can|may|could)\s+(?:eat|kill|take\s+over|spread"
    r"\s+everywhere)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\byou(?:r\s+\w+)?\s+(?:(?:may|might|could|must|can|will|also|probably|perhaps|maybe)\s+)*(?:have\s+|has\s+)?"
    r"(?:caused|brought\s+(?:it|this)|made\s+(?:it|this|yourself|him|her|them|your\s+\w+|the\s+\w+)\s+(?:happen|ill|sick"
    r"|worse)|started\s+(?:it|this)|let\s+(?:it|this)\s+happen)\b"
    r"|\byou\s+(?:may|might|could|can)\s+cause\s+(?:it|this|the\s+\w+)\b"
    r"|\b(?:your|his|her|their)\s+(?:own\s+)?(?:fault|doing)\b"
    r"|\bbecause\s+(?:of\s+(?:what|something|things)\s+)?you\s+(?:did|ate|said|were|thought|forgot|missed|wished|lied|smoked"
    r"|drank|played)\b|\bbecause\s+of\s+your\s+(?:diet|lifestyle|habits|behaviou?r|mistakes?|bad)\b"
    r"|\byou\s+(?:are|were)\s+(?:to\s+blame|responsible\s+for\s+(?:it|this|the|your))\b|\bblame\s+yourself\b"
    r"|\byou\s+(?:should|could|ought\s+to)\s+have\s+(?:\w+ed|been|come|gone|told|said|seen|known|eaten|done|had)\b|\bif\s+only\s+you\b|\bpunish\w*|\byou\s+deserve\w*\s+(?:it|this)\b"
    r"|\b(?:should|must)\s+feel\s+(?:guilty|ashamed|bad)\b|\b(?:you\s+(?:must|have\s+to|need\s+to|should)|just|please)\s+be\s+(?:good|strong|tough)\b"
    r"|\bgood\s+(?:brothers?|sisters?|child|children|patients?)\b[^.!?]{0,25}\b(?:do|does|would)\s+not\b"
    r"|^be\s+(?:good|strong|tough)\b|\bif\s+you\s+(?:are|stay|were)\s+(?:very\s+)?(?:good|strong|tough|brave)\b[^.!?]*\bwill\b"
    r"|\byou\s+(?:must|have\s+to)\s+(?:join|say\s+yes|take\s+part)\b",
    re.IGNORECASE,
)
_THREATENS = re.compile(
    r"\bif\s+you\s+(?:do\s+not|stop|forget|skip|miss|refuse|say\s+no)\b[^.!?]{0,60}\b(?:cancer|leukaemia|lymphoma|illness"
    r"|tumour|it)\s+(?:will|may|might|can|could)\s+(?:come\s+back|grow|get\s+worse|return|spread)\b",
    re.IGNORECASE,
)
_CAUSES = re.compile(
    r"\b(?!you|not|never|nobody|nothing|may|might|could|can|must|have|has)\w+\s+(?:(?:may|might|could|can|must)\s+)?(?:ha(?:ve|s)\s+)?caused?\s+(?:it|this|the\s+(?:illness|cancer|leukaemia))\b",
    re.IGNORECASE,
)
_CARE = (
    r"(?:trials?|stud(?:y|ies)|treatments?|medicines?|drugs?|chemotherapy|immunotherapy|transplants?|antibod(?:y|ies)"
    r"|cells?|car-?t|operation)"
)
_WELL = r"(?:well|better|healthy|cured|fine|all\s+right|alright|ok|okay)"
_PROMISES = re.compile(
    rf"\b(?:{_CARE}|it|this|that)\s+(?:(?:will|shall|always|surely|really|also|is\s+going\s+to)\s+)*"
    r"(?:helps?|cures?|heals?|saves?)\s+(?:you|everyone|all\s+children|every\s+child)\b"
    r"(?!\s+(?!(?:to\s+)?(?:get|live|recover|be|become|survive)\b)[a-z])"
    rf"|\b(?:makes?|make)\s+you\s+(?:well|better|healthy)\b|\b{_CARE}\s+(?:will|always)\s+works?\b"
    rf"|\byou\s+(?:will|are\s+going\s+to|are\s+sure\s+to)\s+(?:(?:soon|surely|certainly|definitely)\s+)?"
    rf"(?:get\s+(?:well|better|healthy)|be\s+{_WELL}(?!\s+(?:looked|cared|enough))|survive|recover|live)\b"
    r"|\beverything\s+(?:will|is\s+going\s+to)\s+be\b|\b(?:we|i|doctors?|nurses?)\s+promise\b|\bguarantee\w*"
    r"|\b(?:cancer|leukaemia|lymphoma|tumour|illness)\s+will\s+(?:go\s+away|be\s+gone|(?:never|not)\s+come\s+back)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|cannot|without|stop|wrong)\b|n['’]t\b"
    r"|\b(?:wonder|worry|worried|afraid|scared|think|feel|feeling|feelings)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not|never|no|nobody|cannot|may|might|could|can|if|whether|hope\w*|want\w*|try|tries|which|how|until|does|do)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


@rule("child-numbers", ref="V5")
def child_numbers(matter: Matter) -> Findings:
    """A page for children has no figures of survival, and no chances.

    Why: a child takes a number for a promise or a threat, and meets it alone.
    Example: "8 out of 10 children survive."
    Fix: leave it out, and write "You can ask."
    Source: St Jude Together; rules of good patient information V5.
    """
    for text in _texts_for(matter, ("child",)):
        for call in text.prose.page.calls if text.prose else ():
            if call.name == "chance":
                passage = Passage(text.path, call.line, "", "paragraph", text.owner)
                yield at(passage, 0, "A chance is fetched on a page for children.", "Delete the line.")
        for passage, match in _found(text, _NUMBERS):
            message = f"{quoted(match[0])} is a figure or a word of survival on a page for children."
            yield at(passage, match.start(), message, 'Leave it out, and write "You can ask."')


@rule("teen-survival", ref="V5")
def teen_survival(matter: Matter) -> Findings:
    """A page for teenagers tells no chance of survival or of cancer that comes back, fetched or typed.

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
                yield at(passage, 0, f"The chance {chance.id} tells of survival, on a page for teenagers.", fix)
    for text in _texts_for(matter, ("teen",)):
        for passage, match in _found(text, _NUMBERS if text.trial else _SURVIVAL):
            yield at(passage, match.start(), f"{quoted(match[0])} tells of survival to a teenager who is alone.", fix)


@rule("young-frightens", ref="V5")
def young_frightens(matter: Matter) -> Findings:
    """Nothing that the young read frightens: no failing organs, no terrible pain; for a child or in a voice, no death.

    Why: it is read alone, perhaps at night, by somebody who cannot judge how seldom it happens.
    Example: "Your brain can swell up", "It causes terrible pain", "Some children die of it".
    Fix: say what it may feel like and who helps: "Your head may hurt. Tell a nurse at once."
    Source: St Jude Together; rules of good patient information V5; the promise of the pages for young readers.
    """
    for text in _texts_for(matter, ("child", "teen")):
        alone = text.trial or text.audience == "child"
        found = [*_told(text, _FRIGHTENS, _DENIED), *(_found(text, _DEATH) if alone else ())]
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
        only_young = (*_found(text, _THREATENS), *_told(text, _CAUSES, _DENIED)) if young else ()
        for passage, match in (*_told(text, _BLAMES, _DENIED), *only_young):
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
    for text in _texts_for(matter, ("child", "teen")):
        for passage, match in _told(text, _PROMISES, _OPEN):
            message = f"{quoted(match[0])} is a promise that nobody can keep."
            yield at(passage, match.start(), message, 'Leave it open, such as "It may help you. Nobody knows yet."')


def _texts_for(matter: Matter, audiences: Collection[str]) -> Iterator[PageText]:
    return (text for text in matter.readable.texts if text.audience in audiences)


def _found(text: PageText, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    return ((passage, match) for passage in text.passages for match in pattern.finditer(passage.text))


def _told(text: PageText, pattern: re.Pattern[str], unless: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where a pattern stands in a statement, and no word before it in the sentence denies it or leaves it open."""
    for passage, match in _found(text, pattern):
        here = next((line for line in reversed(passage.sentences) if line.start <= match.start()), None)
        before = passage.text[here.start if here else 0 : match.start()]
        if not (unless.search(before) or (here and _is_question(here))):
            yield passage, match


def _is_question(line: Line) -> bool:
    return line.text.rstrip().endswith("?")
