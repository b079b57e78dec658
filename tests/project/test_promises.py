"""What SECURITY.md promises is held by tests that are there, and nothing is promised that none holds."""

from __future__ import annotations

from conftest import ROOT
from support.promises import HELD_BY, held_by, is_there, promises, unapproved


def test_every_promise_is_held_by_tests_that_are_there() -> None:
    assert len(promises()) >= 10
    for promise in promises():
        assert held_by(promise), promise
        assert [test for test in held_by(promise) if not is_there(test)] == []


def test_no_test_holds_a_promise_that_is_not_given() -> None:
    assert [start for start in HELD_BY if not any(one.startswith(start) for one in promises())] == []


def test_what_is_shown_without_approval_is_said() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    part = text.partition("## Loại mục không có trạng thái duyệt")[2].partition("\n## ")[0]
    assert [line for line in part.splitlines() if line.startswith("- ")] == list(unapproved())
