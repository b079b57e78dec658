"""The drawn signs of the site: one file of symbols, of which a page carries those that it shows.

They stand in the page itself, because a saved copy opened from a disk may not load a drawing from another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree  # our own file, no stranger's

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

FRAME = ("logo", "muc", "dong", "tim", "hoi-dap", "van-ban", "viec-lam", "hoc-in", "lich")
"""Those that every page's frame shows."""
_PAGES = Path(__file__).parent / "pages"
_SPACE = "http://www.w3.org/2000/svg"
_USED = re.compile(r'<use href="#bt-([a-z-]+)"')


def drawing(name: str) -> str:
    """The symbol `name` as a drawing of its own (SVG), in the colour `currentColor`. Raises KeyError for an unknown one."""
    symbol = _parsed()[name]
    alone = ElementTree.Element(f"{{{_SPACE}}}svg", {"viewBox": symbol.attrib["viewBox"]})
    alone.extend(symbol)
    return ElementTree.tostring(alone, encoding="unicode")


@lru_cache(maxsize=1)
def _symbols() -> Mapping[str, tuple[str, Markup]]:
    """Name → the box it is drawn in, and the drawing."""
    return {name: (symbol.attrib["viewBox"], _inside(symbol)) for name, symbol in _parsed().items()}


@lru_cache(maxsize=1)
def _parsed() -> Mapping[str, ElementTree.Element]:
    ElementTree.register_namespace("", _SPACE)
    root = ElementTree.parse(_PAGES / "icons.svg").getroot()  # noqa: S314 - our own file
    return {symbol.attrib["id"]: symbol for symbol in root.iter(f"{{{_SPACE}}}symbol")}


def _inside(symbol: ElementTree.Element) -> Markup:
    drawn = "".join(ElementTree.tostring(part, encoding="unicode").strip() for part in symbol)
    return Markup(drawn.replace(f' xmlns="{_SPACE}"', ""))  # noqa: S704 - our own file


def symbols(names: Iterable[str]) -> Markup:
    """The hidden drawing that defines the symbols `names`; nothing for none. Raises KeyError for an unknown one."""
    drawn = {name: _symbols()[name] for name in names}
    return Markup(_template().render(hinh=drawn).strip())  # noqa: S704 - autoescaped


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_PAGES / "templates"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("bieu_tuong.html")


def used(html: str) -> list[str]:
    """The names of the symbols that a page shows beyond those of its frame, each once, in order."""
    return [name for name in dict.fromkeys(_USED.findall(html)) if name not in FRAME]
