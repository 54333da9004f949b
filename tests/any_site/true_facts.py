"""Pages and data say what the records say, in every language, and until a review that nobody has reviewed them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from any_site.whole import Whole, holds, plain
from plainfacts.facts.facts import Facts


@holds
def the_published_facts_are_those_of_the_records(site: Whole) -> Iterator[str]:
    ids = [str(trial["id"]) for trial in site.trials]
    if ids != sorted(site.facts.trials):
        yield f"api/trials.json has {ids}"
    listed = [str(trial["id"]) for trial in site.listed]
    if listed != sorted(site.facts.listed):
        yield f"api/trials.json lists {listed}"
    for trial in site.trials:
        record = site.facts.trials.get(str(trial["id"]))
        if record is None or facts_of(trial)["name"]["value"] != record.name.known:
            yield f"{trial['id']}: no record has this id and name"
        if (
            trial["url"] != site.facts.settings.on_host(f"/trials/{trial['id']}/")
            or f"trials/{trial['id']}/index.html" not in site.pages
        ):
            yield f"{trial['id']}: no page at {trial['url']}"
        for field, fact in facts_of(trial).items():
            if set(fact) != {"value", "source", "checked", "differs"} or fact["source"] not in site.facts.sources:
                yield f"{trial['id']}.{field}: {fact}"
            elif not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(fact["checked"])):
                yield f"{trial['id']}.{field}: checked {fact['checked']}"


def facts_of(trial: Mapping[str, object]) -> dict[str, dict[str, object]]:
    found = trial["facts"]
    assert isinstance(found, dict)
    return found


TEXTS = ("name", "title", "official_title", "sponsor", "contact")


@holds
def what_a_page_says_of_a_trial_is_what_is_published(site: Whole) -> Iterator[str]:
    """Each fact on a page is the value in api/trials.json: texts have its words, numbers its digits, a status its word.

    On a page in another language, texts are the record's and medicine's in that language.
    """
    published = {str(trial["id"]): facts_of(trial) for trial in (*site.trials, *site.listed)}
    for name, found in site.trees.items():
        facts = site.in_language(name)
        for element in found.xpath("//*[@data-fact]"):
            about, _, field = element.get("data-fact").partition(".")
            shown = plain(element.text_content())
            if about in published:
                value = in_words(facts, about, field, published[about].get(field.partition(".")[0], {}))
                fits = agrees(facts, field, value, shown, element.get("data-value"))
            else:
                fits = says_number(facts, about, field, shown)
            if not fits:
                yield f"{name}: {about}.{field} is not what the page shows: {shown!r}"


def in_words(facts: Facts, about: str, field: str, fact: Mapping[str, object]) -> object:
    """The value of a published fact; a text in the language of these facts."""
    value = fact.get("value", "unknown")
    if value == "unknown" or field not in TEXTS or about not in facts.trials:
        return value
    told = getattr(facts.trials[about], field).known
    return plain(told) if isinstance(told, str) else value


def in_digits(facts: Facts, shown: str) -> str:
    """A text with locale-independent numbers: `5.000` in German becomes 5000, `0,5` becomes 0.5."""
    locale = Locale.parse(facts.wording.language, sep="-")
    group, point = (" " if sign.isspace() else sign for sign in (get_group_symbol(locale), get_decimal_symbol(locale)))
    whole = re.sub(rf"(?<=\d){re.escape(group)}(?=\d{{3}}(?!\d))", "", shown)
    return re.sub(rf"(?<=\d){re.escape(point)}(?=\d)", ".", whole)


def says_number(facts: Facts, about: str, field: str, shown: str) -> bool:
    """Whether a page shows a chance, a figure, an approval or a fact about a medicine as in its record."""
    if about in facts.figures:
        return field == "says" and plain(facts.figures[about].says) in shown
    if about in facts.chances:
        chance = facts.chances[about]
        numbers = re.findall(r"[\d.]+", str(chance.count).replace("Decimal", ""))
        there = set(re.findall(r"\d+(?:\.\d+)?", in_digits(facts, shown)))
        return field == "count" and {*numbers, str(chance.out_of)} <= there
    if about not in facts.treatments:
        return False
    if field == "approvals":
        return bool(shown)
    told = facts.treatments[about].listed(field) if field in facts.treatments[about].box() else ()
    return bool(told) and all(plain(one) in shown for one in told)


def agrees(facts: Facts, field: str, value: object, shown: str, told: str | None) -> bool:
    """Whether a page shows a value; unknown is a phrase, and values shown in other words are not compared."""
    if value == "unknown":
        return bool(shown)
    if field in TEXTS:
        return " ".join(str(value).split()) in shown
    if field == "status":
        return told in (None, value)
    if field == "participants" and isinstance(value, dict):
        return all(str(number) in re.sub(r"\D", " ", in_digits(facts, shown)).split() for number in value.values())
    if field in ("start", "end"):
        return str(value)[:4] in shown
    if field == "registry_ids" and isinstance(value, list):
        return all(str(number) in shown for number in value)
    return bool(shown)


@holds
def every_trial_page_shows_its_facts(site: Whole) -> Iterator[str]:
    for trial in site.trials:
        marks = set(site.trees[f"trials/{trial['id']}/index.html"].xpath("//@data-fact"))
        for field in ("name", "title", "status", "phase", "ages", "countries", "participants", "sponsor", "summary"):
            if f"{trial['id']}.{field}" not in marks:
                yield f"{trial['id']}: its page does not show {field}"


@holds
def until_a_review_every_page_says_so_and_asks_not_to_be_listed(site: Whole) -> Iterator[str]:
    if site.facts.settings.reviewed:
        return
    for name, found in site.trees.items():
        told = plain(site.in_language(name).wording.texts["site.not_reviewed_banner"])
        if "noindex" not in found.xpath("//meta[@name='robots']/@content"):
            yield f"{name}: asks to be listed"
        if told not in plain(found.text_content()):
            yield f"{name}: does not say that nobody has reviewed it"


@holds
def no_address_of_a_person_is_published(site: Whole) -> Iterator[str]:
    """The only email addresses are those in the site's settings."""
    ours = f"{site.facts.settings.mistakes} {site.facts.settings.contact}"
    for name, found in site.trees.items():
        for address in re.findall(r"[\w.+-]+@[\w-]+\.\w[\w.]*\w", found.text_content()):
            if address not in ours:
                yield f"{name}: {address}"
