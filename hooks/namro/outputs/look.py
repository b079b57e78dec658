"""The look of one site: the engine's tokens (or the project's own file) in the two colours that its owner has chosen.

Every output takes its colours from the tokens, so this is the only place that knows of the choice.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

from namro.files import drawing
from namro.outputs import tokens
from namro.outputs.tokens import Mau, Tokens
from namro.records.colours import AA, AA_SIGN, BLACK, WHITE, contrast, mixed, nearest
from namro.records.danh_muc import Trang
from namro.records.giao_dien import GiaoDien

_DIM = 0.45
"""How much black the main colour takes on where the page is dark."""
_RAISED = 0.1
"""How much white it takes on for what one presses."""
_STEPS = 64
_DRAWN = ("huy_hieu", "bieu_tuong", "hinh_bia")
DRAWINGS = "docs/hinh"
"""The folder of a project's own drawings; nothing of it stands on the site as it is."""


def read(root: Path, site: Trang) -> Tokens:
    """The tokens of the project at `root`, in the colours of its site. Raises UserError."""
    chosen = site.giao_dien
    look = coloured(tokens.read(root), chosen)
    if chosen is None:
        return look
    held = {
        field: drawing.read(root / DRAWINGS / name, f"{DRAWINGS}/{name}", asdict(look.sang)) if name else ""
        for field in _DRAWN
        for name in (getattr(chosen, field),)
    }
    return replace(look, huy_hieu=held["huy_hieu"], bieu_tuong=held["bieu_tuong"], hinh_bia=held["hinh_bia"])


def coloured(base: Tokens, chosen: GiaoDien | None) -> Tokens:
    """The tokens with the chosen colours in the place of the red and the gold, for screens light and dark and paper."""
    if chosen is None or not (chosen.mau_chinh or chosen.mau_nhan):
        return base
    main = chosen.mau_chinh or base.sang.son
    accent = chosen.mau_nhan or nearest(base.sang.vang, main)
    raised = mixed(main, WHITE, _RAISED)
    light = _scheme(base.sang, main, accent, raised if contrast(raised, WHITE) >= AA else main)
    return replace(
        base,
        sang=light,
        toi=_scheme(base.toi, mixed(main, BLACK, _DIM), accent, _pressed(main, base.toi)),
        giay_in=replace(base.giay_in, son=main, son_nut=light.son_nut, vang_chu=light.vang_chu),
        tap=replace(base.tap, son=main),
    )


def _scheme(scheme: Mau, bar: str, accent: str, button: str) -> Mau:
    return replace(scheme, son=bar, son_nut=button, vang=accent, vang_chu=_ink(accent, bar))


def _ink(ground: str, colour: str) -> str:
    """The colour, darkened until it can be read on the ground."""
    shades = (mixed(colour, BLACK, step / _STEPS) for step in range(_STEPS + 1))
    return next((one for one in shades if contrast(one, ground) >= AA), BLACK)


def _pressed(main: str, dark: Mau) -> str:
    """The main colour for a button on a dark page: white letters are read on it, and its edge is seen."""
    shades = (mixed(main, WHITE, step / _STEPS) for step in range(_STEPS + 1))
    fit = (one for one in shades if contrast(one, dark.mat) >= AA_SIGN and contrast(one, WHITE) >= AA)
    return next(fit, dark.son_nut)
