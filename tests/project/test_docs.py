"""What is there is documented, and what is documented is there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from namro.commands.cli import main
from namro.files import engine
from namro.records.danh_muc import TrinhSua
from namro.records.kinds import records
from namro.rules import RULES
from support.real_data import real_data

GUIDE = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
README = (ROOT / "README.vi.md").read_text(encoding="utf-8")
"""The editors' one: all commands, and a question to copy."""
DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
AT_THE_ROOT = ["README.md", "README.vi.md", "CONTRIBUTING.md", "SECURITY.md"]
ENGINEERS = ["README.md", "CONTRIBUTING.md", *(path.relative_to(ROOT).as_posix() for path in DECISIONS)]
OF_MANAGE = {"test", "clean", "help"}
"""Commands that manage.py does itself."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_guide_names_every_place_for_records() -> None:
    assert [kind.place for kind in records() if f"`{kind.place.rstrip('/')}" not in GUIDE] == []


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
    assert [picture for picture, size in files.items() if size > 80_000] == []
    assert [picture for picture, words in shown.items() if len(words.split()) < 8] == []


def test_the_step_by_step_guides_name_real_commands() -> None:
    from namro.commands.cli import _parser

    told = 0
    for path in sorted((ROOT / "docs/huong-dan").glob("*.md")):
        text = path.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in re.findall(r"^ *(?:python3|py) manage\.py (.+)$", text, re.MULTILINE):
            _parser(shlex.split(line)).parse_args(shlex.split(line))
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


@pytest.mark.parametrize("name", AT_THE_ROOT)
def test_every_command_that_is_shown_is_real(name: str) -> None:
    from namro.commands.cli import _parser

    shown = re.findall(r"python3 manage\.py ([^`#\n]+)", text_of(name))
    assert shown
    for words in map(shlex.split, shown):
        if words[0] not in OF_MANAGE and "-h" not in words:
            _parser(words).parse_args(words)


@pytest.mark.parametrize("name", AT_THE_ROOT)
def test_every_path_that_is_named_exists(name: str) -> None:
    paths = re.findall(r"`((?:data|docs|hooks|overrides|tests|\.ci)/[^`*<É]*)`", text_of(name))
    known = [path for path in paths if not any(sign in path for sign in ("MÃ", "<", "…"))]
    assert [path for path in known if not (ROOT / path).exists()] == []


def test_every_path_of_the_engine_that_is_named_exists() -> None:
    """Engineers' pages name modules and rooms below hooks/namro/, such as `library/link.py`."""
    rooms = "commands|editing|files|language|library|outputs|publishing|records|rules"
    named = {
        (page, path) for page in ENGINEERS for path in re.findall(rf"`((?:{rooms})/[\w./-]*)`", text_of(page))
    }
    assert len(named) > 30
    assert sorted((page, path) for page, path in named if not (ROOT / "hooks/namro" / path).exists()) == []


@pytest.mark.parametrize("name", [*AT_THE_ROOT, "docs/decisions/README.md", *ENGINEERS[2:]])
def test_every_link_between_the_pages_of_the_repository_leads_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", text_of(name)):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), link
        assert not anchor or anchor in headings(target), link


def headings(path: Path) -> set[str]:
    """The anchors that a forge gives the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_one_page_of_three_parts_and_in_the_index(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:2]}. ")
    assert all(
        re.search(rf"^(?:## |\*\*){part}", text, re.MULTILINE) for part in ("Context", "Decision", "Cons")
    )
    assert len(text.splitlines()) <= 70
    assert f"({path.name})" in text_of("docs/decisions/README.md")


def test_the_changelog_and_the_package_agree_on_the_version() -> None:
    first, *released = re.findall(r"^## (.+)$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert first == "Chưa phát hành"
    versions = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) \((\d{4}-\d\d-\d\d)\)", heading) for heading in released]
    numbers = [(*map(int, found.groups()[:3]), found[4]) for found in versions if found]
    assert len(numbers) == len(released)
    assert numbers == sorted(numbers, reverse=True)
    assert [day for *_, day in numbers] == sorted((day for *_, day in numbers), reverse=True)
    package, _, coming = engine.version().partition(".dev")
    own = tuple(map(int, package.split(".")))
    assert own > numbers[0][:3] if coming else own == numbers[0][:3]


def test_the_question_shown_in_the_readme_is_sound(
    project: object, capsys: pytest.CaptureFixture[str]
) -> None:
    example = README.split("```yaml\n")[1].split("```")[0]
    question = yaml.safe_load(re.sub(r"^   ", "", example, flags=re.MULTILINE))
    (cited,) = question["nguon"]
    clause = real_data().toan_van[cited["van_ban"]].theo_ma[cited["khoan"]]
    assert cited["trich"] in clause.nguyen_van


def test_the_sample_workflows_name_real_commands() -> None:
    from namro.commands.cli import _parser

    told = 0
    for name in ("github-kiem-tra.yml", "gitlab-ci.yml", "pull_request_template.md"):
        text = (ROOT / "docs/mau" / name).read_text(encoding="utf-8")
        for line in re.findall(r"manage\.py ([a-z]+(?: --[a-z]+(?: git\w+)?)*)", text):
            if not line.startswith("serve"):
                _parser(line.split()).parse_args(line.split())
            told += 1
        if name.endswith(".yml"):
            assert yaml.safe_load(text)
    assert told >= 6


def test_every_rule_says_what_it_holds() -> None:
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip()] == []
