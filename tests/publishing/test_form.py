"""Looking only at what is new of a page finds what looking at all of it finds, whatever is spoilt and wherever."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from justhtml import JustHTML

from namro.publishing.verify.form import wrong
from namro.publishing.verify.novel import Sound

PAGES = (
    "index.html",
    "hoi-dap/bao-cao-khi-nao/index.html",
    "nhiem-vu/ma-tran/index.html",
    "van-ban/du-thao-mau/index.html",
)
"""A page of each build: the front, text, a table, an official text."""
_TAG = re.compile(r"<[^<>]*>")
_ODD = (
    *(
        "<p>",
        "</p>",
        "</div>",
        "<div>",
        "<div/>",
        "<li>",
        "</li>",
        "<td>x",
        "<tr><td>x</td></tr>",
        "<table>x</table>",
    ),
    *(
        "<a>",
        "<a><a>",
        "<b><p></b>",
        "<form><form>",
        "<option>",
        "<svg><p></svg>",
        "<h2><h3>",
        "<button><button>",
    ),
    *(
        "<!--",
        "<!-->",
        "<br/>",
        "</br>",
        "<img>",
        "<body>",
        "<title>",
        "<script>",
        "</script>",
        "<select><div></select>",
    ),
    *(
        "&",
        "&x;",
        "&amp",
        "<",
        ">",
        "\0",
        "\x01",
        "\ufdd0",
        "<x a=1 a=2></x>",
        '<x a="<"></x>',
        "<DIV>",
        "<template>",
    ),
)


def spoilt(page: str, chance: random.Random) -> str:
    """The page with one thing wrong, or with something that only looks so."""
    tags = list(_TAG.finditer(page))
    tag = chance.choice(tags)
    start, end = tag.span()
    other = chance.choice(tags).group()
    return page[:start] + chance.choice(
        (
            page[end:],
            tag.group() * 2 + page[end:],
            other + page[start:],
            other + page[end:],
            chance.choice(_ODD) + page[start:],
            tag.group().replace(" ", chance.choice((" id ", " class ", " x=1 ", ' " ')), 1) + page[end:],
        )
    )


def by_the_standard(page: str) -> tuple[tuple[int, int, str], ...]:
    """What is wrong with all of a page."""
    errors = JustHTML(page, collect_errors=True, sanitize=False).errors
    return tuple((error.line or 1, error.column or 1, error.code) for error in errors)


@pytest.fixture(scope="module")
def pages(built_sample: Path) -> list[str]:
    return [(built_sample / "site" / path).read_text(encoding="utf-8") for path in PAGES]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_spoilt_is_seen_whatever_was_sound_before(pages: list[str], seed: int) -> None:
    chance = random.Random(seed)
    known = Sound()
    assert [wrong(page, known) for page in pages] == [()] * len(pages)
    assert known.shapes
    seen = 0
    for _ in range(25):
        page = spoilt(pages[seed], chance)
        told = by_the_standard(page)
        assert wrong(page, known) == told
        seen += bool(told)
    assert seen > 5


def test_a_page_that_is_known_leaves_hardly_anything_to_look_at(pages: list[str]) -> None:
    known = Sound()
    assert not wrong(pages[0], known)
    looked_at = known.rest(pages[0])
    assert looked_at is not None
    assert len(looked_at[0]) < len(pages[0]) / 4
