"""From valid records to the Library: the last step of loading, pure assembly."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from namro.files.loaded import Loaded
from namro.library import results
from namro.library.library import Library
from namro.records.nhiem_vu import NhiemVu


def link(loaded: Loaded) -> Library:
    """One immutable value of everything read; call it when no problem was found."""

    def records(kind: str) -> Mapping[str, Any]:
        return MappingProxyType({entry.ma: entry.record for entry in loaded.of(kind)})

    tasks: dict[str, list[NhiemVu]] = {}
    for entry in loaded.of("nhiem-vu"):
        tasks.setdefault(Path(entry.path).stem, []).append(entry.record)
    history = results.by_task(loaded.of(results.FOLDER))
    return Library(
        trang=records("trang")["trang"],
        van_ban=records("van-ban"),
        toan_van=MappingProxyType({ma: text.toan_van for ma, text in loaded.texts.items()}),
        hoi_nghi=records("hoi-nghi"),
        chuyen_de=records("chuyen-de"),
        hoi_dap=records("hoi-dap"),
        nhiem_vu=MappingProxyType({ma: results.link(found, history) for ma, found in tasks.items()}),
        lo_trinh=records("lo-trinh"),
        chuyen_muc=records("chuyen-muc"),
        chuoi=records("chuoi"),
        tap_in=records("tap-in"),
        don_vi=records("don-vi"),
        doi_tuong=records("doi-tuong"),
        chu_de=records("chu-de"),
        thuat_ngu=records("thuat-ngu"),
        tai_lieu=records("tai-lieu"),
        mau_thuan=records("mau-thuan"),
        su_kien=records("su-kien"),
        chuyen_huong=tuple(entry.record for entry in loaded.of("chuyen-huong")),
        khong_phai_nhiem_vu=tuple(entry.record for entry in loaded.of("khong-phai-nhiem-vu")),
    )
