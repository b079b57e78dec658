"""The pages of a portal: all sites on the first, the documents and tasks of each on its own; useful without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from namro.language import vietnamese
from namro.outputs import icons
from namro.outputs.policy import policy
from namro.outputs.pour import StaticFile
from namro.outputs.sealed import sealed
from namro.publishing.portal.member import Document, Due, Member
from namro.records.cong import Cong

_TEMPLATES = Path(__file__).parent / "templates"
_NEWEST, _NEXT = 10, 10
_MOST = 500
"""Documents and tasks on the page of a site; whoever wants more reads at home."""


def pages(
    portal: Cong, members: Sequence[Member], unread: Sequence[str], events: int, seals: Mapping[str, str]
) -> Iterator[StaticFile]:
    """Every page; `unread` are the names of sites that could not be read this time."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(cong=portal, cac_trang=members, ngay=vietnamese.day)

    def page(path: str, template: str, title: str, description: str, **values: Any) -> StaticFile:
        made = environment.get_template(template).render(
            goc="../" * path.count("/") or "./",
            tieu_de=title,
            mo_ta=description,
            chinh_sach=policy(meta=True),
            bieu_tuong=icons.symbols(["logo"]),
            **values,
        )
        return StaticFile(path, sealed(made, seals).encode())

    today = max(one.tinh_den for one in members)
    yield page(
        "index.html",
        "cong.html",
        portal.ten,
        portal.mo_ta,
        chua_doc=unread,
        moi=_newest(members),
        sap_den_han=_next(members, today),
        tinh_den=today,
        lich=events,
    )
    for one in members:
        documents = sorted(one.van_ban, key=_latest)
        tasks = sorted(one.viec, key=lambda task: task.han)[:_MOST]
        yield page(
            f"trang/{one.ma}/index.html",
            "trang.html",
            one.ten,
            f"Văn bản và việc của {one.ten}, tính đến {vietnamese.day(one.tinh_den)}.",
            mot=one,
            cac_van_ban=documents[:_MOST],
            con=max(0, len(documents) - _MOST),
            cac_viec=tasks,
        )


def _latest(document: Document) -> tuple[int, str]:
    return -(document.ngay or date.min).toordinal(), document.ten


def _newest(members: Sequence[Member]) -> list[tuple[str, Document]]:
    dated = [(one.ten, document) for one in members for document in one.van_ban if document.ngay]
    return sorted(dated, key=lambda pair: _latest(pair[1]))[:_NEWEST]


def _next(members: Sequence[Member], today: date) -> list[tuple[str, Due]]:
    ahead = [(one.ten, task) for one in members for task in one.viec if task.han >= today]
    return sorted(ahead, key=lambda pair: pair[1].han)[:_NEXT]
