"""A packet as one tree: what stands on the sheet, in order, before any format. The single source of all writers.

    Packet ── Part ── Block ── prose.Node
              │       Heading Prose Paragraph Clause Quotation Note Table Lines,
              │       and of the papers of a meeting Title Sides Fill
              └ one chapter: own page, own address (QR), own draft mark, upright or landscape

Everything a writer needs is here and final: texts in Vietnamese, full addresses, unique anchors, heading levels that
never skip one. A writer looks up nothing and decides only how things look. Strings are plain text, never
markup of any format: escape them, or pass them as values.

Inline content is a tuple of `namro.language.prose.Node` with these kinds and no others:

    text      `text`, never with a line break
    br        a line break
    strong em sup    `children`
    del ins   `children`: words that a newer text dropped, that it brought in
    a         `href`: a full address (https:, mailto:, tel:); `children`
    ref       `href`: the anchor of something in this packet; `children` are words that read well alone
              ('Chỉ thị …, điểm 3'); writers with pages add '(trang 12)',
              but need not where `level` is 1: a neighbour in the same list names the page
    footnote  `children`: the note, to be printed at the foot under the mark `text` that the original prints
    tieng     words of another language: `text`, `href` is its code ('km'); a leaf as `text` is
    draft     the badge; `text` is 'Dự thảo'
    blank     `children`: what is to be filled in, dots where nobody has; `href` names the field of the meeting
              ('ben_to_chuc.hoa' where it stands in capitals, 'ngay.thu' as the day of a letter)
    place     only until `paging`: the page of `href` in the packet beside this one, `children` are the words before it
    mark      nothing that is seen: its page is told under `href` while a packet is measured

`Prose.nodes` are blocks of `namro.language.prose` (p, ul, ol, li, blockquote, h, table, thead, tbody, tr, th, td) whose
inline content is the above; a list item holds blocks or, when tight, inline content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from namro.language.prose import Node
from namro.outputs.packets.drawing import Poster
from namro.outputs.packets.slide import Deck
from namro.outputs.tokens import Tokens, own
from namro.records.clause_kinds import CLAUSE_KINDS

Inline: TypeAlias = tuple[Node, ...]
FOREIGN = "tieng"
"""Kind of a leaf: words of another language."""
Look: TypeAlias = Literal["thuong", "giua", "nho", "dan", "hieu", "muc"]
"""Of a paragraph: ordinary, centred, small print, an opening sentence, the ruled line at the head of a letter, an
entry of a list of terms."""
Use: TypeAlias = Literal["tap", "giay", "phat", "ma-ket", "ap-phich", "trinh-chieu"]
"""Of a packet: something to study, the papers of a meeting, its banner, a poster, a deck of slides."""


@dataclass(frozen=True)
class Heading:
    """`level` 2 to 6 (1 is the part's title); `number` is the printed marker ('II.', '1-') or ''. `unlisted` ones
    are no lines of the contents: terms in the order of the alphabet, a question that comes again with its answer."""

    level: int
    content: Inline
    anchor: str = ""
    number: str = ""
    unlisted: bool = False


@dataclass(frozen=True)
class Prose:
    """Blocks that an editor wrote (answers, introductions)."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of this project's own words."""

    content: Inline
    look: Look = "thuong"
    anchor: str = ""


@dataclass(frozen=True)
class Clause:
    """One clause of an official text, verbatim: `marker` as printed ('a)', '-', '' for a paragraph).

    `kind` is the clause's (`records.base.LoaiKhoan`); `depth` 0 is the outermost. Several lines only for
    banners, heads and signatures.
    """

    kind: str
    marker: str
    lines: tuple[Inline, ...]
    depth: int
    anchor: str = ""

    @property
    def look(self) -> str:
        """How it is set; the table of kinds of clauses says it."""
        return CLAUSE_KINDS[self.kind].look


@dataclass(frozen=True)
class Quotation:
    """The issuer's words with their quotation marks, then where they stand."""

    text: str
    source: Inline


@dataclass(frozen=True)
class Note:
    """A framed remark: a draft's warning, what the documents do not state."""

    title: str
    blocks: tuple[Paragraph | Prose, ...]


@dataclass(frozen=True)
class Table:
    """`head` is repeated on every page. A cell is a tuple of paragraphs. `widths` are shares of the width, one a
    column; rows are kept whole but for those taller than a page. A row is at least `least` millimetres high, for what
    is written into it by hand. `spans` of each cell are columns and rows that it covers, as `files/spans.py` says them;
    () where nothing is merged."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    widths: tuple[int, ...]
    least: int = 0
    spans: tuple[tuple[tuple[int, int], ...], ...] = ()

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Columns and rows that a cell covers."""
        return self.spans[row][column] if self.spans else (1, 1)


@dataclass(frozen=True)
class Lines:
    """Empty lines to write on; `joined` ones stay on one page with what follows."""

    count: int
    joined: bool = False


@dataclass(frozen=True)
class Title:
    """The name of a paper ('GIẤY MỜI') with its subject: the title of a part that is `bare`."""

    name: str
    subject: Inline


@dataclass(frozen=True)
class Sides:
    """What stands at the left beside what stands at the right: the head of a letter, its signatures. `share` of the
    width is the left one's, in hundredths."""

    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    share: int = 40


@dataclass(frozen=True)
class Fill:
    """Words that are followed by dots to the edge of the words, to write on."""

    content: Inline


Block: TypeAlias = (
    Heading | Prose | Paragraph | Clause | Quotation | Note | Table | Lines | Title | Sides | Fill
)


@dataclass(frozen=True)
class Banner:
    """The words of a banner, line by line, and its size in centimetres."""

    lines: tuple[str, ...]
    wide: int
    high: int


@dataclass(frozen=True)
class Part:
    """A chapter on its own pages. `url` is the full address of the page on the site that it is taken from,
    '' for what stands only on paper. A `bare` one is a paper of its own: its pages count from one and bear no running
    head, its address stands at its end, and what is no study material (`own`) does not say that it is."""

    anchor: str
    title: str
    url: str
    blocks: tuple[Block, ...]
    draft: bool = False
    landscape: bool = False
    bare: bool = False
    own: bool = False


@dataclass(frozen=True)
class Packet:
    """`id` names the files; `build` is a short hash of the content; `size` is in points, of the A4 edition.

    `notice` ('Tài liệu học tập, không phải văn bản gốc') belongs on every page, `explanation` on the cover.
    `volume` is (1, 3) for the first of three volumes, None for a packet that is whole. `look` gives colours and sizes.
    `label` stands above the title on the cover. `cover` and `listed` say whether it has a cover and contents, `duplex` whether its margins are those of sheets that
    are printed on both sides. `host` and `held` name on the cover who gives it out, and where and when. `beside` is the
    packet whose pages it names.
    """

    id: str
    title: str
    subtitle: str
    audience: str
    site: str
    url: str
    as_of: date
    build: str
    notice: str
    explanation: str
    papers: tuple[Literal["a3", "a4", "a5"], ...]
    size: int
    parts: tuple[Part, ...]
    volume: tuple[int, int] | None = None
    use: Use = "tap"
    label: str = "TÀI LIỆU HỌC TẬP"
    cover: bool = True
    listed: bool = True
    duplex: bool = True
    host: str = ""
    held: str = ""
    banner: Banner | None = None
    beside: Packet | None = None
    poster: Poster | None = None
    deck: Deck | None = None
    look: Tokens = field(default_factory=own, repr=False)  # no content: `build` stays

    @property
    def draft(self) -> bool:
        """Whether anything in it is a draft."""
        return any(part.draft for part in self.parts) or bool(
            (self.poster and self.poster.draft) or (self.deck and self.deck.draft)
        )


def nodes(value: Any) -> Iterator[Node]:
    """Every inline node of a part of the tree, from outside in."""
    if isinstance(value, Node):
        yield value
        yield from nodes(value.children)
    elif isinstance(value, tuple):
        for item in value:
            yield from nodes(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from nodes(getattr(value, one.name))


def languages(packet: Packet) -> frozenset[str]:
    """The languages other than Vietnamese that are printed."""
    return frozenset(node.href for node in nodes(packet.parts) if node.kind == FOREIGN)
