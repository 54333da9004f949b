"""Finds the passive voice in English sentences: a form of "be" or "get", then a past participle.

Advice for editors only: the passive does not make a sentence harder for readers (see docs/readability.md).
"""

import re

_IRREGULAR = (
    "awoken beat beaten bent bet bitten bled blown born borne bought bound bred broken brought built burnt burst cast "
    "caught chosen clung cut dealt done drawn driven drunk dug eaten fed felt forbidden foreseen forgiven forgotten "
    "forsaken fought found frozen given ground grown heard held hidden hit hung hurt kept known laid leapt learnt led "
    "left lent let lit lost made mapped meant met mistaken mown offset overcome overdone overheard overridden "
    "overseen overtaken overthrown paid proven put quit read rebuilt redone remade repaid reread rerun reset resold "
    "retaken rethought retold rewritten ridden rung said sawn seen sent set sewn shaken shed shot shown shrunk shut "
    "slain slit sold sought sown spat sped spelt spent spilt split spoken spread spun stolen strewn stricken struck "
    "stuck stung sung sunk swept swollen sworn swum swung taken taught thought thrown told torn undergone understood "
    "undertaken undone upheld used withdrawn withheld won worn wound woven written wrung"
)
# Words that look like participles but usually are not, or describe a feeling or a state.
_NOT = (
    "accustomed acquainted advanced aged allied amazed amused annoyed ashamed assured bed beloved biased bleed bored "
    "breed complicated concerned confused convinced crooked crowded dedicated delighted depressed detailed determined "
    "devoted distressed dressed educated embarrassed embed exceed excited exhausted experienced feed finished freed "
    "frustrated gifted good-natured greed hatred heed hundred impressed inclined indebted indeed interested involved "
    "isolated jaded learned limited married mixed naked need old-fashioned outdated overwhelmed pleased privileged "
    "proceed puzzled qualified red related relaxed relieved retired rugged sacred satisfied scared seasoned seed shed "
    "shred skilled so-called sophisticated speed stoned succeed talented terrified thrilled tired touched troubled "
    "undecided unexpected unfed uninterested united unlimited unmarried unprecedented unrelated unwanted wed weed "
    "well-behaved wicked worried"
)
PARTICIPLES = frozenset(_IRREGULAR.split())
NOT_PARTICIPLES = frozenset(_NOT.split())

_BE = (
    r"(?:am|are|is|was|were|be|been|being|isn't|aren't|wasn't|weren't|ain't|"
    r"(?:it|he|she|that|there|what)'s|(?:you|we|they)'re|i'm)"
)
_GET = r"(?:get|gets|got|gotten|getting)"
_BETWEEN = (
    r"(?:not|never|also|often|always|usually|sometimes|now|then|still|already|just|only|even|ever|soon|once|yet|too|"
    r"very|so|much|more|most|well|both|either|all|first|again|almost|quite|rather|further|later|better|best|in\ part|"
    r"in\ fact|at\ least|being|been|it|they|we|you|i|he|she|this|that|there|[a-z]{2,}ly)"
)
# The lookahead for the first letters of all forms of "be" and "get" rules out most positions at once.
_PASSIVE = re.compile(
    rf"(?=[abghistwy])(?<![\w'-])(?P<aux>{_BE}|{_GET})\s+(?:{_BETWEEN},?\s+){{0,3}}(?P<participle>[a-z]+(?:-[a-z]+)*)(?![\w'-])",
    re.IGNORECASE,
)


def passive_spans(sentence: str) -> list[tuple[int, int]]:
    """The start and end of each passive in an English sentence, from its auxiliary to its participle."""
    plain = sentence.replace("’", "'")
    return [found.span() for found in _PASSIVE.finditer(plain) if _is_participle(found["participle"].lower())]


def _is_participle(word: str) -> bool:
    if word in NOT_PARTICIPLES:
        return False
    last = word.rsplit("-", 1)[-1]
    return word in PARTICIPLES or last in PARTICIPLES or (last.endswith("ed") and len(last) > 4)
