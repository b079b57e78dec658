"""What is there is documented, and what is documented is there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from namro import load
from namro.cli import main
from namro.records.danh_muc import TrinhSua
from namro.rules import RULES

GUIDE = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_guide_names_every_place_for_records() -> None:
    assert [place for place in load.PLACES if f"`data/{place}" not in GUIDE] == []


def test_the_files_shown_in_the_guide_are_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    packet, forge = (
        next(
            block
            for block in re.findall(r"^```(?:yaml)?\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
            if sign in block
        )
        for sign in ("phan:", "van_de:")
    )
    (tmp_path / "data/tap-in/thu.yml").write_text(packet, encoding="utf-8")
    with (tmp_path / "data/trang.yml").open("a", encoding="utf-8") as file:
        file.write(forge)
    main(["--root", str(tmp_path), "format", str(tmp_path / "data/trang.yml")])
    capsys.readouterr()
    assert main(["--root", str(tmp_path), "check"]) == 0, capsys.readouterr().err


def test_the_pictures_of_the_guide_are_small_and_told_in_words() -> None:
    shown = {}
    for path in (ROOT / "docs/huong-dan").glob("*.md"):
        shown |= {
            picture: words
            for words, picture in re.findall(r"!\[([^]]*)\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
        }
    files = {f"anh/{path.name}": path.stat().st_size for path in (ROOT / "docs/huong-dan/anh").iterdir()}
    assert set(files) == set(shown)
    assert [picture for picture, size in files.items() if size > 60_000] == []
    assert [picture for picture, words in shown.items() if len(words.split()) < 8] == []


def test_the_step_by_step_guides_name_real_commands() -> None:
    from namro.cli import _parser

    told = 0
    for path in sorted((ROOT / "docs/huong-dan").glob("*.md")):
        text = path.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in re.findall(r"^ *(?:python3|py) manage\.py (.+)$", text, re.MULTILINE):
            _parser().parse_args(shlex.split(line))
            told += 1
    assert told >= 8


def test_the_forge_shown_in_the_guide_is_sound() -> None:
    text = (ROOT / "docs/huong-dan/trinh-duyet.md").read_text(encoding="utf-8")
    example = yaml.safe_load(text.split("```yaml\n")[1].split("```")[0])
    assert TrinhSua.model_validate(example["trinh_sua"]).noi_giu == "gitlab"


def test_the_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert len(commands) >= 4
    assert [command for command in commands if f"manage.py {command}" not in README] == []


def test_every_path_that_the_readme_names_exists() -> None:
    paths = re.findall(r"`((?:data|docs|hooks|overrides|tests|\.ci)/[^`*<É]*)`", README)
    assert len(paths) > 8
    known = [path for path in paths if "MÃ" not in path and "<" not in path]
    assert [path for path in known if not (ROOT / path).exists()] == []
    assert [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not (ROOT / link).exists()] == []


def test_the_question_shown_in_the_readme_is_sound(
    project: object, capsys: pytest.CaptureFixture[str]
) -> None:
    example = README.split("```yaml\n")[1].split("```")[0]
    question = yaml.safe_load(re.sub(r"^   ", "", example, flags=re.MULTILINE))
    (cited,) = question["nguon"]
    clause = load.load(ROOT).toan_van[cited["van_ban"]].theo_ma[cited["khoan"]]
    assert cited["trich"] in clause.nguyen_van


def test_the_sample_workflows_name_real_commands() -> None:
    from namro.cli import _parser

    told = 0
    for name in ("github-kiem-tra.yml", "gitlab-ci.yml", "pull_request_template.md"):
        text = (ROOT / "docs/mau" / name).read_text(encoding="utf-8")
        for line in re.findall(r"manage\.py ([a-z]+(?: --[a-z]+(?: git\w+)?)*)", text):
            if not line.startswith("serve"):
                _parser().parse_args(line.split())
            told += 1
        if name.endswith(".yml"):
            assert yaml.safe_load(text)
    assert told >= 6


def test_every_rule_says_what_it_holds() -> None:
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip()] == []
