"""The small lists: bodies, audiences, topics, terms, materials, conflicts; and the site itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.base import (
    Cap,
    Chu,
    CoKhong,
    DoanVan,
    Ma,
    MucDanhSach,
    Ngay,
    Nguon,
    NguonBatBuoc,
    Record,
)
from namro.records.cach_doc import CachDoc
from namro.records.cach_goi import CachGoi, Goi, goi
from namro.records.chuyen_huong import DiaChi
from namro.records.giao_dien import GiaoDien

Hinh: TypeAlias = Literal[
    "y-te",
    "giao-duc",
    "ha-tang",
    "nong-nghiep",
    "moi-truong",
    "so-hoa",
    "van-hoa",
    "kinh-te",
    "xay-dung-dang",
    "quoc-phong",
    "nguoi-dan",
    "to-chuc",
]
"""The drawings that a topic may have."""


class DonVi(MucDanhSach):
    """A body that the documents name."""

    ten: Chu = Field(title="tên đơn vị")
    ten_khac: tuple[Chu, ...] = Field((), title="tên khác")
    cap: Cap = Field(title="cấp")
    cha: Ma | None = Field(None, title="đơn vị cấp trên")
    nguon: NguonBatBuoc


class DoiTuong(MucDanhSach):
    """An audience of the site."""

    ten: Chu = Field(title="tên đối tượng")
    mo_ta: Chu = Field(title="mô tả")


class TomLuoc(Record):
    """What the documents hold on a topic: one paragraph in plain words, and where it stands."""

    noi_dung: DoanVan = Field(title="nội dung")
    nguon: NguonBatBuoc


class ChuDe(MucDanhSach):
    """A topic; `ten_khac` is what readers call it too, `cau_hoi_mau` the one of its questions that tells best what it
    has to do with the reader's life, `cau_tra_loi_chinh` are those that search shows first to whoever asks about it,
    `hay_hoi` what people ask for that the texts do not speak of and that this topic comes nearest to."""

    ten: Chu = Field(title="tên chủ đề")
    ten_khac: tuple[Chu, ...] = Field((), title="cách gọi khác")
    hinh: Hinh | None = Field(None, title="hình")
    cau_hoi_mau: Ma | None = Field(None, title="câu hỏi mẫu")
    tom_luoc: TomLuoc | None = Field(None, title="tóm lược")
    cau_tra_loi_chinh: tuple[Ma, ...] = Field((), title="câu trả lời chính")
    hay_hoi: tuple[Chu, ...] = Field((), title="điều hay hỏi mà văn bản không nói")


class ThuatNgu(MucDanhSach):
    """A term or an abbreviation: in the documents' words where they explain it, else as commonly used.

    Its writings are linked wherever they are printed, unless `noi_tu_dong` says no; only in the documents of
    `pham_vi`, if it names any; never as a part of the longer wordings in `tru_khi`, which mean something else.
    """

    ten: Chu = Field(title="thuật ngữ")
    loai: Literal["viet-tat", "thuat-ngu"] = Field(title="loại")
    day_du: Chu | None = Field(None, title="viết đầy đủ")
    giai_thich: Chu = Field(title="giải thích")
    goc: Literal["van-ban", "thong-dung"] = Field(title="gốc")
    ten_khac: tuple[Chu, ...] = Field((), title="cách viết khác")
    noi_tu_dong: CoKhong = Field(True, title="nối tự động")
    pham_vi: tuple[Ma, ...] = Field((), title="chỉ dùng nghĩa này trong")
    tru_khi: tuple[Chu, ...] = Field((), title="trừ khi nằm trong")
    nguon: Nguon = ()


class TaiLieu(MucDanhSach):
    """A study material that a document names: for whom, and whether this site has it."""

    ten: Chu = Field(title="tên tài liệu")
    danh_cho: Chu | None = Field(None, title="dành cho")
    doi_tuong: tuple[Ma, ...] = Field((), title="đối tượng")
    co_tren_trang: CoKhong = Field(title="có trên trang")
    ghi_chu: Chu | None = Field(None, title="ghi chú")
    nguon: NguonBatBuoc


class MotLoi(Record):
    """One of several wordings of the same matter."""

    noi_dung: Chu = Field(title="nội dung")
    nguon: NguonBatBuoc


class MauThuan(MucDanhSach):
    """Wordings that do not say the same: side by side, without choosing."""

    ten: Chu = Field(title="tên")
    nhan_xet: Chu = Field(title="nhận xét")
    cac_loi: tuple[MotLoi, ...] = Field(title="các lời văn", min_length=2)


class MotRo(Record):
    """One of the five, in the words of the principle."""

    khoa: Literal["nguoi", "viec", "trach_nhiem", "tien_do", "ket_qua"] = Field(title="khóa")
    nhan: Chu = Field(title="nhãn")
    nghia: Chu = Field(title="nghĩa")


class NamRo(Record):
    """The principle of the five rõ and where it stands; `boi_canh` quotes of whom and for what it was said."""

    muc: tuple[MotRo, ...] = Field(title="năm mục", min_length=5, max_length=5)
    nguon: Nguon = ()
    boi_canh: Nguon = ()
    ghi_chu: Chu | None = Field(None, title="nói thêm về câu trích", max_length=400)


NAM_COT = (
    MotRo(khoa="nguoi", nhan="Người làm", nghia="ai chủ trì, ai phối hợp"),
    MotRo(khoa="viec", nhan="Việc", nghia="việc gì phải làm"),
    MotRo(khoa="trach_nhiem", nhan="Trách nhiệm", nghia="ai chịu trách nhiệm, báo cáo với ai"),
    MotRo(khoa="tien_do", nhan="Thời hạn", nghia="khi nào làm, khi nào xong"),
    MotRo(khoa="ket_qua", nhan="Kết quả", nghia="cần đạt điều gì, đã đạt được gì"),
)
"""What each task is asked, on a site that does not speak of the five rõ."""


class DongMotPhut(Record):
    """One line of the first minute: what it answers, our sentence, which may quote, and where that stands."""

    nhan: Chu = Field(title="nhãn", max_length=40)
    chu: Chu = Field(title="câu viết", max_length=280)
    nguon: NguonBatBuoc


class ViecChinh(Record):
    """A card on the home page: who has what to do, in one line, and where to read on."""

    ten: Chu = Field(title="tên việc", max_length=60)
    chu: Chu = Field(title="câu viết", max_length=160)
    dan: DiaChi = Field(title="dẫn tới")
    nguon: NguonBatBuoc


class MotPhut(Record):
    """What a document is, in a minute, for one who has never heard of it. `chuoi` is the chain that it begins."""

    tieu_de: Chu = Field(title="tiêu đề", max_length=80)
    ve: Ma = Field(title="về văn bản")
    dong: tuple[DongMotPhut, ...] = Field(title="các dòng", min_length=2, max_length=6)
    ghi_chu: Chu | None = Field(None, title="ghi chú", max_length=280)
    chuoi: Ma | None = Field(None, title="chuỗi văn bản")
    viec_chinh: tuple[ViecChinh, ...] = Field((), title="việc chính", max_length=4)


class DuongDayCong(Record):
    """A number or an address that an office has made public itself: the only ones that may stand in the site."""

    ten: Chu = Field(title="nơi nghe máy")
    so: Chu = Field(title="số hoặc thư điện tử")
    can_cu: Chu = Field(title="công khai ở đâu")


class GopY(Record):
    """Where readers report a mistake or ask: a public mailbox, or the public issues of a repository. One of the two;
    the rule `feedback` says so."""

    thu: Chu | None = Field(None, title="thư điện tử nhận góp ý", pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")
    van_de: Literal["github", "gitlab", "gitea"] | None = Field(None, title="nơi ghi vấn đề")
    dia_chi: Chu | None = Field(None, title="địa chỉ kho mã", pattern=r"^https://[^\s?#]+$")


class TrinhSua(Record):
    """The forge that the browser editor may write to; without it, only folders of the editor's own machine."""

    noi_giu: Literal["github", "gitlab", "gitea"] = Field(title="nơi giữ kho")
    kho: Chu = Field(title="tên kho", pattern=r"^[\w.-]+(/[\w.-]+)+$")
    nhanh: Chu | None = Field(None, title="nhánh")
    dia_chi: Chu | None = Field(None, title="địa chỉ máy chủ riêng", pattern=r"^https://[^\s/]+(/[^\s/]+)*$")


