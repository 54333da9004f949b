"""The measures that this project knows, as data/measures.yaml names them, and where a text speaks of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plainfacts.claims.measures.even_wording import even
from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)


@dataclass(frozen=True)
class Mention:
    """A place in evened text that speaks of a measure; `elapsed` says that it measures time since something."""

    start: int
    end: int
    name: str
    elapsed: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The measures: their units with factors, and a pattern of all their names."""

    units: Mapping[str, Mapping[str, float]]
    names: Mapping[str, str]
    short_names: Mapping[str, str]
    pattern: re.Pattern[str] = field(repr=False)

    def find(self, text: str) -> list[Mention]:
        """Give the mentions in evened text in order, none within another, none where the words mean something else."""
        barred = [found.span() for found in _SAYS["not_meant"].finditer(text)]
        found = [
            Mention(*both.span(), name)
            for both in _SAYS["both_transaminases"].finditer(text)
            for name in ("ast", "alt")
            if name in self.units
        ]
        barred += [(mention.start, mention.end) for mention in found]
        for match in self.pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in barred):
                name = self.short_names.get(match[0]) or self._long_name(match[0])
                if name:
                    found.append(Mention(match.start(), match.end(), name, name.startswith("since-")))
        return sorted(found, key=lambda mention: mention.start)

    def _long_name(self, words: str) -> str | None:
        key = re.sub(r"[\s-]+", " ", words.casefold())
        return self.names.get(key) or self.names.get(key.removesuffix("s"))


def read_lexicon(measures: Iterable[object]) -> Lexicon:
    """Take the entries of data/measures.yaml as mappings and give the lexicon; raise ValueError."""
    units: dict[str, dict[str, float]] = {}
    names: dict[str, str] = {}
    short: dict[str, str] = {}
    for entry in measures:
        if not isinstance(entry, Mapping) or not isinstance(entry.get("units"), Mapping):
            raise ValueError("data/measures.yaml has an entry without id, name or units.")
        key = str(entry["id"])
        units[key] = {str(unit): float(str(factor)) for unit, factor in entry["units"].items()}
        for word in (str(entry["name"]), *[str(also) for also in entry.get("also") or ()]):
            spelled = even(word)
            is_short = len(spelled) <= 5 and any(letter.isupper() for letter in spelled[1:])
            (short if is_short else names)[spelled if is_short else re.sub(r"[\s-]+", " ", spelled.casefold())] = key
    return Lexicon(units, names, short, _pattern(names, short))


def _pattern(names: Iterable[str], short: Iterable[str]) -> re.Pattern[str]:
    """Give one pattern for all names, longest first; capitals count in short ones only."""
    long_words = [(word, rf"(?i:{re.escape(word)}s?)") for word in names]
    words = sorted([*long_words, *((word, re.escape(word)) for word in short)], key=lambda pair: -len(pair[0]))
    spaced = "|".join(pattern.replace(r"\ ", r"[\s-]+") for _, pattern in words)
    return re.compile(rf"(?<![\w/-])(?:{spaced})(?![\w]|-\w)|(?<=/)(?:{spaced})(?![\w]|-\w)")
