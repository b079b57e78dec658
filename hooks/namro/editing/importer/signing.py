"""Where the recipients and the signature of a text begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namro.editing.importer import marks
from namro.editing.importer.lines import Line, bare, is_capitals

_RECIPIENTS = re.compile(r"Nơi nhận\s*:?", re.IGNORECASE)
_RECIPIENTS_LED = re.compile(r"Nơi nhận\s*:", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|TM|K/T|KT|T/L|TL|T/U|TUQ|Q)[. ]")
OFFICE = re.compile(
    r"(?:TỔNG BÍ THƯ|(?:PHÓ )?BÍ THƯ|(?:PHÓ )?CHỦ TỊCH|CHỦ NHIỆM|(?:PHÓ )?THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|(?:PHÓ )?(?:TỔNG )?GIÁM ĐỐC|(?:PHÓ )?CHÁNH|(?:PHÓ )?TRƯỞNG|(?:PHÓ )?TỔNG|(?:PHÓ )?(?:CỤC|VIỆN|HIỆU|VỤ) TRƯỞNG"
    r"|CHỦ TOẠ|CHỦ TỌA|CHỦ TRÌ|ĐOÀN CHỦ TỊCH|THƯ KÝ|NGƯỜI (?:GHI|LẬP|KÝ|CHỦ TRÌ|GHI BIÊN BẢN)|ĐẠI DIỆN|KẾ TOÁN)\b"
)
"""Who signs, in capitals."""
_NAME = re.compile(r"(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]*\.? ){1,5}[A-ZÀ-ỸĐ][a-zà-ỹđ]*")
_SIGNED = re.compile(r"\(?(?:đã )?k[ýí]\b.*", re.IGNORECASE)
_NOTES = re.compile(
    r"\*?\s*(?:Ghi chú|Chú thích|Hướng dẫn (?:ghi|kê khai|điền))\b[^.;]{0,40}:?", re.IGNORECASE
)
LONGEST = 80
"""Of a line of a signature, in letters."""


def opens_recipients(line: Line) -> bool:
    """Whether the line is "Nơi nhận:", alone or with a first recipient behind it."""
    text = bare(line.text)
    return _RECIPIENTS.fullmatch(text) is not None or (
        _RECIPIENTS_LED.match(text) is not None and len(text) <= LONGEST
    )


def opens_signature(lines: Sequence[Line], at: int, line: Line, *, recipients: bool) -> bool:
    """Whether `line`, at `at` or cut from what stands there, opens a signature. `recipients`: among recipients."""
    text = bare(line.text)
    if not is_capitals(text) or any(char.isdigit() for char in text) or len(text) > 2 * LONGEST:
        return False
    if recipients:
        return marks.split(line.text)[0] is None and not text.endswith((";", ","))
    if _AUTHORITY.match(text):
        return True
    return OFFICE.match(text) is not None and not text.endswith(":") and _name_follows(lines, at)


def opens_notes(line: Line) -> bool:
    """Whether the line heads what is said below the signature of a form: "Ghi chú:"."""
    return _NOTES.fullmatch(bare(line.text)) is not None


def _name_follows(lines: Sequence[Line], at: int) -> bool:
    """Whether a person's name stands below within a few lines: an office above a signature."""
    for line in lines[at + 1 : at + 6]:
        if line.rows is not None:
            return False
        text = bare(line.text)
        if _NAME.fullmatch(text) or _SIGNED.fullmatch(text):
            return True
        if not is_capitals(text):
            return False
    return False
