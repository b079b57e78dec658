"""What is drawn of a poster on one kind of sheet: its head, its facts with their signs, its foot."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.citations import citations
from namro.language.letters import width
from namro.language.lines import broken
from namro.library.draft import Rest
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.tasks import SoViec, muc_do
from namro.outputs import icons
from namro.outputs.packets.drawing import Picture, Shape
from namro.outputs.packets.glyphs import printable
from namro.outputs.packets.values import qr
from namro.outputs.packets.widths import shortened
from namro.records.ap_phich import ApPhich, YApPhich
from namro.records.poster_room import APART, MARK, PAD, PITCH, TITLE_PITCH, Item, Layout, Sheet

_BASE = 0.34
"""Below the middle of a line its base line stands, in letters."""
_RING = 0.86
"""The sign inside its tile."""
_FOOT_PITCH = 1.18
_LINES = 4
"""Of a foot; one with more has room for an address in two."""


def said(library: Library, record: ApPhich, fact: YApPhich) -> tuple[int, int] | None:
    """Of how many of the document's tasks its text states this one of the five, and how many there are; None where
    nothing is counted."""
    if not (record.van_ban and fact.bieu_tuong):
        return None
    tasks = SoViec(library).theo_van_ban.get(record.van_ban, ())
    return muc_do(tasks)[fact.bieu_tuong.replace("-", "_")]["trich-dan"], len(tasks)


class Drawing:
    """One poster on one kind of sheet."""

    def __init__(
        self, library: Library, as_of: Edition, record: ApPhich, layout: Layout, rests: Rest, url: str
    ) -> None:
        self.library, self.as_of, self.record = library, as_of, record
        self.layout, self.rests, self.url = layout, rests, url
        self.sheet: Sheet = layout.sheet
        self.foot = tuple(self._foot_lines())

    def pictures(self) -> Iterator[Picture]:
        """Each with its head, its facts, its foot."""
        count = len(self.layout.pictures)
        for number, items in enumerate(self.layout.pictures, 1):
            shapes = (*self._head(number, count), *self._facts(items), *self._foot())
            yield Picture(self.sheet.id, self.sheet.wide, self.sheet.high, shapes)

    def _head(self, number: int, count: int) -> Iterator[Shape]:
        sheet, layout = self.sheet, self.layout
        gap, small = sheet.head_gap, sheet.small
        yield Shape("box", 0, 0, sheet.wide, layout.head, "son")
        yield Shape("box", 0, layout.head, sheet.wide, sheet.edge * 0.2, "vang")
        middle = gap + small * 0.8
        side = small * 1.5
        yield Shape("icon", sheet.edge, middle - side / 2, side, side, "vang", svg=icons.drawing("logo"))
        name = self.library.trang.ten + (f" · {number}/{count}" if count > 1 else "")
        yield Shape(
            "words",
            sheet.edge + side * 1.3,
            middle + small * 1.1 * _BASE,
            colour="son_chu",
            words=(printable(name),),
            size=small * 1.1,
            bold=True,
        )
        yield from self._badge(middle)
        yield Shape(
            "title",
            sheet.edge,
            gap * 1.9 + small * 1.6 + layout.title_size * (TITLE_PITCH / 2 + _BASE),
            colour="son_chu",
            words=layout.title,
            size=layout.title_size,
            pitch=layout.title_size * TITLE_PITCH,
            bold=True,
        )

    def _badge(self, middle: float) -> Iterator[Shape]:
        if self.rests is Rest.NONE:
            return
        words = "DỰ THẢO" if self.rests is Rest.WHOLE else "CÓ PHẦN DỰ THẢO"
        size = self.sheet.small * 1.2
        wide, high = width(words, bold=True) * size + size * 1.2, size * 1.5
        right = self.sheet.wide - self.sheet.edge
        yield Shape("box", right - wide, middle - high / 2, wide, high, "du_nen", "du_ke", size * 0.25)
        yield Shape(
            "words",
            right - wide + size * 0.6,
            middle + size * _BASE,
            colour="du_chu",
            words=(words,),
            size=size,
            bold=True,
        )

    def _facts(self, items: tuple[Item, ...]) -> Iterator[Shape]:
        hinh = self.record.hinh
        if hinh != "dong-thoi-gian":
            for item in items:
                yield self._card(item)
        if hinh in ("dong-thoi-gian", "buoc"):
            yield from self._line(items)
        for item in items:
            yield from self._mark(item)
            yield from self._words(item)

    def _card(self, item: Item) -> Shape:
        radius = self.layout.size * 0.3
        return Shape("box", self.sheet.edge, item.top, self.sheet.across, item.high, "mat", "ke", radius)

    def _line(self, items: tuple[Item, ...]) -> Iterator[Shape]:
        """From the first fact to the last; between steps it ends in points."""
        size = self.layout.size
        steps = self.record.hinh == "buoc"
        middle, thick = self.sheet.edge + (PAD + MARK / 2) * size, size * 0.14
        first, last = (one.top + one.high / 2 for one in (items[0], items[-1]))
        yield Shape("box", middle - thick / 2, first, thick, last - first, "ngoc" if steps else "vang")
        for item in items[1:] if steps else ():
            side = size * 0.9
            yield Shape(
                "icon",
                middle - side / 2,
                item.top - side * 0.55,
                side,
                side,
                "ngoc",
                svg=icons.drawing("xuong"),
            )

    def _mark(self, item: Item) -> Iterator[Shape]:
        size, hinh = self.layout.size, self.record.hinh
        side = MARK * size
        left, top = self.sheet.edge + PAD * size, item.top + (item.high - side) / 2
        middle = top + side / 2
        sign = self.record.y[item.at].bieu_tuong
        if hinh == "dong-thoi-gian":
            dot = side * 0.36
            yield Shape("disc", left + (side - dot) / 2, middle - dot / 2, dot, dot, "son")
        elif sign and hinh not in ("so", "buoc"):
            five = hinh in ("nam-ro", "muc-do")
            yield Shape("box", left, top, side, side, "ngoc" if five else "ngoc_nen", radius=side * 0.15)
            inner = side * _RING
            at = (side - inner) / 2
            colour = "mat" if five else "ngoc"
            yield Shape("icon", left + at, top + at, inner, inner, colour, svg=icons.drawing(sign))
        else:
            number = str(item.at + 1)
            letters = size * 1.15
            yield Shape("disc", left, top, side, side, "ngoc" if hinh == "buoc" else "son")
            yield Shape(
                "words",
                left + (side - width(number, bold=True) * letters) / 2,
                middle + letters * _BASE,
                colour="son_chu",
                words=(number,),
                size=letters,
                bold=True,
            )

    def _words(self, item: Item) -> Iterator[Shape]:
        size = self.layout.size
        pitch = size * PITCH
        left = self.sheet.edge + (PAD + MARK + APART) * size
        at = item.top + (item.high - item.rows * pitch) / 2 + pitch / 2 + _BASE * size
        if item.label:
            yield Shape("words", left, at, colour="son", words=item.label, size=size, pitch=pitch, bold=True)
            at += len(item.label) * pitch
        if item.bar:
            yield from self._share(item, left, at)
            at += pitch
        yield Shape("words", left, at, colour="muc", words=item.lines, size=size, pitch=pitch)

    def _share(self, item: Item, left: float, base: float) -> Iterator[Shape]:
        """How many of the document's tasks state it, as a bar and in words."""
        size = self.layout.size
        counted = said(self.library, self.record, self.record.y[item.at])
        assert counted is not None
        stated, tasks = counted
        words = f"{stated}/{tasks} việc"
        wide = (
            self.sheet.wide
            - self.sheet.edge
            - PAD * size
            - left
            - width(words, bold=True) * size
            - size * 0.6
        )
        high = size * 0.62
        top = base - _BASE * size - high / 2
        yield Shape("box", left, top, wide, high, "chim", "ke_dam", high * 0.2)
        if stated:
            yield Shape("box", left, top, wide * stated / tasks, high, "ngoc", radius=high * 0.2)
        yield Shape(
            "words", left + wide + size * 0.6, base, colour="muc", words=(words,), size=size, bold=True
        )

    def _foot(self) -> Iterator[Shape]:
        sheet = self.sheet
        top = sheet.high - sheet.foot
        side = sheet.foot - sheet.edge * 0.8
        yield Shape("box", 0, top, sheet.wide, sheet.foot, "chim")
        right, code = sheet.wide - sheet.edge - side, qr(self.url)
        yield Shape("box", right, top + sheet.edge * 0.4, side, side, "mat")
        yield Shape(
            "code",
            right,
            top + sheet.edge * 0.4,
            side,
            side,
            words=(self.url,),
            svg=code["path"],
            size=code["side"],
        )
        pitch = sheet.small * _FOOT_PITCH
        base = top + (sheet.foot - len(self.foot) * pitch) / 2 + pitch / 2 + _BASE * sheet.small
        for number, (words, bold) in enumerate(self.foot):
            yield Shape(
                "words",
                sheet.edge,
                base + number * pitch,
                colour="muc",
                words=(words,),
                size=sheet.small,
                bold=bold,
            )

    def _foot_lines(self) -> Iterator[tuple[str, bool]]:
        """What stands at the foot, as (a line, whether it is bold): what the bars count, the sources, how much a draft says,
        the day, the address. What has no room is said shorter; the page that the code opens says all of it."""
        sheet = self.sheet
        room = (sheet.across - (sheet.foot - sheet.edge * 0.8) - sheet.edge * 0.6) / sheet.small
        most = int((sheet.foot - sheet.edge * 0.5) / (sheet.small * _FOOT_PITCH))
        draft = self.rests is not Rest.NONE
        first = f"{self.rests.value[:1].upper()}{self.rests.value[1:]}" if draft else "Không phải văn bản gốc"
        day = shortened(f"{first}. Tính đến {self.as_of.words}.", room)
        whole = self.url.removeprefix("https://")
        where = _fewest((whole, whole.partition("/")[0]), room, 2 if most > _LINES else 1)
        left = most - 1 - len(where)
        counted = _fewest(tuple(self._counted()), room, left - 1)
        sources = _fewest(tuple(self._sources()), room, left - len(counted))
        yield from ((line, False) for line in (*counted, *sources))
        yield day, draft
        yield from ((line, True) for line in where)

    def _counted(self) -> Iterator[str]:
        """What the bars say."""
        counted = said(self.library, self.record, self.record.y[0])
        if counted and self.record.van_ban:
            name = self.library.van_ban[self.record.van_ban].ten_ngan
            yield f"Số việc có ghi điều ấy, trong {counted[1]} việc ở {name}."
            yield f"Số việc có ghi điều ấy, trong {counted[1]} việc."

    def _sources(self) -> Iterator[str]:
        cited = dict.fromkeys((one.van_ban, one.khoan) for _, one in citations(self.record))
        clauses: dict[str, list[str]] = {}
        for ma, khoan in cited:
            clauses.setdefault(ma, []).append(self.library.ten_khoan(ma, khoan))
        names = {ma: self.library.van_ban[ma].ten_ngan for ma in clauses}
        whole = (f"{names[ma]} ({'; '.join(told)})" for ma, told in clauses.items())
        yield f"Nguồn: {'; '.join(whole)}."
        yield f"Nguồn: {'; '.join(names.values())}."
        called = self.library.trang.goi.loai_van_ban
        kinds = dict.fromkeys(
            f"{'dự thảo ' if self.library.is_draft(ma) else ''}{called[self.library.van_ban[ma].loai]}"
            for ma in clauses
        )
        yield f"Nguồn: {', '.join(kinds)}; ghi đủ ở trang này."
        yield f"Nguồn: {len(clauses)} văn bản, ghi ở trang này."


def _fewest(ways: tuple[str, ...], room: float, most: int) -> tuple[str, ...]:
    """The first of the ways to say it that takes at most so many lines; the last, shortened to one, where none does."""
    for words in ways:
        lines = _lines(words, room)
        if lines and len(lines) <= most:
            return lines
    return (shortened(printable(ways[-1]), room),) if ways else ()


def _lines(words: str, room: float) -> tuple[str, ...]:
    """Lines of the foot, an address that is wider than one broken behind a stroke; nothing where a word is too wide."""
    made = broken(printable(words), room)
    if isinstance(made, str) and words.startswith(made[:8]):
        made = broken(printable(words).replace("/", "/ "), room)
        return () if isinstance(made, str) else tuple(line.replace("/ ", "/") for line in made)
    return () if isinstance(made, str) else made
