"""A claim: what a sentence says of a subject, or what a fact says in the same form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """That a subject stands in a relation to a value, said at text[start:end]; `denied` where it says "not".

    `subject` is the id of a record, or a word; `words` are those of the text.
    """

    subject: str
    relation: str
    value: str
    words: str
    start: int
    end: int
    denied: bool = False
