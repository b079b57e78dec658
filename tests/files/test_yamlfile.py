import re
import time

import pytest

from namro.files import yamlfile


def values(text: str) -> object:
    document, problems = yamlfile.parse(text, "x.yml")
    assert problems == []
    assert document is not None
    return document.value


def test_every_scalar_is_text_and_an_empty_one_none() -> None:
    text = "a: no\nb: 010\nc: 2026-02-07\nd: 08:30\ne: true\nf:\ng: ~\nh: ''\ni: [1, x]\n"
    assert values(text) == {
        "a": "no",
        "b": "010",
        "c": "2026-02-07",
        "d": "08:30",
        "e": "true",
        "f": None,
        "g": "~",
        "h": "",
        "i": ["1", "x"],
    }


def test_positions_of_keys_and_values() -> None:
    document, _ = yamlfile.parse("a: x\nb:\n  - c: y\n    d: |\n      z\n", "x.yml")
    assert document is not None
    assert document.value_at(("a",)) == (1, 4)
    assert document.key_at(("b", 0, "d")) == (4, 5)
    assert document.value_at(("b", 0, "c")) == (3, 8)
    assert document.key_at(("b", 0, "missing")) == (3, 5)
    assert document.value_at(("missing", "deep")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: *b\n", "yaml-bi-danh", 1),
        ("a: &b c\n", "yaml-neo", 1),
        ("a: !x c\n", "yaml-the", 1),
        ("a: x\nb: y\na: z\n", "yaml-trung-truong", 3),
        ("a:\n\tb: x\n", "yaml-tab", 2),
        ("a: x\n---\nb: y\n", "yaml-nhieu-tai-lieu", 2),
        ("", "yaml-trong", 1),
        ("# chỉ có ghi chú\n", "yaml-trong", 2),
        ("a: Thủ tục: cần gì?\n", "yaml-cu-phap", 1),
        ("a: @b\n", "yaml-cu-phap", 1),
        ('a: "b\nc: d\n', "yaml-cu-phap", 1),
        ("? [x]\n: y\n", "yaml-ten-truong", 1),
        ("a: x # y\n", "yaml-mat-chu", 1),
        ("a:\u00a0b\n", "yaml-dau-cach-cung", 1),
    ],
)
def test_traps_are_refused_where_they_stand(text: str, code: str, line: int) -> None:
    _, problems = yamlfile.parse(text, "x.yml")
    assert [(p.code, p.line) for p in problems] == [(code, line)]


@pytest.mark.parametrize(
    "bomb", ["a: " + "[" * 100_000, "".join("  " * depth + "a:\n" for depth in range(400))]
)
def test_deep_nesting_is_refused_quickly(bomb: str) -> None:
    started = time.process_time()
    _, problems = yamlfile.parse(bomb, "x.yml")
    assert [p.code for p in problems] == ["yaml-qua-sau"]
    assert time.process_time() - started < 5  # a hang, not a speed


def test_a_comment_line_and_a_quoted_hash_lose_nothing() -> None:
    assert values('# ghi chú\na: "x # y"\nb: số#1\n') == {"a": "x # y", "b": "số#1"}


def test_spaces_of_word_inside_words_are_spaces() -> None:
    document, problems = yamlfile.parse("a: năm\u00a02025\u202f-\u20092030\n", "x.yml")
    assert problems == []
    assert document is not None
    assert document.value == {"a": "năm 2025 - 2030"}


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("a: Hỏi: nộp khi nào?", "Hỏi: nộp khi nào?"),
        ("a: “Hỏi: nộp khi nào?”", "Hỏi: nộp khi nào?"),
        ('a: “Hỏi: nộp khi nào?"', "Hỏi: nộp khi nào?"),
        ('a: Hỏi: nộp "báo cáo" khi nào?', 'Hỏi: nộp "báo cáo" khi nào?'),
        ("a: Hỏi: nộp \"báo 'cáo'\" khi nào?", "Hỏi: nộp \"báo 'cáo'\" khi nào?"),
        ("a:[x, y]", ["x", "y"]),
        ("a:nộp", "nộp"),
    ],
)
def test_the_line_that_is_suggested_says_what_was_meant(line: str, meant: object) -> None:
    _, (problem,) = yamlfile.parse(f"{line}\nb: c\n", "x.yml")
    suggested = re.search(r"(?:Viết  |nháy kép: |nháy đơn: )(.+)", problem.hint)
    assert suggested is not None
    document, problems = yamlfile.parse(f"{suggested[1]}\nb: c\n", "x.yml")
    assert problems == []
    assert document is not None
    assert document.value == {"a": meant, "b": "c"}


@pytest.mark.parametrize(
    "escape", ["u200b", "U000E0041", "x1b", "e", "0", "L", "uFFFF", "uE000", "u0301\\u0301"]
)
@pytest.mark.parametrize("line", ['a: "x\\{}y"', '"x\\{}y": a', 'a: ["x\\{}y"]'])
def test_what_no_file_may_hold_does_not_come_in_by_its_number(line: str, escape: str) -> None:
    _, problems = yamlfile.parse(line.replace("{}", escape), "x.yml")
    assert [problem.code[:6] for problem in problems] in (["ky-tu-"], ["dau-ch"])


def test_values_by_numbers_are_composed() -> None:
    document, problems = yamlfile.parse('a: "e\\u0301 \\"x\\"\\n"', "x.yml")
    assert (document and document.value, problems) == ({"a": 'é "x"\n'}, [])
