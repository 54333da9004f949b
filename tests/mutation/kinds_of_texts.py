"""Faults in texts of records and pages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from mutation.faults import World, kind
from plainfacts.checks.engine.access import spot, value
from plainfacts.facts.records.trial import Trial

Made = Iterator[tuple[str, int, str]]
_TEXTS = ("summary", "what_happens", "may_help", "side_effects", "not_known", "how_to_join")
_PROSE = re.compile(r"^[A-Z][^{}|#\[\]]{50,}\.$")


def prose(world: World, rng: random.Random) -> list[tuple[str, int, str]]:
    """Lines of running text on pages, in random order."""
    found = [
        (path, number, line)
        for path, lines in world.lines.items()
        if path.startswith("content/")
        for number, line in enumerate(lines, start=1)
        if number > 8 and _PROSE.match(line)
    ]
    rng.shuffle(found)
    return found[:12]


def folded(world: World, rng: random.Random) -> list[tuple[str, int, str]]:
    """Lines of running text in trials, in random order."""
    found = []
    for trial in world.trials():
        for field in _TEXTS:
            first, last = world.field_of(trial.place, spot(trial, field))
            for number in range(first + 1, last + 1):
                line = world.line(trial.place.path, number)
                if (
                    line.rstrip().endswith(".")
                    and len(line) > 60
                    and not line.lstrip().startswith(("#", "value:", "source"))
                ):
                    found.append((trial.place.path, number, line))
    rng.shuffle(found)
    return found[:12]


def both(world: World, rng: random.Random) -> list[tuple[str, int, str]]:
    return [*prose(world, rng)[:4], *folded(world, rng)[:4]]


def trial_texts(world: World, wanted: str) -> Iterator[tuple[Trial, str, int]]:
    """Trials, with the field of a text and its line that matches a pattern."""
    for trial in world.trials():
        for field in _TEXTS:
            first, last = world.field_of(trial.place, spot(trial, field))
            for number in range(first, last + 1):
                if re.search(wanted, world.line(trial.place.path, number)):
                    yield trial, field, number


@kind("mixed-script")
def look_alike_letter(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, re.sub(r"\b(\w{2,})o(\w+)", "\\1\u043e\\2", line, count=1)
        yield path, number, re.sub(r"\bT(\w{2,})", "\u0422\\1", line, count=1)


@kind("unseen-character")
def unseen_letter(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, line.replace(" a", " \u200ba", 1)


@kind("odd-space")
def no_break_space(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, line[:20] + line[20:].replace(" ", "\u00a0", 1)


@kind("curly-quote", "misdecoded")
def curly_quotes(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, line.replace(".", "\u2019s.", 1)


@kind("double-space")
def two_spaces(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, line[:20] + line[20:].replace(" ", "  ", 1)


@kind("misdecoded")
def wrong_encoding(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, line.replace(".", " in MÃ¼nster.", 1)


@kind("not-composed")
def accent_apart(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, line.replace(".", " in the cafe\u0301.", 1)


@kind("repeated-sentence")
def sentence_twice(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        sentence = re.findall(r"[A-Z][^.?!]{40,}\.", line)
        if sentence:
            yield path, number, f"{line} {sentence[0]}"


@kind("temperature")
def temperature_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in ("38.5 °C", "38 degrees", "101 F", "38,3"):
            yield path, number, f"{line} Call if the temperature is {wrong}."


@kind("dose")
def dose_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in ("50 mg", "5 ml", "two tablets", "100 mg/m2"):
            yield path, number, f"{line} Your child takes {wrong} each morning."


@kind("emergency-number")
def phone_number_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in ("Call 112 at once.", "Phone 999.", "Ring +32 2 555 12 34.", "The number to call is 911."):
            yield path, number, f"{line} {wrong}"


@kind("advice")
def advice_against_the_team(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in (
            "Stop taking the medicine then.",
            "Use it instead of your medicine.",
            "Your child can skip the next dose.",
        ):
            yield path, number, f"{line} {wrong}"


@kind("private-contact")
def a_person_named(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in (
            "Ask Dr. Example about it.",
            "Write to someone@hospital.example.",
            "Professor Jane Doe leads it.",
        ):
            yield path, number, f"{line} {wrong}"


@kind("relative-figure")
def relative_figure(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in ("It halves the risk.", "It works three times better.", "The chance is twice as high."):
            yield path, number, f"{line} {wrong}"


@kind("time-words")
def word_of_time(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for wrong in ("It is currently being tested.", "Researchers recently found this.", "It will open this year."):
            yield path, number, f"{line} {wrong}"


@kind("lone-percent", "typed-fact", "typed-fact-differs")
def percentage_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, f"{line} About 27 % survive."
        yield path, number, f"{line} This was so in twenty-seven percent of them."


@kind("typed-fact", "typed-fact-differs")
def chance_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in prose(world, rng):
        for wrong in ("It helps 1 in 8 children.", "One in eight children has this.", "It works in 63 out of 100."):
            yield path, number, f"{line} {wrong}"


@kind("typed-fact", "typed-fact-differs")
def people_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in prose(world, rng):
        for name, planned in planned_people(world):
            yield path, number, f"{line} The trial {name} takes {'ninety' if planned == 60 else 'sixty'} children."
            yield path, number, f"{line} {name} includes {planned + 36} patients."


def planned_people(world: World) -> Iterator[tuple[str, int]]:
    for trial in world.trials(lambda t: bool(getattr(value(t, "participants"), "planned", None))):
        yield str(value(trial, "name")), int(value(trial, "participants").planned)


@kind("typed-fact", "typed-fact-differs")
def time_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in prose(world, rng):
        for wrong in ("Treatment takes three years.", "It runs for 14 days.", "There are 9 courses."):
            yield path, number, f"{line} {wrong}"


@kind("typed-fact", "typed-fact-differs")
def beside_a_name(world: World, rng: random.Random) -> Made:
    for path, number, line in prose(world, rng):
        for wrong in false_sentences(world):
            yield path, number, f"{line} {wrong}"


def false_sentences(world: World) -> Iterator[str]:
    """Sentences that name a trial and say something else about it than its record."""
    for trial in world.trials():
        name, start = value(trial, "name"), value(trial, "start")
        if "PE" not in (value(trial, "countries") or "PE"):
            yield f"{name} is open in Peru."
        if value(trial, "status") == "recruiting":
            yield f"{name} was completed."
        if start:
            yield f"{name} started in March {start.year - 4}."
        if value(trial, "phase") in ("1", "2", "3"):
            yield f"{name} is a phase 4 trial."
        if value(trial, "ages"):
            yield f"{name} is for people aged 2 to 30 years."
        if getattr(value(trial, "funding"), "amount", None):
            yield f"{name} got 2 million euros."


@kind("inline-fact")
def fetch_misspelt(world: World, rng: random.Random) -> Made:
    for path, lines in world.lines.items():
        for number, line in enumerate(lines, start=1):
            if path.startswith("content/") and (match := re.search(r'\{\{ (\w+)\("([\w-]+)"', line)):
                yield path, number, line.replace(f'"{match[2]}"', f'"{match[2][:-1]}"', 1)
                yield path, number, line.replace(f"{match[1]}(", f"{match[1]}x(", 1)


@kind("raw-html", "link-address", "template-code")
def markup_typed(world: World, rng: random.Random) -> Made:
    for path, number, line in prose(world, rng):
        yield path, number, f"{line} <b>Note</b>"
        yield path, number, f"{line} [here](javascript:alert(1))"
        yield path, number, f"{line} {{% if x %}}"


@kind("page-ids", "wrong-value")
def front_matter_id(world: World, rng: random.Random) -> Made:
    for path, lines in world.lines.items():
        for number, line in enumerate(lines[:9], start=1):
            if path.startswith("content/") and re.match(r"(about|sources): \[[a-z]", line):
                yield path, number, re.sub(r"\[([a-z0-9-]+)([a-z0-9])", r"[\1", line, count=1)


@kind("description-shown", "misspelt")
def description_of_something_else(world: World, rng: random.Random) -> Made:
    for path, lines in world.lines.items():
        name = next(
            (
                name
                for name in (str(value(trial, "name")) for trial in world.trials())
                if name.lower() not in "\n".join(lines[8:]).lower()
            ),
            None,
        )
        for number, line in enumerate(lines[:9], start=1):
            lists = any(f"{{{{ {call}(" in "\n".join(lines) for call in ("finder", "trials", "glossary", "source_list"))
            if path.startswith("content/") and line.startswith("description:") and name and not lists:
                yield path, number, f"{line} It tells you about {name}."


@kind("name-spelling")
def trial_in_another_spelling(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        for name in (str(value(trial, "name")) for trial in world.trials()):
            if "-" in name:
                yield path, number, f"{line} It is called {' '.join(name.rsplit('-', 1))}."


@kind("misspelt")
def medicine_misspelt(world: World, rng: random.Random) -> Made:
    tested = (tested.name for trial in world.trials() for tested in value(trial, "being_tested") or ())
    names = sorted({name for name in tested if re.fullmatch("[a-z]{9,}", name)})
    for path, lines in world.lines.items():
        for number, line in enumerate(lines, start=1):
            name = next((name for name in names if re.search(rf"(?<![\w-]){name}(?![\w-])", line)), None)
            if (
                path in ("data/trials.yaml", "data/treatments.yaml")
                and name
                and re.match(r"\s+(?:- )?(?:plain|what|title): ", line)
            ):
                yield path, number, line.replace(name, name[:4] + name[5:], 1)


@kind("text-differs")
def people_in_a_text_changed(world: World, rng: random.Random) -> Made:
    for trial, _, number in trial_texts(
        world, r"\b(?:plans?|includes?|include|takes?|joined) (?:\w+ ){0,4}\d+ (?:children|people)"
    ):
        if value(trial, "participants"):
            line = world.line(trial.place.path, number)
            yield (
                trial.place.path,
                number,
                re.sub(r"\d+(?= (?:children|people))", lambda m: str(int(m[0]) * 10 + 3), line, count=1),
            )


@kind("text-differs")
def date_in_a_text_changed(world: World, rng: random.Random) -> Made:
    for trial, _, number in trial_texts(world, r"\b\d{1,2} [A-Z][a-z]+ 20\d\d"):
        line = world.line(trial.place.path, number)
        yield trial.place.path, number, re.sub(r"\b(\d{1,2}) ([A-Z][a-z]+) 20\d\d", r"\1 \2 2019", line, count=1)


@kind("text-differs")
def phase_in_a_text_changed(world: World, rng: random.Random) -> Made:
    for trial, _, number in trial_texts(world, r"\b[Pp]hase \d"):
        if value(trial, "phase"):
            line = world.line(trial.place.path, number)
            yield trial.place.path, number, re.sub(r"([Pp]hase) \d", r"\1 4", line, count=1)


@kind("text-differs")
def groups_in_a_text_changed(world: World, rng: random.Random) -> Made:
    for trial, _, number in trial_texts(world, r"\b(?:has|have|are|into) (?:\d|two|three) groups"):
        if isinstance(value(trial, "design").groups, int):
            line = world.line(trial.place.path, number)
            yield trial.place.path, number, re.sub(r"\b(?:\d|two|three) groups", "nine groups", line, count=1)


@kind("text-differs")
def status_in_a_text(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: value(t, "status") == "recruiting"):
        _, last = world.field_of(trial.place, spot(trial, "how_to_join"))
        for wrong in ("The trial is closed.", "The trial was withdrawn.", "This trial has not opened yet."):
            yield trial.place.path, last, f"{world.line(trial.place.path, last)} {wrong}"


@kind("text-differs")
def country_in_a_text(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "countries"))):
        _, last = world.field_of(trial.place, spot(trial, "how_to_join"))
        yield trial.place.path, last, f"{world.line(trial.place.path, last)} It is done in Peru."


@kind("rhythm")
def days_of_a_cycle_changed(world: World, rng: random.Random) -> Made:
    for path in ("data/trials.yaml",):
        for number, line in enumerate(world.lines[path], start=1):
            if re.search(r"\bcycles of \d+ days", line):
                yield path, number, re.sub(r"(?<=cycles of )\d+", lambda m: str(int(m[0]) - 7), line, count=1)


@kind("left-over-markup")
def escape_left(world: World, rng: random.Random) -> Made:
    for path, number, line in folded(world, rng):
        yield path, number, f"{line} It is &gt; 5."
        yield path, number, f"{line} It is \\> 5."


@kind("review-interval", "review-due")
def review_of_a_page(world: World, rng: random.Random) -> Made:
    for path, lines in world.lines.items():
        for number, line in enumerate(lines[:9], start=1):
            if path.startswith("content/") and line.startswith("review:"):
                yield path, number, re.sub(r"next: 20(\d)(\d)", lambda m: f"next: 20{m[2]}{m[1]}", line)
                yield path, number, re.sub(r"next: 20\d\d", "next: 2025", line)


@kind("percent-count", "typed-fact", "typed-fact-differs")
def percentage_altered(world: World, rng: random.Random) -> Made:
    for path, number, line in both(world, rng):
        yield path, number, f"{line} It was so in 27 out of 100 (72 %)."
