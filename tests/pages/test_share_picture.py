"""Who is sent a link sees whose site it is: the picture is drawn from the name, and never shows a box or half a name."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plainfacts.keep import share_file
from plainfacts.pages.figures import share_picture as drawing
from plainfacts.pages.figures.share_picture import SIZE, share_picture

PAPER = (255, 253, 248)


def columns_with_ink(raw: bytes, top: int, bottom: int) -> list[int]:
    """The columns right of the circle in which something is drawn between two heights."""
    image = Image.open(BytesIO(raw))
    return [x for x in range(420, SIZE[0]) if any(image.getpixel((x, y)) != PAPER for y in range(top, bottom, 3))]


def test_the_picture_shows_the_name_of_the_site() -> None:
    one, other = share_picture("Lantern", ""), share_picture("Harbour", "")
    assert one is not None
    assert one != other
    image = Image.open(BytesIO(one))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert columns_with_ink(one, 240, 400)


@pytest.mark.parametrize("name", ["Lantern", "Knowing more about illnesses of children", "W" * 24])
def test_no_name_runs_out_of_the_picture(name: str) -> None:
    raw = share_picture(name, "What families ask, in plain words, with the day and the source of every fact")
    assert raw is not None
    assert max(columns_with_ink(raw, 20, SIZE[1])) <= 1100


@pytest.mark.parametrize(
    "name", ["", "שלום", "A name that is so long that nobody would ever read it beside a link " * 3]
)
def test_a_name_that_cannot_be_drawn_gives_no_picture(name: str) -> None:
    assert share_picture(name, "x") is None


def test_a_text_that_does_not_fit_is_left_out_and_the_name_stays() -> None:
    assert share_picture("Lantern", "words " * 80) == share_picture("Lantern", "")


def test_a_picture_that_was_drawn_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = share_file.drawn(tmp_path, "Lantern", "Light")
    monkeypatch.setattr(drawing, "share_picture", lambda name, about: b"new")
    assert share_file.drawn(tmp_path, "Lantern", "Light") == first
    assert share_file.drawn(tmp_path, "Lantern", "Lamps") == b"new"


def test_a_picture_of_the_sites_own_takes_its_place(tmp_path: Path) -> None:
    assert not share_file.has_own(None)
    assert not share_file.has_own(str(tmp_path))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/share.png").write_bytes(b"png")
    assert share_file.has_own(str(tmp_path))
