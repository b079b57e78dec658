"""Files against their canonical text: the same values, the same comments, one style whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from namro.editing.emit import Remarks, emit
from namro.editing.remarks import remarks
from namro.files import yamlfile
from namro.files.loaded import Loaded, Source
from namro.problems import Problem
from namro.records.kinds import Kind, of_file


def canonical(source: Source, place: Kind) -> str:
    """The text of the file in canonical style. Its values and comments are read back and compared: a difference
    is a bug of the writer and raises AssertionError rather than costing an editor a word."""
    found = remarks(source.text, source.document)
    made = emit(source.document.value, place.model, found)
    if made != source.text:
        again, problems = yamlfile.parse(made, source.path)
        assert again is not None, problems
        assert _bare(again.value) == _bare(source.document.value), source.path
        kept = sorted(_lines(remarks(made, again)))
        assert kept == sorted(_lines(found)), source.path
    return made


def unformatted(loaded: Loaded) -> Iterator[Problem]:
    """A problem for each sound file that is not in canonical style, at the first line that differs."""
    broken = {problem.path for problem in loaded.problems}
    for path, source in loaded.sources.items():
        place = of_file(path)
        if place is None or path in broken:
            continue
        made = canonical(source, place)
        if made != source.text:
            yield Problem(
                path,
                _first_difference(source.text, made),
                1,
                "",
                "dinh-dang",
                "Từ dòng này tệp chưa theo cách trình bày chung (thứ tự trường, thụt dòng, dấu nháy).",
                f"Chạy: python3 manage.py format {path}",
            )


def _first_difference(text: str, made: str) -> int:
    lines, wanted = text.split("\n"), made.split("\n")
    same = (a == b for a, b in zip(lines, wanted, strict=False))
    return next((n for n, equal in enumerate(same, 1) if not equal), min(len(lines), len(wanted)))


def _lines(found: Remarks) -> list[str]:
    return [line for remark in found.values() for line in (*remark.above, remark.beside) if line]


def _bare(value: Any) -> Any:
    """Values as the records see them: white space at the ends and on empty lines does not count."""
    if isinstance(value, dict):
        return {name: _bare(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, str):
        return "\n".join(line if line.strip() else "" for line in value.strip().split("\n"))
    return value
