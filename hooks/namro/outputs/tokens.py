"""Colours, sizes of letters, steps of space: one file of a project, read here for the web, paper, cards and the icon.

`overrides/tokens.toml` is that file. The web gets it as custom properties (`muc_nhe` is `--nr-muc-nhe`), everything
else as values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from namro.files import engine
from namro.problems import UserError

PATH = "overrides/tokens.toml"
_TABLES = frozenset({"sang", "toi", "in", "tap", "chu", "chu_in", "chu_tap", "khoang"})
_HINT = "So với tệp gốc trong lịch sử git."
_OPAQUE = re.compile(r"#[0-9a-f]{6}")
_COLOUR = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?")
_SIZE = re.compile(r"(?<![\d.])\d++(?:\.\d++)?(?:rem|pt|%)")
_FAMILY = re.compile(r'[\w", -]+')
_Table: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Mau:
    """The colours of one scheme of the web."""

    giay: str
    mat: str
    chim: str
    muc: str
    muc_nhe: str
    ke: str
    ke_dam: str
    son: str
    son_nut: str
    son_chu: str
    son_ro: str
    vang: str
    vang_chu: str
    ngoc: str
    ngoc_nen: str
    mo: str
    du_nen: str
    du_chu: str
    du_ke: str
    danh: str
    danh_chu: str
    o_tim: str
    o_tim_vien: str
    bao_nen: str
    bao_chu: str
    bong_nhe: str
    bong: str


@dataclass(frozen=True)
class MauTap:
    """The colours of printed packets."""

    son: str
    lien: str
    khung: str
    trich: str
    chu_thich: str
    chim: str
    bang: str
    dau_bang: str
    le: str
    ke_le: str
    ma_ket_nen: str
    ma_ket_chu: str


@dataclass(frozen=True)
class Chu:
    """The typefaces (`loi` is that of the issuer's words) and the sizes of letters on a screen."""

    ho: str
    loi: str
    goc: str
    nho: str
    thuong: str
    vua: str
    dan: str
    ten: str
    muc_2: str
    to: str
    muc_1: str
    rong_2: str
    rong_1: str
    bia: str


@dataclass(frozen=True)
class ChuIn:
    """The sizes of letters of the web on paper."""

    goc: str
    goc_14: str
    goc_18: str
    le: str
    le_lon: str
    bang_nho: str
    bang: str
    than: str
    giay: str
    loa: str
    giay_dau: str
    muc_2: str
    muc_1: str


@dataclass(frozen=True)
class ChuTap:
    """The sizes of letters in packets that do not follow from the packet's own, in points."""

    lon: float
    nho_nhat_a5: float
    chim_a4: float
    chim_a5: float
    tay: float
    ten_giay: float
    so_giay: float
    le_word: float


@dataclass(frozen=True)
class Khoang:
    """The steps of space."""

    b1: str
    b2: str
    b3: str
    b4: str
    b5: str
    b6: str
    b7: str


_Of = TypeVar("_Of", Mau, MauTap, Chu, ChuIn, ChuTap, Khoang)


@dataclass(frozen=True)
class Tokens:
    """All of the file; `toi` and `giay_in` are whole, with what they share with `sang`. The drawings (SVG, '' where there
    is none) are chosen in data/trang.yml (namro.outputs.look)."""

    sang: Mau
    toi: Mau
    giay_in: Mau
    tap: MauTap
    chu: Chu
    chu_in: ChuIn
    chu_tap: ChuTap
    khoang: Khoang
    huy_hieu: str = ""
    bieu_tuong: str = ""
    hinh_bia: str = ""


def read(root: Path) -> Tokens:
    """The tokens of the project at `root`; those that come with the program where it has none. Raises UserError."""
    path = root / PATH
    return _read(path) if path.is_file() else own()


@lru_cache(maxsize=1)
def own() -> Tokens:
    """The tokens that come with the program."""
    return _read(engine.part(PATH))


def light(tokens: Tokens) -> str:
    """The custom properties of the web: the light scheme, its form on paper, sizes and steps."""
    shared = {
        **_named("chu-", tokens.chu),
        **_named("in-", tokens.chu_in),
        **_named("", tokens.khoang),
    }
    on_paper = _rule(_different(tokens.giay_in, tokens.sang))
    return f"{_rule(_named('', tokens.sang) | shared)}@media print {{\n{on_paper}}}\n"


def dark(tokens: Tokens) -> str:
    """The sheet of the dark scheme: the colours that differ, nothing else."""
    return _rule({"color-scheme": "dark"} | _different(tokens.toi, tokens.sang))


def _named(prefix: str, table: Mau | Chu | ChuIn | Khoang) -> dict[str, str]:
    return {f"--nr-{prefix}{name.replace('_', '-')}": value for name, value in asdict(table).items()}


def _different(scheme: Mau, base: Mau) -> dict[str, str]:
    known = _named("", base)
    return {name: value for name, value in _named("", scheme).items() if value != known[name]}


def _rule(properties: Mapping[str, str]) -> str:
    lines = "".join(f"{name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n"


def _read(path: Path) -> Tokens:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"Không đọc được {PATH}: {error}. Lấy lại tệp từ lịch sử git.") from error
    tables = {name for name, table in given.items() if isinstance(table, dict)}
    wrong = sorted({*given} - tables | (tables ^ _TABLES))
    if wrong:
        raise UserError(f"{PATH}: thiếu hoặc thừa bảng {', '.join(wrong)}. {_HINT}")
    base = given["sang"]
    return Tokens(
        sang=_made(Mau, "sang", _colours("sang", base)),
        toi=_made(Mau, "toi", _colours("toi", base | given["toi"])),
        giay_in=_made(Mau, "in", _colours("in", base | given["in"])),
        tap=_made(MauTap, "tap", _colours("tap", given["tap"])),
        chu=_made(Chu, "chu", _sizes("chu", given["chu"])),
        chu_in=_made(ChuIn, "chu_in", _sizes("chu_in", given["chu_in"])),
        chu_tap=_made(ChuTap, "chu_tap", _points("chu_tap", given["chu_tap"])),
        khoang=_made(Khoang, "khoang", _sizes("khoang", given["khoang"])),
    )


def _made(kind: type[_Of], name: str, table: _Table) -> _Of:
    """The table as a value of its class: no name missing, none unknown."""
    wrong = sorted({*table} ^ {one.name for one in fields(kind)})
    if wrong:
        raise UserError(f"{PATH}: [{name}] thiếu hoặc thừa {', '.join(wrong)}. {_HINT}")
    return kind(**table)


def _colours(name: str, table: _Table) -> _Table:
    """A table of colours in which one may be the name of another; only the web draws half-transparent ones."""
    form = _OPAQUE if name == "tap" else _COLOUR
    found = {
        key: table.get(value, value) if isinstance(value, str) else value for key, value in table.items()
    }
    for key, value in found.items():
        if not (isinstance(value, str) and form.fullmatch(value)):
            raise UserError(f"{PATH}: [{name}] {key} = “{table[key]}” không phải màu. Viết như “#8f1619”.")
    return found


def _sizes(name: str, table: _Table) -> _Table:
    for key, value in table.items():
        form = _FAMILY if key in ("ho", "loi") else _SIZE
        if not (isinstance(value, str) and form.fullmatch(value)):
            raise UserError(
                f"{PATH}: [{name}] {key} = “{value}” không phải cỡ. Viết như “0.8rem” hoặc “9pt”."
            )
    return table


def _points(name: str, table: _Table) -> _Table:
    for key, value in table.items():
        if not (isinstance(value, float) and value > 0):
            raise UserError(f"{PATH}: [{name}] {key} = “{value}” không phải số điểm. Viết như 10.5.")
    return table
