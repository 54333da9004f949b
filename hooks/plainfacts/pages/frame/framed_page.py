"""Renders generated pages in the frame of the site, with the templates of MkDocs but without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jinja2 import Template

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.settings import Settings
from plainfacts.pages.data.json_ld import Trail, structured
from plainfacts.pages.frame.around_the_text import frame
from plainfacts.pages.frame.last_changed import trial_changed
from plainfacts.pages.frame.shared_parts import PARTS, Place, SharedParts
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.topic.bidi import isolated
from plainfacts.pages.topic.term_links import Known, explain
from plainfacts.pages.trial.fact_html import status_text
from plainfacts.prose.page import Page


@dataclass(frozen=True)
class Heading:
    """An entry of the table of contents."""

    title: str
    url: str


@dataclass(frozen=True)
class Contents:
    """The table of contents of a page."""

    items: Sequence[Heading] = ()


@dataclass(frozen=True)
class Framed:
    """A generated page as templates see it, with the attributes of a page of MkDocs (`url` does not start with `/`)."""

    url: str
    title: str
    meta: Mapping[str, object]
    parent: Any = None
    content: str = ""
    toc: Contents = field(default_factory=Contents)
    canonical_url: str | None = None
    edit_url: str | None = None
    is_homepage: bool = False
    aside: str = ""
    previous_page: Any = None
    next_page: Any = None

    @property
    def ancestors(self) -> list[Any]:
        """The pages above it, the nearest first; they may include pages of MkDocs."""
        return [self.parent, *self.parent.ancestors] if self.parent else []


@dataclass(frozen=True)
class Address:
    """The full address of a page, and where its source can be edited, as far as mkdocs.yml says."""

    canonical: str | None = None
    edit: str | None = None


@dataclass(frozen=True)
class Finisher:
    """Renders the generated pages of a build in one language.

    `written` are MkDocs' own pages by the name of their source, `menu` the titles of generated pages in the menu.
    """

    facts: Facts
    today: date
    known: Known
    planned: Mapping[str, Planned]
    written: Mapping[str, Any]
    menu: Mapping[str, str]
    home: Trail
    template: Template
    parts: SharedParts
    context: Mapping[str, Any]

    def above(self, source: str) -> Any:
        """The page above a generated one, for breadcrumbs: a page of MkDocs or a generated one, or None."""
        parent = self.planned[source].parent
        if parent == source or parent not in self.planned:
            return self.written.get(parent)
        page = self.planned[parent]
        title = self.menu.get(parent, page.title)
        return Framed(page.url.lstrip("/"), title, _names(page), self.above(parent))

    def html(self, source: str, address: Address, translation: Callable[[Any, str], Any] | None = None) -> str:
        """The whole page as it is published. `translation` makes what its frame says about a translation."""
        plan = self.planned[source]
        made = plan.make()
        page = Framed(
            plan.url.lstrip("/"),
            self.menu.get(source, plan.title),
            {**_names(plan), "description": made.description},
            self.above(source),
            finished(str(made.html), self.facts, self.known if not plan.hidden else None, plan.url),
            Contents([Heading(text, f"#{anchor}") for anchor, text in made.headings]),
            address.canonical,
            address.edit,
            aside=finished(str(made.aside), self.facts, None, plan.url),
        )
        around = frame(self.facts, plan.trial or plan.voice_of, self.today, plan)
        status = status_text(self.facts, plan.trial, self.today) if plan.trial else ""
        trail = trail_of(page, self.home)
        data = structured(self.facts, plan.trial, page.title, made.description, trail, status) if plan.trial else None
        said = translation(plan.trial or plan.voice_of, f"{page.title} {page.content}") if translation else None
        return self.in_frame(page, frame=around, structured=data, translation=said)

    def in_frame(self, page: Framed, **around: Any) -> str:
        """A page with what is around its text."""
        return self.template.render(self._context(page), **around)

    def shared(self, url: str) -> list[str]:
        """The shared parts for the page at an address as MkDocs writes it."""
        return [
            self.parts.part(name, url, lambda: {**self.template.globals, **self._context(Place(url))}) for name in PARTS
        ]

    def _context(self, page: Framed | Place) -> dict[str, Any]:
        base = "/".join([".."] * page.url.removeprefix("./").count("/")) or "."
        return {**self.context, "page": page, "base_url": base}


def _names(page: Planned) -> dict[str, object]:
    """What the frame shows in place of the title of a trial: its short name, with the key of the fact."""
    trial = page.trial
    if not trial or page.hidden:
        return {}
    return {"fact": f"{trial.id}.title", "name": trial.name.known, "name_fact": f"{trial.id}.name"}


def finished(html: str, facts: Facts, known: Known | None, url: str) -> str:
    """The HTML with terms linked at their first use and, in right-to-left text, numbers isolated."""
    whole = str(explain(html, known, facts, url)) if known else html
    return isolated(whole) if facts.wording("direction") == "rtl" else whole


def trail_of(page: Any, home: Trail) -> Trail:
    """The breadcrumbs from the home page to a page, as titles and addresses; sections of the menu have no address."""
    pages = [one for one in reversed(page.ancestors) if getattr(one, "url", None) is not None]
    below = [(str(one.meta.get("name") or one.title), f"/{one.url}") for one in (*pages, page) if one.url != "./"]
    return [*home, *below]


def home_of(pages: Sequence[Page]) -> Trail:
    """The home page as the start of a trail; empty if the site has no index.md."""
    return [(page.front.title, "/") for page in pages if page.path == "content/index.md"]


def in_sitemap(planned: Mapping[str, Planned], settings: Settings) -> list[tuple[str | None, date | None]]:
    """The address of each generated page that search engines may list, and the day on which its facts changed."""
    pages = [page for page in planned.values() if not page.hidden] if settings.site_url else []
    return [(canonical(page.url, settings), trial_changed(page.trial) if page.trial else None) for page in pages]


def canonical(url: str, settings: Settings) -> str | None:
    """The full address of a page; None if `site_url` is not set."""
    return settings.in_full(url) if settings.site_url else None
