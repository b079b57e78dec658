"""Nothing foreign comes in unseen: locks pinned by hash, vendored files listed with origin, hash and licence."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from namro.publishing.bill import packages

_FOREIGN_LOOKING = re.compile(
    r"\.(?:ttf|otf|woff2?|png|jpe?g|gif|webp|ico|pdf|zip|wasm|jar|so|dll|exe|bin)$|\.min\.(?:js|css)$|favicon"
)
_LISTED = tomllib.loads((ROOT / "vendored.toml").read_text(encoding="utf-8"))


def files(git: str) -> list[str]:
    done = subprocess.run(
        [git, "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True
    )
    return [path for path in done.stdout.split("\0") if path and (ROOT / path).is_file()]


def test_every_vendored_file_is_what_the_list_says() -> None:
    for entry in _LISTED.get("file", ()):
        assert {"path", "origin", "version", "sha256", "licence"} <= set(entry), entry
        assert entry["origin"].startswith("https://"), entry
        assert hashlib.sha256((ROOT / entry["path"]).read_bytes()).hexdigest() == entry["sha256"], entry[
            "path"
        ]


def test_every_foreign_looking_file_is_listed(git: str) -> None:
    listed = {entry["path"] for entry in (*_LISTED.get("file", ()), *_LISTED["made_here"])}
    looking = {path for path in files(git) if _FOREIGN_LOOKING.search(path) and not path.startswith("tests/")}
    assert looking - listed == set()
    assert {entry["path"] for entry in _LISTED["made_here"]} - set(files(git)) == set()
    assert all(entry["reason"] for entry in _LISTED["made_here"])


def test_the_locks_pin_every_package_by_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-peers.txt"):
        pinned = packages(ROOT / name)
        assert len(pinned) > 10
        assert [package.name for package in pinned if not package.hashes] == []
        assert len({(package.name, package.version) for package in pinned}) == len(pinned)


def test_only_wheels_with_matching_hashes_are_installed() -> None:
    script = (ROOT / "manage.py").read_text(encoding="utf-8")
    assert '"--require-hashes"' in script
    assert '"--no-build"' in script
    assert '"--only-binary", ":all:"' in script


def test_every_package_that_is_imported_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w-]", one, maxsplit=1)[0].lower().replace("-", "_") for one in declared}
    called = {"yaml": "pyyaml", "PIL": "pillow", "markdown_it": "markdown_it_py"}
    imported = set()
    for path in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                imported.add(str(node.module).partition(".")[0])
            elif isinstance(node, ast.Import):
                imported |= {one.name.partition(".")[0] for one in node.names}
    foreign = imported - set(sys.stdlib_module_names) - {"namro", "mkdocs_hooks"}
    assert {called.get(name, name).lower() for name in foreign} - names == set()


_TEMPLATES = sorted(
    path
    for folder in ("docs/mau", "hooks/namro/editing/starter/khung")
    for path in (ROOT / folder).rglob("*.yml")
    if "uses:" in path.read_text(encoding="utf-8") or "image:" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_ci_templates_run_is_pinned_by_hash(path: Path) -> None:
    """A tag is moved by whoever owns it; a hash is the same bytes for good. The version stands beside it for people."""
    lines = path.read_text(encoding="utf-8").splitlines()
    used = [line for line in lines if re.match(r"\s*-? *(?:uses|image):", line)]
    assert used
    for line in used:
        assert re.search(r"uses: \S+@[0-9a-f]{40} # v[\d.]+$|image: \S+@sha256:[0-9a-f]{64}$", line), line
    assert "latest" not in yaml.safe_dump(yaml.safe_load("\n".join(lines)))


def owners(path: str) -> list[str]:
    """Who must agree to a change of a file, by the last line of the template that speaks of it."""
    found: list[str] = []
    for line in (ROOT / "docs/mau/CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *names = line.split("#")[0].split() or [""]
        below = pattern.removeprefix("/")
        folder = below.endswith("/") and path.startswith(below)
        if pattern == "*" or folder or (fnmatchcase(path, below) and path.count("/") == below.count("/")):
            found = names
    return found


def test_everything_has_an_owner_and_what_runs_has_an_engineer(git: str) -> None:
    words = (".md", ".yml", ".png", ".csv", ".jsonl")
    for path in [
        *files(git),
        ".github/workflows/dang-trang.yml",
        ".gitlab-ci.yml",
        "may-dung/namro.whl",
        "docs/a/b.js",
    ]:
        assert owners(path), path
        if path.startswith("data/"):
            assert "@to-chuc/bien-soan" in owners(path) or path == "data/trang.yml", path
        elif not (path.startswith("docs/") and path.endswith(words)) or path.startswith("docs/mau/"):
            assert owners(path) == ["@to-chuc/ky-thuat"], path
    assert "@to-chuc/phu-trach" in owners("data/trang.yml")
    assert "@to-chuc/phu-trach" in owners("data/van-ban/a/toan-van.md")


def test_engineers_are_told_of_age_and_audit() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "support.locks renew" in text  # which takes nothing younger than a week
    assert "pip-audit" in text
