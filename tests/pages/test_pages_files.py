"""Pictures, tables, downloads and notes as families get them, and as they leave with the export."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from markdown import Markdown
from small_facts import small

from plainfacts.cli import main
from plainfacts.facts.media import Medium, medium, read_media
from plainfacts.pages.topic.files_on_pages import with_files
from plainfacts.pages.topic.markdown_html import SiteMarkdown
from site_files import BODY, page, site_files

WORDS = small().facts.wording
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xc4\0\0\x02\x58\x08\x02\0\0\0"
TABLE = "Table: When to ring\n\n| Sign | Hour |\n|---|--:|\n| Rash | 8 |"


def made(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(Markdown(extensions=[SiteMarkdown(WORDS)]).convert(text), create_parent="main")


def test_a_picture_has_its_size_its_words_and_its_caption() -> None:
    text = Markdown(extensions=[SiteMarkdown(WORDS)]).convert('![A "bed" & more](../ward.png "The *ward*.")')
    found = html.fromstring(with_files(text, "/a/", {"content/ward.png": medium(PNG, ".png")}, WORDS))
    (image,) = found.iter("img")
    wanted = {"alt": 'A "bed" & more', "width": "1220", "height": "600", "loading": "lazy", "src": "../ward.png"}
    assert dict(image.attrib) == wanted
    assert found.tag == "figure" and found.findtext("figcaption/em") == "ward"


def test_a_video_waits_until_it_is_played_and_brings_its_words() -> None:
    text = Markdown(extensions=[SiteMarkdown(WORDS)]).convert('![A "line" & more](../line.mp4 "The line.")')
    media = {"content/line.mp4": Medium(3_200_000), "content/line.jpg": Medium(9, 640, 360)}
    found = html.fromstring(with_files(text, "/a/", media, WORDS))
    (video,) = found.iter("video")
    assert (video.get("preload"), video.get("aria-label")) == ("none", 'A "line" & more')
    assert (video.get("poster"), video.get("width"), video.get("height")) == ("../line.jpg", "640", "360")
    assert video.find(".//source").get("src") == "../line.mp4"
    track = video.find(".//track")
    assert (track.get("kind"), track.get("src"), track.get("srclang")) == ("captions", "../line.vtt", "en")
    assert video.find(".//a").get("href") == "../line.mp4"
    assert "3.2" in video.find(".//a").text_content()
    assert found.findtext("figcaption") == "The line."


def test_tabs_stand_open_one_below_the_other() -> None:
    found = made('=== "Day"\n\n    Ring.\n\n=== "Night"\n\n    Ring too.')
    assert [fold.findtext("summary") for fold in found.iter("details")] == ["Day", "Night"]
    assert all(fold.get("open") is not None for fold in found.iter("details"))


def test_an_icon_of_material_is_drawn_and_not_read_aloud() -> None:
    (drawing,) = made("Ring :material-phone: us").iter("svg")
    assert drawing.get("aria-hidden") == "true"
    assert len(drawing.find("path").get("d")) > 20
    assert drawing.tail == " us"


def test_a_picture_that_only_decorates_is_silent() -> None:
    assert made("![wave](wave.svg){.decorative}").find(".//img").get("alt") == ""


def test_the_size_of_a_drawing_is_known_and_a_broken_picture_has_none() -> None:
    assert medium(b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>', ".svg").width == 40
    assert medium(b"no picture", ".png") == Medium(10)


def test_a_table_has_headings_for_its_columns_and_a_region_with_its_name() -> None:
    found = made(TABLE)
    (region,) = found.iter("div")
    caption = region.find("table/caption")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-labelledby") == caption.get("id") and caption.text == "When to ring"
    assert [(cell.get("scope"), cell.text) for cell in found.iter("th")] == [("col", "Sign"), ("col", "Hour")]
    assert not [element for element in found.iter() if element.get("style")]


@pytest.mark.parametrize(
    ("address", "size", "words"),
    [
        ("../plan.pdf", 339_600, "the plan (PDF, 340 kB)"),
        ("../plan.pdf", 1_249_000, "the plan (PDF, 1.2 MB)"),
        ("../plan.pdf", 12_600_000, "the plan (PDF, 13 MB)"),
        ("../plan.pdf#page=2", 700, "the plan (PDF, 700 byte)"),
        ("https://example.org/far.pdf", 0, "the plan (PDF)"),
        ("../plan/", 0, "the plan"),
    ],
)
def test_a_download_says_its_kind_and_size(address: str, size: int, words: str) -> None:
    text = with_files(f'<a href="{address}">the plan</a>', "/a/", {"content/plan.pdf": Medium(size)}, WORDS)
    assert html.fromstring(text).text_content() == words


def test_a_note_and_its_place_lead_to_each_other() -> None:
    found = made("Ring.[^a] Wait.[^a]\n\n[^a]: The ward.")
    marks = found.findall(".//a[@class='note-mark']")
    back = found.findall(".//a[@class='note-back']")
    assert [mark.get("href") for mark in marks] == ["#note-1", "#note-1"]
    assert [f"#{mark.get('id')}" for mark in marks] == [link.get("href") for link in back]
    assert found.find(".//li").get("id") == "note-1"


def test_a_box_that_opens_needs_no_script() -> None:
    found = made('??? tip "More"\n    Text\n\n???+ tip "Open"\n    Text')
    assert [(box.tag, box.get("open"), box.findtext("summary")) for box in found] == [
        ("details", None, "More"),
        ("details", "open", "Open"),
    ]


def test_pictures_downloads_and_places_leave_with_the_export(tmp_path: Path) -> None:
    body = f"{BODY}\n![A bed](../ward.png)\n\nRead [the plan](../files/plan-a.pdf).\n\n## Pain\n\nSee [pain](#pain).\n"
    body += '{{ fact("lamp-1", "countries") }} is where. Ask your team.\n'
    files = {**site_files(**{"content/more/leukaemia.md": page(body=body)})}
    files |= {"content/ward.png": PNG, "content/files/plan-a.pdf": b"%PDF"}
    for name, raw in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(raw)
    done = CliRunner(env={"PLAINFACTS_TODAY": "2026-05-01"}).invoke(
        main, ["--root", str(tmp_path / "site"), "export", str(tmp_path / "out")]
    )
    assert done.exit_code == 0, done.output
    docs = tmp_path / "out/docs"
    text = (docs / "more/leukaemia.md").read_text("utf-8")
    assert "![A bed](../ward.png)" in text and (docs / "ward.png").read_bytes() == PNG
    assert "](../files/plan-a.pdf)" in text and (docs / "files/plan-a.pdf").read_bytes() == b"%PDF"
    trial = (docs / "trials/lamp-1.md").read_text("utf-8")
    led = set(re.findall(r"\]\(#([^)]+)\)", trial))
    assert "source-ctgov-nct01234567" in led
    assert led <= set(re.findall(r'<a id="([^"]+)"></a>', trial))


def test_links_out_of_the_content_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"x")
    (tmp_path / "content/plan.pdf").symlink_to(tmp_path / "secret.pdf")
    assert read_media(tmp_path) == {}
