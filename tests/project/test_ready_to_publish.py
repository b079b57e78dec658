"""What a started project brings to be published with: pinned, with least rights, of real commands."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from namro.commands.cli import _parser, main

WORKFLOWS = (
    ".github/workflows/kiem-tra.yml",
    ".github/workflows/dang-trang.yml",
    ".github/workflows/lien-ket.yml",
    ".forgejo/workflows/dang-trang.yml",
    ".forgejo/workflows/lien-ket.yml",
)
UPDATES = ".forgejo/workflows/cap-nhat.yml"
GITLAB = ".gitlab-ci.yml"
PINNED = re.compile(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}")
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

    for name in WORKFLOWS[:3]:
        told = yaml.safe_load(starter.frame_file(name))
        assert told["permissions"] == {"contents": "read"}
        more = {job: held["permissions"] for job, held in told["jobs"].items() if "permissions" in held}
        assert more in ({}, {"dang": {"pages": "write", "id-token": "write"}})


def test_every_command_is_real(project: Path) -> None:
    scripts = [*WORKFLOWS, GITLAB, "dang-len-may-chu.sh", "README.md"]
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


def test_when_each_runs(project: Path) -> None:
    def on(name: str) -> set[str]:
        return set(
            yaml.safe_load((project / name).read_text(encoding="utf-8"))[True]
        )  # YAML 1.1 reads "on" so

    assert on(".github/workflows/kiem-tra.yml") == {"pull_request"}
    for host in (".github", ".forgejo"):
        assert {"push", "schedule"} <= on(f"{host}/workflows/dang-trang.yml")
        assert {"schedule"} <= on(f"{host}/workflows/lien-ket.yml") <= {"schedule", "workflow_dispatch"}
    assert on(UPDATES) == {"schedule"}


def test_updates_are_proposed_on_every_forge_and_pinned(project: Path) -> None:
    """GitHub's own bot there; the same program on the others, of one pinned image, with a key that its owner gives."""
    bot = yaml.safe_load((project / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert [one["package-ecosystem"] for one in bot["updates"]] == ["github-actions"]
    rules = json.loads((project / "renovate.json").read_text(encoding="utf-8"))
    assert {"helpers:pinGitHubActionDigests", "docker:pinDigests"} <= set(rules["extends"])
    assert rules["enabledManagers"] == ["github-actions", "gitlabci"]
    gitlab = yaml.safe_load((project / GITLAB).read_text(encoding="utf-8"))
    forgejo = yaml.safe_load((project / UPDATES).read_text(encoding="utf-8"))["jobs"]["cap-nhat"]
    images = {gitlab["cap-nhat"]["image"], forgejo["container"]["image"]}
    assert len(images) == 1 and all(PINNED.fullmatch(one) for one in images)
    assert "$RENOVATE_TOKEN" in gitlab["cap-nhat"]["rules"][0]["if"]
    assert all("env.KHOA != ''" in step["if"] for step in forgejo["steps"])


def scripts(project: Path) -> list[str]:
    """What the workflows and GitLab's jobs tell a shell, but for the program that proposes updates."""
    told = [step["run"] for name in WORKFLOWS for step in steps(project, name) if "run" in step]
    jobs = yaml.safe_load((project / GITLAB).read_text(encoding="utf-8"))
    told += [line for job in jobs.values() for line in job.get("script", ())]
    return [*dict.fromkeys(line for line in told if line != "renovate")]


def test_every_step_runs(tmp_path: Path) -> None:
    """What they say, line by line, in a started project: once each, in their order. Setting up packages is left out."""
    root = tmp_path / "dự án"
    assert main(["start", str(root), "--yes", "--dia-chi", "mau.example/thu-muc"]) == 0
    programs = tmp_path / "bin"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f'#!/bin/sh\nshift\nexec "{sys.executable}" -m namro "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "GITHUB_ENV": str(tmp_path / "env"),
    }
    ran = {}
    for line in scripts(root):
        if "dang-len-may-chu.sh" in line:
            continue  # its server: the test below
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=root,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        ran[line] = done.stdout
    assert {"python3 manage.py test", "python3 manage.py build --packets", "python3 manage.py links"} <= set(
        ran
    )
    assert (root / "public/index.html").read_bytes() == (root / "site/index.html").read_bytes()
    assert (root / "site-xem-thu/index.html").is_file()
    assert (tmp_path / "env").read_text(encoding="utf-8").startswith("SOURCE_DATE_EPOCH=")
    assert json.loads((root / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_the_image_of_gitlab_is_pinned_and_forms_are_sound(project: Path) -> None:
    told = yaml.safe_load((project / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert PINNED.fullmatch(told["default"]["image"])
    assert told["pages"]["artifacts"]["paths"] == ["public"]
    for name in FORMS:
        form = yaml.safe_load((project / name).read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(form)
        assert any(field["type"] == "textarea" and field["validations"]["required"] for field in form["body"])
    for name in (".github/pull_request_template.md", ".gitlab/merge_request_templates/Default.md"):
        assert "- [ ] " in (project / name).read_text(encoding="utf-8")


def test_gitlab_s_templates_ask_what_the_forms_ask(project: Path) -> None:
    for name in FORMS:
        form = yaml.safe_load((project / name).read_text(encoding="utf-8"))
        asked = [field["attributes"]["label"] for field in form["body"] if field["type"] != "markdown"]
        template = project / ".gitlab/issue_templates" / f"{Path(name).stem}.md"
        told = template.read_text(encoding="utf-8")
        assert re.findall(r"^\*\*(.+):\*\*$", told, re.MULTILINE) == asked
        assert told.rstrip().endswith(f"/label ~{form['labels'][0]}")


OWNERS = {
    "data/hoi-dap/a.yml": {"bien-soan"},
    "data/van-ban/a/toan-van.md": {"bien-soan", "phu-trach"},
    "docs/gioi-thieu.md": {"bien-soan"},
    "manage.py": {"ky-thuat"},
    ".github/workflows/dang-trang.yml": {"ky-thuat"},
    "may-dung/a.whl": {"ky-thuat"},
}


def owned(lines: list[list[str]], path: str) -> set[str]:
    """GitHub, GitLab: of the lines whose pattern fits, the last one counts."""
    found: list[str] = []
    for pattern, *groups in lines:
        folder, glob = pattern.endswith("/"), pattern.lstrip("/")
        if path.startswith(glob) if folder else fnmatchcase(path, glob):
            found = groups
    return {group.removeprefix("@to-chuc/") for group in found}


def invited(lines: list[list[str]], path: str) -> set[str]:
    """Forgejo, Gitea: every line whose expression fits the whole path, or with '!' does not."""
    return {
        group.removeprefix("@to-chuc/")
        for pattern, *groups in lines
        if bool(re.fullmatch(pattern.removeprefix("!"), path)) != pattern.startswith("!")
        for group in groups
    }


@pytest.mark.parametrize(
    ("name", "who"),
    [(".github", owned), (".gitlab", owned), (".gitea", invited)],
    ids=("github", "gitlab", "gitea"),
)
def test_who_is_asked_to_look(
    project: Path, name: str, who: Callable[[list[list[str]], str], set[str]]
) -> None:
    told = (project / name / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    lines = [line.split() for line in told if line and not line.startswith("#")]
    assert {path: who(lines, path) for path in OWNERS} == OWNERS


def test_the_script_for_a_plain_server_is_sound(project: Path) -> None:
    script = project / "dang-len-may-chu.sh"
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
    asked = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=False)
    assert asked.returncode != 0 and "Ghi nơi đến" in asked.stderr
