"""How this site writes: word lists, thresholds and exceptions (data/style.yaml), and the generator's own words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from plainfacts.facts.place import Form, Record
from plainfacts.facts.times import Day
from plainfacts.facts.values import Items, Number, OneOf, Sure, Text, wrong

Severity = Annotated[str, OneOf(("error", "warning", "info"), "one severity of")]


def _mapping(value: Any) -> Any:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise wrong(value, "pairs of words", "Write `word: word to use instead`.")
    return value


Pairs = Annotated[dict[str, str], BeforeValidator(_mapping), WithJsonSchema({"type": "object"})]


class WordList(Form):
    """Words to avoid, and what to say instead. `*` at the end of a word stands for any ending.

    `child` is the severity on pages for children and teenagers; with `audiences` the list is for those pages only.
    `keep` are phrases that hold such a word and are fine. `ok_with` are phrases that make it fine when they stand in
    the same or the previous sentence, `ok_after` words that do so up to six words before it ("not", "if"). With
    `context` the word is only remarked on where the sentence speaks of something else than illness or care; with
    `beside`, where none of these words stands within three words of it.
    """

    severity: Severity
    child: Severity | None = None
    audiences: Items[Text] = ()
    context: Sure = False
    beside: Items[Text] = ()
    why: Text
    say: Text | None = None
    words: Items[Text] = ()
    replace: Pairs = Field(default_factory=dict)
    keep: Items[Text] = ()
    ok_with: Items[Text] = ()
    ok_after: Items[Text] = ()


class Exception_(Form):
    """A breach of a rule that somebody allowed: where, which words, why and until when."""

    rule: Text
    path: Text
    text: Text | None = None
    reason: Text
    until: Day


class Style(Record):
    """The whole of data/style.yaml.

    `same` gives other names of one thing by the name to use. `context_words` tell that a sentence is about illness or
    care, `outcome_words` that it is about what can happen; `chance_words` say how likely that is without a number.
    `actions` are verbs of what a reader can do.
    """

    thresholds: Annotated[dict[str, Number], WithJsonSchema({"type": "object"})]
    words: dict[str, WordList]
    names: Items[Text] = ()
    acronyms: Items[Text] = ()
    same: Annotated[dict[str, Items[Text]], WithJsonSchema({"type": "object"})] = Field(default_factory=dict)
    context_words: Items[Text] = ()
    chance_words: Items[Text] = ()
    outcome_words: Items[Text] = ()
    actions: Items[Text] = ()
    exceptions: Items[Exception_] = ()

    def limit(self, name: str) -> float:
        """The threshold of this name, as a number."""
        return float(self.thresholds[name])
