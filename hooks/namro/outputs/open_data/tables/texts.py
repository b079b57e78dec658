"""Answers, talks, documents, clauses."""

from __future__ import annotations

from namro.language import prose
from namro.outputs.open_data.data import Data
from namro.outputs.open_data.public.meetings import MucChuyenDe
from namro.outputs.open_data.public.study import MucCauHoi
from namro.outputs.open_data.public.texts import Khoan, MucVanBan
from namro.outputs.open_data.tables.table import (
    ADDRESS,
    CITED,
    DRAFT,
    ID,
    NAMES,
    SOURCES,
    WORDS,
    Column,
    Table,
    draft,
    joined,
    named,
    table,
)
from namro.records.clause_kinds import CLAUSE_KINDS
from namro.records.labels import TINH_TRANG


def answers(data: Data) -> Table:
    """A row a question."""
    rows = (one for one in data.items["hoi-dap"] if isinstance(one, MucCauHoi))
    return table("hoi-dap", "Hỏi đáp", rows, _ANSWERS)


def talks(data: Data) -> Table:
    """A row a talk."""
    rows = (one for one in data.items["chuyen-de"] if isinstance(one, MucChuyenDe))
    return table("chuyen-de", "Chuyên đề", rows, _TALKS)


def documents(data: Data) -> Table:
    """A row a document."""
    rows = (one for one in data.items["van-ban"] if isinstance(one, MucVanBan))
    return table("van-ban", "Văn bản", rows, _DOCUMENTS)


def clauses(data: Data) -> Table:
    """A row a clause, in printed order."""
    names = {ma: document.ten_ngan for ma, document in data.filling.library.van_ban.items()}
    of_document: Column[Khoan] = Column("Văn bản", lambda one: names[one.van_ban], rong=NAMES)
    every = (one for some in data.clauses.values() for one in some)
    return table("khoan", "Khoản của văn bản", every, (of_document, *_CLAUSES))


_ANSWERS: tuple[Column[MucCauHoi], ...] = (
    ID,
    Column("Câu hỏi", lambda one: one.cau_hoi, rong=WORDS),
    Column("Câu chốt", lambda one: one.cau_chot, rong=WORDS),
    Column("Trả lời", lambda one: one.tra_loi_chu, rong=WORDS),
    Column("Chủ đề", lambda one: joined(one.chu_de)),
    Column("Dành cho", lambda one: joined(one.doi_tuong)),
    Column("Văn bản chưa nêu", lambda one: one.van_ban_chua_neu, "boolean", 12),
    DRAFT,
    CITED,
    Column("Ngày duyệt", lambda one: one.duyet.ngay if one.duyet else None, "date", 14),
    ADDRESS,
)
_TALKS: tuple[Column[MucChuyenDe], ...] = (
    ID,
    Column("Số", lambda one: one.so, "integer", 8),
    Column("Tên", lambda one: one.ten, rong=WORDS),
    Column("Hội nghị", lambda one: named(one.hoi_nghi), rong=NAMES),
    Column("Đơn vị truyền đạt", lambda one: named(one.nguoi_trinh_bay), rong=NAMES),
    Column("Bắt đầu", lambda one: one.bat_dau, "time", 10),
    Column("Kết thúc", lambda one: one.ket_thuc, "time", 10),
    Column("Giới thiệu", lambda one: prose.plain(prose.parse(one.gioi_thieu)), rong=WORDS),
    DRAFT,
    CITED,
    ADDRESS,
)
_DOCUMENTS: tuple[Column[MucVanBan], ...] = (
    ID,
    Column("Tên", lambda one: one.ten_ngan, rong=NAMES),
    Column("Loại", lambda one: one.ten_loai),
    Column("Số, ký hiệu", lambda one: one.so_ky_hieu.gia_tri),
    Column("Ngày ban hành", lambda one: one.ngay_ban_hanh.gia_tri, "date", 14),
    Column("Trích yếu", lambda one: one.trich_yeu, rong=WORDS),
    Column("Cơ quan ban hành", lambda one: named(one.co_quan), rong=NAMES),
    Column("Tình trạng", lambda one: TINH_TRANG[one.tinh_trang]),
    Column("Có toàn văn", lambda one: one.toan_van, "boolean", 12),
    Column("Số khoản", lambda one: one.so_khoan, "integer", 10),
    DRAFT,
    ADDRESS,
)
_CLAUSES: tuple[Column[Khoan], ...] = (
    Column("Mã văn bản", lambda one: one.van_ban, rong=30),
    Column("Mã khoản", lambda one: one.ma, rong=20),
    Column("Cách gọi", lambda one: one.ten, rong=30),
    Column("Loại khoản", lambda one: CLAUSE_KINDS[one.loai_khoan].name, rong=20),
    Column("Dấu in", lambda one: one.dau, rong=10),
    Column("Nguyên văn", lambda one: one.chu, rong=WORDS),
    Column("Trong khoản", lambda one: one.cha, rong=20),
    Column("Số mục dẫn", lambda one: sum(map(len, one.duoc_nhac_o.values())), "integer", 10),
    Column("Dự thảo", lambda one: draft(one.du_thao), rong=12),
    Column("Địa chỉ", lambda one: one.dia_chi, rong=SOURCES),
)
