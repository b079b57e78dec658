"""What a started project brings to be published with: pinned, with least rights, of real commands."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from namro.commands.cli import _parser, main

WORKFLOWS = (
    ".github/workflows/kiem-tra.yml",
    ".github/workflows/dang-trang.yml",
    ".forgejo/workflows/dang-trang.yml",
)
FORMS = (".github/ISSUE_TEMPLATE/bao-sai.yml", ".github/ISSUE_TEMPLATE/dat-cau-hoi.yml")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("đăng") / "dự án"
    assert main(["start", str(root), "--yes", "--empty"]) == 0
    return root


def steps(project: Path, name: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load((project / name).read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_a_workflow_takes_from_others_is_pinned(project: Path, name: str) -> None:
    used = [step["uses"] for step in steps(project, name) if "uses" in step]
    assert used
    assert [
        one
        for one in used
        if not re.fullmatch(r"(?:https://code\.forgejo\.org/)?actions/[\w-]+@[0-9a-f]{40}", one)
    ] == []
    checkouts = [step for step in steps(project, name) if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_rights_are_the_least() -> None:
    from namro.editing import starter

    for name in WORKFLOWS[:2]:
        told = yaml.safe_load(starter.frame_file(name))
        assert told["permissions"] == {"contents": "read"}
        more = {job: held["permissions"] for job, held in told["jobs"].items() if "permissions" in held}
        assert more in ({}, {"dang": {"pages": "write", "id-token": "write"}})


def test_every_command_is_real(project: Path) -> None:
    scripts = [*WORKFLOWS, ".gitlab-ci.yml", "dang-len-may-chu.sh", "README.md"]
    found = [
        line
        for name in scripts
        for line in re.findall(
            r"python3 manage\.py ([a-z][^\n|;>#}]*)", (project / name).read_text(encoding="utf-8")
        )
    ]
    assert len(found) > 15
    for line in found:
        words = shlex.split(line.replace("TỆP.whl", "x.whl"))
        _parser(words).parse_args(words)


def test_the_site_is_made_anew_every_day_and_at_every_change(project: Path) -> None:
    for name in WORKFLOWS[1:]:
        on = yaml.safe_load((project / name).read_text(encoding="utf-8"))[True]  # YAML 1.1 reads "on" so
        assert {"push", "schedule"} <= set(on)
    assert "pull_request" in yaml.safe_load((project / WORKFLOWS[0]).read_text(encoding="utf-8"))[True]


def test_the_image_of_gitlab_is_pinned_and_forms_are_sound(project: Path) -> None:
    told = yaml.safe_load((project / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert re.search(r"@sha256:[0-9a-f]{64}$", told["default"]["image"])
    assert told["pages"]["artifacts"]["paths"] == ["public"]
    for name in FORMS:
        form = yaml.safe_load((project / name).read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(form)
        assert any(field["type"] == "textarea" and field["validations"]["required"] for field in form["body"])
    for name in (
        ".github/CODEOWNERS",
        ".github/pull_request_template.md",
        ".gitlab/merge_request_templates/Default.md",
    ):
        assert (project / name).is_file()


def test_the_script_for_a_plain_server_is_sound(project: Path) -> None:
    script = project / "dang-len-may-chu.sh"
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
    asked = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=False)
    assert asked.returncode != 0 and "Ghi nơi đến" in asked.stderr