class Trang(Record):
    """The site: whose, where, how to reach the editors (a role, never a person)."""

    ten: Chu = Field(title="tên trang")
    mo_ta: Chu = Field(title="mô tả")
    chu_trang: Chu = Field(title="cơ quan, tổ chức có văn bản trên trang")
    nhom_bien_soan: Chu = Field(title="nhóm biên soạn")
    viec_duyet: Chu | None = Field(None, title="ai đã hay chưa duyệt lời của nhóm biên soạn", max_length=120)
    cau_dau: Chu | None = Field(None, title="câu lớn đầu trang chủ", max_length=80)
    ten_chuoi: Chu = Field(
        "Từ văn bản đến việc của tôi", title="tên mục vẽ các văn bản nối nhau", max_length=60
    )
    vi_du_tim: Chu = Field("bao giờ báo cáo", title="ví dụ trong ô tìm", max_length=60)
    cap: Cap | None = Field(None, title="cấp của cơ quan, tổ chức")
    ngay_lap: Ngay | None = Field(None, title="ngày lập trang")
    dia_chi_goc: Chu = Field(title="địa chỉ gốc", pattern=r"^https://[^\s]+/$")
    nam_ro: NamRo | None = Field(None, title="5 rõ")
    giao_dien: GiaoDien | None = Field(None, title="giao diện")
    cach_goi: CachGoi | None = Field(None, title="tên gọi riêng của trang")
    cach_doc: CachDoc | None = Field(None, title="cách đọc bản tin trên loa")
    duong_day_cong: tuple[DuongDayCong, ...] = Field((), title="đường dây công khai")
    gop_y: GopY | None = Field(None, title="góp ý")
    trinh_sua: TrinhSua | None = Field(None, title="trình sửa trong trình duyệt")
    lien_he_bao_mat: Chu | None = Field(None, title="liên hệ bảo mật", pattern=r"^(https://|mailto:)[^\s]+$")
    mot_phut: MotPhut | None = Field(None, title="trong một phút")

    @property
    def nam_cot(self) -> tuple[MotRo, ...]:
        """The five things that each task is asked, as this site names them."""
        return self.nam_ro.muc if self.nam_ro else NAM_COT

    @property
    def goi(self) -> Goi:
        """What this site calls kinds of documents, levels, parts in a task."""
        return goi(self.cach_goi)

    @property
    def ten_muc(self) -> Mapping[str, str]:
        """What this site calls its sections, of those that it has named: by the first part of their addresses."""
        return {"chuoi": self.ten_chuoi, **self.goi.muc}

    def goi_trang(self, url: str, name: str) -> str:
        """What the page at an address is called: a section as the site calls it, any other by its own `name`."""
        page = url.partition("#")[0].removesuffix("/")
        return self.ten_muc.get(page, name)

    @property
    def muc_an(self) -> tuple[str, ...]:
        """The kinds of records that this site does without."""
        return self.cach_goi.muc_an if self.cach_goi else ()

    @property
    def goi_nam_cot(self) -> str:
        """What the five together are called, inside a sentence."""
        return "5 rõ" if self.nam_ro else "năm điều"

    @property
    def ai_viet(self) -> str:
        """Who wrote what is no official text, and whether anybody has approved it: the first sentence on printed covers."""
        return f"Phần giải thích do {self.nhom_bien_soan} viết{f', {self.viec_duyet}' if self.viec_duyet else ''}."

    @property
    def so_cong_khai(self) -> tuple[str, ...]:
        """The numbers and addresses that are no private data, as they are written."""
        return tuple(line.so for line in self.duong_day_cong)
