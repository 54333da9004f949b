"""Makes choices in the trial finder's form, as a family would, and compares the results with the records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from playwright.sync_api import Page

from plain_reading import Reader, Wanted, as_form, choices
from plainfacts.facts.facts import Facts
from plainfacts.pages.finder.fits import Choice, fit
from plainfacts.pages.topic.inline_blocks import why_text

RUN = """async (all) => {
  const form = document.getElementById("finder"), place = document.querySelector(".matches");
  history.replaceState = () => {};
  const settle = () => new Promise((done) => setTimeout(done));
  const found = [];
  for (const [at, wanted] of all.entries()) {
    const { country, ...others } = { words: "", ...wanted }, named = document.querySelector(`#find-country [data-code="${country}"]`);
    for (const [name, value] of Object.entries(others)) form.elements[name].value = value;
    if (country) form.elements.words.value = named.value;
    form.dispatchEvent(new Event("submit", { cancelable: true }));
    for (let turns = 0; at === 0 && turns < 500 && !/fit|closed|only/.test(document.querySelector(".found-count").textContent); turns++) await settle();
    for (let more; (more = place.querySelector("button:not([hidden])")); ) more.click();
    const shown = {};
    for (const section of place.hidden ? [] : place.querySelectorAll("[data-fit]:not([hidden])")) {
      for (const line of section.querySelectorAll("li")) {
        const id = new URL(line.querySelector("a").href).pathname.split("/").at(-2), why = line.querySelector(".why");
        shown[id] = [section.dataset.fit, why ? why.textContent : ""];
      }
    }
    found.push([shown, document.querySelector(".found-count").textContent]);
  }
  return found;
}"""
"""Makes each choice in the form, as a family would, and reads the result on the page."""


def options(page: Page) -> dict[str, list[str]]:
    """What each field of the form offers; a country is typed, and offered by its name."""
    fields = ("condition", "treatment", "country", "status")
    read = "field => [...field.options].map((one) => one.dataset.code || one.value).filter(Boolean)"
    return {name: page.locator(f"#find-{name}").evaluate(read) for name in fields}


def compare(page: Page, facts: Facts, today: date, most: int | None = None) -> set[str]:
    """Compare every choice with the records, or so many of them. Gives the groups seen."""
    reader, all_choices = Reader(facts, today), list(choices(options(page)))
    if most is not None:
        all_choices = Random(len(all_choices)).sample(all_choices, min(most, len(all_choices)))
    found = page.evaluate(RUN, [as_form(one) for one in all_choices])
    seen = set()
    for wanted, (shown, told) in zip(all_choices, found, strict=True):
        expected = reader.groups(wanted)
        assert {name: group for name, (group, _) in shown.items()} == expected, wanted
        assert told == count(list(expected.values())), wanted
        for name, (group, why) in shown.items():
            assert (group == "listed") == (name in facts.listed)
            assert why == because(facts, name, wanted, today), (wanted, name)
            assert why or group != "may", (wanted, name)
        seen |= set(expected.values())
    return seen


def because(facts: Facts, name: str, wanted: Wanted, today: date) -> str:
    """Why a trial may fit, in the words of the generator."""
    size = 1 if wanted.unit == "months" else 12
    age = (Decimal(int(wanted.age) * size), Decimal((int(wanted.age) + 1) * size)) if wanted.age else None
    choice = Choice(wanted.condition, wanted.treatment, wanted.country, wanted.status, age)
    trial = facts.listed.get(name) or facts.trials[name]
    found = fit(facts, trial, choice, today)
    return " ".join(why_text(facts, reason) for reason in found.reasons) if found else ""


def count(groups: list[str]) -> str:
    """The expected announcement: all groups, in whole sentences."""
    fits, may, listed, closed = (groups.count(name) for name in ("fits", "may", "listed", "closed"))
    if not groups:
        return "No trial in our list fits this choice. Take one choice away, or ask your team about other trials."
    said = [f"{fits} trial{' fits' if fits == 1 else 's fit'}." if fits else "No trial in our list surely fits."]
    if may:
        said += [f"{may} more may fit: ask." if fits else f"{may} trial{'' if may == 1 else 's'} may fit: ask."]
    if listed:
        said += [f"{listed} more with facts only: ask."]
    if closed:
        said += [f"{closed} {'is' if closed == 1 else 'are'} closed to new children."]
    return " ".join(said)
