"""The assets that a site carries: our style sheets joined into one, of the theme's files only what is used."""

from __future__ import annotations

from collections.abc import Mapping

STYLES = "assets/css/"
"""Folder of our style sheets, one a subject; the site gets them as one file."""
JOINED = "assets/namro.css"
_FIRST, _LAST = "base.css", "print.css"
_THEME_STYLE = "assets/stylesheets/main."


def join_styles(sheets: Mapping[str, str]) -> str:
    """One sheet out of many (name → text): the base first, print last, the others by name."""
    names = sorted(sheets, key=lambda name: (name != _FIRST, name == _LAST, name))
    return "\n".join(sheets[name].strip() for name in names) + "\n"


def is_used(path: str) -> bool:
    """Whether a file that the theme brings along belongs into the site: its one style sheet does."""
    return path.startswith(_THEME_STYLE) and path.endswith(".css")
