"""`ITEMS`: the type of an item by the table of kinds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from namro.outputs.open_data.public.base import Muc
from namro.outputs.open_data.public.lists import (
    MucChuDe,
    MucChuyenHuong,
    MucDoiTuong,
    MucMauThuan,
    MucTaiLieu,
    MucThuatNgu,
    MucTrang,
    MucTrangViet,
    MucTuDongNghia,
)
from namro.outputs.open_data.public.meetings import MucChuyenDe, MucCuocHop, MucHoiNghi, MucSuKien
from namro.outputs.open_data.public.study import (
    MucApPhich,
    MucBanTin,
    MucCamNang,
    MucCauHoi,
    MucCayHoi,
    MucChuoi,
    MucLoTrinh,
    MucTapIn,
)
from namro.outputs.open_data.public.tasks import MucDonVi, MucKetQua, MucViec
from namro.outputs.open_data.public.texts import Khoan, MucKhongPhai, MucVanBan
from namro.records.annotations import declared

_TYPES: tuple[type[Muc] | type[Khoan], ...] = (
    MucCauHoi,
    Khoan,
    MucViec,
    MucChuyenDe,
    MucVanBan,
    MucHoiNghi,
    MucCamNang,
    MucCayHoi,
    MucLoTrinh,
    MucBanTin,
    MucApPhich,
    MucCuocHop,
    MucDonVi,
    MucChuDe,
    MucThuatNgu,
    MucTaiLieu,
    MucMauThuan,
    MucChuoi,
    MucSuKien,
    MucDoiTuong,
    MucTapIn,
    MucKetQua,
    MucKhongPhai,
    MucChuyenHuong,
    MucTuDongNghia,
    MucTrang,
    MucTrangViet,
)
ITEMS: Mapping[str, type[Muc] | type[Khoan]] = MappingProxyType(
    {declared(model, "loai").choices[0]: model for model in _TYPES}
)
"""Every kind of the table has one (tests/outputs/open_data/test_contract.py)."""
