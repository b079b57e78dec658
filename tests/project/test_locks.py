"""Locks made anew keep an age limit; a file of known holes is held against what is locked."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from support.locks import LOCKS, holes, locked, main, renew, renewal

_HALF = '#!/bin/sh\ncase "$*" in *dev*) exit 1;; esac\necho b==2 > requirements.txt\n'
_HALF_BAT = (
    '@echo b==2> requirements.txt\r\n@echo %* | %SystemRoot%\\System32\\find.exe "dev" > nul && exit /b 1\r\n'
)
"""A uv that makes the first lock and fails at the second."""
_LOCKED = {"ten-goi": "1.4.0"}


def record(name: str = "Ten_Goi", ecosystem: str = "PyPI", **affected: Any) -> dict[str, Any]:
    package = {"name": name, "ecosystem": ecosystem}
    return {"id": "X-1", "summary": "a hole", "affected": [{"package": package, **affected}]}


def between(*events: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"type": "ECOSYSTEM", "events": [{kind: version} for kind, version in events]}]


def test_locks_are_renewed_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for lock in LOCKS:
        (tmp_path / lock).write_text("a==1\n", encoding="utf-8")
    assert renew(date(2026, 11, 30), 7, tmp_path) == 2
    assert "uv is not on the PATH" in capsys.readouterr().out
    program = tmp_path / ("uv.bat" if sys.platform == "win32" else "uv")
    program.write_text(_HALF_BAT if sys.platform == "win32" else _HALF, encoding="utf-8")
    program.chmod(0o755)
    assert renew(date(2026, 11, 30), 7, tmp_path) == 1
    assert [(tmp_path / lock).read_text(encoding="utf-8") for lock in LOCKS] == ["a==1\n"] * len(LOCKS)
    assert "Nothing is renewed" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [[], ["renew"], ["renew", "hôm nay"], ["renew", "2026-11-30", "0"], ["holes", "none.json"]]
)
def test_what_cannot_be_done_is_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert "python -m support.locks" in capsys.readouterr().err


def test_only_releases_that_others_could_look_at_come_in() -> None:
    for command in renewal(date(2026, 11, 30), 10):
        assert command[command.index("--exclude-newer") + 1] == "2026-11-20"
        assert "--generate-hashes" in command
    with pytest.raises(ValueError, match="one day or more"):
        renewal(date(2026, 11, 30), 0)


@pytest.mark.parametrize(
    "affected",
    [
        {"versions": ["1.3", "1.4"]},
        {"ranges": between(("introduced", "0"))},
        {"ranges": between(("introduced", "0"), ("fixed", "1.10"))},
        {"ranges": between(("introduced", "1.4.0"), ("last_affected", "1.4.0"))},
        {"ranges": between(("introduced", "0"), ("fixed", "1.0"), ("introduced", "1.2"), ("fixed", "2"))},
    ],
)
def test_a_locked_version_with_a_known_hole_is_told(affected: dict[str, Any]) -> None:
    for told in (record(**affected), [record(**affected)], {"vulns": [record(**affected)]}):
        assert list(holes(told, _LOCKED)) == ["ten-goi==1.4.0: X-1 a hole"]


@pytest.mark.parametrize(
    "told",
    [
        record(versions=["1.4.1"]),
        record(ranges=between(("introduced", "0"), ("fixed", "1.4"))),
        record(ranges=between(("introduced", "0"), ("last_affected", "1.3.9"))),
        record(ranges=between(("introduced", "1.5"))),
        record(ecosystem="npm", versions=["1.4.0"]),
        record(name="khac", versions=["1.4.0"]),
        {**record(versions=["1.4.0"]), "withdrawn": "2026-01-01T00:00:00Z"},
    ],
)
def test_what_does_not_concern_the_lock_is_not_told(told: dict[str, Any]) -> None:
    assert list(holes(told, _LOCKED)) == []


def test_a_file_that_is_no_list_of_holes_is_no_good_news() -> None:
    with pytest.raises(ValueError, match="not a record"):
        list(holes({"results": []}, _LOCKED))


def test_the_locks_of_this_project_can_be_held_against_it() -> None:
    for lock in LOCKS:
        name, version = next(iter(locked(ROOT / lock).items()))
        assert list(holes(record(name, versions=[version]), locked(ROOT / lock)))
