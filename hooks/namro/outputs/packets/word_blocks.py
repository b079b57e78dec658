"""The tree of a packet laid flat for Word: paragraphs with a style and runs, and tables of such paragraphs.

Word knows no nesting: emphasis is a property of each run, a list a number on each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from namro.language.joins import NO_BREAK
from namro.language.prose import Node, plain
from namro.outputs.packets import packet as tree
from namro.outputs.packets.columns import fitted, scaled
from namro.outputs.packets.contents import printed
from namro.outputs.packets.packet import (
    FOREIGN,
    Block,
    Heading,
    Inline,
    Packet,
    Paragraph,
    Part,
    Prose,
    Table,
)
from namro.outputs.packets.sheets import Room, word_table
from namro.outputs.packets.widths import too_tall
from namro.outputs.packets.word_pieces import (
    Flat,
    Grid,
    Inlines,
    Link,
    Pair,
    Para,
    Run,
    bold,
    sized,
    unbroken,
)

_LOOKS = {
    "thuong": "BodyText",
    "giua": "NRGiua",
    "nho": "NRNho",
    "dan": "NRDan",
    "hieu": "NRHieu",
    "muc": "NRThuatNgu",
}
_STYLES: Mapping[str, str] = {
    "item": "NRKhoanGach",
    "banner": "NRKhung",
    "small": "NRNho",
    "bold": "NRKhoanDam",
}
_DEEPEST, _KEPT_LINES = 4, 4
_NARROWEST = 0.045
"""Of the table's width: less does not hold "TT" and a number of three digits."""
_OTHER_FACE = 1.15
"""How much wider words are where the face that Word is asked for is not on the machine."""
_TIGHT = 30
"""Twentieths of a point, beside the words of a table that has no room for all of them otherwise."""
_NAME_AND_WORDS = (1, 2)
"""Shares of the width, where a row is read downwards."""
BULLETS = 1
"""The list of plain bullets; every numbered list is one of its own, so that it starts at one."""


