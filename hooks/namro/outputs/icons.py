"""The drawn signs of the site: one file of symbols, of which a page carries those that it shows.

They stand in the page itself, because a saved copy opened from a disk may not load a drawing from another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

FRAME = ("logo", "muc", "dong", "tim", "hoi-dap", "van-ban", "viec-lam", "hoc-in", "lich")
"""Those that every page's frame shows."""
_FILE = Path(__file__).parent / "pages" / "icons.svg"
_SYMBOL = re.compile(r'<symbol id="([a-z-]+)"(.*?</symbol>)', re.DOTALL)
_USED = re.compile(r'<use href="#bt-([a-z-]+)"')


@lru_cache(maxsize=1)
def _symbols() -> Mapping[str, str]:
    return dict(_SYMBOL.findall(_FILE.read_text(encoding="utf-8")))


def symbols(names: Iterable[str]) -> Markup:
    """The hidden drawing that defines the symbols `names`; nothing for none. Raises KeyError for an unknown one."""
    drawn = "".join(f'<symbol id="bt-{name}"{_symbols()[name]}' for name in names)
    made = f'<svg class="nr-an" aria-hidden="true" focusable="false">{drawn}</svg>' if drawn else ""
    return Markup(made)  # noqa: S704 - our own file


def used(html: str) -> list[str]:
    """The names of the symbols that a page shows beyond those of its frame, each once, in order."""
    return [name for name in dict.fromkeys(_USED.findall(html)) if name not in FRAME]
