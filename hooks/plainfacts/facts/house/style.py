"""The model of data/style.yaml: word lists, thresholds and exceptions."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from plainfacts.facts.records.form import Form, Record
from plainfacts.facts.records.times import Day
from plainfacts.facts.records.values import Code, Items, Number, OneOf, Sure, wrong

Severity = Annotated[str, OneOf(("error", "warning", "info"), "one of these severities")]


def _mapping(value: Any) -> Any:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise wrong(value, "pairs of words", "Write `word: word to use instead`.")
    return value


Pairs = Annotated[dict[Code, Code], BeforeValidator(_mapping), WithJsonSchema({"type": "object"})]


class WordList(Form):
    """Words to avoid, and what to say instead. `*` at the end of a word matches any ending.

    `child` is the severity on pages for children and teenagers; with `audiences`, the list applies to those pages only.
    `keep` are phrases that contain such a word and are fine. `ok_with` are phrases that make it fine if they are in the
    same sentence or the one before, `ok_after` words that do so up to six words before it ("not", "if"). With
    `context`, the word is only a remark where the sentence is not about illness or care; with `beside`, it is reported
    only where none of these words is within three words of it.
    """

    severity: Severity
    child: Severity | None = None
    audiences: Items[Code] = ()
    context: Sure = False
    beside: Items[Code] = ()
    why: Code
    say: Code | None = None
    words: Items[Code] = ()
    replace: Pairs = Field(default_factory=dict)
    keep: Items[Code] = ()
    ok_with: Items[Code] = ()
    ok_after: Items[Code] = ()


class Exception_(Form):
    """An allowed breach of a rule: where, which words, why and until when."""

    rule: Code
    path: Code
    text: Code | None = None
    reason: Code
    until: Day


class Style(Record):
    """The whole of data/style.yaml.

    `same` maps the name to use to other names of the same thing. `context_words` show that a sentence is about illness
    or care, `outcome_words` that it is about what can happen; `chance_words` say how likely that is without a number.
    `actions` are verbs for what a reader can do.
    """

    thresholds: Annotated[dict[Code, Number], WithJsonSchema({"type": "object"})]
    words: dict[Code, WordList]
    names: Items[Code] = ()
    acronyms: Items[Code] = ()
    same: Annotated[dict[Code, Items[Code]], WithJsonSchema({"type": "object"})] = Field(default_factory=dict)
    context_words: Items[Code] = ()
    chance_words: Items[Code] = ()
    outcome_words: Items[Code] = ()
    actions: Items[Code] = ()
    exceptions: Items[Exception_] = ()

    def limit(self, name: str) -> float:
        """The threshold with this name. Raises KeyError if there is none."""
        return float(self.thresholds[name])
