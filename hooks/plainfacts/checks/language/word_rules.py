"""One rule for each word list of data/style.yaml. What the lists hold and how severe they are stands there."""

from __future__ import annotations

import re
from collections.abc import Collection

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Check, Finding, Findings, Matter, rule
from plainfacts.checks.engine.word_search import Hit, severity_of
from plainfacts.facts.house.style import WordList
from plainfacts.problems import Severity

_NUMBER = re.compile(r"\b\d+ (?:out of|of|in) (?:every )?\d+|\d ?%")
_GROUP = re.compile(r"\b(?:children|people|patients|teenagers|babies|adults|girls|boys)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:years?|months?)\b|\b(?:19|20)\d\d\b")


def listed_words(matter: Matter, name: str) -> Findings:
    """A finding for each word of a list that stands in what families read."""
    listed = matter.facts.style.words.get(name)
    if listed:
        for hit in matter.words_found.get(name, ()):
            yield finding(hit, listed, severity_of(hit, listed, matter.word_lists))


def finding(hit: Hit, listed: WordList, severity: Severity) -> Finding:
    """The message for one word: the word itself, why, and what to write instead."""
    what = "These words stand" if " " in hit.text else "This word stands"
    message = f"{what} here: {quoted(hit.text)}; {listed.why}."
    instead = f"Write {quoted(hit.entry.instead)}" if hit.entry.instead else listed.say or "Leave it out"
    return at(hit.passage, hit.start, message, f"{instead[0].upper()}{instead[1:]}.", severity)


def _list_rule(
    name: str, *, ref: str, explanation: str, severity: Severity = "error", needs: Collection[str] = ()
) -> Check:
    """The rule of a word list that asks nothing but whether its words stand there."""

    def look(matter: Matter) -> Findings:
        yield from listed_words(matter, name)

    look.__doc__ = explanation
    return rule(name, ref=ref, severity=severity, needs=needs)(look)


hype = _list_rule(
    "hype",
    ref="L",
    explanation="""Words that promise a wonder are not used of a treatment.

Why: half of such words in the news were used for medicines that no regulator had approved, and 14 out of 100
had no results in people.
Example: "A breakthrough for children with leukaemia."
Fix: say what was found, in how many people.
Source: JAMA Oncology 2016 (Abola and Prasad); rules of good patient information, language lists.
""",
)


@rule("cure-word", ref="L", severity="warning")
def cure_word(matter: Matter) -> Findings:
    """The word "cure" stands only beside what was found, in whom and over how many years, or in "cannot be cured".

    Why: families read it as a promise.
    Example: "The treatment cures most children."
    Fix: give the number, the group, the years and the source in the same paragraph.
    Source: JAMA Oncology 2016 (Abola and Prasad); rules of good patient information, language lists.
    """
    listed = matter.facts.style.words.get("cure-word")
    for hit in matter.words_found.get("cure-word", ()):
        if listed and not _is_counted(hit, matter):
            yield finding(hit, listed, severity_of(hit, listed, matter.word_lists))


def _is_counted(hit: Hit, matter: Matter) -> bool:
    """Whether the paragraph gives a number, a group and years, on a page or record that has sources."""
    text = hit.passage.text
    sourced = hit.passage.part or any(page.front.sources for page in matter.pages if page.url == hit.passage.owner)
    return bool(sourced and _NUMBER.search(text) and _GROUP.search(text) and _YEARS.search(text))


hype_more = _list_rule(
    "hype-more",
    ref="L",
    severity="warning",
    explanation="""Words that praise a treatment or a team are not used.

Why: they advertise and tell nothing that a family can use.
Example: "Our innovative, world-class treatment."
Fix: say what is different, or leave the word out.
Source: Good Lay Summary reviews (s40900-023-00531-5); seed pages; rules of good patient information, language
lists.
""",
)

hype_quiet = _list_rule(
    "hype-quiet",
    ref="L",
    severity="warning",
    explanation="""Words such as "unique", "powerful" or "latest" do not praise a treatment, a trial or a team.

Why: they advertise and tell nothing that a family can use.
Example: "A powerful treatment from a unique team."
Fix: say what is different, or leave the word out. Elsewhere ("a unique gene") the word is only remarked on.
Source: Good Lay Summary reviews (s40900-023-00531-5); rules of good patient information, language lists.
""",
)

