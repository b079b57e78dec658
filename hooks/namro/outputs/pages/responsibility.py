"""Who works with a body: one branch a part that others have in its tasks, drawn as a map that a phone shows whole."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from namro.library.tasks import SoViec, Viec

WIDTH = 328
_NAME = 31
"""Letters of a name in one line of the drawing."""
_BODY_LINE, _LINE, _BETWEEN, _ABOVE = 22, 21, 11, 16
_MOST = 5
"""Partners drawn for each part; the rest are told as a number."""


@dataclass(frozen=True)
class Noi:
    """A partner: its id, the lines of its name, how many tasks they share; `y` is the first line's foot."""

    ma: str
    dong: tuple[str, ...]
    so: int
    y: int


@dataclass(frozen=True)
class Nhanh:
    """A branch: a part, the partners that have it in the body's tasks, how many more there are (told at `y_them`)."""

    vai: str
    y: int
    noi: tuple[Noi, ...]
    them: int
    y_them: int


@dataclass(frozen=True)
class BanDo:
    """The drawing: the lines of the body's own name, its branches, its height, where the stem ends."""

    dong: tuple[str, ...]
    nhanh: tuple[Nhanh, ...]
    cao: int
    goc: int
    ngon: int


def partners(parts: Iterable[str], tasks: Sequence[Viec], own: Collection[str]) -> dict[str, Counter[str]]:
    """By part, in the order of `parts`: the bodies outside `own` that have it in these tasks, and in how many of them."""
    found: dict[str, Counter[str]] = {part: Counter() for part in parts}
    for viec in tasks:
        for body, part in dict.fromkeys(viec.phan):
            if body not in own:
                found[part][body] += 1
    return {part: counted for part, counted in found.items() if counted}


def responsibility(book: SoViec, body: str) -> BanDo | None:
    """The map of a body, its own below it taken as one with it; None where it works alone."""
    own = {body, *book.ben_duoi.get(body, ())}
    found = partners(book.library.trang.goi.vai_tro, book.theo_don_vi.get(body, ()), own)
    if not found:
        return None
    names = {ma: one.ten for ma, one in book.library.don_vi.items()}
    title = tuple(textwrap.wrap(names[body], _NAME - 2))
    y = root = 18 + _BODY_LINE * (len(title) - 1)
    branches, stem = [], root
    for part, counted in found.items():
        y += _ABOVE + _LINE
        stem = at = y
        drawn = []
        for ma, count in counted.most_common(_MOST):
            y += _BETWEEN + _LINE
            lines = tuple(textwrap.wrap(names[ma], _NAME))
            drawn.append(Noi(ma, lines, count, y))
            y += _LINE * (len(lines) - 1)
        more = len(counted) - len(drawn)
        y += (_BETWEEN + _LINE) if more else 0
        branches.append(Nhanh(part, at, tuple(drawn), more, y))
    return BanDo(title, tuple(branches), y + 12, root, stem)
