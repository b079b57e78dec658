"""The records: the only place that knows the types of fields.

kinds addresses    the one table of kinds, the one address book
labels      the words of the closed lists
base        strict base class, scalars, citations, degrees of knowledge
van_ban     VanBan: an official document and what is known of it
hoi_nghi    HoiNghi and ChuyenDe: a conference, its timetable, its talks
su_kien     SuKien: an event or a milestone that a text dates
hoi_dap     HoiDap: a question and its answer
chuoi       Chuoi: which paper leads to which, each arrow quoted
nhiem_vu    NhiemVu: a task by the five rõ; KetQua: a dated result of one; KhongPhaiNhiemVu: a clause that is none, and why
chuyen_huong ChuyenHuong: an old address and where its content stands now
hoc_tap     LoTrinh, ChuyenMuc: a study path, a guide on one matter
tap_in      TapIn: the recipe of a printed packet
danh_muc    DonVi, DoiTuong, ChuDe, ThuatNgu, TaiLieu, MauThuan: the small lists; Trang: the site itself
annotations walk approval    what a class declares of a field; records inside records; what exactly was approved
"""
