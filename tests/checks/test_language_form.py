"""A page must be easy to find one's way in: sentences, paragraphs, lists, headings, links, key points."""

from __future__ import annotations

import pytest

from checks.language_site import told

TITLE = -6
KEY_POINTS = "## Key points\n\nThe main things:\n\n- Ask your team.\n- Drink tea.\n- Sit down.\n\n"
SECTIONS = "\n\n".join(f"## Part {number}\n\nDoctors say this." for number in range(3))


def sentence(words: int) -> str:
    return "We " + "go " * (words - 2) + "home. "


CASES = [
    ("sentence-length", sentence(21), f'1 warning: This sentence has 21 words; the limit is 20: "{sentence(21).strip()}" Fix: Make two sentences of it, or a list.', sentence(20)),
    ("sentence-length", f"A.\n\n{sentence(31)}", f'3 error: This sentence has 31 words; the limit is 20: "We{" go" * 28} …" Fix: Make two sentences of it, or a list.', sentence(20)),
    ("sentence-mean", sentence(16) * 10, f"{TITLE} warning: The sentences of this page have 16.0 words on average; the limit is 15. Fix: Shorten the longest sentences.", sentence(15) * 10),
    ("long-sentences", sentence(21) * 2 + sentence(5) * 8, f"{TITLE} warning: 2 of 10 sentences have more than 20 words; the limit is 10 out of 100. Fix: Shorten them; each is named at its line.", sentence(21) + sentence(5) * 9),
    ("paragraph-length", "We go. You go. They go. She goes.", "1 warning: This paragraph has 4 sentences; the limit is 3. Fix: Split it where the thought changes, or make a list.", "We go. You go. They go.\n\nShe goes."),
    ("passive", "Blood is taken. " * 3 + "A nurse helps you. " * 7, f'{TITLE} info: 3 of 10 sentences are passive, such as "is taken" (line 9), "is taken" (line 9), "is taken" (line 9). Fix: Say who does it, where the reader needs to know.', "Blood is taken. " * 2 + "A nurse helps you. " * 8),
    ("list-length", "You can ask:\n\n" + "- a thing\n" * 7, "3 warning: This list has 7 items; the limit is 6. Fix: Split it under two lead-in lines, or leave items out.", "You can ask:\n\n" + "- a thing\n" * 6),
    ("list-lead-in", "Things.\n\n- one\n- two", '3 warning: No line that ends with a colon introduces this list. Fix: Add a line such as "You can ask:" above the list.', "Things:\n\n- one\n- two"),
    ("list-lead-in", "## Things:\n\n- one\n- two", '3 warning: No line that ends with a colon introduces this list. Fix: Add a line such as "You can ask:" above the list.', "Things:\n\n- one\n- two"),
    ("list-item-sentence", "Things:\n\n- One thing. Another thing.\n- two", '3 warning: This item has 2 sentences: "One thing. Another thing." Fix: Keep one sentence, or make a paragraph of it.', "Things:\n\n- One thing.\n- two"),
    ("section-length", "## Long\n\n" + "word " * 201, '1 warning: There are 201 words below "Long" without a heading; the limit is 200. Fix: Add a heading that says what comes next.', "## Long\n\n" + "word " * 200),
    ("key-points", "We go home. " * 60, f'{TITLE} error: The first section has no list of key points. Fix: Begin with "## Key points", a line that ends with a colon, and a list.', KEY_POINTS + "We go home. " * 60),
    ("key-points", "## Call\n\n" + "We go home. " * 60 + "\n\n" + KEY_POINTS, f'{TITLE} error: The first section has no list of key points. Fix: Begin with "## Key points", a line that ends with a colon, and a list.', "## Call\n\n{{ urgent() }}\n\n" + KEY_POINTS + "We go home. " * 60),
    ("key-points", KEY_POINTS.replace("- Sit down.\n", ""), "5 error: The page has 2 key points; 3 to 5 are asked for. Fix: Keep what a reader must know, and leave the rest for below.", KEY_POINTS),
    ("key-points", KEY_POINTS.replace("Sit down.", sentence(21)), f'7 error: This key point has 21 words; the limit is 20: "{sentence(21).strip()}" Fix: Shorten it.', KEY_POINTS),
    ("main-message", "One. Two. Three. Four. Five.\n\n" + KEY_POINTS, f"{TITLE} warning: The first section has 5 sentences beside its key points; the limit is 3. Fix: Keep the main message, and move the rest below.", "One. Two. Three.\n\n" + KEY_POINTS),
    ("speaks-to-reader", SECTIONS, f'{TITLE} info: 3 of 3 sections never say "you" or "your child", such as "Part 0", "Part 1", "Part 2". Fix: Say "you" and "your child" where it fits.', SECTIONS.replace("say", "tell you")),
    ("action", "Doctors know this. " * 60, f'{TITLE} error: The page names nothing that the reader can do. Fix: Add a sentence such as "Ask your team if this could be right for your child."', "Doctors know this. " * 60 + "Ask your team."),
    ("heading-levels", "# Again\n\nText.", '1 error: "Again" is a second title. Fix: Write "## " before it, or delete it.', "## Again\n\nText."),
    ("heading-levels", "## A\n\n#### B\n\nText.", '3 error: "B" is a heading of level 4 below one of level 2. Fix: Write "### " before it.', "## A\n\n### B\n\nText."),
    ("heading-levels", "## A\n\n### B\n\n#### C\n\n##### D\n\nText.", '7 error: "D" is a heading of level 5; 4 is the deepest. Fix: Go up a level.', "## A\n\n### B\n\n#### C\n\nText."),
    ("heading-form", "## What Leukaemia Does To Children\n\nIt does this to children.", '1 warning: The heading "What Leukaemia Does To Children" has capitals inside: "Does", "To", "Children". Fix: Keep capitals for names and for the first word.', "## Treatment in Germany with Kymriah\n\nOne treatment is called Kymriah."),
    ("heading-form", "## What is it?\n\nText.", '1 warning: The heading "What is it?" is a question. Fix: Say what is below it.', "## What it is\n\nText."),
    ("heading-form", "## What it is.\n\nText.", '1 warning: The heading "What it is." ends with a stop. Fix: Leave the stop out.', "## What it is\n\nText."),
    ("heading-form", f"## {'long ' * 14}\n\nText.", f'1 warning: The heading "{("long " * 14).strip()}" has 69 characters; the limit is 65. Fix: Shorten it.', f"## {'long ' * 13}\n\nText."),
    ("link-text", "See [click here](index.md).", '1 error: The link "click here" does not say where it leads. Fix: Name what the link leads to.', "See [all trials](index.md)."),
    ("link-text", "First line\nand [here](index.md).", '2 error: The link "here" does not say where it leads. Fix: Name what the link leads to.', "It is here."),
    ("link-text", "See [https://example.org](https://example.org).", '1 error: The link "https://example.org" is a bare address. Fix: Name what the link leads to.', "See [an example](https://example.org)."),
    ("link-text", "Please click here.", '1 error: This says "click here"; not everyone clicks. Fix: Name what the link leads to.', "Please ask."),
    ("emphasis", "This is **very** important.", '1 warning: Bold or italic letters stress "very". Fix: Write it in plain letters, and put what matters first.', "Things:\n\n- **Phase 1**: a safe dose."),
    ("emphasis", "It is true.\nThis is *very* so.", '2 warning: Bold or italic letters stress "very". Fix: Write it in plain letters, and put what matters first.', "This is very so."),
    ("block-capitals", "Do NOT STOP the medicine.", '1 warning: "NOT STOP" is in block capitals. Fix: Write it in small letters.', "People RUN TO KICK, and have a test (MRD)."),
    ("block-capitals", "IMPORTANT: ask your team.", '1 warning: "IMPORTANT" is in block capitals. Fix: Write it in small letters.', "The US and the UK."),
    ("bracket-plural", "Ask your doctor(s).", '1 warning: "doctor(s)" has its plural in brackets. Fix: Write the plural.', "Ask your doctors (all of them)."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "message", "good"), CASES)
def test_each_rule_of_form(rule: str, bad: str, message: str, good: str) -> None:
    assert told(rule, bad) == [message]
    assert told(rule, good) == []


def test_the_title_of_a_page_is_cut_off_after_65_characters() -> None:
    title = ("long " * 14).strip()
    assert told("heading-form", "Text.", title=title) == [
        f'{TITLE} error: The heading "{title}" has 69 characters; the limit is 65. Fix: Shorten it.'
    ]
