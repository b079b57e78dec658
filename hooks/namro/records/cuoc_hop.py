"""A meeting that one body holds: what its papers (invitation, agenda, lists, minutes, report, banner) are made of.

What is not given is left blank on the papers, to be filled in by hand: a record with nothing but a conference and its
documents makes blank forms.
"""

from __future__ import annotations

from pydantic import Field

from namro.records.base import Chu, CoKhong, Gio, Ma, Ngay, Nguon, NguonBatBuoc, Record, SoNguyen


class MucCuocHop(Record):
    """One line of the agenda. `y` are points of whoever presents it; what they say of documents rests on `nguon`. In a
    meeting of several days `ngay` stands at the first line of each."""

    ngay: Ngay | None = Field(None, title="ngày")
    bat_dau: Gio | None = Field(None, title="giờ bắt đầu")
    ket_thuc: Gio | None = Field(None, title="giờ kết thúc")
    noi_dung: Chu = Field(title="nội dung")
    nguoi_thuc_hien: Chu | None = Field(None, title="người thực hiện")
    chuyen_de: Ma | None = Field(None, title="chuyên đề")
    y: tuple[Chu, ...] = Field((), title="các ý")
    nguon: Nguon = ()


class DonViMoi(Record):
    """Whoever is invited from one body, and how many of them."""

    ten: Chu = Field(title="tên đơn vị")
    so_nguoi: SoNguyen = Field(title="số người")


class CauHoiThaoLuan(Record):
    """A question to be discussed, with the clauses it is about."""

    cau_hoi: Chu = Field(title="câu hỏi")
    nguon: NguonBatBuoc


class MucBieuMau(Record):
    """One thing that a form asks for, in the words of the document that asks for it, with room to write."""

    noi_dung: Chu = Field(title="nội dung")
    so_dong: SoNguyen = Field(5, title="số dòng")
    nguon: NguonBatBuoc


class NguoiKy(Record):
    """Who signs: on whose behalf (T/M, K/T, T/L), in which post, the name."""

    quyen_han: Chu | None = Field(None, title="quyền hạn")
    chuc_vu: Chu | None = Field(None, title="chức vụ")
    ho_ten: Chu | None = Field(None, title="họ tên")


class KhoMaKet(Record):
    """How large the banner is printed, in centimetres."""

    rong: SoNguyen = Field(400, title="chiều rộng (cm)", le=500)
    cao: SoNguyen = Field(220, title="chiều cao (cm)", le=500)


class CuocHop(Record):
    """One meeting. Banner and, unless it wants none of it, programme are those of `hoi_nghi` where it has none of its
    own."""

    ten: Chu = Field(title="tên cuộc họp", max_length=200)
    ben_to_chuc: Chu | None = Field(None, title="bên tổ chức", max_length=120)
    cap_tren: Chu | None = Field(None, title="cấp trên của bên tổ chức", max_length=120)
    ky_hieu: Chu | None = Field(None, title="ký hiệu văn bản của bên tổ chức", max_length=20)
    dia_danh: Chu | None = Field(None, title="địa danh", max_length=80)
    dia_diem: Chu | None = Field(None, title="địa điểm họp")
    ngay: Ngay | None = Field(None, title="ngày họp")
    den_ngay: Ngay | None = Field(None, title="họp đến ngày")
    bat_dau: Gio | None = Field(None, title="giờ bắt đầu")
    ket_thuc: Gio | None = Field(None, title="giờ kết thúc")
    ngay_moi: Ngay | None = Field(None, title="ngày ký giấy mời")
    nguoi_chu_tri: Chu | None = Field(None, title="người chủ trì")
    thu_ky: Chu | None = Field(None, title="thư ký")
    nguoi_ky: NguoiKy | None = Field(None, title="người ký")
    thanh_phan: tuple[Chu, ...] = Field((), title="thành phần dự")
    don_vi_moi: tuple[DonViMoi, ...] = Field((), title="đơn vị được mời")
    so_nguoi: SoNguyen | None = Field(None, title="số người dự", le=2000)
    hoi_nghi: Ma | None = Field(None, title="hội nghị")
    dung_chuong_trinh: CoKhong = Field(True, title="dùng chương trình của hội nghị")
    chuong_trinh: tuple[MucCuocHop, ...] = Field((), title="chương trình")
    van_ban: tuple[Ma, ...] = Field((), title="văn bản phát")
    chuyen_de: tuple[Ma, ...] = Field((), title="chuyên đề phát")
    hoi_dap: tuple[Ma, ...] = Field((), title="câu hỏi")
    thao_luan: tuple[CauHoiThaoLuan, ...] = Field((), title="câu hỏi thảo luận")
    nhiem_vu: Ma | None = Field(None, title="nhiệm vụ báo cáo")
    bao_cao: tuple[MucBieuMau, ...] = Field((), title="mục của báo cáo")
    thu_hoach: tuple[MucBieuMau, ...] = Field((), title="mục của bài thu hoạch")
    ma_ket: tuple[Chu, ...] = Field((), title="các dòng trên phông", max_length=8)
    kho_ma_ket: KhoMaKet | None = Field(None, title="khổ phông")
    noi_nhan: tuple[Chu, ...] = Field((), title="nơi nhận giấy mời")
