"""The head of a document: letterhead, type, subject, "(Kèm theo …)". Everything below is left to `blocks`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namro.editing.importer import marks
from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.lines import (
    Line,
    Page,
    bare,
    ending,
    is_capitals,
    is_nearly_full,
    is_ornament,
    is_rule,
    start,
)

_TYPES = (
    "BÁO CÁO",
    "CHỈ THỊ",
    "CHIẾN LƯỢC",
    "CHƯƠNG TRÌNH",
    "CÔNG ĐIỆN",
    "ĐỀ ÁN",
    "HƯỚNG DẪN",
    "KẾ HOẠCH",
    "KẾT LUẬN",
    "LỜI KÊU GỌI",
    "NGHỊ QUYẾT",
    "PHƯƠNG ÁN",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "QUYẾT ĐỊNH",
    "THÔNG BÁO",
    "THÔNG TRI",
    "TỜ TRÌNH",
    "TUYÊN BỐ",
)
_TYPE = re.compile(rf"(?:DỰ THẢO\s+)?(?:{'|'.join(_TYPES)})\b")
_ATTACHED = re.compile(r"\((?:Ban hành )?kèm theo\b", re.IGNORECASE)
_LONGEST_LETTERHEAD = 25
_LONGEST_SUBJECT = 12
_LONGEST_ATTACHED = 6


def take(lines: Sequence[Line], page: Page, trace: Trace) -> tuple[list[Block], Sequence[Line]]:
    """The blocks of the head and the lines below it. Without a known type nothing is taken, and that is a doubt."""
    at = _type_at(lines)
    if at is None:
        trace.doubtful.append(
            (
                tuple(line.number for line in lines[:1]),
                "không thấy tên loại văn bản (KẾ HOẠCH, CHỈ THỊ …) ở đầu",
            )
        )
        return [], lines
    blocks: list[Block] = []
    letterhead = tuple(line for line in lines[:at] if not is_rule(line.text))
    trace.dropped += [line for line in lines[:at] if is_rule(line.text)]
    if letterhead:
        blocks.append(Block("the-thuc", letterhead))
    end = at + 1
    while end < len(lines) and _goes_on_type(lines[end]):
        end += 1
    blocks.append(Block("ten-loai", tuple(lines[at:end])))
    subject_end = _subject_end(lines, end, page)
    if subject_end > end:
        blocks.append(Block("trich-yeu", tuple(lines[end:subject_end])))
    else:
        trace.doubtful.append((blocks[-1].numbers, "không thấy trích yếu dưới tên loại văn bản"))
    rest = subject_end
    while rest < len(lines) and (is_ornament(lines[rest].text) or _ATTACHED.match(bare(lines[rest].text))):
        if is_ornament(lines[rest].text):
            trace.dropped.append(lines[rest])
            rest += 1
        else:
            attached_end = _attached_end(lines, rest)
            blocks.append(Block("kem-theo", tuple(lines[rest:attached_end])))
            rest = attached_end
    return blocks, lines[rest:]


def _type_at(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:_LONGEST_LETTERHEAD]):
        if is_capitals(line.text) and _TYPE.match(bare(line.text)):
            return index
        if marks.split(line.text)[0] is not None:
            return None
    return None


def _goes_on_type(line: Line) -> bool:
    """A line of capitals set directly below the type, or one that says whose document it is."""
    return is_capitals(line.text) and (not line.gap or bare(line.text).startswith("CỦA "))


def _subject_end(lines: Sequence[Line], first: int, page: Page) -> int:
    """Index behind the subject: up to a rule or "(Kèm theo", else the lines set together below the type."""
    for index in range(first, min(first + _LONGEST_SUBJECT, len(lines))):
        text = lines[index].text
        if is_ornament(text) or _ATTACHED.match(bare(text)):
            return index
        if _closes(text) or marks.split(text)[0] is not None:
            break
    end = first
    while end < len(lines) and not _closes(lines[end].text) and _goes_on_subject(lines, first, end, page):
        end += 1
    return end


def _goes_on_subject(lines: Sequence[Line], first: int, index: int, page: Page) -> bool:
    line = lines[index]
    if marks.split(line.text)[0] is not None:
        return False
    if index == first or not line.gap:
        return True
    above = lines[index - 1]
    if ending(above.text) != "open":
        return False
    return start(line.text) == "lower" or (page.spaced and is_nearly_full(above, page))


def _closes(text: str) -> bool:
    """A subject has no full stop; a line that has one is a paragraph."""
    return ending(text) == "final"


def _attached_end(lines: Sequence[Line], first: int) -> int:
    """Index behind the line that closes the bracket."""
    depth = 0
    for index in range(first, min(first + _LONGEST_ATTACHED, len(lines))):
        depth += lines[index].text.count("(") - lines[index].text.count(")")
        if depth <= 0:
            return index + 1
    return first + 1
