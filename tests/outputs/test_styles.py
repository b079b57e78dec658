"""Which style sheets a page links: what is written for some kinds of pages reaches each page that has something for it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import tinycss2
from lxml import html


def styled(sheet: Path) -> frozenset[str]:
    """The classes that the selectors of a sheet name."""
    return frozenset(_classes(tinycss2.parse_stylesheet(sheet.read_text("utf-8"))))


def _classes(rules: list[tinycss2.ast.Node]) -> set[str]:
    found = set()
    for rule in rules:
        if rule.type == "qualified-rule":
            found |= set(re.findall(r"\.(nr-[\w-]+)", tinycss2.serialize(rule.prelude)))
        elif rule.type == "at-rule" and rule.content:
            found |= _classes(tinycss2.parse_rule_list(rule.content))
    return found


def without_styles(site: Path) -> dict[str, set[str]]:
    """Page → the classes in it, or made by a script that it asks for, which no sheet that it links has a rule for though another
    sheet of the site has."""
    of_pages = {sheet.stem: styled(sheet) for sheet in (site / "assets/pages").glob("*.css")}
    everywhere = styled(site / "assets/namro.css") | styled(site / "assets/print.css")

    @cache
    def made_by(script: Path) -> frozenset[str]:
        """Classes that a script or what it imports gives to what it makes."""
        text = script.read_text("utf-8")
        imported = re.findall(r"""(?:from|import)\s*\(?\s*["'](\./[^"']+)["']""", text)
        lines = [line for line in text.splitlines() if re.search(r"className|classList|\bclass[=:]", line)]
        own = frozenset(re.findall(r"""["' `](nr-[\w-]+)""", " ".join(lines)))
        return own.union(*(made_by(script.parent / name) for name in imported))

    found = {}
    for file in sorted(site.rglob("*.html")):
        page = html.fromstring(file.read_text("utf-8"))
        classes = {one for node in page.xpath("//main//@class") for one in node.split()}
        linked = [Path(href).stem for href in page.xpath("//link/@href") if "assets/pages/" in href]
        for src in page.xpath("//script/@src"):
            classes |= made_by(site / "assets/js" / Path(src).name)
        held = everywhere.union(*(of_pages[name] for name in linked))
        if missing := (classes & frozenset().union(*of_pages.values())) - held:
            found[file.relative_to(site).as_posix()] = missing
    return found


@pytest.mark.parametrize("which", ["site", "built_sample"])
def test_a_page_links_the_sheet_of_everything_on_it(which: str, request: pytest.FixtureRequest) -> None:
    built: Path = request.getfixturevalue(which)
    assert without_styles(built if which == "site" else built / "site") == {}


def test_a_page_without_the_sheet_of_what_is_on_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "assets/pages").mkdir(parents=True)
    (tmp_path / "assets/js").mkdir()
    for name, text in {
        "assets/namro.css": ".nr-mo { color: red }",
        "assets/print.css": "@media print { .nr-in { display: block } }",
        "assets/pages/bang.css": "@media print { .nr-bang:hover > .nr-mo { color: red } }",
        "assets/js/ke.js": 'export const ke = (node) => node.classList.add("nr-bang");',
        "assets/js/trang.js": 'import { ke } from "./ke.js";',
        "a.html": "<main class='nr-mo nr-la'><p class='nr-bang'>",
        "b.html": "<link href='assets/pages/bang.css'><main><p class='nr-bang'>",
        "c.html": "<main><p class='nr-mo'></main><script src='assets/js/trang.js'></script>",
        "d.html": "<main><p class='nr-mo nr-in'>",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert without_styles(tmp_path) == {"a.html": {"nr-bang"}, "c.html": {"nr-bang"}}
