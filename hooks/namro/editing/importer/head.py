"""The head of a document: letterhead, type, subject, "(Kèm theo …)", "Kính gửi". The rest is left to `gather`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from namro.editing.importer import marks, paper, tables
from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.lines import (
    Line,
    Page,
    bare,
    ending,
    is_capitals,
    is_nearly_full,
    is_ornament,
    is_page_number,
    is_rule,
    start,
)
from namro.records.labels import LOAI_VAN_BAN

_MORE_TYPES = ("LỜI KÊU GỌI", "PHƯƠNG ÁN", "THÔNG TRI", "TUYÊN BỐ", "PHỤ LỤC")
_ATTACHED = re.compile(r"\((?:Ban hành )?kèm theo\b", re.IGNORECASE)
_ABOUT = re.compile(r"V/[vV]\b|Về việc\b")
_DEAR = re.compile(r"Kính gửi\s*:?", re.IGNORECASE)
_GROUNDS = re.compile(r"\**(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình|Thực hiện|Chiểu)\b")
_ISSUER = re.compile(
    r"\**(?:(?:PHÓ )?CHỦ TỊCH|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BAN |BỘ CHÍNH TRỊ|(?:TỔNG )?GIÁM ĐỐC"
    r"|TỔNG CỤC|CỤC TRƯỞNG|CHÁNH|TỔNG KIỂM|VIỆN TRƯỞNG|TỈNH ỦY|THÀNH ỦY|ĐẢNG ỦY|HUYỆN ỦY|CHI BỘ|HIỆU TRƯỞNG)"
)
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
_LOWEST_MOTTO = 8
_LONGEST_COLUMNS = 14
_LONGEST_LETTERHEAD = 30
_LONGEST_SUBJECT = 12
_LONGEST_ISSUER = 4
_LONGEST_ATTACHED = 6
_LONGEST_TYPE = 60


@dataclass(frozen=True, slots=True)
class Types:
    """How the type of a document is printed: on a line of its own, or with the number behind it ("Thông báo số 5")."""

    alone: re.Pattern[str]
    numbered: re.Pattern[str]


@lru_cache(maxsize=8)
def types(names: tuple[str, ...] = tuple(LOAI_VAN_BAN.values())) -> Types:
    """Of kinds of documents by their names; a letter is the one that prints none."""
    known = sorted({*(name.upper() for name in names), *_MORE_TYPES} - {"CÔNG VĂN"}, key=len, reverse=True)
    one = "|".join(map(re.escape, known))
    return Types(
        re.compile(rf"(?:DỰ THẢO\s+)?(?P<type>{one})\b(?P<rest>.*)"),
        re.compile(rf"(?P<type>{one}) số:? ?\d[-/\w.]*", re.IGNORECASE),
    )


def take(lines: Sequence[Line], page: Page, trace: Trace, known: Types) -> tuple[list[Block], Sequence[Line]]:
    """The blocks of the head and the lines below it. Without a known type nothing is taken, and that is a doubt."""
    lines = _in_columns(_laid_open(lines), known)
    at = _type_at(lines, known)
    if at is None:
        if letter := _letter(lines, page, trace):
            return letter
        reason = "không thấy tên loại văn bản (KẾ HOẠCH, CHỈ THỊ …) ở đầu; loại riêng của trang thì thêm ở data/trang.yml, mục cach_goi"
        trace.doubt(tuple(line.number for line in lines[:1]), reason)
        return [], lines
    blocks = _letterhead(lines[:at], page, trace)
    end = at + 1
    while end < len(lines) and _goes_on_type(lines[end]):
        end += 1
    blocks.append(Block("ten-loai", tuple(lines[at:end])))
    subject_end = _subject_end(lines, end, page)
    if subject_end > end:
        blocks.append(Block("trich-yeu", tuple(lines[end:subject_end])))
    elif not _says_what(lines[at], known):
        trace.doubt(blocks[-1].numbers, "không thấy trích yếu dưới tên loại văn bản")
    rest = subject_end
    while rest < len(lines) and (is_ornament(lines[rest].text) or _ATTACHED.match(bare(lines[rest].text))):
        if is_ornament(lines[rest].text):
            trace.dropped.append(lines[rest])
            rest += 1
        else:
            attached_end = _attached_end(lines, rest)
            blocks.append(Block("kem-theo", tuple(lines[rest:attached_end])))
            rest = attached_end
    if rest < len(lines) and _DEAR.match(bare(lines[rest].text)):
        dear_end = _dear_end(lines, rest)
        blocks.append(Block("kinh-gui", tuple(lines[rest:dear_end])))
        rest = dear_end
    return blocks, lines[rest:]


def _laid_open(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with a letterhead's table, which stands first, laid out cell by cell."""
    opened: list[Line] = []
    for index, line in enumerate(lines):
        if line.rows is not None and (
            index > 3 or tables.kind(line.rows, closing=False) not in ("letterhead", "frame")
        ):
            return [*opened, *lines[index:]]
        opened += tables.flatten((line,))
        if len(opened) > _LONGEST_LETTERHEAD:
            return [*opened, *lines[index + 1 :]]
    return opened


