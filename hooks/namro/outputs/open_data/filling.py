"""From records to public types: citations resolved, ids turned into references, everything unpublished left out.

What a public type names is taken from the record's field of the same name, or is given; nothing else is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from namro.library import standing
from namro.library.draft import Rest, rest
from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, History
from namro.library.history.named import Place, named
from namro.library.history.pieces import Key
from namro.library.library import Library
from namro.library.tasks import SoViec, Viec
from namro.outputs.open_data.public import VERSION
from namro.outputs.open_data.public import base as public
from namro.records import base
from namro.records.addresses import clause
from namro.records.annotations import declared
from namro.records.hoc_tap import DiemDen
from namro.records.kinds import records

_Type = TypeVar("_Type", bound=public.Public)
API = f"api/{VERSION}/"
"""Where the interface lies below the site."""


@dataclass(frozen=True)
class Filling:
    """Fills public types from one published library, as of an edition."""

    library: Library
    as_of: Edition
    history: History = UNKNOWN

    @property
    def goc(self) -> str:
        """The site's address; ends with '/'."""
        return self.library.trang.dia_chi_goc

    def api(self, path: str) -> str:
        """The whole address of a file of the interface."""
        return f"{self.goc}{API}{path}"

    @cached_property
    def ban(self) -> public.BanDung:
        """Which build this is."""
        site = self.library.trang
        return public.BanDung(
            tinh_den=self.as_of.ngay,
            nguon=f"{site.ten} ({site.nhom_bien_soan})",
            dia_chi=site.dia_chi_goc,
            giay_phep=(
                "Lời văn bản là của cơ quan ban hành; phần còn lại do nhóm biên soạn viết. "
                f"Khi dùng lại, ghi nguồn {site.ten} và địa chỉ của mục."
            ),
        )

    @cached_property
    def named(self) -> Mapping[Key, Place]:
        """What readers call each record, and where it is."""
        return named(self.library, self.history.ten_trang)

    @cached_property
    def tasks(self) -> SoViec:
        """The tasks, with the bodies that have a part in them."""
        return SoViec(self.library)

    @cached_property
    def task_by_id(self) -> Mapping[str, Viec]:
        """Each task with its document and what it stands under."""
        return {task.nhiem_vu.id: task for task in self.tasks.tat_ca}

    @cached_property
    def drafted(self) -> frozenset[Key]:
        """The records that rest on a draft, wholly or in part."""
        library = self.library
        found = {
            (kind.ma, ma)
            for kind in records()
            if kind.address and kind.ma != "nhiem-vu"
            for ma, record in library.of(kind).items()
            if rest(library, record) is not Rest.NONE
        }
        tasks = (task for task in self.tasks.tat_ca if rest(library, task) is not Rest.NONE)
        return frozenset(found | {("nhiem-vu", task.nhiem_vu.id) for task in tasks})

    def fill(self, model: type[_Type], record: BaseModel, **given: Any) -> _Type:
        """A value of the public type `model` from a record; `given` are the fields that the record has not."""
        values = dict(given)
        for name in model.model_fields:
            if name not in values:
                values[name] = self._value(model, name, getattr(record, name))
        return model(**values)

    def cited(self, cited: base.TrichDan) -> public.TrichDan:
        """A citation with its clause."""
        return public.TrichDan(
            van_ban=cited.van_ban,
            ten_van_ban=self.library.van_ban[cited.van_ban].ten_ngan,
            khoan=cited.khoan,
            ten_khoan=self.library.ten_khoan(cited.van_ban, cited.khoan),
            trich=cited.trich,
            dia_chi=self.goc + clause(cited.van_ban, cited.khoan),
            du_thao=self.library.is_draft(cited.van_ban),
            doi_sau=self.changed(cited.van_ban, cited.khoan),
        )

    def changed(self, van_ban: str, khoan: str) -> tuple[str, ...]:
        """What later documents made of a clause or of its whole document, in words."""
        key = van_ban, khoan
        if key not in self._changed:
            later = (
                *standing.of_document(self.library, van_ban),
                *standing.of_clause(self.library, van_ban, khoan),
            )
            self._changed[key] = tuple(one.chu for one in later)
        return self._changed[key]

    @cached_property
    def _changed(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def ref(self, loai: str, ma: str) -> public.ThamChieu | None:
        """Another record; None for what is not published."""
        place = self.named.get((loai, ma))
        if place is None:
            return None
        return public.ThamChieu(
            loai=loai,
            ma=ma,
            ten=place.ten,
            dia_chi=self.goc + place.url,
            du_thao=(loai, ma) in self.drafted,
        )

    def last_change(self, key: Key) -> date | None:
        """The day of a record's last change, if it is known."""
        return self.history.lan_cuoi.get(key)

    def _place(self, den: DiemDen) -> public.DiemDen | None:
        """Where a step leads; None for what is not published."""
        found = self.library.noi_den(den)
        if found is None:
            return None
        name, url, draft = found
        return public.DiemDen(
            loai=den.loai, ma=den.ma, khoan=den.khoan, ten=name, dia_chi=self.goc + url, du_thao=draft
        )

    def _value(self, model: type[public.Public], name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            made = (self._value(model, name, one) for one in value)
            return tuple(one for one in made if one is not None)
        wanted = declared(model, name)
        if isinstance(value, base.TrichDan):
            return self.cited(value)
        if isinstance(value, DiemDen):
            return self._place(value)
        if isinstance(value, BaseModel):
            assert wanted.model is not None and issubclass(wanted.model, public.Public)
            return self.fill(wanted.model, value)
        kind = next((mark for mark in wanted.inside if isinstance(mark, public.Kieu)), None)
        return self.ref(kind.ma, value) if kind and value is not None else value
