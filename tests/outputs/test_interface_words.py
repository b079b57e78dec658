"""Words that a villager knows: what CONTRIBUTING lists as avoided stands in no template, script, title or menu."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from conftest import ROOT

_ROW = re.compile(r"^\| “(?P<not>[^”]+)” \| “(?P<but>[^”]+)” \|", re.MULTILINE)
_TEMPLATES = ("hooks/namro/outputs/pages/templates", "overrides")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^>]*?(?:aria-label|placeholder|title)=\"([^\"]*)\"[^>]*>|<[^>]+>", re.DOTALL)
_STRING = re.compile(r"\"([^\"\\]*)\"|'([^'\\]*)'|`([^`]*)`")
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*$", re.DOTALL | re.MULTILINE)


def avoided() -> dict[str, str]:
    """Word → the plain one, from the table in CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Words of the interface")[2].partition("\n## ")[0]
    return {row["not"]: row["but"] for row in _ROW.finditer(section)}


def spoken() -> dict[str, str]:
    """File → what it shows to readers."""
    said = {}
    for folder in _TEMPLATES:
        for path in sorted((ROOT / folder).rglob("*.html")):
            text = _JINJA.sub(" ", path.read_text(encoding="utf-8"))
            said[path.relative_to(ROOT).as_posix()] = _TAG.sub(lambda tag: f" {tag[1] or ''} ", text)
    for path in sorted((ROOT / "overrides/assets/js").glob("*.js")):
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        said[path.relative_to(ROOT).as_posix()] = _vietnamese(
            "".join(found) for found in _STRING.findall(text)
        )
    for path in sorted((ROOT / "hooks/namro/outputs/pages").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        said[path.relative_to(ROOT).as_posix()] = _vietnamese(one for one in strings if isinstance(one, str))
    said["mkdocs.yml"] = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return said


def _vietnamese(strings: Iterable[str]) -> str:
    """Those that are sentences for readers: names in code are ASCII, docstrings of ours too."""
    return " ".join(one for one in strings if not one.isascii())


def test_the_list_is_read() -> None:
    assert len(avoided()) >= 12


def test_no_insider_word_stands_in_the_interface() -> None:
    found = [
        f"{file}: “{word}”, plainly “{plain}”"
        for file, text in spoken().items()
        for word, plain in avoided().items()
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    ]
    assert found == []
