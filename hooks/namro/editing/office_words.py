"""What is read from an office file (.docx, .odt): paragraphs and tables in order, notes last, and what is to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from namro.files import spans
from namro.problems import UserError

Cell: TypeAlias = tuple[str, ...]
"""The lines of a cell; '^' alone goes on with the cell above, '<' with the one to the left."""
(LEFT,), (ABOVE,) = spans.LEFT, spans.ABOVE
MOST_COLUMNS = 1_000
"""Of a table: Word itself allows 63."""
MOST_CELLS = 500_000
_NEAR = 600
"""Letters of the words near a place that are looked at."""
_MOST_LETTERS, _MOST_ROMAN = 26 * 30, 3_999
"""Numbers beyond are written in figures."""
_MOST_COUNTED, _LONGEST_FORM = 1_000_000, 250
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Table:
    """A table as rows of cells; `heads` rows are marked as its head (None: the file does not say)."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What no reader of words can read, by the name of its mark; `parts` of the file show it ('': they lie outside)."""

    what: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Paragraphs (line breaks kept) and tables in order; `told` is what was left out, changed or could not be read.

    `pages` says for each on which page it ended when the file was saved; all 1 where the file does not say. `drawn` has,
    by the place of an item counted from 1, what in it could not be read.
    """

    items: tuple[str | Table, ...]
    told: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    drawn: Mapping[int, tuple[Drawn, ...]] = field(default_factory=dict)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs alone."""
        return tuple(item for item in self.items if isinstance(item, str))

    @property
    def tables(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The tables alone, the lines of a cell joined, merged cells empty."""
        return tuple(
            tuple(
                tuple("" if cell in (spans.LEFT, spans.ABOVE) else "\n".join(cell).strip() for cell in row)
                for row in item.rows
            )
            for item in self.items
            if isinstance(item, Table)
        )


@dataclass
class Told:
    """What must be told, with the place where it happened: the words that stand there."""

    lines: list[str] = field(default_factory=list)
    once: set[str] = field(default_factory=set)

    def add(self, what: str, near: str = "") -> None:
        """One thing; the same about the same place is told once."""
        words = " ".join(near[:_NEAR].split())[:60]
        line = f"{what}, gần “{words}”" if words else what
        if line not in self.once:
            self.once.add(line)
            self.lines.append(line)


Item: TypeAlias = tuple[str | Table, tuple[Drawn, ...]]
"""A paragraph or a table, and what in it could not be read."""


@dataclass
class Shown:
    """What was met that cannot be read, up to the paragraph or table that is read now."""

    now: list[Drawn] = field(default_factory=list)

    def mark(self, what: str, parts: Iterable[str] = ()) -> str:
        """Notes it; gives its visible mark."""
        self.now.append(Drawn(what, tuple(dict.fromkeys(parts))))
        return unread(what)

    def each(self, items: Iterable[str | Table]) -> Iterator[Item]:
        """The items, each with what was met in it once it is read to its end."""
        for item in items:
            if item:
                taken, self.now = tuple(self.now), []
                yield item, taken

    def apart(self, box: Iterable[str | Table]) -> list[Item]:
        """The items of a text box or a note; what was met before it stays with the paragraph around."""
        around, self.now = self.now, []
        items = list(self.each(box))
        self.now = around
        return items

    def behind(self, boxes: Iterable[Item]) -> Iterator[str | Table]:
        """The items of text boxes, at the place where they are written."""
        for item, drawn in boxes:
            self.now += drawn
            yield item


def placed(items: Sequence[tuple[Item, int]], told: Told) -> Words:
    """Paragraphs and tables with the page on which each ended, and what in it could not be read."""
    return Words(
        tuple(item for (item, _), _ in items),
        tuple(told.lines),
        tuple(page for _, page in items),
        {at: drawn for at, ((_, drawn), _) in enumerate(items, 1) if drawn},
    )


def near_to(before: str, words: str) -> str:
    """The words near a place with more of them behind, no longer than is told of."""
    return before if len(before) >= _NEAR else (before + words)[:_NEAR]


@dataclass
class Grid:
    """Counts the cells of tables as they are read, before merged and repeated ones take memory, and before short rows are
    filled up to the longest."""

    shown: str
    cells: int = 0
    laid_out: int = 0

    def columns(self, given: str) -> int:
        """How many columns a cell spans, or how often it comes; a number that the file gives."""
        number = max(int(given), 0)
        self.cells += number
        self._within(number, self.cells)
        return number

    def table(self, rows: Sequence[tuple[Cell, ...]], heads: int) -> Table:
        """The rows that have cells. Raises UserError for a table that is too large as a rectangle."""
        kept = tuple(row for row in rows if row)
        widest = max(map(len, kept), default=0)
        self.laid_out += len(kept) * widest
        self._within(widest, self.laid_out)
        return Table(kept, heads or None)

    def _within(self, columns: int, cells: int) -> None:
        if columns > MOST_COLUMNS:
            raise UserError(f"“{self.shown}” có bảng rộng hơn {MOST_COLUMNS} cột; sửa bảng rồi nhập.")
        if cells > MOST_CELLS:
            raise UserError(f"“{self.shown}” có hơn {MOST_CELLS} ô bảng; tách thành các tệp nhỏ hơn.")


def read_whole(reading: Callable[[], Words], shown: str) -> Words:
    """What `reading` gives. Raises UserError also where the file has words for numbers or goes too deep."""
    try:
        return reading()
    except (ValueError, OverflowError, RecursionError) as error:
        raise UserError(
            f"“{shown}” có chỗ hỏng, không đọc hết được; mở bằng Word hoặc LibreOffice rồi lưu lại."
        ) from error


def counted(words: str) -> int:
    """A number that a list begins with or goes on from, as the file gives it. Raises ValueError for none of a text."""
    number = int(words)
    if abs(number) > _MOST_COUNTED:
        raise ValueError("number of a list")
    return number


def shaped(pattern: str) -> str:
    """The form of a list's numbers ("Điều %1."), which stands before every item. Raises ValueError where it is no form."""
    if len(pattern) > _LONGEST_FORM:
        raise ValueError("form of a list's numbers")
    return pattern


def unread(what: str) -> str:
    """The visible mark of what no reader of words can read: a picture, an equation."""
    return f"[không đọc được: {what}]"


def note_mark(number: int) -> str:
    """A note's mark as printed texts have it: 12 → '⁽¹²⁾'."""
    return f"⁽{str(number).translate(_RAISED)}⁾"


KINDS = frozenset(
    ("decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "none", "bullet")
)
"""Word's names of the forms of numbers that `written` knows."""


def written(number: int, kind: str) -> str:
    """A count as a list prints it: 4 → '4', 'd', 'IV'."""
    if kind in ("lowerLetter", "upperLetter", "a", "A") and number <= _MOST_LETTERS:
        # Word goes on behind z with aa, bb: the letter repeated.
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return letter if kind in ("lowerLetter", "a") else letter.upper()
    if kind in ("lowerRoman", "upperRoman", "i", "I") and number <= _MOST_ROMAN:
        roman = ""
        for value, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
            strict=True,
        ):
            roman, number = roman + sign * (number // value), number % value
        return roman if kind in ("upperRoman", "I") else roman.lower()
    return f"{number:02d}" if kind == "decimalZero" else str(number)


_SYMBOLS = {
    0xB7: "•",
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0xA8: "□",
    0x6F: "□",
    0xFE: "☑",
    0x71: "□",
    0x76: "❖",
    0x6E: "■",
    0x6C: "●",
    0xE0: "→",
    0xF0: "⇨",
    0xAE: "→",
    0xB3: "≥",
    0xA3: "≤",
    0xB1: "±",
    0xB4: "×",
    0x2D: "-",
    0x2B: "+",
    0xB0: "°",
    0xB2: "″",
    0x28: "☎",
    0x2A: "✉",
    0x53: "Σ",
    0x61: "α",
    0x62: "β",
    0x44: "Δ",
    0x6D: "µ",
    0x57: "Ω",
}


def symbol(code: int) -> str | None:
    """The letter that a sign of a symbol font (private or plain code) stands for; None if unknown."""
    return _SYMBOLS.get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code)
