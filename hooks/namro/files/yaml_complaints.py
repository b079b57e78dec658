"""What libyaml says of a text that it cannot read, in an editor's words and at the line where the slip is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

QUOTE = 'Đặt cả giá trị trong dấu nháy kép: "…"'

_At: TypeAlias = tuple[int, int]
"""Line and column, from 0."""
_Told: TypeAlias = tuple[int, int, str, str]
"""Line and column from 1, what is wrong, how to mend it."""
_FIELD = re.compile(r"\s*(?:- )?\w+:(?: .*)?")
_BEFORE = "So với một tệp đúng trong cùng thư mục: thụt dòng, dấu hai chấm, dấu nháy."


def complaint(said: str, context: str, at: _At, opened: _At | None, lines: Sequence[str]) -> _Told:
    """`said` and `context` are libyaml's words, `at` its place, `opened` where what it was reading began."""
    if opened is not None and "scanning a simple key" in context:
        at = opened  # the line that is no field; libyaml only notices at the next
    here = lines[at[0]] if at[0] < len(lines) else ""
    if "mapping values are not allowed" in said:
        return _told(at, *_colon(here, lines[at[0] - 1] if at[0] else "", at[0]))
    if "cannot start any token" in said:
        return _told(at, f"Giá trị không được mở đầu bằng ký tự “{here[at[1] : at[1] + 1]}”.", QUOTE)
    if opened is not None and "quoted scalar" in context:
        return _told(
            opened,
            "Dấu nháy mở ở đây không được đóng, hoặc có dấu \\ trong nháy kép.",
            "Thêm dấu nháy đóng; nếu có dấu \\ thì dùng dấu nháy đơn.",
        )
    if "alias" in context or "anchor" in context:
        return _told(at, "Giá trị mở đầu bằng dấu * hoặc &.", QUOTE)
    if "tag" in context:
        return _told(at, "Giá trị mở đầu bằng dấu !.", QUOTE)
    if "could not find expected ':'" in said:
        return _told(at, *_no_field(here))
    if opened is not None and "flow" in context:
        bracket, closing = ("[", "]") if "sequence" in context else ("{", "}")
        return _told(
            opened,
            f"Dấu {bracket} mở ở đây không được đóng, hoặc thiếu dấu phẩy ở trong.",
            f"Thêm dấu {closing} ở cuối; trong ngoặc, các mục cách nhau bằng dấu phẩy.",
        )
    if "did not find expected" in said and "block scalar" not in context:
        if re.match(r"\s*-[^\s-]", here):
            return _told(
                at, "Thiếu dấu cách sau dấu gạch đầu dòng.", f"Viết  {here.strip().replace('-', '- ', 1)}"
            )
        if mark := re.match(r"\s*([–—−•·])", here):
            return _told(
                at, f"Dấu đầu dòng “{mark[1]}” không phải gạch nối.", "Thay bằng gạch nối và dấu cách: “- ”."
            )
        if here[: at[1]].strip():
            return _told(
                at,
                "Thừa chữ sau dấu đóng (nháy hoặc ngoặc vuông).",
                "Xóa chữ thừa; lời có dấu nháy ở trong thì đặt cả giá trị trong dấu nháy đơn.",
            )
        return _told(at, "Thụt dòng sai.", "Canh thẳng cột với các trường cùng cấp.")
    if "block scalar" in context:
        return _told(at, "Giá trị mở đầu bằng dấu > hoặc |.", QUOTE)
    return _told(at, "Sai cú pháp YAML.", _BEFORE)


def _told(at: _At, message: str, hint: str) -> _Told:
    return at[0] + 1, at[1] + 1, message, hint


def _colon(here: str, above: str, number: int) -> tuple[str, str]:
    """A colon where no field can begin. `number` counts the line above from 1."""
    if re.fullmatch(r"\s*[\w]+:\S.*", above) and re.fullmatch(r"\s*[\w]+:.*", here):
        spaced = re.sub(r":(?=[^ ])", ": ", above.strip(), count=1)
        return f"Dòng {number} thiếu dấu cách sau dấu hai chấm.", f"Viết  {spaced}"
    if not _FIELD.fullmatch(here):
        return (
            "Lời nhiều dòng mà có dấu hai chấm nên máy hiểu là một trường mới.",
            "Thêm dấu | sau tên trường và dấu hai chấm (tra_loi: |), mọi dòng của lời thụt vào hai dấu cách.",
        )
    name, _, value = here.strip().partition(": ")
    message = "Trong giá trị có dấu hai chấm và dấu cách nên máy hiểu là một trường mới."
    value = re.sub(r"^[“”\"]|[“”\"]$", "", value) if value[:1] in "“”" else value
    if '"' not in value and "\\" not in value:
        return message, f'Đặt cả giá trị trong dấu nháy kép: {name}: "{value}"'
    return message, f"Đặt cả giá trị trong dấu nháy đơn: {name}: '{value.replace(chr(39), chr(39) * 2)}'"


def _no_field(here: str) -> tuple[str, str]:
    """A line that should be `field: value`, and is not."""
    if glued := re.fullmatch(r"(\s*(?:- )?[a-z_]+):(\S.*)", here):
        return "Thiếu dấu cách sau dấu hai chấm.", f"Viết  {glued[1].strip()}: {glued[2]}"
    message = "Dòng này không có dạng  ten_truong: giá trị."
    if here[:1] == " ":
        return (
            message,
            "Thêm dấu hai chấm; lời nhiều dòng thì thêm dấu | sau tên trường và dấu hai chấm (tra_loi: |).",
        )
    return message, "Thêm dấu hai chấm, hoặc thụt dòng vào dưới trường của nó."