certainty = _list_rule(
    "certainty",
    ref="L",
    explanation="""Nothing is promised of a treatment: not that it is safe, better or sure to work.

Why: nobody knows it before a trial ends, and the law forbids it of a medicine that is being tested.
Example: "It will cure your child for sure."
Fix: write "researchers want to find out if ..." or give the number that was found.
Source: 21 CFR 312.7(a); rules for recruitment material of ethics committees; rules of good patient information,
language lists.
""",
)

no_harm = _list_rule(
    "no-harm",
    ref="L",
    explanation="""No treatment is called free of risk or of side effects.

Why: every treatment can do harm; a family that was told otherwise will not see the first signs.
Example: "The medicine has no side effects."
Fix: say what was seen, in how many people; "no side effects were seen in the study" passes.
Source: 21 CFR 312.7(a); rules for recruitment material of ethics committees; rules of good patient information,
language lists.
""",
)

trial_terms = _list_rule(
    "trial-terms",
    ref="L",
    explanation="""A treatment that is being tested is not called a new treatment, and never free.

Why: "new" sounds better than what there is, and "free" hides that it is research.
Example: "Your child gets the new medicine."
Fix: write "a medicine that is being tested".
Source: rules for recruitment material of ethics committees; rules of good patient information, language lists.
""",
)

war = _list_rule(
    "war",
    ref="L",
    severity="warning",
    explanation="""Illness and treatment are not told as a war.

Why: 44 out of 100 people with cancer disliked "lost their battle", and those who die did not fight too little.
Example: "She lost her battle."
Fix: say what happens: "she died", "the treatment stops cells from growing".
Source: Macmillan and YouGov 2019 (2,000 people); St Jude Together; rules of good patient information, language
lists.
""",
)

hero = _list_rule(
    "hero",
    ref="L",
    severity="warning",
    explanation="""A child who is ill is not called a hero or brave.

Why: it leaves no room to be afraid, tired or angry.
Example: "Our little heroes."
Fix: say what the child does or feels.
Source: Macmillan and YouGov 2019; St Jude Together; rules of good patient information, language lists.
""",
)

pity = _list_rule(
    "pity",
    ref="L",
    explanation="""A person has an illness or lives with it; nobody is a sufferer or a victim.

Why: the words make a person into an illness.
Example: "Children suffering from leukaemia."
Fix: write "children with leukaemia".
Source: NHS inclusive content; Macmillan; rules of good patient information, language lists.
""",
)

person_first = _list_rule(
    "person-first",
    ref="L",
    severity="warning",
    explanation="""A person comes before an illness, and treatments work or do not work for people.

Why: "leukaemia child" and "non-responder" make a person into a case.
Example: "Leukaemia patients and non-responders."
Fix: write "people with leukaemia", "people for whom the treatment did not work".
Source: ASCO Language of Respect; JAMA Oncology (Ting); rules of good patient information, language lists.
""",
)

blame = _list_rule(
    "blame",
    ref="L",
    explanation="""A treatment fails, not a person.

Why: a child who reads "patients who failed" reads that it is their fault.
Example: "Patients who failed chemotherapy."
Fix: write "chemotherapy did not work".
Source: ASCO Language of Respect; IASLC language guide; rules of good patient information, language lists.
""",
)

euphemism = _list_rule(
    "euphemism",
    ref="L",
    explanation="""Death is called death.

Why: soft words are misread, most of all by children and by people who read a second language.
Example: "He passed away."
Fix: write "he died".
Source: NHS A to Z of health writing; rules of good patient information, language lists.
""",
)

softened = _list_rule(
    "softened",
    ref="L",
    severity="warning",
    explanation="""What cannot be cured, and what is to be expected, is said in plain words.

Why: "prognosis" and "incurable" are understood by few people.
Example: "The prognosis is poor."
Fix: write "outlook", "cannot be cured", or give the numbers.
Source: NHS A to Z of health writing; rules of good patient information, language lists.
""",
)

scare = _list_rule(
    "scare",
    ref="L",
    explanation="""No word is there to frighten.

Why: parents leave pages that frighten, and miss what they need.
Example: "A deadly disease."
Fix: say what can happen, in how many people.
Source: seed pages; study of parents online (New York University); rules of good patient information, language
lists.
""",
)

