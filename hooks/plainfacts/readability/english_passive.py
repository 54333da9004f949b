"""Where English sentences use the passive voice: a form of "be" or "get", then a past participle.

Advice for editors only: the passive does not make a sentence harder for readers (see docs/readability.md).
"""

import re

_IRREGULAR = (
    "awoken beaten beat bent bet bitten bled blown born borne bought bound bred broken brought built burnt "
    "burst cast caught chosen clung cut dealt done drawn drawn driven drunk dug eaten fed felt fought found forbidden "
    "foreseen forgiven forgotten forsaken frozen given ground grown heard held hidden hit hung hurt kept known laid led "
    "learnt leapt left lent let lit lost made mapped meant met mistaken mown offset overcome overdone overheard "
    "overridden overseen overtaken overthrown paid proven put quit read rebuilt redone remade repaid reread rerun reset "
    "resold retaken retold rethought rewritten ridden rung sawn said seen sent set sewn shaken shed shot shown "
    "shrunk shut slain slit sold sought sown spat sped spelt spent spilt split spoken spread spun stolen struck stuck "
    "stung stricken strewn sung sunk swept sworn swollen swum swung taken taught thought thrown told torn undergone "
    "understood undertaken undone upheld used withdrawn withheld won worn wound woven written wrung"
)
# Look like participles and mostly are not, or describe a feeling or a state.
_NOT = (
    "accustomed acquainted advanced ashamed assured aged allied amazed amused annoyed bed beloved biased bleed "
    "bored breed complicated concerned confused convinced crooked crowded dedicated delighted depressed "
    "determined detailed devoted distressed dressed educated embarrassed embed excited exceed exhausted experienced "
    "feed finished freed frustrated gifted greed hatred heed hundred impressed inclined indeed indebted interested "
    "involved isolated jaded learned limited married mixed naked need outdated overwhelmed pleased proceed puzzled "
    "qualified red related privileged relaxed relieved retired rugged sacred satisfied scared seasoned seed shed shred "
    "skilled sophisticated speed stoned succeed talented terrified thrilled tired touched troubled undecided unfed "
    "unexpected uninterested unlimited unmarried unprecedented unrelated unwanted weed wed wicked worried "
    "united so-called good-natured well-behaved old-fashioned"
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
_PASSIVE = re.compile(
    rf"(?<![\w'-])(?P<aux>{_BE}|{_GET})\s+(?:{_BETWEEN},?\s+){{0,3}}(?P<participle>[a-z]+(?:-[a-z]+)*)(?![\w'-])",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans("’", "'")


def passive_spans(sentence: str) -> list[tuple[int, int]]:
    """Give the start and end of each passive in an English sentence, from its auxiliary to its participle."""
    plain = sentence.translate(_STRAIGHT)
    return [found.span() for found in _PASSIVE.finditer(plain) if _is_participle(found["participle"].lower())]


def _is_participle(word: str) -> bool:
    if word in NOT_PARTICIPLES:
        return False
    last = word.rsplit("-", 1)[-1]
    return word in PARTICIPLES or last in PARTICIPLES or (last.endswith("ed") and len(last) > 4)
