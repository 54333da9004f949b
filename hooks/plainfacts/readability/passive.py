"""Finds the passive voice in sentences, as advice for editors."""

from plainfacts.readability.language import language


def passive_spans(sentence: str, lang: str = "en") -> list[tuple[int, int]]:
    """The start and end of each passive in a sentence. Raises ValueError for an unknown language."""
    return language(lang).passive_spans(sentence)