@dataclass
class Laid:
    """What laying a packet flat found: addresses, notes, bookmarks, numbered lists; and the work itself."""

    packet: Packet
    addresses: list[str] = field(default_factory=list)
    notes: list[tuple[str, Inlines]] = field(default_factory=list)
    lists: int = BULLETS
    names: dict[str, str] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.listed = frozenset(line.anchor for line in printed(self.packet))
        for part in self.packet.parts:
            for anchor in (part.anchor, *(getattr(block, "anchor", "") for block in part.blocks)):
                if anchor:
                    self.names.setdefault(anchor, f"_nr{len(self.names) + 1}")

    def part(self, part: Part) -> list[Flat]:
        """The blocks below the part's title."""
        room = word_table(self.packet.size, part.landscape)
        made: list[Flat] = []
        for block, after in zip_longest(part.blocks, part.blocks[1:]):
            made += self._block(block, room, part.anchor)
            last = made[-1] if made else None
            if isinstance(after, tree.Lines | tree.Sides) and isinstance(last, Para):
                made[-1] = replace(last, kept=True)
        return made

    def words(self, text: str) -> Inlines:
        """Plain words."""
        return (Run(unbroken(text)),)

    def link(self, url: str) -> Inlines:
        """An address that can be followed."""
        return (Link((Run((url,)),), relation=self._relation(url)),)

    def _relation(self, url: str) -> str:
        if url not in self.addresses:
            self.addresses.append(url)
        return f"rLink{self.addresses.index(url) + 1}"

    def _block(self, block: Block, room: Room, anchor: str = "") -> Iterator[Flat]:
        if isinstance(block, Heading):
            number = (Run((f"{block.number} ",)),) if block.number else ()
            name = self.names.get(block.anchor, "")
            style = "Heading" if block.anchor in self.listed else "NRMuc"
            yield Para(f"{style}{block.level}", (*number, *self._inline(block.content)), bookmark=name)
        elif isinstance(block, Prose):
            yield from self._prose(block.nodes, "BodyText")
        elif isinstance(block, Paragraph):
            name = self.names.get(block.anchor, "")
            yield Para(_LOOKS[block.look], self._inline(block.content), bookmark=name)
        elif isinstance(block, tree.Clause):
            yield self._clause(block)
        elif isinstance(block, tree.Quotation):
            yield Para("Quote", self.words(block.text))
            yield Para("NRNguon", (*self.words("Nguồn: "), *self._inline(block.source)))
        elif isinstance(block, tree.Note):
            yield Para("NRKhung", (Run(unbroken(block.title), bold=True),))
            for inner in block.blocks:
                yield from (
                    replace(laid, style="NRKhung")
                    for laid in self._block(inner, room)
                    if isinstance(laid, Para)
                )
        elif isinstance(block, tree.Lines):
            kept = min(_KEPT_LINES, block.count) if block.joined else 0
            yield from (Para("NRDongKe", ()) for _ in range(block.count - kept))
            yield from (Para("NRDongKe", (), kept=True) for _ in range(kept))
        elif isinstance(block, tree.Title):
            yield Para("NRTenGiay", self.words(block.name), bookmark=self.names.get(anchor, ""))
            yield Para("NRTrichYeu", self._inline(block.subject))
            yield Para("NRGiua", (Run(("", "", "", "", "", "")),))
        elif isinstance(block, tree.Sides):
            yield Pair(self._side(block.left), self._side(block.right), block.share)
        elif isinstance(block, tree.Fill):
            yield Para("NRDienTiep", (*self._inline(block.content), Run(kind="tab")))
        else:
            yield from self._table(block, room)

    def _side(self, lines: Sequence[Paragraph]) -> tuple[Para, ...]:
        return tuple(Para(_LOOKS[line.look], self._inline(line.content), tight=True) for line in lines)

    def _clause(self, clause: tree.Clause) -> Para:
        content: list[Run | Link] = [Run((f"{clause.marker} ",))] if clause.marker else []
        for number, line in enumerate(clause.lines):
            content += [Run(kind="br")] if number else []
            content += self._inline(line)
        name = self.names.get(clause.anchor, "")
        style = _STYLES.get(clause.look, "NRKhoan")
        return Para(style, tuple(content), indent=min(clause.depth, _DEEPEST), bookmark=name)

    def _table(self, table: Table, room: Room) -> Iterator[Para | Grid]:
        if table.caption:
            yield Para("Caption", self.words(table.caption))
        wider = replace(room, size=room.size * _OTHER_FACE)
        columns, margin = fitted(table, wider), 0
        if columns.scale < 1:
            # White beside the words is given up before letters are made smaller.
            margin, room = _TIGHT, replace(room, beside=2 * _TIGHT / 20)
            columns = fitted(table, replace(wider, beside=room.beside))
        narrow = fitted(table, room).narrow
        size = round(2 * room.size * columns.scale) if columns.scale < 1 and not narrow else 0
        head = tuple((self._in_cell("NRDauBang", self.words(word), size),) for word in table.head)
        rows = tuple(
            tuple(
                tuple(self._in_cell("NRTrongBang", self._inline(one), size) for one in cell) for cell in row
            )
            for row in table.rows
        )
        if narrow:
            yield from (_downwards(head, row) for row in rows)
            return
        widths = columns.widths if margin else _widened(columns.widths)
        tall = tuple(too_tall(table, widths, scaled(room, columns.scale)))
        yield Grid(head, rows, widths, tall, table.least, table.spans, margin)

    def _in_cell(self, style: str, content: Inlines, size: int) -> Para:
        return Para(style, tuple(sized(one, size) for one in content) if size else content)

    def _prose(
        self, nodes: Sequence[Node], style: str, list_: int = 0, level: int = 0
    ) -> Iterator[Para | Grid]:
        """Blocks of prose; inside a list item the first paragraph bears the list's mark."""
        for node in nodes:
            if node.kind in ("ul", "ol"):
                yield from self._items(node, level + 1 if list_ else 0)
            elif node.kind == "blockquote":
                yield from self._prose(node.children, "Quote")
            elif node.kind == "table":
                yield self._prose_table(node)
            elif node.kind == "h":
                yield Para(style, tuple(bold(one) for one in self._inline(node.children)))
            else:
                yield Para(style, self._inline(node.children), list=list_, level=level)

    def _items(self, node: Node, level: int) -> Iterator[Para | Grid]:
        number = BULLETS
        if node.kind == "ol":
            self.lists += 1
            number = self.lists
        for item in node.children:
            tight = not any(
                child.kind in ("p", "ul", "ol", "blockquote", "table", "h") for child in item.children
            )
            inner = (Node("p", children=item.children),) if tight else item.children
            for place, laid in enumerate(self._prose(inner, "ListParagraph", number, level)):
                later = place and isinstance(laid, Para) and laid.list == number and laid.level == level
                yield replace(laid, list=0, indent=level + 1) if later and isinstance(laid, Para) else laid

    def _prose_table(self, node: Node) -> Grid:
        rows = [row for part in node.children for row in part.children]
        cells = [
            tuple((Para("NRTrongBang", self._inline(cell.children)),) for cell in row.children)
            for row in rows
        ]
        return Grid(cells[0], tuple(cells[1:]), (1,) * len(cells[0]), (True,) * (len(cells) - 1))

    def _inline(self, nodes: Inline, look: Run | None = None) -> Inlines:
        return tuple(piece for node in nodes for piece in self._node(node, look or Run()))

    def _node(self, node: Node, look: Run) -> Iterator[Run | Link]:
        if node.kind == "text":
            yield replace(look, pieces=unbroken(node.text))
        elif node.kind == FOREIGN:
            yield replace(look, pieces=unbroken(node.text), language=node.href)
        elif node.kind == "br":
            yield Run(kind="br")
        elif node.kind == "draft":
            yield Run((node.text,), kind="badge")
        elif node.kind == "blank":
            yield replace(look, pieces=unbroken(plain(node.children)), kind="blank", target=node.href)
        elif node.kind == "footnote":
            self.notes.append((node.text, self._inline(node.children)))
            yield Run((node.text,), kind="note", number=len(self.notes))
        elif node.kind in ("a", "ref"):
            runs = tuple(run for run in self._inline(node.children, look) if isinstance(run, Run))
            if node.kind == "a":
                yield Link(runs, relation=self._relation(node.href))
            elif node.href in self.names:
                name = self.names[node.href]
                yield Link(runs, bookmark=name)
                yield from (
                    replace(look, pieces=(f" (trang{NO_BREAK}",)),
                    Run(kind="page", target=name),
                    replace(look, pieces=(")",)),
                )
            else:
                yield from (*runs, replace(look, pieces=(" (ở tập khác)",)))
        else:
            changed = replace(
                look,
                bold=look.bold or node.kind == "strong",
                italic=look.italic or node.kind == "em",
                raised=look.raised or node.kind == "sup",
                struck=look.struck or node.kind == "del",
                underlined=look.underlined or node.kind == "ins",
            )
            yield from self._inline(node.children, changed)


def _downwards(head: Sequence[tuple[Para, ...]], row: Sequence[tuple[Para, ...]]) -> Grid:
    """A row read downwards, each cell beside the name of its column, where no letters are small enough for columns."""
    pairs = list(zip(head, row, strict=True))
    return Grid(pairs[0], tuple(pairs[1:]), _NAME_AND_WORDS, (True,) * (len(pairs) - 1))


def _widened(widths: Sequence[int]) -> tuple[int, ...]:
    """The shares in thousandths, none too narrow for a number."""
    least = _NARROWEST * sum(widths)
    return tuple(round(1000 * max(width, least)) for width in widths)
