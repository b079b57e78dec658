"""Templates kept as code: the same words, and nothing taken up that is not what was written for this template."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from namro.outputs.compiled import KeptCode


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "chao.html").write_text("Chào {{ ai }}!", encoding="utf-8")
    return tmp_path


def said(folder: Path, *, trim: bool = False) -> str:
    """What a new process would say: a new environment over the same folder."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=trim,
        bytecode_cache=KeptCode(folder / "ma"),
    )
    return environment.get_template("chao.html").render(ai="<bà con>")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "ma").iterdir())


def test_the_second_time_nothing_is_compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(folder) == "Chào &lt;bà con&gt;!"
    monkeypatch.setattr(Environment, "_generate", None)  # compiling would fail
    assert said(folder) == "Chào &lt;bà con&gt;!"


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    said(folder)
    (folder / "chao.html").write_text("Kính gửi {{ ai }}.", encoding="utf-8")
    assert said(folder) == "Kính gửi &lt;bà con&gt;."


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b"", lambda b: b[:40] + bytes(len(b) - 40), lambda b: b[1:]]
)
def test_damaged_code_is_never_run(folder: Path, spoil: object) -> None:
    assert callable(spoil)
    said(folder)
    (path,) = kept(folder)
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert said(folder) == "Chào &lt;bà con&gt;!"
    assert path.read_bytes() == whole


def test_code_made_with_other_options_is_not_taken_up(folder: Path) -> None:
    said(folder)
    (path,) = kept(folder)
    before = path.read_bytes()
    said(folder, trim=True)
    assert kept(folder) == [path]
    assert path.read_bytes() != before


def test_a_folder_that_cannot_be_made_costs_only_time(folder: Path) -> None:
    (folder / "ma").write_text("", encoding="utf-8")  # a file in its place
    assert said(folder) == "Chào &lt;bà con&gt;!"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    said(folder)
    assert not (folder / "ma").exists()