def _in_columns(lines: Sequence[Line], known: Types) -> Sequence[Line]:
    """The lines with a letterhead printed in two columns read as one reads it: the left column, then the right one."""
    named = next((i for i, line in enumerate(lines[:_LOWEST_MOTTO]) if _MOTTO.search(line.text)), None)
    if named is None:
        return lines
    end = named
    while end < min(named + _LONGEST_COLUMNS, len(lines)) and not _is_below_letterhead(lines[end], known):
        end += 1
    left, right = paper.parted(lines[:end])
    return [*left, *right, *lines[end:]] if right else lines


def _is_below_letterhead(line: Line, known: Types) -> bool:
    text = bare(line.text)
    return (
        line.rows is not None
        or _DEAR.match(text) is not None
        or (is_capitals(line.text) and known.alone.match(text) is not None)
    )


def _letterhead(lines: Sequence[Line], page: Page, trace: Trace) -> list[Block]:
    gone = [line for line in lines if is_rule(line.text) or (not page.whole and is_page_number(line.text))]
    kept = tuple(line for line in tables.flatten(lines) if line not in gone)
    trace.dropped += gone
    return [Block("the-thuc", kept)] if kept else []


def _letter(lines: Sequence[Line], page: Page, trace: Trace) -> tuple[list[Block], Sequence[Line]] | None:
    """The head of a letter: no type; letterhead, "V/v …", "Kính gửi: …"."""
    dear = next(
        (
            index
            for index, line in enumerate(lines[: _LONGEST_LETTERHEAD + 10])
            if _DEAR.match(bare(line.text)) and line.rows is None
        ),
        None,
    )
    if dear is None:
        return None
    about = next((i for i, line in enumerate(lines[:dear]) if _ABOUT.match(bare(line.text))), None)
    end = about
    while end is not None and end < dear and (end == about or _goes_on_about(lines[end])):
        end += 1
    outside = [
        line for i, line in enumerate(lines[:dear]) if about is None or end is None or not about <= i < end
    ]
    blocks = _letterhead(outside, page, trace)
    if about is not None and end is not None:
        blocks.append(Block("trich-yeu", tuple(lines[about:end])))
    else:
        trace.doubt((lines[dear].number,), "không thấy dòng trích yếu (V/v …) của công văn")
    dear_end = _dear_end(lines, dear)
    blocks.append(Block("kinh-gui", tuple(lines[dear:dear_end])))
    return blocks, lines[dear_end:]


def _goes_on_about(line: Line) -> bool:
    return start(line.text) in ("lower", "digit") and not is_ornament(line.text)


def _dear_end(lines: Sequence[Line], first: int) -> int:
    """Index behind the addressees of a letter: those that stand as bullets or without a full stop."""
    end = first + 1
    if ending(lines[first].text) == "open" and not bare(lines[first].text).endswith(":"):
        return end
    while end < min(first + 15, len(lines)):
        marker, _ = marks.split(lines[end].text)
        if marker is None or marker.family != "bullet":
            break
        end += 1
    return end


