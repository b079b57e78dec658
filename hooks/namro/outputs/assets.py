"""The assets that a site carries: our style sheets joined into one behind the tokens, the dark scheme, the drawings in
their colours; what search runs on a page as one script. Nothing of the theme's files is used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from namro.files import engine
from namro.outputs import tokens
from namro.outputs.offline.scripts import joined
from namro.outputs.sealed import ENDINGS
from namro.outputs.tokens import Tokens

_STYLES = "assets/css/"
"""Folder of the style sheets that every page needs, one a subject; the site gets them as one file."""
_JOINED, _DARK, _ICON = "assets/namro.css", "assets/dark.css", "assets/favicon.svg"
_CARD = "assets/nhung.css"
"""The sheet of the cards in pages of other sites, which load no other."""
EMBLEM, _COVER = "assets/huy-hieu.svg", "assets/anh-bia.svg"
_SEARCH = "assets/js/search"
_WHOLE = ("search.js", "search-page.js")
"""The scripts of search that a page asks for: each comes with its modules inside, which stay to be imported singly."""
_FIRST = "base.css"


def lay_under(folders: list[str], *, own: bool) -> None:
    """Put the engine's theme into `folders`, the first of which wins: behind the project's `own` one, if there is one."""
    theme = str(engine.part(engine.THEME))
    if theme not in folders:
        folders.insert(int(own), theme)


def is_source(path: str) -> bool:
    """Whether a file is only read to make files of the site: a style sheet, a drawing, the tokens, the scripts of
    search."""
    given = path.startswith((_STYLES, _SEARCH)) or _is_drawing(path)
    return given or path in (_CARD, Path(tokens.PATH).name)


def made(sources: Mapping[str, str], look: Tokens) -> Mapping[str, str]:
    """Path → text of what is made of the sources (path → text)."""
    return {
        _JOINED: tokens.light(look) + join_styles(sources),
        _DARK: tokens.dark(look),
        _CARD: tokens.light(look) + sources.get(_CARD, ""),
        **{path: drawn(text, look) for path, text in sources.items() if _is_drawing(path)},
        **{path: text for path, text in _chosen(look) if text},
        **_scripts(sources),
    }


def scripts_and_styles(root: Path, look: Tokens) -> Mapping[str, bytes]:
    """Path → content of every file of the site of the project at `root` that a browser obeys: those of the engine's theme,
    under those of the project's own."""
    held: dict[str, Path] = {}
    for theme in (engine.part(engine.THEME), root / engine.THEME):
        found = (path for path in sorted((theme / "assets").rglob("*")) if path.suffix in ENDINGS)
        held |= {path.relative_to(theme).as_posix(): path for path in found}
    sources = {path: file.read_text(encoding="utf-8") for path, file in held.items() if is_source(path)}
    whole = {path: file.read_bytes() for path, file in held.items() if path not in sources}
    made_of_them = {path: text.encode() for path, text in made(sources, look).items()}
    return whole | {path: content for path, content in made_of_them.items() if path.endswith(ENDINGS)}


def _chosen(look: Tokens) -> tuple[tuple[str, str], ...]:
    """The drawings that the site's owner has put in, by their paths; '' for one that was left to the theme."""
    return (EMBLEM, look.huy_hieu), (_ICON, look.bieu_tuong), (_COVER, look.hinh_bia)


def _scripts(sources: Mapping[str, str]) -> Mapping[str, str]:
    given = {path: text for path, text in sources.items() if path.startswith(_SEARCH)}
    modules = {Path(path).name: text for path, text in given.items()}
    whole = {path: joined(name, modules) for path in given if (name := Path(path).name) in _WHOLE}
    return {**given, **whole}


def join_styles(sources: Mapping[str, str]) -> str:
    """One sheet out of many (path → text): the base first, the others by name."""
    sheets = {Path(path).name: text for path, text in sources.items() if path.startswith(_STYLES)}
    names = sorted(sheets, key=lambda name: (name != _FIRST, name))
    return "\n".join(sheets[name].strip() for name in names) + "\n"


def drawn(drawing: str, look: Tokens) -> str:
    """A drawing of the site in its colours."""
    template = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return template.from_string(drawing).render(mau=look.sang)


def icon_of(root: Path) -> str:
    """The icon of the project at `root`."""
    own = root / engine.THEME / _ICON
    file = own if own.is_file() else engine.part(engine.THEME) / _ICON
    return drawn(file.read_text(encoding="utf-8"), tokens.read(root))


def _is_drawing(path: str) -> bool:
    return path.startswith("assets/") and path.endswith(".svg")
