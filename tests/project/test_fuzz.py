"""Odd inputs by the thousand into every reader: a value or a message, never a crash, a hang or a flood of memory.

2,000 inputs in all by default; `HYPOTHESIS_PROFILE=nightly` tries 100,000. Mistakes shrink to the smallest input.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from namro.editing import importer, spreadsheets
from namro.files import citations, clauses, messages, textfile, yamlfile
from namro.files.clauses import Khoan
from namro.language import prose
from namro.language.personal import find
from namro.problems import InvalidData, Problem, UserError
from namro.records.kinds import records

READERS = 11
TOTAL = {"ci": 2_000, "nightly": 100_000}[os.environ.get("HYPOTHESIS_PROFILE", "ci")]
SECONDS = 1.0
MONSTER_SECONDS, MONSTER_MEGABYTES = 8.0, 256
tried = settings(
    max_examples=TOTAL // READERS,
    deadline=None,
    database=None,
    derandomize=TOTAL == 2_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)

_CHARS = st.sampled_from(
    [
        *list("abcđĐệẻ013.,:;-–+*&!%@#`'\"|>?[]{}()<>/\\ \n\t~^_=$"),
        "\xa0",
        "\u200b",
        "\ufeff",
        "\u202e",
        "é",
        "😀",
        "¹",
    ]
)
text = st.one_of(st.text(_CHARS, max_size=400), st.text(max_size=200))
_WORDS = st.sampled_from(
    [
        "KẾ HOẠCH",
        "I- MỤC ĐÍCH",
        "1. Yêu cầu",
        "- Gạch",
        "a) Điểm",
        "Nơi nhận:",
        "T/M BAN THƯỜNG VỤ",
        "*",
        "(Đã ký)",
        "",
        "Số 01-KH/TU",
        "¹ ghi chú",
        "{#I de-muc} I- A",
        "{#I.p1 doan} a",
        "{#",
        "cau_hoi: x",
        "- id: a",
        "  ten: |",
        "nguon: []",
        "- van_ban: a",
        "ngay: 2026-02-30",
    ]
)
lines = st.lists(st.one_of(_WORDS, text), max_size=30).map("\n".join)
values = st.recursive(
    st.one_of(st.none(), text),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
    max_leaves=12,
)
MODELS = tuple(kind.model for kind in records())


@pytest.fixture(autouse=True, scope="module")
def _note_inputs(request: pytest.FixtureRequest) -> None:
    """The report says how many inputs each property was tried on."""
    for item in request.session.items:
        if "hypothesis" in item.keywords or hasattr(getattr(item, "obj", None), "hypothesis"):
            item.user_properties.append(("inputs", TOTAL // READERS))


def bounded(call: Callable[[], object]) -> None:
    """Run within a second; what took longer must do so twice, for among 100,000 inputs one meets a busy machine."""
    if _seconds(call) > SECONDS:
        assert _seconds(call) < SECONDS


def _seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


@tried
@given(st.binary(max_size=3_000))
def test_bytes(content: bytes) -> None:
    def read() -> None:
        decoded, problems = textfile.decode(content, "x")
        assert (decoded is None) == bool(problems)

    bounded(read)


@tried
@given(st.one_of(lines, text))
@example("- Gạch\n\r0")
def test_yaml(content: str) -> None:
    def read() -> None:
        document, problems = yamlfile.parse(content, "x")
        assert document is not None or problems
        assert all(isinstance(problem, Problem) and problem.message for problem in problems)

    bounded(read)


@tried
@given(st.one_of(lines, text))
def test_full_texts(content: str) -> None:
    def read() -> None:
        toan_van, problems = clauses.parse(content, "x")
        assert all(problem.message for problem in problems)
        again, doubts = clauses.parse(clauses.serialize(toan_van), "x")
        assert [(k.ma, k.loai) for k in again.khoan] == [(k.ma, k.loai) for k in toan_van.khoan]
        assert doubts == []

    bounded(read)


@tried
@given(lines)
@example("KẾ HOẠCH\nNơi nhận:\nKẾ HOẠCH\nI- MỤC ĐÍCH\nNơi nhận:")
@example("Nơi nhận:\n{#I de-muc} I- A\nKẾ HOẠCH")
def test_the_importer(content: str) -> None:
    def read() -> None:
        try:
            importer.import_text(content)
        except UserError as error:
            assert str(error)

    bounded(read)


@tried
@given(text)
def test_prose(content: str) -> None:
    def read() -> None:
        try:
            prose.plain(prose.parse(content))
        except prose.ForbiddenProse as error:
            assert str(error)
        prose.plain_inline(content)

    bounded(read)


@tried
@given(text, text)
def test_citations(quotation: str, clause: str) -> None:
    def read() -> None:
        khoan = Khoan("I", "doan", "", clause, 1)
        citations.nearest(quotation, khoan)
        assert citations.stands_in(khoan.nguyen_van[3:20], khoan)

    bounded(read)


@tried
@given(st.sampled_from(MODELS), values)
def test_records(model: type, value: object) -> None:
    def read() -> None:
        document = yamlfile.YamlDocument(value, {(): (1, 1)}, {(): (1, 1)})
        record, problems = messages.validate(model, document, "x")
        assert record is not None or problems
        assert all(problem.message and str(problem) for problem in problems)

    bounded(read)


@tried
@given(st.sampled_from(sorted((ROOT / "data").rglob("*.yml"))), st.data())
def test_real_files_with_a_few_bytes_changed(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    def read() -> None:
        decoded, problems = textfile.decode(bytes(content), "x")
        if decoded is not None:
            document, problems = yamlfile.parse(decoded, "x")
            assert document is not None or problems

    bounded(read)


@tried
@given(text)
def test_private_data(content: str) -> None:
    bounded(lambda: list(find(content * 3, ("0292 3812 345",))))


def _read_table(name: str, content: bytes) -> None:
    try:
        rows = spreadsheets.read(Path(name), content)
    except (UserError, InvalidData) as error:
        assert str(error)
    else:
        assert all(row.name and row.cells for row in rows)


_HEADS = st.permutations([*spreadsheets.titles().values(), ""]).map(";".join)


@tried
@given(_HEADS, st.one_of(lines, text))
def test_tables_of_questions_as_text(head: str, content: str) -> None:
    bounded(lambda: _read_table("x.csv", f"{head}\n{content}".encode(errors="replace")))


_EMPTY = spreadsheets.template(Path("x.xlsx"), {"doi-tuong": {"a": "A"}, "chu-de": {}, "van-ban": {}})


@tried
@given(st.sampled_from(["x.xlsx", "x.docx"]), st.one_of(st.just(_EMPTY), st.binary(max_size=300)), st.data())
def test_tables_of_questions_from_office_files(name: str, content: bytes, data: st.DataObject) -> None:
    """A workbook with a few bytes changed or its end cut off, and what is none at all."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(0, 4)) if changed else 0):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    whole = data.draw(st.booleans())
    bounded(lambda: _read_table(name, bytes(changed if whole else changed[: len(changed) // 2])))


MONSTERS = {
    "deep lists": "[" * 100_000,
    "deep maps": "{a: " * 50_000,
    "deep lines": "".join(f"{' ' * depth}a:\n" for depth in range(600)),
    "deep dashes": "- " * 100_000 + "a",
    "alias bomb": "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a]\n" for n in range(1_000)),
    "a scalar of 10 MB": f"a: {'x' * 10_000_000}",
    "a quoted scalar of 10 MB": f'a: "{"x" * 10_000_000}',
    "a block of 10 MB": "a: |\n" + "  x\n" * 2_500_000,
    "a million keys": "".join(f"a{n}: b\n" for n in range(100_000)),
    "colons": ":" * 400_000,
    "quotes": "'" * 400_001,
    "hashes": "a: b" + " #" * 200_000,
    "stars": "*" * 400_000,
    "brackets": "[" * 200_000 + "](" * 100_000,
    "emphasis": "*a _b " * 60_000,
    "quotes in prose": ">" * 400_000,
    "lists in prose": "- " * 200_000,
    "digits": "0" * 400_000,
    "digits with gaps": "0 9 " * 100_000,
    "at signs": "a@" * 200_000,
    "dots": "a." * 200_000 + "@",
    "marks": "e" + "\u0301" * 400_000,
    "links": "[a](/" * 80_000,
    "pipes": "|a" * 100_000 + "\n" + "|-" * 100_000,
}
READ: dict[str, Callable[[str], object]] = {
    "yaml": lambda value: yamlfile.parse(value, "x"),
    "full text": lambda value: (
        clauses.parse("{#I doan} " + value, "x")[0].khoan
        and [k.chu for k in clauses.parse("{#I doan} " + value, "x")[0].khoan]
    ),
    "importer": importer.import_text,
    "prose": prose.parse,
    "private data": lambda value: list(find(value)),
    "table": lambda value: _read_table(
        "x.csv", f"{';'.join(spreadsheets.titles().values())}\n{value}".encode()
    ),
}


@pytest.mark.parametrize("name", MONSTERS)
@pytest.mark.parametrize("reader", READ)
def test_monsters(name: str, reader: str) -> None:
    """Through the one door that every file goes through; what passes it is read within bounds."""
    decoded, problems = textfile.decode(MONSTERS[name].encode(), "x")
    if decoded is None:
        assert problems
        return
    start, before = time.process_time(), _peak()
    try:
        READ[reader](decoded)
    except (UserError, prose.ForbiddenProse) as error:
        assert str(error)
    spent, grown = time.process_time() - start, _peak() - before
    assert spent < MONSTER_SECONDS, f"{spent:.1f} s"
    assert grown < MONSTER_MEGABYTES, f"{grown} MB"


def _peak() -> int:
    """The most memory that this process has held so far, in megabytes; 0 on Windows, which does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"\x80", b"a: \xc3\x28", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf", b"a\x00b"],
)
def test_invalid_utf8_is_a_message_with_its_place(content: bytes) -> None:
    decoded, problems = textfile.decode(content, "x")
    assert decoded is None
    assert problems[0].line == 1
    assert problems[0].hint
