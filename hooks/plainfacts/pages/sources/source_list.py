"""All sources by kind and publisher, with what cites each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import SOURCE_KINDS, Source
from plainfacts.pages.finder.long_lists import few
from plainfacts.pages.sources.source_usage import Standing, listed_sources
from plainfacts.pages.templating import render


def source_list(facts: Facts, standing: Standing, base: str) -> Markup:
    """The sources as expandable entries, folded by kind, with a filter, for the page at `base`."""
    listed = listed_sources(facts, standing)
    unlisted = len(facts.sources) - len(listed)
    return render(
        "source_list.html", facts, kinds=by_kind(listed), uses=standing.uses, base=base, few=few, unlisted=unlisted
    )


def by_kind(sources: Sequence[Source]) -> list[tuple[str, list[Source]]]:
    """The sources of each kind, sorted by publisher; kinds in the order of SOURCE_KINDS."""
    ranked = sorted(sources, key=lambda one: (SOURCE_KINDS.index(one.kind), one.publisher.casefold(), one.title))
    return [(kind, list(found)) for kind, found in groupby(ranked, lambda one: one.kind)]
