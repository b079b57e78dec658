"""What Markdown makes of pieces of a hand-written page before it is read: time without end, words of what was meant as code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.textfile import position
from namro.problems import Problem

_LONGEST = 10_000
_MOST = {
    "[": 300,
    "<": 300,
    "!": 300,
    ">": 400,
    "&": 400,
    "`": 1_000,
    "*": 1_000,
    "_": 1_000,
    "\\": 1_000,
    "|": 2_000,
}
"""Signs in one piece of a page between blank lines; more than what anybody writes."""
_FENCE = re.compile(r"(`{3,}|~{3,}) *(.*)")
_FENCE_HEAD = re.compile(r"\{[^\n]*\}|\.?[\w#.+-]* *")
_DEEP = re.compile(r"^[ \t>]{40}", re.M)


def endless(body: str, path: str, above: int) -> Iterator[Problem]:
    """The first piece that Markdown would read again and again: its time grows with the square of these."""
    line = above + 1
    for block in re.split(r"(\n[ \t]*+\n)", body):
        crowded = next((sign for sign, most in _MOST.items() if block.count(sign) > most), "")
        if len(block) > _LONGEST or crowded:
            message = f"Đoạn này có quá nhiều dấu {crowded}." if crowded else "Đoạn này dài quá 10.000 chữ."
            yield Problem(path, line, 1, "", "trang-qua-dai", message, "Tách đoạn, cách nhau một dòng trống.")
            return
        line += block.count("\n")
    if (deep := _DEEP.search(body)) is not None:
        where = position(body, deep.start())[0] + above
        message = "Các mục lồng nhau quá sâu."
        yield Problem(path, where, 1, "", "trang-qua-dai", message, "Bớt các cấp thụt dòng.")


def fences(body: str, path: str, above: int) -> Iterator[Problem]:
    """The first block of code that Markdown would take for words: something else than its language at its head, no end."""
    fence, opened = "", 0
    for number, line in enumerate(body.split("\n"), above + 1):
        if fence:
            fence = "" if line.rstrip() == fence else fence
        elif match := _FENCE.match(line):
            fence, opened = match[1], number
            if not _FENCE_HEAD.fullmatch(match[2]):
                message = f"Sau dấu {fence} chỉ được ghi tên ngôn ngữ, nên khối này không thành khối mã."
                hint = "Ghi tên tệp ở dòng trên; ở đây chỉ để tên ngôn ngữ, như yaml."
                yield Problem(path, number, 1, "", "trang-khoi-ma", message, hint)
                return
    if fence:
        message = f"Khối mã mở ở đây bằng {fence} mà không đóng."
        yield Problem(
            path, opened, 1, "", "trang-khoi-ma", message, f"Thêm dòng {fence} sau dòng mã cuối cùng."
        )
