"""What is wrong with the input, as values: collected, sorted, printed together.

A mistake of an editor is a `Problem`; it never raises. The one exception, `InvalidData`, carries all of
them across the edge of the package. Anything else that is raised is a bug and shows as a traceback.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where (1-based line and column), in which field, what is wrong, how to mend it.

    `path` is relative to the project, with forward slashes. `code` is stable, for tests and tools.
    A `note` is worth a look and stops nothing. `cause` names what many problems come from: a document that is not
    there ("van-ban chi-thi"); `gathered` tells such a cause once.
    """

    path: str
    line: int
    column: int
    field: str
    code: str
    message: str
    hint: str = ""
    note: bool = False
    cause: str = ""

    def __str__(self) -> str:
        label = f"{self.field}: " if self.field else ""
        text = f"{self.path}:{self.line}:{self.column}: {label}{self.message}"
        return visible(f"{text}\n    → {self.hint}" if self.hint else text)


def visible(text: str) -> str:
    """`text` as a terminal may show it: what is no letter or sign, such as the beginning of a command to the terminal in
    the name of a file, by its number."""
    lines = text.split("\n")
    return "\n".join(
        line if line.isprintable() else "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in line)
        for line in lines
    )


_ECHOES = 3
"""More problems of one cause than this are told as one."""
_PLACES = 3
_HEADS = ("mat-dia-chi", "khoa-mat-ma", "khoa-doi-chu", "ma-la")
"""Codes of what is gone or changed itself, not of what leans on it."""


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those of one cause as one: the first that says what is gone, with where else it is felt."""
    found = sorted(set(problems))
    by_cause: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.cause:
            by_cause.setdefault(problem.cause, []).append(problem)
    for cause, echoes in by_cause.items():
        if len(echoes) <= _ECHOES:
            continue
        first = next((one for one in echoes if one.code in _HEADS), echoes[0])
        others = [one for one in echoes if one is not first]
        files = len({one.path for one in others})
        places = ", ".join(f"{one.path}:{one.line}" for one in others[:_PLACES])
        more = f" Vì thế sai theo {len(others)} chỗ nữa trong {files} tệp: {places}{' …' if len(others) > _PLACES else ''}"
        told = replace(first, message=f"{first.message}{more}")
        found = [one for one in found if one.cause != cause] + [told]
    return sorted(found)


class InvalidData(Exception):
    """The input holds problems; nothing was built."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


class UserError(Exception):
    """Something outside the records stops the command; the message is one clear Vietnamese sentence."""


_REASONS = {
    errno.ENOENT: "không có tệp này",
    errno.EISDIR: "đây là thư mục",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EBUSY: "chương trình khác đang giữ",
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EFBIG: "quá giới hạn kích thước tệp",
    errno.EROFS: "đĩa chỉ cho đọc",
}


def reason(number: int | None) -> str:
    """Why the system refused, in Vietnamese, for an errno of `OSError`."""
    return _REASONS.get(number or 0, f"lỗi hệ thống số {number}")


def report(problems: Iterable[Problem]) -> str:
    """All problems, one below another, closed by their count."""
    ordered = sorted(set(problems))
    if not ordered:
        return "Không có lỗi nào."
    files = len({problem.path for problem in ordered})
    return "\n".join([*map(str, ordered), "", f"Có {len(ordered)} lỗi trong {files} tệp."])


def relative(path: PurePath, root: PurePath) -> str:
    """`path` as messages show it: relative to the project, forward slashes on every system."""
    shown, base = str(path), f"{root}{os.sep}"
    if shown.startswith(base):  # ten times as fast as the next line, which thousands of files feel
        return shown[len(base) :].replace(os.sep, "/")
    return path.relative_to(root).as_posix()
