"""Plain values and comments to YAML in one canonical style: the only module that writes YAML.

Two spaces a level; lists of ids on one line; texts of several lines, and prose, as a literal block; quotes
only where YAML would read something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from namro.editing.shape import ANY, Style, shape
from namro.files.yamlfile import Path

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~][^\n]*")
_UNSAFE = re.compile(r": | #|:$|\t")
# What YAML 1.1 or 1.2 takes for a number, a truth value, nothing, a date or an hour.
_NOT_A_TEXT = re.compile(
    r"(?i)y|n|yes|no|on|off|true|false|null|\.nan|[+.]?\.inf|[+]?[._]*\d[\d._]*(?:e[+-]?\d+)?|0[box][\da-f_]+"
    r"|\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*"
)


class Remark(NamedTuple):
    """Comments at a key or item: whole lines above it, the rest of its line."""

    above: tuple[str, ...] = ()
    beside: str = ""


Remarks = Mapping[Path, Remark]
START: Path = ("^",)
END: Path = ("$",)
"""Where comments at the two ends of a file are kept; no field has such a name."""


def emit(value: Any, model: type[BaseModel], remarks: Remarks) -> str:
    """The text of a file that holds one record of `model`."""
    lines: list[str] = [*remarks.get(START, Remark()).above]
    if isinstance(value, dict):
        _mapping(lines, value, model, 0, (), remarks)
    else:
        lines.append(scalar(value))
    lines += remarks.get(END, Remark()).above
    return "\n".join(lines) + "\n"


def _mapping(
    lines: list[str],
    value: Mapping[str, Any],
    model: type[BaseModel] | None,
    indent: int,
    at: Path,
    remarks: Remarks,
) -> None:
    pad = " " * indent
    fields = shape(model).fields if model else {}
    for name in shape(model).ordered(value) if model else value:
        here: Path = (*at, name) if remarks else at
        _field(lines, f"{pad}{name}:", value[name], fields.get(name, ANY), indent, here, remarks)


def _field(
    lines: list[str], head: str, value: Any, style: Style, indent: int, at: Path, remarks: Remarks
) -> None:
    pad = " " * indent
    beside = ""
    if remarks:
        remark = remarks.get(at, Remark())
        lines += (f"{pad}{line}" for line in remark.above)
        beside = f" {remark.beside}" if remark.beside else ""
    if isinstance(value, dict) and value:
        lines.append(head + beside)
        _mapping(lines, value, style.model, indent + 2, at, remarks)
    elif isinstance(value, list) and value and not _on_one_line(value, style):
        lines.append(head + beside)
        for position, item in enumerate(value):
            _item(lines, item, style, indent + 2, (*at, position), remarks)
    elif isinstance(value, list):
        if remarks:
            inside = [r for p, r in remarks.items() if len(p) > len(at) and p[: len(at)] == at]
            lines += (f"{pad}{line}" for r in inside for line in (*r.above, r.beside) if line)
        lines.append(f"{head} [{', '.join(map(scalar, value))}]{beside}")
    elif isinstance(value, str) and (style.prose or "\n" in value.strip()):
        if beside:
            lines.append(f"{pad}{beside.strip()}")
        lines.append(f"{head} |")
        lines += (f"{pad}  {line}" if line.strip() else "" for line in value.strip().split("\n"))
    elif value is None:
        lines.append(head + beside)
    else:
        lines.append(f"{head} {value if style.bare else scalar(value)}{beside}")


def _item(lines: list[str], item: Any, style: Style, indent: int, at: Path, remarks: Remarks) -> None:
    pad = " " * indent
    if not isinstance(item, dict) or not item:
        _field(lines, f"{pad}-", item, style, indent, at, remarks)
        return
    inside: list[str] = []
    first = shape(style.model).ordered(item)[0] if style.model else next(iter(item))
    if remarks:
        own, first_remark = remarks.get(at, Remark()), remarks.get((*at, first), Remark())
        above = (*own.above, own.beside, *first_remark.above)
        lines += (f"{pad}{line}" for line in above if line)
        remarks = {**remarks, (*at, first): Remark((), first_remark.beside)}
    _mapping(inside, item, style.model, indent + 2, at, remarks)
    place = next(n for n, line in enumerate(inside) if not line.lstrip().startswith("#"))
    lines += (line[2:] for line in inside[:place])
    lines.append(f"{pad}- {inside[place].lstrip()}")
    lines += inside[place + 1 :]


def _on_one_line(value: list[Any], style: Style) -> bool:
    return style.flow and all(isinstance(item, str) and re.fullmatch(r"[\w.-]+", item) for item in value)


def scalar(value: Any) -> str:
    """One value on one line, in quotes only where it must be."""
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    text = " ".join(str(value).split("\n")).strip()
    if _PLAIN.fullmatch(text) and not _UNSAFE.search(text) and not _NOT_A_TEXT.fullmatch(text):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
