"""The feed: what changed in each trial, newest first, as Atom (RFC 4287)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Change, Trial
from plainfacts.pages.links import trial_url

_ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""The number of entries in the feed."""


def feed(facts: Facts) -> str:
    """The feed as XML. It has what staff wrote in `changes`, and no figures about diseases or treatments."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": facts.wording.language})
    in_full = facts.settings.in_full
    _text(root, "id", in_full("/feed.xml"))
    _text(root, "title", facts.wording("feed.title", site=facts.settings.site_name))
    _text(root, "subtitle", facts.wording("feed.subtitle"))
    SubElement(root, "link", {"rel": "self", "href": in_full("/feed.xml")})
    SubElement(root, "link", {"rel": "alternate", "href": in_full("/trials/")})
    author = SubElement(root, "author")
    _text(author, "name", facts.settings.foundation or facts.settings.site_name)
    changes = sorted(_changes(facts), key=lambda pair: (pair[1].on, pair[0].id), reverse=True)
    newest = changes[0][1].on if changes else max((trial.checked for trial in facts.trials.values()), default=date.min)
    _text(root, "updated", _moment(newest))
    for trial, change in changes[:MOST]:
        _entry(root, trial, change, in_full(trial_url(trial)))
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _changes(facts: Facts) -> Iterator[tuple[Trial, Change]]:
    for trial in facts.trials.values():
        for change in dict.fromkeys(trial.changes):
            yield trial, change


def _entry(root: Element, trial: Trial, change: Change, page: str) -> None:
    entry = SubElement(root, "entry")
    name = hashlib.sha256(change.what.encode()).hexdigest()[:8]  # not its position in the list, which changes
    _text(entry, "id", f"{page}#change-{change.on.isoformat()}-{name}")
    _text(entry, "title", f"{trial.name.known or trial.id}: {change.what}")
    _text(entry, "updated", _moment(change.on))
    SubElement(entry, "link", {"rel": "alternate", "href": f"{page}#changes"})
    _text(entry, "summary", change.what)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
