"""Whether a poster's words have room on its sheets, and where each line stands: the one layout, for the check and the print.

Lines are broken here, by the widths of the font that prints them, so what is said to fit does. Letters are as large as
fits and never smaller than the least of the sheet:

- on A3 28 points: a capital is 7 mm high, and from three metres that is an angle of 8 minutes of arc, where a healthy eye
  needs 5. A4 is the same sheet at 71 %: it is read from two metres.
- on a phone the picture of 1080 px is shown 360 px wide: 48 px there are 16 px in the hand, 36 px are 12.

Lengths are points on A3, pixels in the pictures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from namro.language.letters import width
from namro.language.lines import broken, evened
from namro.records.ap_phich import ApPhich

PITCH, TITLE_PITCH = 1.24, 1.14
"""From line to line, in letters."""
MARK, APART, PAD, GAP = 1.9, 0.55, 0.35, 0.32
"""In letters of the body: the sign beside a fact, the white behind it, round what stands in a card, between two cards."""
_STEP_GAP = 0.7
"""Between two cards that an arrow joins."""
_MOST_TITLE_LINES = 3
_LONE = 0.4
"""A last line that is shorter than this share of the room looks forgotten."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet or a picture: its sizes, the sizes of letters from the largest to the least; `many`: facts that have no room
    go on in a further picture. `ten` is what an editor calls it."""

    id: str
    ten: str
    wide: float
    high: float
    edge: float
    title: tuple[float, ...]
    body: tuple[float, ...]
    small: float
    foot: float
    many: bool = False

    @property
    def least(self) -> float:
        """The least size of the facts' letters."""
        return self.body[-1]

    @property
    def across(self) -> float:
        """Width between the edges."""
        return self.wide - 2 * self.edge

    @property
    def head_gap(self) -> float:
        """White above and below what stands in the head."""
        return self.edge * 0.5


A3 = Sheet("a3", "khổ A3", 841.89, 1190.55, 40, (76, 69, 62, 56, 50), (46, 43, 40, 37, 34, 31, 28), 17, 132)
SQUARE = Sheet(
    "vuong", "ảnh vuông", 1080, 1080, 40, (80, 72, 64, 56), (64, 60, 56, 52, 48), 36, 200, many=True
)
UPRIGHT = Sheet(
    "dung", "ảnh đứng", 1080, 1920, 44, (92, 84, 76, 68), (64, 60, 56, 52, 48), 36, 216, many=True
)
SHEETS = (A3, SQUARE, UPRIGHT)


@dataclass(frozen=True, slots=True)
class Item:
    """One fact on a sheet: which it is, its lines (those above in bold), the top and the height of its card."""

    at: int
    label: tuple[str, ...]
    lines: tuple[str, ...]
    bar: bool
    top: float = 0
    high: float = 0

    @property
    def rows(self) -> int:
        """Its lines and its bar."""
        return len(self.label) + len(self.lines) + self.bar


@dataclass(frozen=True, slots=True)
class Layout:
    """A poster on a kind of sheet: the size and the lines of its title, that of its facts, the facts of each picture."""

    sheet: Sheet
    title_size: float
    title: tuple[str, ...]
    size: float
    head: float
    pictures: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class TooLong:
    """Words that have no room: of the title (`at` is -1), of one fact, of all (None). `lines` more than there is room for;
    `letters` at least are to be cut. `word`: one that is wider than a line."""

    sheet: Sheet
    at: int | None
    lines: int = 0
    letters: int = 0
    word: str = ""


def too_long(poster: ApPhich) -> Iterator[TooLong]:
    """What has no room, once for each sheet."""
    for sheet in SHEETS:
        made = laid(poster, sheet)
        if isinstance(made, TooLong):
            yield made


def told(found: TooLong) -> tuple[str, str]:
    """What an editor is told of it, and what to do."""
    whose = "Tên" if found.at == -1 else "Áp phích" if found.at is None else f"Ý {found.at + 1}"
    if found.word:
        return (
            f"“{found.word}” dài hơn một dòng ở {found.sheet.ten}.",
            "Viết tách ra, hoặc bỏ chữ ấy.",
        )
    least = found.sheet.title[-1] if found.at == -1 else found.sheet.least
    unit = "px" if found.sheet.many else "điểm"
    message = f"{whose} dài hơn {found.sheet.ten} {found.lines} dòng, với cỡ chữ nhỏ nhất đọc được là {least:g} {unit}."
    fewer = ", hoặc bớt một ý" if found.at is None else ""
    return message, f"Bớt ít nhất {found.letters} chữ cái{fewer}; chữ không thu nhỏ hơn nữa."


def laid(poster: ApPhich, sheet: Sheet) -> Layout | TooLong:
    """The poster on a sheet: in as few pictures as can be, title and facts in letters as large as fit together."""
    titles = _titles(poster.ten, sheet)
    if isinstance(titles, TooLong):
        return titles
    gap = _gap(poster)
    least = _items(poster, sheet, sheet.least)
    if isinstance(least, TooLong):
        return least
    smallest = titles[-1]
    groups = _groups(least, sheet, _room(sheet, *smallest), gap)
    if isinstance(groups, TooLong):
        return groups
    sizes = [
        (size, items) for size in sheet.body if not isinstance(items := _items(poster, sheet, size), TooLong)
    ]
    tried = sorted((a + b, a, b) for a in range(len(titles)) for b in range(len(sizes)))
    for _, of_title, of_body in tried:
        (title_size, lines), (size, items) = titles[of_title], sizes[of_body]
        room, parts = _room(sheet, title_size, lines), tuple(_parted(items, groups))
        if all(_height(part, size, gap) <= room for part in parts):
            head = _head(sheet, title_size, lines)
            even = [tuple(_even(item, column(sheet, size) / size) for item in part) for part in parts]
            pictures = tuple(_placed(part, size, gap, head + sheet.edge / 2, room) for part in even)
            return Layout(
                sheet, title_size, evened(lines, sheet.across / title_size, bold=True), size, head, pictures
            )
    raise AssertionError("what fits in the least letters fits in one of them")


