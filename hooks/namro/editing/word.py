"""Words of a .docx as Word shows them: paragraphs with their automatic numbers, notes with their marks, tables in place.

Tracked changes are read as accepted, hidden text is left out, a field is its result, a text box comes once, behind the
paragraph that holds it. What holds no words (a picture, an equation) leaves a visible mark and is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
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
    note_mark,
    placed,
    read_whole,
)
from namro.editing.word_drawn import kind_of, parts_of
from namro.editing.word_letters import Letters
from namro.editing.word_numbering import Numbering, W, is_on, value
from namro.editing.word_parts import MC, TRANSPARENT, Parts, choice, inner, is_contents, text_boxes
from namro.editing.word_styles import Styles
from namro.editing.word_tracked import ACCEPTED, tell_put_in, tell_removed

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "instrText", "delInstrText", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr")
}
_HIDDEN = "bỏ chữ ẩn (Word không in ra)"
_CONTENTS = "bỏ mục lục tự động (lời của nó đã có trong văn bản)"
_BREAKS = {f"{W}br", f"{W}cr"}


def read(content: bytes, shown: str) -> Words:
    """The words of a .docx. Raises UserError when it cannot be read."""
    return read_whole(lambda: _read(Package(content, shown)), shown)


def _read(package: Package) -> Words:
    parts = Parts(package)
    body = package.needed(parts.main).find(f"{W}body")
    return _Reader(parts).words(body) if body is not None else Words(())


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self.styles = Styles.read(parts.part("styles"))
        self.parts = parts
        self.numbering = Numbering.read(parts.part("numbering"), self.styles.by_id)
        self.told = Told()
        self.shown = Shown()
        self.letters = Letters(self.told, self.shown)
        self.grid = Grid(parts.package.shown)
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[Item] = []
        self.fields: list[bool] = []
        self.kept = ""
        self.page = 1
        self.part = parts.main

    def words(self, body: ET.Element) -> Words:
        items = [(item, self.page) for item in self.shown.each(chain(self._blocks(body), self._notes()))]
        for kind in sorted(self.numbering.unknown):
            self.told.add(f"kiểu đánh số “{kind}” của Word không rõ: ghi bằng số thường")
        self.parts.tell_margins(self.told)
        return placed(items, self.told)

    def _blocks(self, element: ET.Element) -> Iterator[str | Table]:
        """Paragraphs and tables, whatever content controls or custom XML lie around them."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                table = self._table(child)
                if table.rows:
                    yield table
            elif child.tag == f"{MC}AlternateContent":
                yield from self._blocks(choice(child))
            elif child.tag == f"{W}altChunk":
                self.told.add("có một tệp khác nhúng trong văn bản, không đọc được")
                yield self.shown.mark("tệp nhúng")
            elif child.tag in TRANSPARENT:
                tell_put_in(child, self.told)
                if is_contents(child):
                    self.told.add(_CONTENTS)
                elif not self._is_placeholder(child):
                    yield from self._blocks(child)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                tell_removed(child, self.told)

    def _paragraph(self, element: ET.Element) -> Iterator[str | Table]:
        self.letters.begin()
        style = value(element.find(f"{W}pPr"), "pStyle", "")
        if self.styles.name(style).startswith("toc "):
            self.told.add(_CONTENTS)
            return
        words = self._text(element)
        gone = (
            element.find(f"{W}pPr/{W}rPr/{W}del") is not None
            or element.find(f"{W}pPr/{W}rPr/{W}moveFrom") is not None
        )
        if gone:
            # The paragraph mark is deleted: what is left goes on in the next paragraph.
            self.told.add(ACCEPTED)
            self.kept = f"{self.kept}{words}"
        else:
            words, self.kept = f"{self.kept}{words}".strip(), ""
            label = (
                ""
                if self.styles.has(element.find(f"{W}pPr/{W}rPr"), "vanish", style) and not words
                else self.numbering.label(element)
            )
            if words:
                yield label + words
            elif label.strip(" -–•○▪+"):
                self.told.add(f"mục tự động “{label.strip()}” không có chữ: bỏ, số của nó vẫn được tính")
        boxes, self.boxes = self.boxes, []
        yield from self.shown.behind(boxes)

    def _table(self, element: ET.Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        heads = 0
        for row in inner(element, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                tell_removed(properties, self.told)
                continue
            if properties is not None and is_on(properties.find(f"{W}tblHeader")) and heads == len(rows):
                heads += 1
            if properties is not None and is_on(properties.find(f"{W}hidden")):
                self.told.add(_HIDDEN, "".join(text.text or "" for text in row.iter(f"{W}t")))
                continue
            before = self.grid.columns(value(properties, "gridBefore", "0"))
            cells: list[Cell] = [()] * before
            for cell in inner(row, "tc"):
                cells += self._cell(cell)
            rows.append(tuple(cells))
        return self.grid.table(rows, heads)

    def _cell(self, cell: ET.Element) -> list[Cell]:
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        span = self.grid.columns(value(cell.find(f"{W}tcPr"), "gridSpan", "1"))
        lines: list[str] = []
        for item in self._blocks(cell):
            if isinstance(item, Table):
                self.told.add("bảng lồng trong ô của bảng: ghi thành các dòng của ô", self.letters.near)
                lines += [
                    line for row in item.rows for one in row for line in one if line not in (LEFT, ABOVE)
                ]
            else:
                lines += item.split("\n")
        own: Cell = tuple(line for line in lines if line.strip())
        if merged is not None and merged.get(f"{W}val", "continue") == "continue" and not own:
            own = (ABOVE,)
        return [own, *([(LEFT,)] * (span - 1))]

    def _notes(self) -> Iterator[str]:
        parts: dict[str, dict[str, ET.Element]] = {}
        for number, (kind, name) in enumerate(self.notes, 1):
            if kind not in parts:
                root = self.parts.part(f"{kind}s")
                every = root.iter(f"{W}{kind}") if root is not None else ()
                parts[kind] = {one.get(f"{W}id", ""): one for one in every}
            known, self.part = parts[kind], self.parts.named(f"{kind}s")
            if name not in known:
                self.told.add(f"không thấy lời của chú thích {note_mark(number)}")
                continue
            before = len(self.notes)
            words = " ".join(self._text(p).strip() for p in known[name].iter(f"{W}p"))
            del self.notes[before:]
            yield f"{note_mark(number)} {' '.join(words.split())}"

    def _text(self, element: ET.Element, style: str = "") -> str:
        words = ""
        if element.tag == f"{W}p":
            style = value(element.find(f"{W}pPr"), "pStyle", "")
        for child in element:
            words += self._piece(child, style)
        return words

    def _piece(self, child: ET.Element, style: str) -> str:
        name = child.tag.rpartition("}")[2]
        if child.tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
            return ""
        if child.tag in _SKIPPED:
            if name in ("del", "moveFrom"):
                tell_removed(child, self.told)
            return ""
        if child.tag.startswith(_MATH):
            self.told.add("có công thức toán", self.letters.near)
            return self.shown.mark("công thức")
        if any(self.fields):
            # Between a field's beginning and its result stands only the instruction.
            return self._text(child, style) if child.tag == f"{W}r" or child.tag in TRANSPARENT else ""
        if child.tag == f"{W}r":
            return self._run(child, style)
        if child.tag == f"{W}t":
            return self.letters.read(child.text or "")
        if child.tag == f"{W}sym":
            return self.letters.symbol(child)
        if name in ("drawing", "pict", "object"):
            return self._drawn(child)
        if child.tag == f"{MC}AlternateContent":
            return self._text(choice(child), style)
        if name in ("footnoteReference", "endnoteReference") and child.tag.startswith(W):
            return self._note(name.removesuffix("Reference"), child)
        if child.tag in TRANSPARENT:
            tell_put_in(child, self.told)
            if self._is_placeholder(child):
                return ""
        if child.tag == f"{W}lastRenderedPageBreak":
            self.page += 1
        if child.tag.startswith(W):
            plain = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}.get(name)
            return "\n" if child.tag in _BREAKS else plain if plain is not None else self._text(child, style)
        return self._text(child, style)

    def _run(self, run: ET.Element, style: str) -> str:
        properties = run.find(f"{W}rPr")
        if self.styles.has(properties, "vanish", style):
            # Walk it all the same: a field may begin in hidden text.
            kept = len(self.notes), len(self.boxes), len(self.shown.now)
            hidden = self._text(run, style).strip()
            del self.notes[kept[0] :], self.boxes[kept[1] :], self.shown.now[kept[2] :]
            if hidden:
                self.told.add(_HIDDEN, hidden)
            return ""
        before = self.letters.last
        words = self._text(run, style)
        if (
            value(properties, "vertAlign", "") == "superscript"
            and words.strip().isdigit()
            and before[-1:].strip()
        ):
            self.told.add(
                "có số nâng lên (số mũ hoặc dấu chú thích gõ tay): ghi thành số thường",
                f"{before}{words}",
            )
        return words.upper() if self.styles.has(properties, "caps", style) else words

    def _note(self, kind: str, element: ET.Element) -> str:
        """The mark of a note; its words come last."""
        self.notes.append((kind, element.get(f"{W}id", "")))
        mark = note_mark(len(self.notes))
        if element.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self.told.add(
                f"chú thích có dấu riêng của người soạn: thêm dấu {mark} trước dấu ấy", self.letters.near
            )
        if self.notes[0][0] != kind:
            self.told.add("có cả chú thích chân trang và cuối văn bản: đánh số liền một dãy")
        return mark

    def _drawn(self, element: ET.Element) -> str:
        """The words of a text box go behind the paragraph; a picture leaves its mark; lines and frames leave nothing."""
        boxes = list(text_boxes(element))
        for box in boxes:
            outer, self.boxes = self.boxes, []
            fields, self.fields = self.fields, []
            place = self.letters.near, self.letters.last
            inner = self.shown.apart(self._blocks(box))
            outer += inner
            self.boxes, self.fields = outer, fields
            self.letters.near, self.letters.last = place
            if inner:
                self.told.add("chữ trong khung để ngay sau đoạn chứa khung", self.letters.near)
        if boxes:
            return ""
        if what := kind_of(element):
            self.told.add(f"có {what}", self.letters.near)
            return self.shown.mark(what, parts_of(element, self.part, self.parts.package))
        return ""

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_placeholder(self, element: ET.Element) -> bool:
        """Whether a content control shows only its hint ("Bấm vào đây để nhập")."""
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            return False
        self.told.add("bỏ lời gợi ý của ô nhập chưa điền")
        return True
