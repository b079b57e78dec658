"""What every page template is given: relative links, citations with their clause, labels, prose as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from namro import prose, vietnamese
from namro.citations import squeeze
from namro.clauses import ten_goi
from namro.edition import Edition
from namro.library import Library
from namro.outputs import Output, SearchEntry
from namro.pages import labels
from namro.pages.links import Links
from namro.records.base import TrichDan

_TEMPLATES = Path(__file__).parent / "templates"
_DESCRIPTION = 160
_MARKER = 8
"""A quotation shorter than its clause by no more than this leaves out a printed marker or a full stop."""


@dataclass(frozen=True)
class Cited:
    """A citation made ready to show: how a person calls it, where it leads, whether a draft is speaking;
    `ca_khoan` is the whole clause when the quotation is only a part of it."""

    van_ban: str
    khoan: str
    url: str
    trich: str
    du_thao: bool
    ca_khoan: str | None

    @property
    def ten(self) -> str:
        """'Chỉ thị …, điểm 3'."""
        return f"{self.van_ban}, {self.khoan}"


@dataclass(frozen=True)
class Pages:
    """Renders templates over one Library and one edition."""

    library: Library
    as_of: Edition

    @cached_property
    def environment(self) -> Environment:
        """Our own: autoescaped, and a misspelt name is an error."""
        environment = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        environment.globals.update(
            thu_vien=self.library, trang=self.library.trang, tinh_den=self.as_of.words, nhan=labels,
            ten_goi=ten_goi, ngay=vietnamese.day, thu=vietnamese.weekday, gio=vietnamese.clock,
            van_xuoi=prose.parse, dong_chu=prose.inline,
        )  # fmt: skip
        return environment

    def output(
        self,
        url: str,
        template: str,
        title: str,
        description: str,
        search: Iterable[SearchEntry] = (),
        trail: Sequence[tuple[str, str]] = (),
        **values: Any,
    ) -> Output:
        """One page: `trail` is the breadcrumb above it as (title, url), the home page left out."""
        link = Links(self.library, url)

        def nguon(cited: Iterable[TrichDan]) -> list[Cited]:
            return [self._cited(one, link) for one in cited]

        address = self.library.trang.dia_chi_goc + url
        made: Template = self.environment.get_template(template)
        short = shorten(description)
        head = self.environment.get_template("head.html").render(tieu_de=title, mo_ta=short, dia_chi=address)
        body = made.render(
            lien_ket=link, nguon=nguon, tieu_de=title, duong_dan=trail, dia_chi=address, **values
        )
        previews = self.environment.get_template("xem_truoc.html").render(xem_truoc=link.xem_truoc)
        frame = (
            "index.md"
            if not url
            else f"{url.split('/', maxsplit=1)[0]}/{'khung' if url.count('/') > 1 else 'index'}.md"
        )
        return Output(url, frame, title, short, Markup(head), Markup(body + previews), tuple(search))  # noqa: S704 - autoescaped

    def _cited(self, cited: TrichDan, link: Links) -> Cited:
        document = self.library.van_ban[cited.van_ban]
        url = link(f"van-ban/{cited.van_ban}/#{cited.khoan}")
        draft = document.tinh_trang == "du-thao"
        whole = self.library.khoan(cited).nguyen_van
        part = len(squeeze(cited.trich)) < len(squeeze(whole)) - _MARKER
        return Cited(
            document.ten_ngan, ten_goi(cited.khoan), url, cited.trich, draft, whole if part else None
        )


def shorten(text: str) -> str:
    """One line of at most 160 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _DESCRIPTION:
        return line
    return line[: _DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