def _type_at(lines: Sequence[Line], known: Types) -> int | None:
    for index, line in enumerate(lines[:_LONGEST_LETTERHEAD]):
        if line.rows is not None:
            return None
        text = bare(line.text)
        if is_capitals(line.text) and known.alone.match(text):
            return index
        if index < 2 and len(text) <= _LONGEST_TYPE and known.numbered.fullmatch(text):
            return index
        if marks.split(line.text)[0] is not None and not is_ornament(line.text):
            return None
    return None


def _says_what(line: Line, known: Types) -> bool:
    """Whether the type's line goes on with the subject: "QUY ĐỊNH CHỨC NĂNG, NHIỆM VỤ …"."""
    match = known.alone.match(bare(line.text))
    return match is not None and bool(match["rest"].strip())


def _goes_on_type(line: Line) -> bool:
    """A line that says whose document it is."""
    text = bare(line.text)
    return is_capitals(line.text) and line.rows is None and text.startswith(("CỦA ", "LIÊN TỊCH"))


def _subject_end(lines: Sequence[Line], first: int, page: Page) -> int:
    """Index behind the subject: up to a rule or "(Kèm theo", else the lines set together below the type."""
    for index in range(first, min(first + _LONGEST_SUBJECT, len(lines))):
        text = lines[index].text
        if lines[index].rows is None and (is_ornament(text) or _ATTACHED.match(bare(text))):
            return index
        if _closes(lines[index]) or _is_body(lines, index, first):
            break
    end = first
    while end < len(lines) and not _closes(lines[end]) and _goes_on_subject(lines, first, end, page):
        end += 1
    return end


def _goes_on_subject(lines: Sequence[Line], first: int, index: int, page: Page) -> bool:
    line = lines[index]
    if _is_body(lines, index, first):
        return False
    if index == first or not line.gap or line.soft:
        return True
    above = lines[index - 1]
    if ending(above.text) not in ("open", "comma"):
        return False
    if start(line.text) == "lower":
        return True
    if page.whole and is_capitals(above.text) and is_capitals(line.text):
        return not _ISSUER.match(line.text)
    return page.spaced and is_nearly_full(above, page) and not is_capitals(line.text)


def _is_body(lines: Sequence[Line], index: int, first: int) -> bool:
    """Whether the body has begun: a number, the grounds, the issuing body in capitals, "Kính gửi"."""
    line = lines[index]
    text = bare(line.text)
    if line.rows is not None or marks.split(line.text)[0] is not None or _DEAR.match(text):
        return True
    if index == first:
        return bool(_GROUNDS.match(text) and len(text) > _LONGEST_TYPE)
    return _GROUNDS.match(text) is not None or (
        _ISSUER.match(text) is not None and is_capitals(text) and (line.gap or _names_issuer(lines, index))
    )


def _names_issuer(lines: Sequence[Line], index: int) -> bool:
    """Whether the line below speaks of the grounds, so that the one at `index` names the body that issues."""
    below = index + 1
    # "HỘI ĐỒNG NHÂN DÂN TỈNH A / KHÓA XIX, KỲ HỌP THỨ 20"
    while below < min(index + _LONGEST_ISSUER, len(lines)) and is_capitals(lines[below].text):
        below += 1
    return below < len(lines) and _GROUNDS.match(lines[below].text) is not None


def _closes(line: Line) -> bool:
    """A subject has no full stop; a line that has one is a paragraph."""
    return ending(line.text) == "final" and not is_ornament(line.text)


def _attached_end(lines: Sequence[Line], first: int) -> int:
    """Index behind the line that closes the bracket."""
    depth = 0
    for index in range(first, min(first + _LONGEST_ATTACHED, len(lines))):
        depth += lines[index].text.count("(") - lines[index].text.count(")")
        if depth <= 0:
            return index + 1
    return first + 1
