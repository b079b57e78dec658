"""Mistakes of editors, one a file in tests/broken/: what was changed in the sample, and the exact messages.

A case names the file (`tep`), what is found there (`tim`) and what stands there instead (`thay`); or the whole
new content (`noi_dung`), or `xoa`. `mong_doi` is what `namro check` prints. `pytest --bless` writes it anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from namro.commands.cli import main
from namro.rules import RULES
from namro.rules.notes import NOTES

CASES = sorted((ROOT / "tests/broken").glob("*.yml"))
"""A case named note-… is worth a look and stops nothing: its message stands after the counts."""


class _Block(str):
    """A text that is dumped as a block, so that a case reads like the terminal."""


yaml.SafeDumper.add_representer(
    _Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|")
)


def break_sample(project: Path, case: dict[str, Any]) -> None:
    path = project / case["tep"]
    if "xoa" in case:
        path.unlink()
        return
    if "tim" in case:
        before = path.read_text(encoding="utf-8")
        assert before.count(case["tim"]) == 1, "the case no longer matches the sample"
        text = before.replace(case["tim"], case["thay"])
    else:
        text = case["noi_dung"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(case.get("bang_ma", "utf-8")))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_mistake_is_told_exactly(
    path: Path, project: Path, bless: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    break_sample(project, case)
    noted = path.stem.startswith("note-")
    assert main(["--root", str(project), "check"]) == (0 if noted else 1)
    printed = capsys.readouterr()
    told = printed.out.partition("\n\n")[2] if noted else printed.err
    assert noted or printed.out == ""
    if bless:
        case["mong_doi"] = _Block(told)
        for name in ("noi_dung", "tim", "thay"):
            if "\n" in case.get(name, ""):
                case[name] = _Block(case[name])
        path.write_text(
            yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
        )
    assert told == case["mong_doi"]


def test_there_are_at_least_thirty_mistakes() -> None:
    assert len(CASES) >= 30


def test_every_rule_has_a_broken_sample() -> None:
    """A rule is proved by a case whose name starts with the rule's own; a note likewise."""
    told = {path.stem for path in CASES}
    for kind, listed in (("rule", RULES), ("note", NOTES)):
        for rule in listed:
            name = rule.__name__.replace("_", "-")
            assert any(case.startswith(f"{kind}-{name}") for case in told), f"no broken sample for {name}"


def test_all_mistakes_of_many_files_are_told_at_once_sorted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("zzz", "aaa", "bao-cao-khi-nao"):
        break_sample(project, {"tep": f"data/hoi-dap/{name}.yml", "noi_dung": "cau_hoi: x\nnguoon: y\n"})
    break_sample(project, {"tep": "data/chu-de/b.yml", "noi_dung": "ten:\n"})
    assert main(["--root", str(project), "check"]) == 1
    text = capsys.readouterr().err
    places = [tuple(line.split(":")[:3]) for line in text.splitlines() if line.startswith("data/")]
    files = [place[0] for place in places]
    assert files == sorted(files)
    assert set(files) >= {"data/chu-de/b.yml", "data/hoi-dap/aaa.yml", "data/hoi-dap/zzz.yml"}
    assert text.endswith(f"\nCó {len(places)} lỗi trong {len(set(files))} tệp.\n")
