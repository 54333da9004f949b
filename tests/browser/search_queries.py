"""Queries as families type them, each with pages of the tests' own site of which one must be in the top three."""

from __future__ import annotations

QUERIES: dict[str, tuple[str, ...]] = {
    # lay words for illnesses, other spellings, misspellings
    "cystic fibrosis": ("cystic-fibrosis/",),
    "cistic fibrosis": ("cystic-fibrosis/",),
    "CF": ("cystic-fibrosis/",),
    "mucoviscidosis": ("cystic-fibrosis/",),
    "sticky lungs": ("cystic-fibrosis/",),
    "pneumonia in CF": ("trials/bellows-d/", "cystic-fibrosis/"),
    "salty skin": ("cystic-fibrosis/",),
    "my child was just diagnosed with cystic fibrosis": ("cystic-fibrosis/",),
    # treatments, brands, medicines
    "modulator": ("modulators/", "words/"),
    "CFTR modulators": ("modulators/",),
    "Openlung": ("modulators/",),
    "side effects of modulators": ("modulators/",),
    "samplimab": ("trials/bellows-c/",),
    "chest physio": ("trials/spring/", "trials/tide/"),
    # trials
    "NCT09000012": ("trials/bellows-b/",),
    "bellows": ("trials/bellows/",),
    "SPRING 2025": ("trials/spring/",),
    "find a trial": ("trials/",),
    "trials for babies": ("trials/harbour/",),
    "exercises in water": ("trials/tide/",),
    # living with it
    "who do I call at night": ("when-to-call/",),
    "emergency number": ("when-to-call/",),
    "high temperature": ("when-to-call/",),
    "questions for the doctor": ("questions-to-ask/",),
    "page for kids": ("children/",),
    "I am a teenager": ("teenagers/",),
    # other languages, other names of towns, who pays, sheets, compounds, misspellings
    "Mukoviszidose": ("cystic-fibrosis/",),
    "taaislijmziekte": ("cystic-fibrosis/",),
    "סיסטיק פיברוזיס": ("cystic-fibrosis/",),
    "Kindermukoviszidose": ("cystic-fibrosis/",),
    "trial in Gand": ("trials/bellows/", "trials/bellows-b/"),
    "Lyons": ("trials/bellows/", "trials/bellows-b/"),
    "Second Light Fund": ("trials/bellows/",),
    "09000012": ("trials/bellows-b/",),
    "sheet for BELLOWS B": ("trials/bellows-b/sheet/",),
    "print modulators": ("sheets/modulators/",),
    "is my child's data safe": ("privacy/", "about/"),
    # words and the site itself
    "sweat test": ("words/", "cystic-fibrosis/"),
    "dictionary": ("words/",),
    "who makes this site": ("about/",),
    "where do the facts come from": ("sources/", "about/"),
}