def column(sheet: Sheet, size: float) -> float:
    """Width of the words of a fact."""
    return sheet.across - (MARK + APART + 2 * PAD) * size


def _even(item: Item, room: float) -> Item:
    if len(item.lines) < 2 or width(item.lines[-1]) > _LONE * room:
        return item
    return replace(item, lines=evened(item.lines, room))


def _titles(words: str, sheet: Sheet) -> tuple[tuple[float, tuple[str, ...]], ...] | TooLong:
    """The sizes in which it takes two lines, each with them; where there is none the least, in three."""
    found = [(size, broken(words, sheet.across / size, bold=True)) for size in sheet.title]
    size, lines = found[-1]
    if isinstance(lines, str):
        return TooLong(sheet, -1, word=lines)
    if len(lines) > _MOST_TITLE_LINES:
        more = lines[_MOST_TITLE_LINES:]
        return TooLong(sheet, -1, len(more), sum(map(len, more)) + len(more))
    fit = [
        (size, lines)
        for size, lines in found
        if not isinstance(lines, str) and len(lines) < _MOST_TITLE_LINES
    ]
    return tuple(fit) or ((size, lines),)


def _head(sheet: Sheet, size: float, title: tuple[str, ...]) -> float:
    """Height of the head: a line that says whose it is, the title."""
    return sheet.head_gap * 3 + sheet.small * 1.6 + len(title) * size * TITLE_PITCH


def _room(sheet: Sheet, size: float, title: tuple[str, ...]) -> float:
    """Height between the head and the foot, without the white at both."""
    return sheet.high - _head(sheet, size, title) - sheet.foot - sheet.edge


def _items(poster: ApPhich, sheet: Sheet, size: float) -> tuple[Item, ...] | TooLong:
    room = column(sheet, size) / size
    made = []
    for at, fact in enumerate(poster.y):
        label = broken(fact.nhan, room, bold=True) if fact.nhan else ()
        lines = broken(fact.chu, room)
        for one in (label, lines):
            if isinstance(one, str):
                return TooLong(sheet, at, word=one)
        assert not isinstance(label, str)
        assert not isinstance(lines, str)
        made.append(Item(at, label, lines, bar=poster.hinh == "muc-do"))
    return tuple(made)


def _gap(poster: ApPhich) -> float:
    return _STEP_GAP if poster.hinh == "buoc" else GAP


def _high(item: Item, size: float) -> float:
    return (max(item.rows * PITCH, MARK) + 2 * PAD) * size


def _height(items: Sequence[Item], size: float, gap: float) -> float:
    return sum(_high(item, size) for item in items) + (len(items) - 1) * gap * size


def _groups(items: tuple[Item, ...], sheet: Sheet, room: float, gap: float) -> tuple[int, ...] | TooLong:
    """How many facts stand in each picture: as few pictures as can be, as even as can be."""
    if not sheet.many:
        over = _cut(items, sheet.least, room, gap)
        return TooLong(sheet, None, *over) if over else (len(items),)
    for item in items:
        over = _cut((item,), sheet.least, room, gap)
        if over:
            return TooLong(sheet, item.at, *over)
    for count in range(1, len(items) + 1):
        best = min(_splits(len(items), count), key=lambda split: _tallest(items, split, sheet.least, gap))
        if _tallest(items, best, sheet.least, gap) <= room:
            return best
    raise AssertionError("each fact fits alone")


def _splits(total: int, count: int) -> Iterator[tuple[int, ...]]:
    for cuts in combinations(range(1, total), count - 1):
        ends = (0, *cuts, total)
        yield tuple(after - before for before, after in pairwise(ends))


def _parted(items: Sequence[Item], split: Sequence[int]) -> Iterator[tuple[Item, ...]]:
    at = 0
    for count in split:
        yield tuple(items[at : at + count])
        at += count


def _tallest(items: Sequence[Item], split: Sequence[int], size: float, gap: float) -> float:
    return max(_height(part, size, gap) for part in _parted(items, split))


def _cut(items: tuple[Item, ...], size: float, room: float, gap: float) -> tuple[int, int] | None:
    """How many lines there are too many, and how many letters at least are to be cut until it fits: always those of the
    shortest last line. None where it fits."""
    lines = letters = 0
    left = list(items)
    while _height(left, size, gap) > room:
        open_ = [at for at, item in enumerate(left) if len(item.lines) > 1 and item.rows * PITCH > MARK]
        if not open_:
            over = math.ceil((_height(left, size, gap) - room) / (PITCH * size))
            return lines + over, letters + sum(len(item.lines[-1]) + 1 for item in left[-over:])
        at = min(open_, key=lambda at: len(left[at].lines[-1]))
        lines, letters = lines + 1, letters + len(left[at].lines[-1]) + 1
        left[at] = replace(left[at], lines=left[at].lines[:-1])
    return (lines, letters) if lines else None


def _placed(items: Sequence[Item], size: float, gap: float, top: float, room: float) -> tuple[Item, ...]:
    """The cards from the top down; what room is left makes each of them taller, up to as much again as the white in it."""
    spare = room - _height(items, size, gap)
    taller = min(spare / len(items), 2.4 * size)
    at = top + (spare - taller * len(items)) / 2
    made = []
    for item in items:
        high = _high(item, size) + taller
        made.append(replace(item, top=at, high=high))
        at += high + gap * size
    return tuple(made)
