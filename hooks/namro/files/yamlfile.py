"""Text of a YAML file to plain values with positions: the only module that parses YAML.

Built from libyaml's events, so depth is bounded, nothing is constructed, and anchors, aliases, tags and
doubled keys are refused as they appear. Every scalar is text (no `no` → false, no `010` → 8); an empty one
is None. The records decide what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

import yaml
from yaml import events

from namro.files.textfile import position, suspects
from namro.files.yaml_complaints import QUOTE, complaint
from namro.language import signs
from namro.problems import Problem

Path: TypeAlias = tuple[str | int, ...]
_Take: TypeAlias = Callable[[], Any]  # the next event; libyaml's marks are the same to us as PyYAML's own
Place: TypeAlias = yaml.Mark | tuple[int, int]
"""libyaml's mark (counted from 0), or a line and a column (from 1): asked for only where something is wrong."""
MAX_DEPTH = 20

_WHITE_SPACE = (
    (
        "\t",
        "yaml-tab",
        re.compile(r"^ *\t", re.MULTILINE),
        "Dòng thụt bằng phím Tab.",
        "Thay bằng dấu cách, hai dấu cách mỗi cấp.",
    ),
    (
        "\u00a0",
        "yaml-dau-cach-cung",
        re.compile(r"^[^\S\n]*(?:-\u00a0|[\w]+:\u00a0|\u00a0)", re.MULTILINE),
        "Dấu cách không ngắt (U+00A0) đứng ở chỗ cần dấu cách thường.",
        "Xóa rồi gõ lại bằng phím cách.",
    ),
)
# Inside words a space is a space, whatever Word made of it.
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True)
class YamlDocument:
    """The value of a file and, by path, the 1-based (line, column) of each key and of each value."""

    value: Any
    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]

    def key_at(self, path: Path) -> tuple[int, int]:
        """Where the key or item at `path` stands, or its nearest enclosing one."""
        while path and path not in self.keys:
            path = path[:-1]
        return _place(self.keys[path]) if path in self.keys else (1, 1)

    def value_at(self, path: Path) -> tuple[int, int]:
        """Where the value at `path` stands; falls back to the key."""
        return _place(self.values[path]) if path in self.values else self.key_at(path)


class _Stop(Exception):
    """Reading cannot go on after this problem."""


