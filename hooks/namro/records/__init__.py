"""The records: the only place that knows the types of fields.

base        strict base class, scalars, citations, degrees of knowledge
van_ban     VanBan: an official document and what is known of it
hoi_nghi    HoiNghi and ChuyenDe: a conference, its timetable, its talks
hoi_dap     HoiDap: a question and its answer
nhiem_vu    NhiemVu: a task by the five rõ; KhongPhaiNhiemVu: a clause that is none, and why
hoc_tap     LoTrinh, ChuyenMuc: a study path, a guide on one matter
tap_in      TapIn: the recipe of a printed packet
danh_muc    DonVi, DoiTuong, ChuDe, ThuatNgu, TaiLieu, MauThuan: the small lists; Trang: the site itself
"""
