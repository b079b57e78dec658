"""Columns of printed tables: no word is broken; where all of them have no room, letters are smaller, then rows are read
downwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namro.language.letters import width
from namro.language.prose import Node
from namro.outputs.packets.columns import fitted, scaled
from namro.outputs.packets.packet import Part, Table
from namro.outputs.packets.sheets import Room, Sheet
from namro.outputs.packets.values import values
from support.packets import small

ROOM = Sheet("a4", 13).table(False)
NINE = (
    *("STT", "Thành phần thể thức", "Loại chữ", "Cỡ chữ", "Kiểu chữ"),
    *("Ví dụ minh hoạ", "Phông chữ", "Nghiêng", "Cỡ"),
)


def table(head: tuple[str, ...], *rows: tuple[str, ...], widths: tuple[int, ...] = ()) -> Table:
    cells = tuple(tuple(((Node("text", text=words),),) for words in row) for row in rows)
    return Table("Bảng 1", head, cells, widths or (5,) * len(head))


def wide(made: Table, room: Room = ROOM) -> list[tuple[str, float, float]]:
    """Of each word: itself, how wide it is, how wide its column is."""
    columns = fitted(made, room)
    small = scaled(room, columns.scale)
    return [
        (word, width(word, bold) * small.size + small.beside, room.width * share / sum(columns.widths))
        for at, share in enumerate(columns.widths)
        for words, bold in (
            (made.head[at], True),
            *((row[at][0][0].text, False) for row in made.rows),
        )
        for word in words.split()
    ]


@pytest.mark.parametrize("widths", [(), (2, 40, 2, 2, 2, 40, 2, 2, 2)], ids=["even", "uneven"])
def test_every_word_of_nine_columns_has_room(widths: tuple[int, ...]) -> None:
    row = ("1", "Tên cơ quan", "In thường", "12 - 13", "Nghiêng, đậm", "TRƯỜNG", "THƯỜNG", "nghiêng", "13")
    made = table(NINE, row, widths=widths)
    assert [word for word, own, room in wide(made) if own > room] == []
    assert fitted(made, ROOM).scale == 1.0


def test_columns_that_have_room_stay_as_they_are() -> None:
    made = table(("TT", "Việc"), ("1", "Thường xuyên"), widths=(1, 9))
    assert fitted(made, ROOM).widths == (1, 9)


def test_letters_are_smaller_where_all_words_have_no_room() -> None:
    made = table(("NGHIÊNG",) * 8 + ("Cỡ",), ("nghiêng",) * 9)
    columns = fitted(made, replace(ROOM, width=450))
    assert 0.75 < columns.scale < 1.0 and not columns.narrow
    assert [word for word, own, room in wide(made, replace(ROOM, width=450)) if own > room] == []


def test_rows_are_read_downwards_where_even_small_letters_have_no_room() -> None:
    made = table(("NGHIÊNG",) * 20, ("nghiêng",) * 20)
    assert fitted(made, ROOM).narrow
    packet = replace(small(), parts=(Part("x", "Một", "", (made,)),))
    (drawn,) = values(packet, frozenset(), Sheet("a4", 13))["parts"][0]["blocks"]
    assert drawn["stacked"]


def test_an_address_and_a_rule_to_write_on_claim_no_column() -> None:
    address, rule = "https://thu.vi.du/" + "a" * 90, "…" * 60
    made = table(("Một", "Hai", "Ba"), (address, rule, "thường"))
    columns = fitted(made, ROOM)
    assert columns.widths == (5, 5, 5) and max(columns.letters) == 6
