"""Plain official text to clauses with permanent ids. The words never change; every other act is reported.

lines       printed lines: how they look, whether the page was wrapped
marks       numbering, bullets, note labels at the start of a block; marks broken in print
head        letterhead, type, subject
blocks      lines to blocks: what goes on with a sentence and what opens a clause
structure   blocks to clauses: ids that mirror the printed numbering
notes       notes behind the clause that holds their mark
emphasis    asterisks settled
slips       words that look misprinted
assemble    the full text and the report
report      what was done, as values and in Vietnamese
write       both files or neither
"""

from __future__ import annotations

import unicodedata

from namro.editing.importer import blocks, head, notes, structure
from namro.editing.importer.assemble import assemble
from namro.editing.importer.lines import measure, read
from namro.editing.importer.report import Report, format_report
from namro.editing.importer.write import write
from namro.files.clauses import ToanVan
from namro.problems import UserError

__all__ = ["Report", "format_report", "import_text", "write"]


def import_text(text: str) -> tuple[ToanVan, Report]:
    """Cut the plain text of one official document into clauses, and say what was done to get there.

    `text` is decoded, with '\\n' line ends. Raises UserError when it holds no words.
    """
    lines = read(unicodedata.normalize("NFC", text))
    trace = blocks.Trace()
    page = measure(lines)
    taken, rest = head.take(lines, page, trace)
    gathered = [*taken, *blocks.gather(rest, page, trace)]
    if all(block.role == "ghi-chu" for block in gathered):
        raise UserError("Tệp nguồn không có chữ nào để nhập; hãy kiểm tra đã chọn đúng tệp văn bản.")
    placed = structure.place(gathered, trace)
    return assemble(notes.lift(gathered, placed, trace), lines, trace)
