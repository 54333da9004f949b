"""A trial told to young readers: the same facts as the record, in words for a teenager and for a child."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from plainfacts.facts.records.form import Form
from plainfacts.facts.records.roles import For
from plainfacts.facts.records.values import Paragraph


class Voice(Form):
    """A trial told to one young reader, in the order of the page. Each field holds one or a few sentences."""

    about: Paragraph
    happens: Paragraph
    may_help: Paragraph
    harm: Paragraph
    choice: Paragraph
    not_known: Paragraph


class Voices(Form):
    """The voices of a trial. One that is left out has no page: a trial for children under 12 has none for teenagers."""

    teen: Annotated[Voice | None, For("teen")] = None
    child: Annotated[Voice | None, For("child")] = None

    def each(self) -> Iterator[tuple[str, Voice]]:
        """The voices that the record has, each as (audience, voice)."""
        found = (("teen", self.teen), ("child", self.child))
        return ((audience, voice) for audience, voice in found if voice)