sales = _list_rule(
    "sales",
    ref="L",
    explanation="""Nothing is sold or advertised.

Why: families must be able to trust that nobody earns from what they read.
Example: "Book now and save up to 50 %."
Fix: leave it out.
Source: NHS standard for creating health content; rules of good patient information, language lists.
""",
)

coercion = _list_rule(
    "coercion",
    ref="L",
    explanation="""No word pushes a family into a trial.

Why: joining is a free choice, and no trial is a choice too.
Example: "This is your last hope."
Fix: write that joining is a choice.
Source: papers on consent and on the therapeutic misconception; rules of good patient information, language
lists.
""",
)

plain_words = _list_rule(
    "plain-words",
    ref="L",
    severity="warning",
    explanation="""The plainer of two words is used, with the medical word in brackets where families will meet it.

Why: a plainer word is understood by more people, also when they are tired and afraid.
Example: "Vomiting may occur."
Fix: write "being sick (vomiting) can happen".
Source: NHS A to Z of health writing; rules of good patient information, language lists.
""",
)

plain_words_quiet = _list_rule(
    "plain-words-quiet",
    ref="L",
    severity="info",
    explanation="""A plainer word is offered for words that are sometimes the right ones.

Why: "risk" and "acute" are understood by most people, but not by all.
Example: "Oral medicine."
Fix: write "medicine by mouth" where it says the same.
Source: NHS A to Z of health writing; rules of good patient information, language lists.
""",
)

patronising = _list_rule(
    "patronising",
    ref="L",
    severity="info",
    explanation="""Nothing is called simple or obvious.

Why: it can sound as if it were easy for everyone else.
Example: "Simply ask your doctor."
Fix: leave the word out.
Source: NHS content guide, voice and tone; rules of good patient information, language lists.
""",
)

age_words = _list_rule(
    "age-words",
    ref="L",
    severity="warning",
    explanation="""People are not labelled by age.

Why: "under-18s" and "the elderly" name a group, not people.
Example: "A trial for under-18s."
Fix: write "people under 18".
Source: NHS inclusive content, age; rules of good patient information, language lists.
""",
)

negative_contractions = _list_rule(
    "negative-contractions",
    ref="R18",
    severity="warning",
    explanation="""Negative contractions are written out.

Why: people who read fast, or in a second language, miss the "n't".
Example: "You don't have to decide today."
Fix: write "do not".
Source: NHS content guide; rules of good patient information R18.
""",
)

shorthand = _list_rule(
    "shorthand",
    ref="R19",
    severity="warning",
    needs=("sources", "trials"),
    explanation="""No "etc", "and/or", "e.g.", "i.e." or "&".

Why: shorthand stops a reader, and screen readers stumble over it.
Example: "Nausea, rash, etc."
Fix: name the things, or write the words out.
Source: NHS content guide; GOV.UK style; rules of good patient information R19.
""",
)

us_spelling = _list_rule(
    "us-spelling",
    ref="G7",
    severity="warning",
    needs=("sources", "trials"),
    explanation="""Words are spelt as in Britain, and things have their British names.

Why: one spelling is easier to read and to search; a word spelt in two ways looks like two things.
Example: "The color of the blood in anemia."
Fix: use the spelling that the message names; names of hospitals and plans stay as they are.
Source: NHS content guide; rules of good patient information G7.
""",
)

OWN_RULES = frozenset(("figurative", "link-words"))
"""Lists whose rules stand elsewhere, since they look at some pages or at links only."""


@rule("other-words", ref="L", severity="warning")
def other_words(matter: Matter) -> Findings:
    """Words of a list that staff added to data/style.yaml under a name of their own.

    Why: the list itself says why.
    Example: a list `our-words` with `severity`, `why` and `words`.
    Fix: the message says what to write instead.
    Source: data/style.yaml.
    """
    for name in matter.facts.style.words:
        if name not in LIST_RULES and name not in OWN_RULES:
            yield from listed_words(matter, name)


WORD_CHECKS: tuple[Check, ...] = (
    hype,
    cure_word,
    hype_more,
    hype_quiet,
    certainty,
    no_harm,
    trial_terms,
    war,
    hero,
    pity,
    person_first,
    blame,
    euphemism,
    softened,
    scare,
    sales,
    coercion,
    plain_words,
    plain_words_quiet,
    patronising,
    age_words,
    negative_contractions,
    shorthand,
    us_spelling,
    other_words,
)
LIST_RULES = frozenset(check.rule.name for check in WORD_CHECKS)
