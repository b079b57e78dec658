"""Which record class stands in which file below data/, derived from what `load` reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import BaseModel

from namro.library import load, results
from namro.records.danh_muc import Trang
from namro.records.nhiem_vu import KetQua, NhiemVu
from namro.records.van_ban import VanBan


@dataclass(frozen=True)
class Place:
    """Records of one kind: the files they stand in (a glob from the project's root), one or many a file."""

    kind: str
    model: type[BaseModel]
    glob: str
    many: bool


PLACES: tuple[Place, ...] = (
    Place("trang", Trang, "data/trang.yml", False),
    Place("van-ban", VanBan, "data/van-ban/*/van-ban.yml", False),
    *(Place(kind, model, f"data/{kind}/*.yml", False) for kind, model in load.ONE_A_FILE.items()),
    Place("nhiem-vu", NhiemVu, "data/nhiem-vu/*.yml", True),
    Place(results.FOLDER, KetQua, f"data/{results.FOLDER}/*/*.yml", False),
    *(Place(kind, model, f"data/{kind}.yml", True) for kind, model in load.LISTS.items()),
)


def place_of(path: str) -> Place | None:
    """The place of a file named from the project's root ('data/hoi-dap/x.yml'); None for a stranger."""
    file = PurePosixPath(path)
    return next((p for p in PLACES if len(file.parts) == p.glob.count("/") + 1 and file.match(p.glob)), None)
