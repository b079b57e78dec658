"""The fonts of a packet: ours for Vietnamese, one of its own for each language that ours has no letters for.

Khmer's comes with the package. A font of Han letters weighs as much as all the rest together: the machine's own is
used, and where it has none the packet is refused by name. Boxes are never printed: a letter that no font has stops Typst.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import typst

from namro.language.foreign import NGON_NGU
from namro.outputs.packets.glyphs import FONTS
from namro.problems import UserError

_KHMER = Path(__file__).with_name("fonts_khmer")
_BUNDLED: Mapping[str, tuple[str, ...]] = MappingProxyType({"km": ("Noto Serif Khmer",)})
MACHINE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "zh": (
            "Noto Serif CJK SC",
            "Noto Serif SC",
            "Source Han Serif SC",
            "Songti SC",
            "SimSun",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Microsoft YaHei",
            "PingFang SC",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
        )
    }
)
"""By language the fonts of machines that have its letters, the first choice first."""


def families(language: str) -> tuple[str, ...]:
    """The family that draws a language, besides ours; () where ours draws it, or where this machine has none."""
    if language in _BUNDLED:
        return _BUNDLED[language]
    return first_of(MACHINE.get(language, ()), _of_machine().families()) if language in MACHINE else ()


def first_of(wanted: Iterable[str], there: Iterable[str]) -> tuple[str, ...]:
    """The first of the wanted families that is there, alone."""
    known = frozenset(there)
    return next(((name,) for name in wanted if name in known), ())


def held(languages: Iterable[str] = (), title: str = "") -> typst.Fonts:
    """What Typst may use for a packet with words of these languages besides Vietnamese; the machine's fonts only where
    they must be. Raises UserError where this machine has none."""
    needed = sorted(one for one in languages if one in MACHINE)
    for language in needed:
        if not families(language):
            raise UserError(refusal(title, language))
    return _of_machine() if needed else _ours()


def refusal(title: str, language: str) -> str:
    """Why a packet is not printed on a machine without letters for a language, and what to do."""
    called = NGON_NGU[language].ten
    return (
        f"Tập “{title}” in kèm bản dịch {called}, mà máy này không có phông chữ nào in được {called}. "
        f"Cài một trong các phông: {', '.join(MACHINE[language])} (Debian, Ubuntu: gói fonts-noto-cjk), "
        f"hoặc bỏ {language} khỏi ban_dich của tập in ấy."
    )


@lru_cache(maxsize=1)
def _ours() -> typst.Fonts:
    return _fonts(machine=False)


@lru_cache(maxsize=1)
def _of_machine() -> typst.Fonts:
    return _fonts(machine=True)


def _fonts(*, machine: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=machine, include_embedded_fonts=False, font_paths=[str(FONTS), str(_KHMER)]
    )
