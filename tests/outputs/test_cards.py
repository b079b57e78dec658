"""Cards for sharing: all Vietnamese letters drawn, words taken literally, small, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from conftest import SAMPLE
from namro.language.vietnamese import fold
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.cards import picture
from namro.outputs.cards.card import SECTIONS, Card, card_of, every_card
from namro.outputs.pour import StaticFile
from namro.outputs.tokens import own
from support.real_data import real_pages, real_published

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
CARD = Card("assets/the/x.png", "Trang mẫu", "Đường về phường Ngã Bảy", "Kế hoạch, có toàn văn trên trang")

COLOURS = own().sang
draw = partial(picture.draw, colours=COLOURS)


def cards(library: Library, cache: Path | None = None) -> tuple[StaticFile, ...]:
    return picture.cards(library, COLOURS, cache)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but paper is in the box (left, top, right, bottom)."""
    return image.crop(box).getcolors() != [
        ((box[2] - box[0]) * (box[3] - box[1]), tuple(bytes.fromhex(COLOURS.chim[1:])))
    ]


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def files(library: Library) -> tuple[StaticFile, ...]:
    return cards(library)


def test_every_card_is_a_small_palette_picture_of_the_right_size(files: tuple[StaticFile, ...]) -> None:
    assert len(files) > 40
    for file in files:
        image = Image.open(io.BytesIO(file.content))
        assert (image.size, image.mode, image.format) == ((1200, 630), "P", "PNG"), file.path
        assert len(file.content) <= 40_000, file.path


def test_the_same_card_gives_the_same_bytes() -> None:
    assert draw(CARD) == draw(replace(CARD))


def test_marks_are_drawn() -> None:
    plain = replace(CARD, title=fold(CARD.title), site=fold(CARD.site), what=fold(CARD.what))
    with_marks, without = opened(draw(CARD)), opened(draw(plain))
    for top, bottom in ((60, 130), (180, 480), (490, 545)):
        assert with_marks.crop((0, top, 1200, bottom)) != without.crop((0, top, 1200, bottom))


@pytest.mark.parametrize("name", ["Tinos_400Regular.ttf", "Tinos_700Bold.ttf"])
def test_every_vietnamese_letter_has_its_own_picture(name: str) -> None:
    font = picture._font(name, 64)
    drawn: dict[bytes, str] = {bytes(font.getmask("\uffff")): "no glyph"}
    for letter in LETTERS + LETTERS.upper():
        mask = bytes(font.getmask(letter))
        assert mask not in drawn, f"{letter} looks like {drawn.get(mask)}"
        drawn[mask] = letter


def test_no_letter_of_the_real_cards_is_missing_in_the_fonts(library: Library) -> None:
    words = "".join(f"{card.site}{card.title}{card.what}" for card in every_card(library))
    for name in ("Tinos_400Regular.ttf", "Tinos_700Bold.ttf"):
        font = picture._font(name, 64)
        missing = bytes(font.getmask("\uffff"))
        assert not [char for char in set(words) if bytes(font.getmask(char)) == missing]


@pytest.mark.parametrize(
    "title",
    [
        "<b>đậm</b> {{ 7 * 7 }} #set page(width: 1pt) \\ %s",
        "x" * 500,
        "một hai ba bốn " * 60,
        "dòng\nmới\tvà\x00chữ",
        "",
    ],
    ids=["markup", "one-long-word", "long", "control", "empty"],
)
def test_any_words_stay_inside_the_card(title: str) -> None:
    image = opened(draw(replace(CARD, title=title, what=title)))
    assert not inked(image, (0, 25, 79, 615)), "left margin"
    assert not inked(image, (1124, 25, 1200, 615)), "right margin"
    assert inked(image, (80, 180, 1120, 480)) == bool(title)


def test_markup_is_drawn_as_words() -> None:
    assert draw(replace(CARD, title="<b>A</b>")) != draw(replace(CARD, title="A"))


def test_a_long_title_gets_smaller_then_is_cut() -> None:
    sizes = [picture._fitted(" ".join(["nghị quyết"] * count))[0].size for count in (2, 8, 14, 30, 200)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]
    font, lines = picture._fitted(" ".join(["nghị quyết"] * 200))
    assert lines[-1].endswith("…")
    assert len(lines) * font.size * 1.22 < 330


def test_only_a_draft_is_badged() -> None:
    box = (860, 62, 1120, 128)
    assert not inked(opened(draw(CARD)), box)
    assert inked(opened(draw(replace(CARD, draft=True))), box)


def _paths(made: Iterable[Card]) -> set[str]:
    return {card.path for card in made}


def test_every_page_has_a_card_that_is_there(library: Library, files: tuple[StaticFile, ...]) -> None:
    there = {file.path for file in files}
    assert there == _paths(every_card(library))
    assert _paths(card_of(library, url) for url in [*real_pages(), "gioi-thieu/", "404.html"]) == there


def test_a_page_of_a_draft_has_the_draft_s_card() -> None:
    library = load(SAMPLE).published()
    card = card_of(library, "van-ban/du-thao-mau/")
    assert card.draft
    assert card.path == "assets/the/van-ban/du-thao-mau.png"
    assert card.alt == (
        "Dự thảo. Dự thảo Chương trình mẫu. Chương trình hành động, có toàn văn trên trang. Trang mẫu."
    )
    assert card_of(library, "nhiem-vu/ke-hoach-mau/") == card_of(library, "van-ban/ke-hoach-mau/")
    assert card_of(library, "hoi-dap/bao-cao-khi-nao/").path == "assets/the/hoi-dap.png"
    assert card_of(library, "van-ban/khong-co/").path == "assets/the/van-ban.png"
    assert card_of(library, "").path == card_of(library, "gioi-thieu/").path == "assets/the/trang-chu.png"
    assert set(SECTIONS) <= {Path(path).stem for path in _paths(every_card(library))}


def test_what_is_drawn_is_kept_by_content(tmp_path: Path) -> None:
    library = load(SAMPLE).published()
    first = cards(library, tmp_path)
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == len(first)
    assert {path.suffix for path in kept} == {".png"}
    assert cards(library, tmp_path) == first
    kept[0].write_bytes(b"kept")
    assert b"kept" in [file.content for file in cards(library, tmp_path)]
    renamed = library.trang.model_copy(update={"ten": "Tên khác"})
    assert picture._key(CARD, COLOURS, "") != picture._key(replace(CARD, site=renamed.ten), COLOURS, "")
    assert picture._key(CARD, COLOURS, "") != picture._key(CARD, COLOURS, "<svg/>")
    assert picture._key(CARD, COLOURS, "") == picture._key(
        replace(CARD, path="assets/the/y.png"), COLOURS, ""
    )


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert cards(load(SAMPLE).published(), blocked / "the")
