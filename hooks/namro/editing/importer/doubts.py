"""When an import is too doubtful to lock ids: the page of doubts, and an editor's answers to them.

An answer names a line of the source and what it is: it joins the line to the one above, parts it, makes it a heading, a
paragraph, a numbered item or a note, or confirms what was done. The source itself is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from namro.editing.importer.lines import Line
from namro.editing.importer.report import Doubtful, Report, listed
from namro.files.clauses import ToanVan
from namro.language.vietnamese import fold
from namro.problems import InvalidData, Problem

Answer: TypeAlias = Literal["noi", "tach", "de-muc", "doan", "muc", "chu-thich", "bo", "giu"]
ANSWERS: Mapping[str, str] = {
    "giữ": "để như máy đã làm",
    "nối": "nối dòng này vào đoạn đứng trước",
    "tách": "dòng này mở một đoạn riêng; ở chỗ một mục bị dính: tách mục ấy ra",
    "mục": "số hoặc chữ ở đầu dòng là số mục",
    "đoạn": "số hoặc chữ ở đầu dòng là lời văn, không phải số mục",
    "đề mục": "dòng này là đề mục",
    "chú thích": "dòng này là chú thích của đoạn đứng trước",
    "bỏ": "dòng này không phải lời văn (số trang, tiêu đề chạy)",
}
"""What an editor writes, and what it means."""
NOWHERE: Mapping[int, str] = MappingProxyType({})
UNSEEN: Mapping[int, Sequence[str]] = MappingProxyType({})
FEW = 5
"""More doubts than this, and more than one clause in fifty, are too many to lock ids unseen."""
_LINE = re.compile(r"\s*(\d{1,9})\s*:\s*(\S.*)")
_WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("đã nối|nối vào cùng đoạn|lấy dòng này làm lời", ("giữ", "tách", "đề mục")),
    ("bị dính vào mục này", ("giữ", "tách")),
    ("có thể mất số mục", ("giữ", "nối", "đề mục")),
    ("chú thích", ("giữ", "chú thích", "nối")),
    ("số mục|chữ của điểm|in trùng|lồng quá sâu", ("giữ", "đoạn", "nối")),
    ("chữ dính liền", ("giữ", "nối")),
    ("chỉ có phần không đọc được thành chữ", ("giữ", "bỏ")),
    ("có phần không đọc được thành chữ", ("giữ", "tách")),
    ("sau phần chữ ký", ("giữ", "đề mục", "bỏ")),
    ("để trống ô thứ nhất", ("giữ", "bỏ")),
    ("nhiều cột|không đọc được theo ô", ("giữ", "tách", "bỏ")),
    ("tiêu đề chạy", ("bỏ", "giữ", "đoạn")),
    ("ngoặc kép", ("giữ", "đoạn", "mục")),
    ("", ("giữ", "nối", "đề mục")),
)


def stops(report: Report, toan_van: ToanVan) -> tuple[str, ...]:
    """Why nothing may be locked yet: doubts about the structure itself, or more than a few of any kind."""
    grave = [entry for entry in report.doubtful if entry.reason in report.grave]
    found = []
    if grave:
        found.append(f"{len(grave)} chỗ nghi về cấu trúc (số mục, lồng mục, phần không rõ loại)")
    if len(report.doubtful) > max(FEW, len(toan_van.khoan) // 50):
        found.append(f"{len(report.doubtful)} chỗ cần người xác nhận, nhiều hơn mức cho phép")
    return tuple(found)


def ways(entry: Doubtful) -> tuple[str, ...]:
    """Two or three answers that fit a doubt, what was done first."""
    return next(answers for pattern, answers in _WAYS if re.search(pattern, entry.reason))


def page(
    report: Report,
    toan_van: ToanVan,
    lines: Sequence[Line],
    name: str,
    places: Mapping[int, str] = NOWHERE,
    pictures: Mapping[int, Sequence[str]] = UNSEEN,
) -> str:
    """The page of doubts, in Markdown: each with its lines, the words around it, what can be answered.

    By the number of a line: `places` in the source, `pictures` of it as addresses beside the page.
    """
    parts = [
        f"# Chỗ nghi khi nhập {name}",
        "Trả lời trong tệp `dinh-chinh.txt` bên cạnh: mỗi dòng gồm số dòng, dấu hai chấm, câu trả lời. "
        "Rồi chạy lại lệnh import với `--dinh-chinh` tệp ấy. Tệp nguồn không bị sửa.",
    ]
    at = {line.number: index for index, line in enumerate(lines)}
    for count, entry in enumerate(report.doubtful, 1):
        parts += [
            "",
            f"## {count}. Dòng {listed(entry.lines)}{_place(entry, places)}",
            "",
            f"{entry.reason.capitalize()}.",
        ]
        if entry.clause:
            parts += ["", f"Nay là khoản `{entry.clause}` ({toan_van.ten_goi(entry.clause)})."]
        for shown in pictures.get(entry.lines[0], ()) if entry.lines else ():
            parts += ["", f"![Dòng {entry.lines[0]} trong bản gốc{_place(entry, places)}]({shown})"]
        first = at.get(entry.lines[0]) if entry.lines else None
        if first is not None:
            parts.append("")
            parts += [
                f"    {'→' if line.number in entry.lines else ' '} {line.number:>5}  {line.text[:160]}"
                for line in lines[max(0, first - 2) : first + 3]
            ]
        parts.append("")
        parts += [f"- `{entry.lines[0] if entry.lines else 1}: {way}`: {ANSWERS[way]}" for way in ways(entry)]
    return "\n".join(parts) + "\n"


def _place(entry: Doubtful, places: Mapping[int, str]) -> str:
    where = places.get(entry.lines[0], "") if entry.lines else ""
    return f" ({where})" if where else ""


def form(report: Report) -> str:
    """The file of answers to fill in: every doubt with what can be answered, as comments."""
    head = [
        "# Mỗi dòng: số dòng của tệp nguồn, dấu hai chấm, câu trả lời; dòng mở đầu bằng # không được đọc.",
        *(f"#   {way}: {meaning}" for way, meaning in ANSWERS.items()),
    ]
    asked = [
        f"# {entry.reason}\n# {entry.lines[0]}: {' | '.join(ways(entry))}"
        for entry in report.doubtful
        if entry.lines
    ]
    return "\n\n".join(("\n".join(head), *asked)) + "\n"


def answers(text: str, path: str, lines: Sequence[Line]) -> dict[int, Answer]:
    """What an editor answered, by line of the source. Raises InvalidData, naming every line that is none."""
    known = {line.number for line in lines}
    meant = {fold(word).replace("-", " "): word for word in ANSWERS}
    found: dict[int, Answer] = {}
    problems: list[Problem] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        match = _LINE.match(raw)
        word = meant.get(fold(match[2].rstrip()).replace("-", " ")) if match else None
        if match is None or word is None:
            hint = "Viết: số dòng, dấu hai chấm, một trong: " + ", ".join(ANSWERS) + ". Ví dụ: 48: nối"
            problems.append(Problem(path, number, 1, "", "dinh-chinh-sai", "Không hiểu dòng này.", hint))
        elif int(match[1]) not in known:
            message = f"Tệp nguồn không có chữ ở dòng {match[1]}."
            hint = "Xem số dòng trong trang chỗ nghi nghi-ngo.md."
            problems.append(Problem(path, number, 1, "", "dinh-chinh-sai-dong", message, hint))
        else:
            found[int(match[1])] = _CODES[word]
    if problems:
        raise InvalidData(problems)
    return found


_CODES: dict[str, Answer] = {
    "giữ": "giu",
    "nối": "noi",
    "tách": "tach",
    "mục": "muc",
    "đoạn": "doan",
    "đề mục": "de-muc",
    "chú thích": "chu-thich",
    "bỏ": "bo",
}
assert set(_CODES) == set(ANSWERS) and set(_CODES.values()) == set(get_args(Answer))
