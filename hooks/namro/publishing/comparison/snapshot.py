"""A built site as it was: files with hashes and what they were made of. The last two builds are kept in .cache/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from namro.files.replace import replace as write
from namro.library.edition import data_hash
from namro.outputs.site import BUILD
from namro.publishing import manifest
from namro.publishing.comparison.inputs import Inputs, Muc

FOLDER = ".cache/so-sanh"
_NOW, _BEFORE = "nay.json", "truoc.json"


@dataclass(frozen=True)
class Snapshot:
    """`ma` is the build's id, `tep` the hash of each file; `vao` is None where nobody noted the inputs."""

    ma: str
    tinh_den: str
    tep: Mapping[str, str]
    vao: Inputs | None


def of_site(folder: Path, made_of: Inputs | None = None) -> Snapshot | None:
    """The site in `folder`, None where there is none (or one without its list of files)."""
    if not (folder / manifest.NAME).is_file() or not (folder / BUILD).is_file():
        return None
    as_of = str(json.loads((folder / BUILD).read_text(encoding="utf-8"))["tinh_den"])
    if made_of is not None:
        made_of = replace(made_of, chung={"tinh-den": as_of, **made_of.chung})
    return Snapshot(manifest.build_id(folder), as_of, manifest.read(folder), made_of)


def of_build(root: Path, made_of: Inputs) -> Snapshot | None:
    """The site just built; its inputs only if the data is still what it was built of."""
    folder = root / "site"
    told = json.loads((folder / BUILD).read_text(encoding="utf-8")) if (folder / BUILD).is_file() else {}
    return of_site(folder, made_of if told.get("du_lieu_sha256") == data_hash(root) else None)


def before_build(root: Path) -> Snapshot | None:
    """The site that a build is about to replace, with its inputs if it is the one that was noted last."""
    there, noted = of_site(root / "site"), _read(root / FOLDER / _NOW)
    return noted if there and noted and noted.ma == there.ma else there


def keep(root: Path, before: Snapshot | None, now: Snapshot) -> None:
    """Note the two builds for `namro changes`."""
    folder = root / FOLDER
    _write(folder / _NOW, now)
    if before is None:
        (folder / _BEFORE).unlink(missing_ok=True)
    else:
        _write(folder / _BEFORE, before)


def last_two(root: Path) -> tuple[Snapshot | None, Snapshot | None]:
    """The build before the last one, and the last one; None for one that is not known."""
    return _read(root / FOLDER / _BEFORE), _read(root / FOLDER / _NOW)


def _write(path: Path, snapshot: Snapshot) -> None:
    write(path, json.dumps(asdict(snapshot), ensure_ascii=False, sort_keys=True))


def _read(path: Path) -> Snapshot | None:
    """A note that cannot be read is no note: the folder is a cache."""
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        noted = told["vao"]
        records = noted and {
            key: Muc(one["dau"], tuple(one["tep"]), one["url"]) for key, one in noted["muc"].items()
        }
        made_of = Inputs(records, noted["chung"]) if noted else None
        return Snapshot(told["ma"], told["tinh_den"], told["tep"], made_of)
    except (OSError, ValueError, KeyError, TypeError):
        return None
