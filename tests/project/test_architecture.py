"""The house rules that a machine can see."""

from __future__ import annotations

import ast
from pathlib import Path

from jinja2 import Environment, nodes

from conftest import ROOT

PACKAGE = ROOT / "hooks" / "namro"
MODULES = sorted(PACKAGE.rglob("*.py"))


ROOMS = [
    "problems",
    "language",
    "records",
    "files",
    "rules",
    "library",
    "outputs",
    "editing",
    "publishing",
    "commands",
]
"""Each folder imports only from those named before it."""


def test_the_package_is_its_rooms_and_nothing_else() -> None:
    found = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert found == {*ROOMS[1:], "problems.py", "__init__.py", "__main__.py"}


def test_no_import_runs_up() -> None:
    up = []
    for path in MODULES:
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room not in ROOMS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            asked = (
                [f"namro.{alias.name}" for alias in node.names]
                if module == "namro"
                else [module]
                if module
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            rooms = [name.split(".")[1] for name in asked if name.startswith("namro.")]
            up += [
                f"{path.relative_to(PACKAGE)} imports {one}"
                for one in rooms
                if ROOMS.index(one) > ROOMS.index(room)
            ]
    assert up == []


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_only_the_hooks_file_imports_mkdocs() -> None:
    assert [path.name for path in MODULES if imported(path) & {"mkdocs", "material"}] == []
    hooks = ROOT / "hooks/mkdocs_hooks.py"
    assert "mkdocs" in imported(hooks)
    assert len(hooks.read_text(encoding="utf-8").splitlines()) <= 100


def test_only_one_module_parses_yaml() -> None:
    assert [path.name for path in MODULES if "yaml" in imported(path)] == ["yamlfile.py"]


ONE_OF_EACH = {
    "get_origin(": "records/annotations.py",  # reads what a class declares of a field
    "mkstemp(": "files/replace.py",  # writes a file whole or not at all
    '.ZipFile(whole, "w")': "files/zipped.py",  # writes a zip
    '"severity": "note"': "commands/problem_report.py",  # the JSON form of a problem
}


def test_there_is_one_of_each() -> None:
    for sign, place in ONE_OF_EACH.items():
        found = [
            path.relative_to(PACKAGE).as_posix()
            for path in MODULES
            if sign in path.read_text(encoding="utf-8")
        ]
        assert found == [place], sign
    archives = [path.name for path in MODULES if "ZipInfo(" in path.read_text(encoding="utf-8")]
    assert archives == ["zipped.py"]


def test_no_html_in_python() -> None:
    """But for the two passes over finished pages: one puts elements of its own around words, one leaves known ones out."""
    for path in [*MODULES, ROOT / "hooks/mkdocs_hooks.py"]:
        if path.name in ("unbroken.py", "novel.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "</" not in node.value, f"{path.name}:{node.lineno}"


def test_no_module_is_past_three_hundred_lines() -> None:
    long = {
        path.name: n for path in MODULES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_no_clock_below_the_edge() -> None:
    """But for the one place of the command line that asks which day it is."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        asked = any(word in text for word in ("date.today(", "datetime.now(", "time.time("))
        assert asked == (path.parent.name == "commands" and path.name == "arguments.py"), path.name


def test_the_lock_holds_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-peers.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pinned
        assert all("==" in line and line.endswith("\\") for line in pinned)


def test_no_template_imports_or_defines_what_nobody_uses() -> None:
    defined, called, unused = set[str](), set[str](), set[tuple[str, str]]()
    for path in [*PACKAGE.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")]:
        tree = Environment().parse(path.read_text(encoding="utf-8"))
        named = [name for node in tree.find_all(nodes.FromImport) for name in node.names]
        imported = {name if isinstance(name, str) else name[1] for name in named}
        used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
        unused |= {(path.name, name) for name in imported - used}
        defined |= {node.name for node in tree.find_all(nodes.Macro)}
        called |= used
    assert unused == set()
    assert defined - called == set()
