"""The static interface as files: a first page, lists in pages, items, schemas.

api/v1/index.json                   the first page: kinds, the build
api/v1/<kind>/trang/<n>.json        the list of a kind
api/v1/<kind>/<id>.json             an item
api/v1/<kind>/muc/<n>.json          the items of a kind whose records have no id of their own
api/v1/khoan/van-ban/<id>/<n>.json  the clauses of a document
api/v1/luoc-do/<kind>.json          JSON Schema of an item
api/v1/openapi.json                 OpenAPI 3.1
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from namro.outputs.open_data.data import Data
from namro.outputs.open_data.filling import API
from namro.outputs.open_data.public import VERSION, envelopes
from namro.outputs.open_data.public.base import Muc, Public
from namro.outputs.open_data.schema import openapi, schema_of
from namro.outputs.open_data.shards import place_of, shards, shards_of
from namro.outputs.pour import StaticFile
from namro.records.kinds import KINDS, Kind


def interface(data: Data, others: tuple[envelopes.TepKem, ...] = ()) -> Iterator[StaticFile]:
    """All files of the interface; `others` are the other forms of the data."""
    for kind in KINDS:
        if kind.ma == "khoan":
            yield from _clauses(data)
        elif kind.unnamed:
            yield from _together(data, kind)
        else:
            for one in data.items[kind.ma]:
                yield _file(f"{kind.ma}/{one.ma}.json", envelopes.TepMuc(ban=data.filling.ban, muc=one))
        yield from _lists(data, kind)
        yield _described(f"luoc-do/{kind.ma}.json", schema_of(kind.ma))
    yield _described("openapi.json", openapi(data.filling.goc))
    yield _file("index.json", _first(data, others))


def path_of(kind: Kind, item: Muc, number: int) -> str:
    """Where an item stands, below the interface; `number` is its place among those of its kind, from 0."""
    return f"{kind.ma}/muc/{place_of(number)}" if kind.unnamed else f"{kind.ma}/{item.ma}.json"


def _together(data: Data, kind: Kind) -> Iterator[StaticFile]:
    for number, some in shards(data.items[kind.ma]):
        made = envelopes.TepNhieuMuc(ban=data.filling.ban, muc=tuple(some))
        yield _file(f"{kind.ma}/muc/{number}.json", made)


def _clauses(data: Data) -> Iterator[StaticFile]:
    for ma, every in data.clauses.items():
        about = data.filling.ref("van-ban", ma)
        assert about is not None
        count = shards_of(len(every))
        for number, some in shards(every):
            made = envelopes.TepKhoan(
                ban=data.filling.ban,
                van_ban=about,
                trang=number,
                so_trang=count,
                sau=data.filling.api(f"khoan/van-ban/{ma}/{number + 1}.json") if number < count else None,
                muc=tuple(some),
            )
            yield _file(f"khoan/van-ban/{ma}/{number}.json", made)


def _lists(data: Data, kind: Kind) -> Iterator[StaticFile]:
    filling = data.filling
    rows = list(_clause_rows(data) if kind.ma == "khoan" else _rows(data, kind))
    count = shards_of(len(rows))

    def at(number: int) -> str | None:
        return filling.api(f"{kind.ma}/trang/{number}.json") if 1 <= number <= count else None

    for number, some in shards(rows):
        made = envelopes.DanhSach(
            ban=filling.ban,
            loai=kind.ma,
            ten=kind.muc,
            so_muc=len(rows),
            trang=number,
            so_trang=count,
            truoc=at(number - 1),
            sau=at(number + 1),
            muc=tuple(some),
        )
        yield _file(f"{kind.ma}/trang/{number}.json", made)


def _rows(data: Data, kind: Kind) -> Iterator[envelopes.DongDanhSach]:
    for number, item in enumerate(data.items[kind.ma]):
        yield envelopes.DongDanhSach(
            ma=item.ma,
            ten=item.ten,
            dia_chi=item.dia_chi,
            api=data.filling.api(path_of(kind, item, number)),
            du_thao=item.du_thao,
        )


def _clause_rows(data: Data) -> Iterator[envelopes.DongDanhSach]:
    for ma, every in data.clauses.items():
        for number, one in enumerate(every):
            yield envelopes.DongDanhSach(
                ma=f"{ma}#{one.ma}",
                ten=one.ten,
                dia_chi=one.dia_chi,
                api=data.filling.api(f"khoan/van-ban/{ma}/{place_of(number)}"),
                du_thao=one.du_thao,
            )


def _first(data: Data, others: tuple[envelopes.TepKem, ...]) -> envelopes.MucLuc:
    filling = data.filling
    clauses = sum(map(len, data.clauses.values()))
    return envelopes.MucLuc(
        ban=envelopes.BanDungDayDu(**dict(filling.ban), du_lieu_sha256=filling.as_of.du_lieu),
        phien_ban=VERSION,
        openapi=filling.api("openapi.json"),
        loai=tuple(
            envelopes.LoaiMuc(
                ma=kind.ma,
                ten=kind.muc,
                so_muc=clauses if kind.ma == "khoan" else len(data.items[kind.ma]),
                danh_sach=filling.api(f"{kind.ma}/trang/1.json"),
                luoc_do=filling.api(f"luoc-do/{kind.ma}.json"),
            )
            for kind in KINDS
        ),
        tep=others,
    )


def _file(path: str, value: Public) -> StaticFile:
    return StaticFile(f"{API}{path}", f"{value.model_dump_json()}\n".encode())


def _described(path: str, value: object) -> StaticFile:
    return StaticFile(f"{API}{path}", f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode())
