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
from namro.records.ap_phich import ApPhich, YApPhich
from namro.records.poster_room import APART, MARK, PAD, PITCH, TITLE_PITCH, Item, Layout, Sheet

_BASE = 0.34
"""Below the middle of a line its base line stands, in letters."""
_RING = 0.86
"""The sign inside its tile."""
_FOOT_PITCH = 1.18


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
        line = self.record.hinh == "dong-thoi-gian"
        size, left = self.layout.size, self.sheet.edge
        for before, item in zip((None, *items), items, strict=False):
            if not line:
                yield Shape("box", left, item.top, self.sheet.across, item.high, "mat", "ke", size * 0.3)
            if before and self.record.hinh == "buoc":
                yield self._arrow(before, item)
        if line:
            middle = left + (PAD + MARK / 2) * size
            first, last = (one.top + one.high / 2 for one in (items[0], items[-1]))
            yield Shape("box", middle - size * 0.07, first, size * 0.14, last - first, "vang")
        for item in items:
            yield from self._mark(item)
            yield from self._words(item)

    def _arrow(self, before: Item, item: Item) -> Shape:
        size = self.layout.size
        end = before.top + before.high
        high = item.top - end
        middle = self.sheet.edge + (PAD + MARK / 2) * size
        side = high * 1.2
        return Shape(
            "icon", middle - side / 2, end + (high - side) / 2, side, side, "ngoc", svg=icons.drawing("xuong")
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
        """What stands at the foot, as (a line, whether it is bold): how much a draft says, the sources, the address, the
        day. Sources that have no room are counted; their clauses stand on the page that the code opens."""
        sheet = self.sheet
        room = (sheet.across - (sheet.foot - sheet.edge * 0.8) - sheet.edge * 0.6) / sheet.small
        most = int((sheet.foot - sheet.edge * 0.5) / (sheet.small * _FOOT_PITCH))
        last = [f"Tính đến {self.as_of.words}. Không phải văn bản gốc.", self.url.removeprefix("https://")]
        first = (
            [f"{self.rests.value[:1].upper()}{self.rests.value[1:]}."] if self.rests is not Rest.NONE else []
        )
        end = [line for words in last for line in _lines(words, room)]
        begin = [line for words in first for line in _lines(words, room)]
        yield from ((line, True) for line in begin)
        left = most - len(begin) - len(end)
        yield from ((line, False) for line in self._sources(room, left))
        yield from ((line, line == end[-1]) for line in end)

    def _sources(self, room: float, most: int) -> tuple[str, ...]:
        cited = dict.fromkeys((one.van_ban, one.khoan) for _, one in citations(self.record))
        names: dict[str, list[str]] = {}
        for ma, khoan in cited:
            names.setdefault(self.library.van_ban[ma].ten_ngan, []).append(self.library.ten_khoan(ma, khoan))
        whole = "; ".join(f"{name} ({', '.join(clauses)})" for name, clauses in names.items())
        shorter = [f"Nguồn: {whole}.", f"Nguồn: {'; '.join(names)}."]
        for count in range(len(names) - 1, -1, -1):
            rest_ = f"{len(names) - count} văn bản"
            shorter.append(f"Nguồn: {'; '.join([*list(names)[:count], rest_])}, ghi ở trang này.")
        return next(lines for words in shorter if len(lines := _lines(words, room)) <= max(most, 1))


def _lines(words: str, room: float) -> tuple[str, ...]:
    """Lines of the foot; an address that is wider than one is broken behind a stroke."""
    made = broken(printable(words), room)
    if not isinstance(made, str):
        return made
    made = broken(printable(words.replace("/", "/ ")), room)
    return tuple(line.replace("/ ", "/") for line in made) if not isinstance(made, str) else (made,)