@dataclass
class _Builder:
    """Values under construction; one per file."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    keys: dict[Path, yaml.Mark] = field(default_factory=dict)
    values: dict[Path, yaml.Mark] = field(default_factory=dict)

    def bad(self, event: Any, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, *_place(event.start_mark), "", code, message, hint))

    def unescaped(self, event: Any) -> str:
        """A value as a file would hold it; signs that none may hold do not come in by their numbers ("\\u200b") either."""
        value = signs.composed(event.value)
        for _, code, message, hint in islice(suspects(value), 1):
            self.bad(event, code, message, hint)
        return value

    def node(self, take: _Take, event: Any, path: Path) -> Any:
        """The value that `event` opens."""
        self.values[path] = event.start_mark
        if type(event) is events.ScalarEvent and event.anchor is None and event.tag is None:
            if event.style == '"':
                return self.unescaped(event)
            return None if event.value == "" and not event.style else event.value
        if isinstance(event, events.AliasEvent):
            self.bad(event, "yaml-bi-danh", "Giá trị mở đầu bằng dấu * nên máy hiểu là bí danh.", QUOTE)
            raise _Stop
        if event.anchor is not None:
            self.bad(event, "yaml-neo", "Giá trị mở đầu bằng dấu & nên máy hiểu là neo.", QUOTE)
            raise _Stop
        if getattr(event, "tag", None) is not None:
            self.bad(event, "yaml-the", "Giá trị mở đầu bằng dấu ! nên máy hiểu là thẻ kiểu.", QUOTE)
            raise _Stop
        if len(path) >= MAX_DEPTH:
            self.bad(event, "yaml-qua-sau", "Các mục lồng nhau quá sâu.", "Bớt các cấp thụt dòng.")
            raise _Stop
        if isinstance(event, events.SequenceStartEvent):
            return self.sequence(take, path)
        return self.mapping(take, path)

    def sequence(self, take: _Take, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := take(), events.SequenceEndEvent):
            here = (*path, len(items))
            self.keys[here] = event.start_mark
            items.append(self.node(take, event, here))
        return items

    def mapping(self, take: _Take, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while (kind := type(event := take())) is not events.MappingEndEvent:
            if kind is not events.ScalarEvent:
                self.bad(
                    event, "yaml-ten-truong", "Tên trường phải là một từ.", "Viết dạng  ten_truong: giá trị"
                )
                raise _Stop
            if event.style == '"':
                self.unescaped(event)
            here = (*path, event.value)
            if event.value in items:
                first = self.keys[here].line + 1
                self.bad(
                    event,
                    "yaml-trung-truong",
                    f"Trường “{event.value}” bị lặp (đã có ở dòng {first}).",
                    "Giữ một, xóa một.",
                )
                raise _Stop
            self.keys[here] = event.start_mark
            items[event.value] = self.node(take, take(), here)
        return items


def _place(place: Place) -> tuple[int, int]:
    return place if isinstance(place, tuple) else (place.line + 1, place.column + 1)


def parse(text: str, path: str) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one YAML document; None with problems when it cannot be read. `path` names it in messages."""
    builder = _Builder(path)
    for char, code, pattern, message, hint in _WHITE_SPACE:
        if char in text and (found := pattern.search(text)):
            return None, [Problem(path, *position(text, found.end() - 1), "", code, message, hint)]
    text = _SPACES.sub(" ", text)
    loader = yaml.CLoader(text)
    take: _Take = loader.get_event
    try:
        take()
        if isinstance(event := take(), events.StreamEndEvent):
            builder.bad(event, "yaml-trong", "Tệp trống.", "Thêm nội dung hoặc xóa tệp.")
            return None, builder.problems
        value = builder.node(take, take(), ())
        take()
        if not isinstance(event := take(), events.StreamEndEvent):
            builder.bad(
                event,
                "yaml-nhieu-tai-lieu",
                "Tệp có nhiều hơn một tài liệu.",
                "Bỏ dòng --- và để phần sau sang tệp khác.",
            )
            return None, builder.problems
        builder.problems.extend(_lost_text(text, path))
        return YamlDocument(value, builder.keys, builder.values), builder.problems
    except _Stop:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        mark, opened = error.problem_mark or error.context_mark, error.context_mark
        assert mark is not None
        where = (mark.line, mark.column), (opened.line, opened.column) if opened else None
        told = complaint(error.problem or "", error.context or "", *where, _BREAK.split(text))
        return None, [*builder.problems, Problem(path, told[0], told[1], "", "yaml-cu-phap", *told[2:])]
    except yaml.reader.ReaderError:
        return None, [*builder.problems, _unreadable(text, path)]
    finally:
        loader.dispose()


def spans(text: str) -> list[tuple[int, int]]:
    """Where the values and keys of a (sound) text stand, as character offsets, in order: a '#' there is a word.

    The head of a block text ("|") is left out: a comment may stand behind it.
    """
    loader = yaml.CLoader(text)
    found = []
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, events.StreamEndEvent):
            if isinstance(event, events.ScalarEvent) and event.start_mark and event.end_mark:
                start, end = event.start_mark.index, event.end_mark.index
                if event.style in ("|", ">"):
                    start = text.find("\n", start)
                    end = start + len(text[start:end].rstrip())
                found.append((start, end))
    finally:
        loader.dispose()
    return found


_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where a line ends in YAML, and so in its marks."""
_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unreadable(text: str, path: str) -> Problem:
    """A character that YAML does not know (such as U+FFFF); the first is told."""
    found = _PRINTABLE.search(text)
    line, column = position(text, found.start()) if found else (1, 1)
    name = f"U+{ord(found.group()):04X}" if found else ""
    return Problem(
        path, line, column, "", "yaml-ky-tu", f"Có ký tự không dùng được {name}.", "Xóa ký tự này rồi gõ lại."
    )


def _lost_text(text: str, path: str) -> list[Problem]:
    """' #' cuts the rest of a plain value away in silence; an editor never means that inside a sentence."""
    found: list[Problem] = []
    if " #" not in text:
        return found
    for match in re.finditer(r"^ *(?:- )?[\w]+: +[^\s\"'#|>\[{][^\n\"]*? (#[^\n]*)$", text, re.MULTILINE):
        line, column = position(text, match.start(1))
        message = f"Phần “{match[1]}” bị bỏ vì sau dấu cách, dấu # mở đầu một ghi chú."
        found.append(
            Problem(
                path,
                line,
                column,
                "",
                "yaml-mat-chu",
                message,
                f"{QUOTE}; hoặc đưa ghi chú xuống dòng riêng.",
            )
        )
    return found
