"""Plain official text to clauses with permanent ids. The words never change; every other act is reported.

limits      how large a source may be
paper       plain text as printed pages: page numbers, running heads, notes at the foot, two columns
columns     lines of a copied page that stand in columns
lines       printed lines: how they look, whether the page was wrapped
marks       numbering, bullets, note labels at the start of a block; marks broken in print
head        letterhead, type, subject
blocks      what a clause to be is made of; the trace of what happened
annexes     where an annex or an attached regulation begins
quotes      new wording that an amending text quotes
falls       where marks that were opened are closed, however many lines lie between
tables      which tables are layout, which are data
ids         the next free id
ladder      which numbers were seen
opening     whether a number on a wrapped line is a marker
signing     where recipients and signatures begin
joining     what goes on with a sentence
gather      lines to blocks
numbering   ids that mirror the printed numbering, of one text
structure   blocks to clauses: the document, its annexes, its quotations
swallowed   clauses that a lost line end hid in another, or that lost their number
notes       notes behind the clause that holds their mark
emphasis    asterisks settled
slips       words that look misprinted
broken      letters lost or cut off, brackets left open, paragraphs said twice
glued       words without the space between them
assemble    the full text and the report
doubts      when nothing may be locked; the page of doubts and an editor's answers
identity    kind, number, day, issuer and level, as the head of the text says them
report      what was done, as values and in Vietnamese
write       both files or neither
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from namro.editing.importer import blocks, gather, glued, head, limits, notes, paper, structure, swallowed
from namro.editing.importer.assemble import assemble
from namro.editing.importer.doubts import Answer
from namro.editing.importer.lines import NO_TABLES, Line, Page, Rows
from namro.editing.importer.report import Report, format_report
from namro.editing.importer.write import write
from namro.files.clauses import ToanVan
from namro.problems import UserError
from namro.records.labels import LOAI_VAN_BAN

NO_ANSWERS: Mapping[int, Answer] = MappingProxyType({})

__all__ = [
    "Picture",
    "Report",
    "Source",
    "format_report",
    "import_source",
    "import_text",
    "source_of_text",
    "write",
]


@dataclass(frozen=True, slots=True)
class Picture:
    """One that a browser shows; `ending` is that of its file ("png")."""

    content: bytes
    ending: str


class Pictures(Protocol):
    """Of the source as printed."""

    def of(self, numbers: Sequence[int]) -> Mapping[int, Sequence[Picture]]:
        """By the number of a line; what cannot be drawn is left out."""


@dataclass(frozen=True)
class Source:
    """The lines of a text, how it was set, and what reading the file left out, changed or could not read.

    `doubts` are about lines by number, so are `asks`, which are none about the structure; `places` say where a line stands
    in the file ("trang 3", "đoạn 12"), `pictures` show it.
    """

    lines: tuple[Line, ...]
    page: Page
    told: tuple[str, ...] = ()
    dropped: tuple[Line, ...] = ()
    name: str = ""
    doubts: tuple[tuple[tuple[int, ...], str], ...] = ()
    asks: tuple[tuple[tuple[int, ...], str], ...] = ()
    places: Mapping[int, str] = field(default_factory=dict)
    pictures: Pictures | None = None


def source_of_text(text: str, name: str = "", tables: Mapping[int, Rows] = NO_TABLES) -> Source:
    """Plain text, typed or copied from a PDF, with '\n' line ends and form feeds; `tables` that are known already, by the
    number of the line in whose place they stand. Raises UserError past the limits."""
    limits.plain(text, name)
    lines, page, dropped, told = paper.lay_open(text, tables)
    limits.lines(lines, name)
    return Source(tuple(lines), page, tuple(told), tuple(dropped), name)


def import_text(text: str) -> tuple[ToanVan, Report]:
    """Cut the plain text of one official document into clauses, and say what was done to get there.

    `text` is decoded, with '\n' line ends. Raises UserError when it holds no words.
    """
    return import_source(source_of_text(text))


def import_source(
    source: Source,
    answers: Mapping[int, Answer] = NO_ANSWERS,
    kinds: Mapping[str, str] = LOAI_VAN_BAN,
) -> tuple[ToanVan, Report]:
    """The same for the lines of any source; `answers` are an editor's, by line, and what they settle is no doubt; `kinds`
    are the kinds of documents that the site knows, with their names."""
    limits.lines(source.lines, source.name)
    trace = blocks.Trace(dropped=list(source.dropped), answers=answers)
    for numbers, why in source.doubts:
        trace.doubt(numbers, why, grave=True)
    for numbers, why in source.asks:
        trace.doubt(numbers, why)
    if not source.page.whole:
        for numbers, why in paper.doubts(source.lines):
            trace.doubt(numbers, why, grave=True)
    for number, run, parted in glued.find(source.lines):
        trace.doubt(
            (number,), f"chữ dính liền “{run}”, có lẽ là “{parted}”: giữ như đọc được, đối chiếu bản in"
        )
    taken, rest = head.take(source.lines, source.page, trace, head.types(tuple(kinds.values())))
    gathered = [*taken, *gather.gather(rest, source.page, trace)]
    if all(block.role == "ghi-chu" for block in gathered):
        raise UserError("Tệp nguồn không có chữ nào để nhập; hãy kiểm tra đã chọn đúng tệp văn bản.")
    placed = structure.place(gathered, trace)
    swallowed.tell(placed, trace)
    return assemble(notes.lift(gathered, placed, trace), source.lines, trace, source.told, source.name)
