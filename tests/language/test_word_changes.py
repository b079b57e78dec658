"""Word by word: what went, what came, nothing lost, quick on long clauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import strategies as st

from namro.language.word_changes import changes, rising, words_of
from support.properties import given

MARKS = {"giu": "{}", "bo": "[-{}-]", "them": "[+{}+]"}


def marked(old: str, new: str) -> str:
    return "".join(
        one.chu[: len(one.chu) - len(one.chu.lstrip())] + MARKS[one.loai].format(one.chu.lstrip())
        for one in changes(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("trước ngày 15/12/2025.", "trước ngày 20/12/2025.", "trước ngày [-15/12/2025-] [+20/12/2025+]."),
        ("Đảng ủy xã báo cáo.", "Đảng ủy xã, phường báo cáo.", "Đảng ủy xã[+, phường+] báo cáo."),
        ("đạt 90%, đúng hạn", "đạt 95%, đúng hạn", "đạt [-90%-] [+95%+], đúng hạn"),
        ("(rõ người; rõ việc)", "(rõ người, rõ việc)", "(rõ người[-;-][+,+] rõ việc)"),
        ("số 01-CT/TU", "số 02-CT/TU", "số [-01-CT/TU-] [+02-CT/TU+]"),
        ("bỏ hẳn câu này", "", "[-bỏ hẳn câu này-]"),
        ("", "câu mới", "[+câu mới+]"),
        ("một  hai\nba", "một hai ba", "một hai ba"),
        ("Học", "học", "[-Học-][+học+]"),
        ("a b c và d e f", "x y z và k l m", "[-a b c và d e f-][+x y z và k l m+]"),
    ],
)
def test_changed_words_are_marked_and_no_others(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


WORDS = st.lists(
    st.sampled_from(["a", "b", "c,", "d.", "(e)", "f;", "12/5", "90%", "“g”", "–", "h"]), max_size=40
)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_the_changes(old: list[str], new: list[str]) -> None:
    made = changes(" ".join(old), " ".join(new))
    for kind, words in (("them", old), ("bo", new)):
        kept = "".join(one.chu for one in made if one.loai != kind)
        assert kept.split() == words or kept.replace(" ", "") == "".join(words)
    assert all(one.loai != two.loai for one, two in pairwise(made))


def test_a_clause_of_thousands_of_words_is_compared_through_its_rare_words() -> None:
    old = [f"từ{n}" if n % 3 == 0 else "các" for n in range(6_000)]
    new = ["mới", *old[:2_000], "thêm", *old[2_100:]]
    made = changes(" ".join(old), " ".join(new))
    gone = sum(len(one.chu.split()) for one in made if one.loai == "bo")
    assert 100 <= gone <= 110


def test_thousands_of_words_that_only_repeat_are_told_as_other_words() -> None:
    made = changes("a b " * 3_000, "b c " * 3_000)
    assert {one.loai for one in made} >= {"bo", "them"}


def test_a_longest_run() -> None:
    assert [[3, 1, 2, 5, 4][n] for n in rising([3, 1, 2, 5, 4])] == [1, 2, 4]
    assert rising([]) == []


def test_likeness_is_counted_in_words_without_marks() -> None:
    assert words_of("Rõ người, rõ việc (5 rõ).") == ("rõ", "người", "rõ", "việc", "5", "rõ")
