"""Words of an .odt as a reader sees them: paragraphs with the numbers of lists, notes last, tables in their place.

Tracked deletions and comments are left out, hidden text is left out, a text box comes once, behind the paragraph that
holds it. What holds no words (a picture, a formula) leaves a visible mark and is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from namro.editing.office import Package
from namro.editing.office_words import (
    ABOVE,
    LEFT,
    Cell,
    Grid,
    Item,
    Shown,
    Table,
    Told,
    Words,
    counted,
    note_mark,
    placed,
    read_whole,
    symbol,
)
from namro.editing.opendoc_lists import Counter, Level, Levels, levels_of
from namro.editing.opendoc_parts import DRAW, kind_of, outermost, pictures_of, rows_of, written_on
from namro.editing.opendoc_styles import Styles, tell_margins

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _STYLE, _TABLE, _OFFICE = (_NAMES % name for name in ("text", "style", "table", "office"))
_ASIDE = {
    f"{_OFFICE}annotation",
    f"{_OFFICE}annotation-end",
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note-citation",
}
_WIDEST_GAP = 100
"""Spaces in a row that are kept."""
_NEAR = 60
"""Lines of a cell, and letters of a line, by which a place is told."""
_CONTENTS = {
    f"{_TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
}
_PAGE_END = f"{_TEXT}soft-page-break"
_FO = _NAMES % "xsl-fo-compatible"
_HIDDEN = {f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"}


def read(content: bytes, shown: str) -> Words:
    """The words of an .odt. Raises UserError when it cannot be read."""
    return read_whole(lambda: _read(Package(content, shown)), shown)


def _read(package: Package) -> Words:
    root = package.needed("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        return Words(())
    sources = [source for source in (package.part("styles.xml"), root) if source is not None]
    reader = _Reader(sources, Grid(package.shown))
    items = [(item, reader.page) for item in reader.shown.each(reader.blocks(body, "", 0))]
    tell_margins(sources, reader.told)
    items += [
        ((f"{note_mark(at)} {words}", drawn), reader.page)
        for at, (words, drawn) in enumerate(reader.notes, 1)
    ]
    return placed(items, reader.told)


class _Reader:
    def __init__(self, sources: list[ET.Element], grid: Grid) -> None:
        self.grid = grid
        self.lists: dict[str, Levels] = {}
        self.outline: Levels = {}
        self.styles = Styles.read(sources)
        for source in sources:
            for style in source.iter(f"{_TEXT}list-style"):
                self.lists[style.get(f"{_STYLE}name", "")] = levels_of(style)
            for style in source.iter(f"{_TEXT}outline-style"):
                self.outline = levels_of(style)
        self.counter = Counter()
        self.notes: list[Item] = []
        self.boxes: list[Item] = []
        self.told = Told()
        self.shown = Shown()
        self.page = 1

    def blocks(self, element: ET.Element, style: str, depth: int) -> Iterator[str | Table]:
        """Paragraphs and tables in order; `style` and `depth` are those of the list around them."""
        for child in element:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child, in_list=depth > 0)
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, child.get(f"{_TEXT}style-name", style), depth + 1)
            elif child.tag == f"{_TABLE}table":
                yield self._table(child)
            elif child.tag == _PAGE_END:
                self.page += 1
            elif child.tag in _CONTENTS:
                self.told.add("bỏ mục lục tự động (lời của nó đã có trong văn bản)")
            elif child.tag == f"{_TEXT}section" and child.get(f"{_TEXT}display") == "none":
                self.told.add("bỏ phần ẩn")
            elif child.tag == f"{_TEXT}tracked-changes":
                self.told.add("tài liệu có phần theo dõi thay đổi: đọc như đã chấp nhận mọi thay đổi")
            elif child.tag.startswith(DRAW):
                yield from self._drawn_block(child)
            elif child.tag.startswith(_TEXT) and child.tag not in _ASIDE:
                yield from self.blocks(child, style, depth)

    def _paragraph(self, element: ET.Element, *, in_list: bool = False) -> Iterator[str | Table]:
        style = element.get(f"{_TEXT}style-name", "")
        words = self._words(element).strip()
        if self.styles.say(style, f"{_TEXT}display", "none"):
            self.told.add("bỏ chữ ẩn", words)
            return
        words = words.upper() if self.styles.say(style, f"{_FO}text-transform", "uppercase") else words
        if words:
            yield ("" if in_list else self._outline_label(element)) + words
        boxes, self.boxes = self.boxes, []
        yield from self.shown.behind(boxes)

    def _outline_label(self, element: ET.Element) -> str:
        """The number of a heading that is numbered by the outline, or of a paragraph whose style has a list."""
        if element.tag == f"{_TEXT}h" and element.get(f"{_TEXT}is-list-header") != "true":
            level = int(element.get(f"{_TEXT}outline-level", "1"))
            if self.outline.get(level, Level("")).kind:
                return self.counter.label("outline", self.outline, level)
        return ""

    def _list(self, element: ET.Element, style: str, depth: int) -> Iterator[str | Table]:
        levels = self.lists.get(style, {})
        key = style or "-"
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true" or element.get(f"{_TEXT}continue-list")
        counts = self.counter.of(key)
        if not goes_on and depth == 1:
            counts.clear()
        if depth > 1:
            del counts[depth - 1 :]
        for item in element:
            if item.tag == f"{_TEXT}list-header":
                yield from self.blocks(item, style, depth)
            elif item.tag == f"{_TEXT}list-item":
                start = item.get(f"{_TEXT}start-value")
                if start is not None:
                    self.counter.set(key, levels, depth, counted(start) - 1)
                yield from self._item(item, style, key, levels, depth)

    def _item(
        self, item: ET.Element, style: str, key: str, levels: Levels, depth: int
    ) -> Iterator[str | Table]:
        label: str | None = None
        for position, child in enumerate(item):
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h") and label is None:
                label = self.counter.label(key, levels, depth)
                for number, words in enumerate(self._paragraph(child, in_list=True)):
                    yield label + words if number == 0 and isinstance(words, str) else words
            elif child.tag == f"{_TEXT}list" and position == 0:
                yield from self._list(child, child.get(f"{_TEXT}style-name", style), depth + 1)
            else:
                holder = ET.Element("holder")
                holder.append(child)
                yield from self.blocks(holder, style, depth)

    def _table(self, table: ET.Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        heads = 0
        for row, is_head in rows_of(table):
            heads += is_head
            cells: list[Cell] = []
            reach = (
                0  # how many covered cells go on with the one to their left; the others with the one above
            )
            for cell in row:
                times = self.grid.columns(cell.get(f"{_TABLE}number-columns-repeated", "1"))
                if cell.tag == f"{_TABLE}covered-table-cell":
                    cells += [(LEFT if cells and reach > 0 else ABOVE,)] * times
                    reach -= 1
                elif cell.tag == f"{_TABLE}table-cell":
                    cells += [self._cell(cell)] * times
                    reach = int(cell.get(f"{_TABLE}number-columns-spanned", "1")) - 1
            rows.append(tuple(cells))
        return self.grid.table(rows, heads)

    def _cell(self, cell: ET.Element) -> Cell:
        lines: list[str] = []
        for item in self.blocks(cell, "", 0):
            if isinstance(item, Table):
                near = " ".join(line[:_NEAR] for line in lines[:_NEAR])
                self.told.add("bảng lồng trong ô của bảng: ghi thành các dòng của ô", near)
                lines += [
                    line for row in item.rows for one in row for line in one if line not in (LEFT, ABOVE)
                ]
            else:
                lines += item.split("\n")
        return tuple(line for line in lines if line.strip())

    def _drawn_block(self, element: ET.Element) -> Iterator[str | Table]:
        words = self._drawn(element, "")
        if words:
            yield words
        boxes, self.boxes = self.boxes, []
        yield from self.shown.behind(boxes)

    def _drawn(self, element: ET.Element, before: str) -> str:
        """Words of a text box go behind the paragraph; a picture or a formula leaves its mark."""
        boxes = list(written_on(element))
        if boxes:
            kept, self.boxes = self.boxes, []
            for box in boxes:
                kept += self.shown.apart(self.blocks(box, "", 0))
            self.boxes = kept
            self.told.add("chữ trong khung để ngay sau đoạn chứa khung", before)
            return ""
        what, told = kind_of(element)
        if not what:
            return ""
        self.told.add(told, before)
        return self.shown.mark(what, pictures_of(element))

    def _words(self, element: ET.Element) -> str:
        """The words of a paragraph; those of its notes go to `notes`, their marks stay where they were."""
        words = self._letters(element.text or "")
        for child in element:
            name = child.tag.rpartition("}")[2]
            if child.tag == f"{_TEXT}s":
                words += " " * min(int(child.get(f"{_TEXT}c", "1")), _WIDEST_GAP)
            elif child.tag == _PAGE_END:
                self.page += 1
            elif child.tag == f"{_TEXT}tab":
                words += " "
            elif child.tag == f"{_TEXT}line-break":
                words += "\n"
            elif child.tag == f"{_TEXT}note":
                self.notes.append(("", ()))
                at = len(self.notes)
                self.notes[at - 1] = next(iter(self.shown.apart(self._note(child))), ("", ()))
                words += note_mark(at)
            elif child.tag in _HIDDEN:
                self.told.add("bỏ chữ ẩn", words)
            elif child.tag.startswith(DRAW):
                words += self._drawn(child, words)
            elif child.tag not in _ASIDE:
                words += self._span(child, words) if name == "span" else self._words(child)
            words += self._letters(child.tail or "")
        return words

    def _note(self, note: ET.Element) -> Iterator[str]:
        body = note.find(f"{_TEXT}note-body")
        inside = body if body is not None else note
        yield " ".join(self._words(p).strip() for p in outermost(inside, f"{_TEXT}p"))

    def _span(self, span: ET.Element, before: str) -> str:
        """Words of a look of their own: hidden ones are left out, capitals are written, raised numbers are told."""
        style = span.get(f"{_TEXT}style-name", "")
        if self.styles.say(style, f"{_TEXT}display", "none"):
            self.told.add("bỏ chữ ẩn", "".join(span.itertext()))
            return ""
        words = self._words(span)
        if (
            words.strip().isdigit()
            and before[-1:].strip()
            and self.styles.say(style, f"{_STYLE}text-position", "super")
        ):
            what = "có số nâng lên (số mũ hoặc dấu chú thích gõ tay): ghi thành số thường"
            self.told.add(what, f"{before[-40:]}{words}")
        return words.upper() if self.styles.say(style, f"{_FO}text-transform", "uppercase") else words

    def _letters(self, text: str) -> str:
        """White space as one space, as the format says; signs of symbol fonts as letters."""
        folded = "".join(" " if char in "\n\t\r" else char for char in text)
        if not any("\ue000" <= char <= "\uf8ff" or char in "\u00ad\u200b\u2060\ufeff" for char in folded):
            return folded
        self.told.add("bỏ ký tự vô hình hoặc đổi ký hiệu của phông chữ riêng", folded)
        return "".join(
            ""
            if char in "\u00ad\u200b\u2060\ufeff"
            else (symbol(ord(char)) or self.shown.mark("ký hiệu"))
            if "\ue000" <= char <= "\uf8ff"
            else char
            for char in folded
        )
