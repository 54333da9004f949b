"""Checks the address of every source, weekly and never in a build. Exits with 1 if there is anything to look at.

An address that refuses programs, or is known to be gone, is listed in links-allowed.yaml with a reason and an end date.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import requests
import yaml
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load

ROOT = Path(__file__).parents[1]
ALLOWED = Path(__file__).with_name("links-allowed.yaml")
TIMEOUT = 15.0
PAUSE = 1.0
"""Seconds between two requests to one host."""
GONE = (404, 410)


@dataclass(frozen=True)
class Link:
    """The address of a source, and its file and line."""

    source: str
    url: str
    place: str


@dataclass(frozen=True)
class Allowed:
    """An address that is not checked until a day, and the reason."""

    url: str
    reason: str
    until: date


def links_of(facts: Facts) -> list[Link]:
    """The addresses of all sources."""
    return [
        Link(source.id, str(source.url), f"{source.place.path}:{source.place.line('url')}")
        for source in facts.sources.values()
        if str(source.url).startswith(("http://", "https://"))
    ]


def read_allowed(text: str) -> list[Allowed]:
    """The list of exceptions. Raises KeyError or ValueError if one lacks its address, reason or day."""
    return [
        Allowed(str(item["url"]), str(item["reason"]), date.fromisoformat(str(item["until"])))
        for item in yaml.safe_load(text) or []
    ]


def look(links: Iterable[Link], allowed: Iterable[Allowed], today: date, pause: float = PAUSE) -> Iterator[str]:
    """The links that need attention, one line of Markdown each; those allowed until today or later are skipped.

    Waits `pause` seconds between two requests to one host.
    """
    known: Mapping[str, Allowed] = {item.url: item for item in allowed}
    session, last = _session(), dict[str, float]()
    for link in links:
        exception = known.get(link.url)
        if exception and exception.until >= today:
            continue
        host = urlsplit(link.url).netloc
        time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
        found = _state(session, link.url)
        last[host] = time.monotonic()
        if found:
            ended = f" The exception ended on {exception.until}: {exception.reason}." if exception else ""
            yield f"- `{link.place}` {link.source}: {found} <{link.url}>.{ended}"


def _session() -> requests.Session:
    session = requests.Session()
    retries = Retry(total=1, backoff_factor=1, status_forcelist=(429, 502, 503, 504), raise_on_status=False)
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retries))
    session.headers["User-Agent"] = "plainfacts-links/1 (looks once a week whether sources are still there)"
    return session


def _state(session: requests.Session, url: str) -> str:
    """What an editor should know about an address; empty if it answers as it should."""
    try:
        with session.get(url, timeout=TIMEOUT, stream=True) as answer:
            code, end = answer.status_code, answer.url
    except requests.RequestException as error:
        return f"could not be reached ({type(error).__name__}); try it by hand:"
    if code in GONE:
        return f"is gone ({code}); find its new address, or an archived copy:"
    if code >= 400:
        return f"did not answer a program ({code}); try it by hand, and allow it if it works:"
    moved = urlsplit(end).netloc.removeprefix("www.") != urlsplit(url).netloc.removeprefix("www.")
    return f"now leads to another site ({urlsplit(end).netloc}); check that it says the same:" if moved else ""


def main() -> int:
    """Check all sources of this site."""
    links = links_of(load(read_site(ROOT)[0]).facts)
    found = list(look(links, read_allowed(ALLOWED.read_text("utf-8")), date.today()))
    print("\n".join([*found, f"{len(links)} addresses, {len(found)} to look at."]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
