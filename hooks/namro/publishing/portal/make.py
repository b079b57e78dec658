"""The whole portal into its folder, or nothing: built aside, then swapped in as a site is."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from namro.files import engine
from namro.outputs import assets, tokens
from namro.outputs.offline.scripts import joined
from namro.outputs.pour import StaticFile, write_files
from namro.outputs.sealed import seal
from namro.problems import UserError
from namro.publishing import build, manifest
from namro.publishing.export.site_data import BrokenSite
from namro.publishing.modes import open_to_readers
from namro.publishing.portal import calendar, index, member, settings
from namro.publishing.portal.member import Member
from namro.publishing.portal.pages import pages
from namro.records.cong import Cong, ThanhVien

_BROWSER = Path(__file__).parent / "browser"
_SHEETS = ("assets/namro.css", "assets/dark.css", "assets/print.css")
_ICON, _SCRIPT = "assets/favicon.svg", "assets/js/portal.js"


def make(root: Path, say: Callable[[str], None]) -> dict[str, str]:
    """Build `root`/site from the sites of its settings; what is wrong with each that could not be read, by name. Raises
    InvalidData or UserError; then `site/` is untouched."""
    portal = settings.read(root)
    members: list[Member] = []
    wrong: dict[str, str] = {}
    homes: dict[str, str] = {}
    with (
        build.swapped_in(root, lambda: say("Một lệnh khác đang dựng cổng này; đang chờ…")) as folder,
        tempfile.TemporaryDirectory(prefix=build.ASIDE, dir=root) as aside,
    ):
        for told, one in _read(portal, root, Path(aside)):
            if isinstance(one, str):
                wrong[told.ten] = one
                continue
            if (other := homes.setdefault(one.dia_chi, one.ten)) != one.ten:
                wrong[told.ten] = f"cùng địa chỉ gốc {one.dia_chi} với trang “{other}”."
                continue
            members.append(one)
            say(f"Đã đọc: {one.ten} ({sum(one.counts.values())} mục, tính đến {one.tinh_den:%d/%m/%Y})")
        if not members:
            listed = "\n".join(f"{name}: {why}" for name, why in wrong.items())
            raise UserError(f"Không đọc được trang nào, nên không dựng cổng.\n{listed}")
        say("Đang ghép chỉ mục tìm kiếm…")
        index.write(folder, members)
        events = [event for one in members for event in one.lich]
        files = _assets(root)
        seals = {path: seal(content) for path, content in files.items() if path != _ICON}
        write_files([StaticFile(path, content) for path, content in files.items()], folder)
        if events:
            write_files([StaticFile("lich.ics", calendar.joined(portal.ten, events))], folder)
        write_files([*pages(portal, members, list(wrong), len(events), seals)], folder)
        manifest.write(folder)
        open_to_readers(folder)
    return wrong


def _read(portal: Cong, root: Path, aside: Path) -> Iterator[tuple[ThanhVien, Member | str]]:
    """Each site of the settings, or what is wrong with it: several at a time, since each is read apart."""
    workers = min(os.cpu_count() or 1, len(portal.trang))
    job = partial(_taken, root=root, aside=aside)
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as others:
        yield from zip(portal.trang, others.map(job, enumerate(portal.trang)), strict=True)


def _taken(told: tuple[int, ThanhVien], root: Path, aside: Path) -> Member | str:
    try:
        return member.take(*told, root, aside)
    except BrokenSite as error:
        return str(error)


def _assets(root: Path) -> Mapping[str, bytes]:
    """The sheets of every site with the portal's own behind them, the sign, the one script."""
    look = tokens.read(root)
    known = assets.scripts_and_styles(root, look)
    theme = engine.part(engine.THEME) / "assets" / "js"
    modules = {
        path.name: path.read_text(encoding="utf-8") for path in (*theme.glob("*.js"), *_BROWSER.glob("*.js"))
    }
    own = (_BROWSER / "portal.css").read_bytes()
    return {
        **{path: known[path] + (own if path == _SHEETS[0] else b"") for path in _SHEETS},
        _ICON: assets.icon_of(root).encode(),
        _SCRIPT: joined("portal-page.js", modules).encode(),
    }
