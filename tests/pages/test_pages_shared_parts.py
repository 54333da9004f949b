"""The parts that all pages share are the same on each page as if they were rendered for it alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context
from mkdocs.utils.templates import url_filter

from plainfacts.pages.frame.shared_parts import SharedParts

PART = """{% for link in links %}<a href="{{ link | url }}"{% if link == page.url %} aria-current="page"{% endif %}></a>
{% endfor %}"""
ADDRESSES = st.lists(st.sampled_from(["trials", "a", "b", "sheet"]), max_size=3).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@dataclass(frozen=True)
class Page:
    """As much of a page as the filter for links asks for."""

    url: str


@pass_context
def told(context: Context, target: str) -> str:
    """The filter for links of MkDocs, which also tells a shared part of each target."""
    context.get("targets", set()).add(target)
    return url_filter(context, target)


def theme(page: str) -> Environment:
    env = Environment(loader=DictLoader({"page.html": page, "partials/menu.html": PART}))
    env.filters["url"] = told
    return env


@given(links=st.lists(ADDRESSES, max_size=6), urls=st.lists(ADDRESSES, min_size=1, max_size=12))
def test_a_shared_part_is_what_the_page_would_have_alone(links: list[str], urls: list[str]) -> None:
    shared, alone = theme("{{ shared('menu') }}"), theme("{% include 'partials/menu.html' %}")
    shared.globals["shared"] = SharedParts(shared).shared
    for url in urls:
        context = {"links": links, "page": Page(url), "base_url": "."}
        found, expected = (env.get_template("page.html").render(context) for env in (shared, alone))
        assert found == expected


class Counted(list[str]):
    """Links that count how often they are asked for."""

    asked = 0

    def __iter__(self) -> Iterator[str]:
        self.asked += 1
        return super().__iter__()


def test_pages_that_lie_alike_share_one_rendering() -> None:
    env, links = theme("{{ shared('menu') }}"), Counted(["trials/", "a/"])
    env.globals["shared"] = SharedParts(env).shared
    for url in ("trials/x/", "trials/y/", "trials/z/", "other/x/", "trials/x/sheet/", "trials/y/sheet/"):
        env.get_template("page.html").render(links=links, page=Page(url), base_url=".")
    assert links.asked == 3  # below trials/, in another folder, and the sheets
