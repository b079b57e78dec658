"""A held text as plain text and as Markdown: what it is, then its words clause by clause, none added and none left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from namro.files.clauses import Khoan, ToanVan
from namro.files.spans import ABOVE, LEFT
from namro.language.prose import plain_inline
from namro.outputs.open_data.documents.head import DRAFT, VERBATIM, facts
from namro.outputs.open_data.filling import Filling

_RULE = "-" * 72
_ESCAPED = re.compile(r"\\.|[`\[\]<>&~|!$#]", re.DOTALL)
"""A letter that is escaped already, or one that Markdown outside our clauses would read as more than a letter."""
_OPENS = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|(?=[-+*](?:\s|$)|=|(?:[-*_] ?){3,}$))")
"""What at the start of a line makes a list, a heading or a rule of it."""
_LAST_LEVEL = 6


def plain_text(filling: Filling, ma: str) -> bytes:
    """The file: a head, a rule, the words. Cells of a table are parted by tabs."""
    lines = [filling.library.van_ban[ma].ten_ngan]
    if filling.library.is_draft(ma):
        lines.append(DRAFT)
    lines += [f"{label}: {value}" for label, value in facts(filling, ma)]
    text = filling.library.toan_van[ma]
    body = _blocks(text, lambda khoan: "\n".join(map(plain_inline, _lines(text, khoan))), _plain_table)
    return "\n\n".join(("\n".join(lines), VERBATIM, _RULE, *body, "")).encode().rstrip(b"\n") + b"\n"


def markdown(filling: Filling, ma: str) -> bytes:
    """The file (CommonMark, tables of GitHub): words and emphasis as printed; every sign that would be read as more than
    itself is escaped, the printed numbers and dashes too."""
    lines = [f"# {_escaped(filling.library.van_ban[ma].ten_ngan)}"]
    if filling.library.is_draft(ma):
        lines.append(f"**{DRAFT}**")
    told = "\n".join(f"- {label}: {_escaped(value)}" for label, value in facts(filling, ma))
    text = filling.library.toan_van[ma]

    def clause(khoan: Khoan) -> str:
        level = min(_LAST_LEVEL, 2 + len(text.to_tien(khoan.ma))) if khoan.la_de_muc else 0
        return _marked_clause(_lines(text, khoan), level)

    body = _blocks(text, clause, _marked_table)
    return ("\n\n".join((*lines, told, f"*{VERBATIM}*", "---", *body)) + "\n").encode()


def _blocks(
    text: ToanVan, clause: Callable[[Khoan], str], table: Callable[[Sequence[Khoan]], str]
) -> Iterator[str]:
    """The clauses in printed order, the rows of one table together; notes to its rows stand below it, as in print."""
    rows: list[Khoan] = []
    notes: list[Khoan] = []
    for khoan in text.khoan:
        if rows and khoan.loai == "ghi-chu" and khoan.ma.startswith(f"{rows[0].bang}."):
            notes.append(khoan)
            continue
        if rows and khoan.bang != rows[0].bang:
            yield from (table(rows), *map(clause, notes))
            rows, notes = [], []
        if khoan.bang:
            rows.append(khoan)
        else:
            yield clause(khoan)
    if rows:
        yield from (table(rows), *map(clause, notes))


def _lines(text: ToanVan, khoan: Khoan) -> list[str]:
    """The printed lines with the mark before them; "^", which raises the mark of a note, is not printed."""
    words = f"{khoan.dau.removeprefix('^')} {khoan.noi_dung}".strip()
    for note in text.ghi_chu.get(khoan.ma, ()):
        if note.dau.startswith("^"):
            words = words.replace(note.dau, note.dau[1:], 1)
    return words.split("\n")


def _plain_table(rows: Sequence[Khoan]) -> str:
    return "\n".join(
        "\t".join("" if cell in (LEFT, ABOVE) else " ".join(map(plain_inline, cell)) for cell in row)
        for khoan in rows
        for row in khoan.hang_o
    )


def _marked_clause(lines: Sequence[str], level: int) -> str:
    if level:
        return f"{'#' * level} {' '.join(map(_escaped, lines))}"
    return "\\\n".join(_opening(_escaped(line)) for line in lines)


def _marked_table(rows: Sequence[Khoan]) -> str:
    """Cells that are merged are empty; a table without a head has an empty one, which Markdown asks for."""
    every = [(khoan.loai == "bang", [_cell(cell) for cell in row]) for khoan in rows for row in khoan.hang_o]
    width = max(len(cells) for _, cells in every)
    head = every[0][1] if every[0][0] else []
    below = every[1:] if every[0][0] else every
    shown = [head, ["---"] * width, *(cells for _, cells in below)]
    return "\n".join(f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |" for cells in shown)


def _cell(lines: Sequence[str]) -> str:
    return "" if tuple(lines) in (LEFT, ABOVE) else " ".join(map(_escaped, lines))


def _escaped(line: str) -> str:
    return _ESCAPED.sub(
        lambda found: found[0] if found[0].startswith("\\") else f"\\{found[0]}", line
    ).strip()


def _opening(line: str) -> str:
    return _OPENS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else "\\", line, count=1)
