"""The one table of kinds: what each kind of record is, where its files lie, where readers find it, what is done with it.

Whoever lists kinds asks this table; a list of its own is a fault (tests/records/test_kinds.py). How to add a kind:
CONTRIBUTING.md. Two rows are no records of data/ and have no class: the clauses of texts, the hand-written pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from namro.records.ap_phich import ApPhich
from namro.records.ban_tin import BanTin
from namro.records.base import BienTap, MucDanhSach, Record
from namro.records.cay_hoi import CayHoi
from namro.records.chuoi import Chuoi
from namro.records.chuyen_huong import ChuyenHuong
from namro.records.cuoc_hop import CuocHop
from namro.records.danh_muc import ChuDe, DoiTuong, DonVi, MauThuan, TaiLieu, ThuatNgu, Trang
from namro.records.doc_nhanh import DocNhanh
from namro.records.hoc_tap import ChuyenMuc, LoTrinh
from namro.records.hoi_dap import HoiDap
from namro.records.hoi_nghi import ChuyenDe, HoiNghi
from namro.records.nhiem_vu import KetQua, KhongPhaiNhiemVu, NhiemVu
from namro.records.su_kien import SuKien
from namro.records.tap_in import TapIn
from namro.records.tu_dong_nghia import TuDongNghia
from namro.records.van_ban import VanBan


@dataclass(frozen=True, slots=True)
class Kind:
    """`files` is a glob from the project's root, one record a file; `named_by` are the fields that name a record which
    has no id of its own. `ten` is what readers call one of them, `muc` what they call all, `moi` what an editor
    makes with `namro new` ("" for what that command does not make). `address` is the pattern of its address: {ma}
    its id, {cha} the document that it belongs to; "" for what has no place of its own. `weight` is how much a hit
    in search counts (the words of a text, an answer and a task count 1), 0 for what search does not find. `cited`:
    what it cites leads back to it from the clause. `whole`: its page says what the record says, and is no list.
    `printed`: a part of a packet can be made of it. `listed`: the list of updates tells of it. `kept` survives the
    withholding of a text that it cites; `apart` loses more or less than whole records then (`Library.published`).
    The page that lists them is headed `heading` (`muc` where that is empty), `about` says in a few words what one
    finds there, and `door` names the section of the menu through which one gets there ("" for none); `list_at` is
    where its list stands when it has no page of its own any more (the old one leads there). `unapproved` says, of
    what has no state of approval, why it needs none.
    """

    ma: str
    model: type[BaseModel]
    files: str
    ten: str
    muc: str
    moi: str = ""
    address: str = ""
    named_by: tuple[str, ...] = ()
    weight: float = 0.0
    cited: bool = False
    whole: bool = False
    printed: bool = False
    listed: bool = False
    kept: bool = False
    apart: bool = False
    heading: str = ""
    about: str = ""
    door: str = ""
    list_at: str = ""
    unapproved: str = ""

    @property
    def field(self) -> str:
        """Name of the Library's field that holds its records, and of record fields that hold its ids."""
        return self.ma.replace("-", "_")

    @property
    def approved(self) -> bool:
        """Whether its records show only once they are approved."""
        return issubclass(self.model, BienTap)

    @property
    def unnamed(self) -> bool:
        """Whether its records have no id of their own: what they are about names them."""
        return bool(self.named_by)

    @property
    def folder(self) -> str:
        """The folder below data/ that holds its records, or the file: 'hoi-dap', 'trang.yml'."""
        return self.files.split("/")[1]

    @property
    def place(self) -> str:
        """Where its files lie, in words for an editor: 'data/hoi-dap/', 'data/trang.yml'."""
        return f"data/{self.folder}{'/' if '*' in self.files else ''}"

    @property
    def list_file(self) -> str:
        """The glob of files that once held several of its records each, '' where there were none."""
        once = self.unnamed or issubclass(self.model, MucDanhSach)
        return f"{self.files.removesuffix('/*.yml')}.yml" if once else ""

    def file_of(self, name: str, cha: str = "") -> str:
        """The file of the record `name`; `cha` is the document of a task."""
        folder, _, file = self.files.rpartition("/")
        return f"{folder.replace('*', cha or name)}/{file.replace('*', name)}"

    def name_in(self, values: Mapping[str, Any]) -> str:
        """What names a record that has no id, from what stands in its file; '' while that is not whole."""
        given = [values.get(name) for name in self.named_by]
        return (
            "#".join(", ".join(one) if isinstance(one, list) else str(one) for one in given)
            if all(given)
            else ""
        )

    def words_of(self, values: Mapping[str, Any]) -> str:
        """What its file is named after; of several words for one thing the first."""
        first = {name: one[:1] if isinstance(one, list) else one for name, one in values.items()}
        return self.name_in(first)

    @property
    def section(self) -> str:
        """The first part of its addresses; '' where it has none."""
        return self.address.partition("/")[0] if self.address else ""

    @property
    def on_a_list(self) -> bool:
        """Whether its records are places on one page."""
        return "#" in self.address


KINDS: tuple[Kind, ...] = (
    Kind(
        "hoi-dap", HoiDap, "data/hoi-dap/*.yml", "Câu hỏi", "Hỏi đáp", "câu hỏi", "hoi-dap/{ma}/",
        weight=1.0, cited=True, whole=True, printed=True, listed=True, about="Trả lời ngắn, kèm nguyên văn", door="hoi-dap",
    ),
    Kind(
        "khoan", Record, "data/van-ban/*/toan-van.md", "Khoản", "Nguyên văn", "", "van-ban/{cha}/#{ma}", weight=1.0,
        unapproved="lời của cơ quan ban hành, giữ từng chữ và có khóa; công khai theo căn cứ của văn bản",
    ),
    Kind(
        "nhiem-vu", NhiemVu, "data/nhiem-vu/*/*.yml", "Việc phải làm", "Việc phải làm", "nhiệm vụ của một văn bản",
        "nhiem-vu/{cha}/{ma}/", weight=1.0, cited=True, whole=True, printed=True, listed=True, apart=True,
        about="Ai làm, làm gì, đến khi nào, kết quả ra sao", door="nhiem-vu",
    ),
    Kind(
        "chuyen-de", ChuyenDe, "data/chuyen-de/*.yml", "Chuyên đề", "Chuyên đề", "chuyên đề", "chuyen-de/{ma}/",
        weight=1.0, cited=True, whole=True, printed=True, listed=True,
        about="Tên, đơn vị truyền đạt, giờ, tài liệu", door="hoc-va-in", list_at="hoc-va-in/#chuyen-de",
    ),
    Kind(
        "van-ban", VanBan, "data/van-ban/*/van-ban.yml", "Văn bản", "Văn bản", "văn bản, cả khi vừa nhập toàn văn",
        "van-ban/{ma}/", weight=0.75, whole=True, printed=True, listed=True, apart=True,
        about="Toàn văn, khoản nào cũng có địa chỉ riêng", door="van-ban",
        unapproved="điều in trên văn bản; công khai khi có căn cứ ghi ở cong_khai",
    ),
    Kind(
        "doc-nhanh", DocNhanh, "data/doc-nhanh/*.yml", "Đọc nhanh", "Đọc nhanh", "bài đọc nhanh một văn bản",
        "doc-nhanh/{ma}/", weight=0.4, cited=True, whole=True, printed=True, listed=True, door="van-ban",
        heading="Đọc nhanh từng văn bản", about="Một dòng, năm dòng, một trang, rồi toàn văn",
    ),
    Kind(
        "hoi-nghi", HoiNghi, "data/hoi-nghi/*.yml", "Hội nghị", "Hội nghị", "hội nghị", "hoi-nghi/{ma}/",
        weight=0.65, cited=True, whole=True, printed=True, listed=True,
        about="Thời gian, chương trình, điểm cầu, tài liệu", door="lich", list_at="lich/#hoi-nghi",
        unapproved="điều in trên kế hoạch hội nghị, kèm đoạn trích được soát từng chữ",
    ),
    Kind(
        "chuyen-muc", ChuyenMuc, "data/chuyen-muc/*.yml", "Cẩm nang", "Cẩm nang", "cẩm nang về một việc",
        "chuyen-muc/{ma}/", weight=0.65, cited=True, whole=True, printed=True, listed=True,
        about="Điều các văn bản nói về một việc", door="hoi-dap", list_at="hoi-dap/",
    ),
    Kind(
        "cay-hoi", CayHoi, "data/cay-hoi/*.yml", "Tự xem", "Tự xem", "cây câu hỏi để tự xem", "tu-xem/{ma}/",
        weight=0.9, cited=True, whole=True, listed=True, door="hoi-dap",
        heading="Tự xem việc của mình", about="Trả lời vài câu hỏi, ra điều văn bản nói với mình",
    ),
    Kind(
        "lo-trinh", LoTrinh, "data/lo-trinh/*.yml", "Lộ trình", "Lộ trình", "lộ trình học tập", "lo-trinh/{ma}/",
        weight=0.55, whole=True, printed=True, listed=True,
        heading="Lộ trình học tập", about="Từng bước cho từng đối tượng", door="hoc-va-in", list_at="hoc-va-in/#lo-trinh",
    ),
    Kind(
        "ban-tin", BanTin, "data/ban-tin/*.yml", "Bản tin", "Bản tin", "bản tin để đọc trên loa", "ban-tin/{ma}/",
        weight=0.4, cited=True, whole=True, listed=True,
        heading="Bản tin đọc trên loa", about="Lời đọc soạn sẵn, kèm nguyên văn", door="hoc-va-in",
    ),
    Kind(
        "ap-phich", ApPhich, "data/ap-phich/*.yml", "Áp phích", "Áp phích", "áp phích, bộ ảnh", "ap-phich/{ma}/",
        weight=0.4, cited=True, whole=True, listed=True, heading="Áp phích và ảnh để đăng", about="Khổ A3, A4 để treo; ảnh vuông, ảnh đứng để đăng", door="hoc-va-in",
    ),
    Kind(
        "cuoc-hop", CuocHop, "data/cuoc-hop/*.yml", "Giấy tờ họp", "Giấy tờ họp", "giấy tờ cho một buổi họp",
        "cuoc-hop/{ma}/", weight=0.5, whole=True, listed=True, heading="Giấy tờ cho một buổi họp", about="Giấy mời, chương trình, danh sách, biên bản, báo cáo, phông",
        door="hoc-va-in",
        unapproved="cơ quan tổ chức tự khai ngày, nơi, thành phần; câu hỏi, biểu mẫu kèm đoạn trích được soát từng chữ",
    ),
    Kind(
        "don-vi", DonVi, "data/don-vi/*.yml", "Đơn vị", "Đơn vị", "đơn vị", "don-vi/{ma}/", weight=0.5, listed=True, apart=True,
        about="Có tên ở văn bản nào, được giao việc gì", door="nhiem-vu", list_at="nhiem-vu/theo-don-vi/",
        unapproved="tên cơ quan đúng như văn bản gọi, kèm đoạn trích; việc của cơ quan là nhiệm vụ đã duyệt",
    ),
    Kind(
        "chu-de", ChuDe, "data/chu-de/*.yml", "Chủ đề", "Chủ đề", "chủ đề", "hoi-dap/theo-chu-de/{ma}/",
        weight=0.55, cited=True, listed=True, apart=True, door="hoi-dap",
        unapproved="chỉ là tên để xếp mục; lời tóm tắt thì kèm đoạn trích được soát từng chữ",
    ),
    Kind(
        "thuat-ngu", ThuatNgu, "data/thuat-ngu/*.yml", "Thuật ngữ", "Thuật ngữ", "thuật ngữ, chữ viết tắt",
        "thuat-ngu/#{ma}", weight=0.5, cited=True, printed=True, listed=True,
        heading="Thuật ngữ và chữ viết tắt", about="Giải thích ngắn, kèm chỗ văn bản nói đến",
        unapproved="lời giải thích kèm đoạn trích được soát từng chữ; người giữ kho xem trước khi gộp",
    ),
    Kind(
        "tai-lieu", TaiLieu, "data/tai-lieu/*.yml", "Tài liệu", "Tài liệu", "tài liệu", "tai-lieu/#{ma}",
        weight=0.5, cited=True, listed=True, heading="Tài liệu học tập", about="Dành cho ai, trang có hay không", door="hoc-va-in",
        unapproved="tên tài liệu đúng như văn bản gọi, kèm đoạn trích được soát từng chữ",
    ),
    Kind(
        "mau-thuan", MauThuan, "data/mau-thuan/*.yml", "Đối chiếu", "Đối chiếu", "chỗ các văn bản nói khác nhau",
        "doi-chieu/#{ma}", weight=0.55, cited=True, listed=True, about="Lời văn khác nhau và chỗ nghi in sai", door="van-ban",
        unapproved="các lời văn là đoạn trích được soát từng chữ; lời nhận xét thì người giữ kho xem trước khi gộp",
    ),
    Kind(
        "chuoi", Chuoi, "data/chuoi/*.yml", "Từ văn bản đến việc của tôi", "Từ văn bản đến việc của tôi", "chuỗi văn bản", "chuoi/#{ma}",
        cited=True, listed=True, apart=True, about="Văn bản nào dẫn đến văn bản nào, tới việc phải làm", door="van-ban",
    ),
    Kind(
        "su-kien", SuKien, "data/su-kien/*.yml", "Sự kiện", "Sự kiện", "sự kiện", "dong-thoi-gian/#{ma}",
        cited=True, listed=True, heading="Dòng thời gian", about="Ngày tháng trong các văn bản", door="lich",
        unapproved="ngày in trong văn bản, kèm đoạn trích được soát từng chữ",
    ),
    Kind(
        "doi-tuong", DoiTuong, "data/doi-tuong/*.yml", "Đối tượng", "Đối tượng", "đối tượng", "danh-cho/{ma}/",
        listed=True, kept=True, heading="Dành cho từng người", about="Việc cần biết, câu hỏi, lộ trình", door="hoc-va-in", list_at="hoc-va-in/#danh-cho",
        unapproved="chỉ là tên và một câu về nhóm người đọc, để xếp mục",
    ),
    Kind(
        "tap-in", TapIn, "data/tap-in/*.yml", "Tập in", "Tập in", "tập in", "tap-in/#{ma}", apart=True,
        about="Bản in sẵn: PDF, Word, EPUB", door="hoc-va-in",
        unapproved="chỉ gom mục đã công khai; tên và lời mô tả thì người giữ kho xem trước khi gộp",
    ),
    Kind("ket-qua", KetQua, "data/ket-qua/*/*.yml", "Kết quả", "Kết quả", apart=True),
    Kind(
        "khong-phai-nhiem-vu", KhongPhaiNhiemVu, "data/khong-phai-nhiem-vu/*.yml", "Không phải nhiệm vụ",
        "Không phải nhiệm vụ", "khoản không phải nhiệm vụ", named_by=("van_ban", "khoan"), apart=True,
        unapproved="không in trên trang, chỉ có trong dữ liệu mở: lời ghi để soát là không sót nhiệm vụ",
    ),
    Kind(
        "chuyen-huong", ChuyenHuong, "data/chuyen-huong/*.yml", "Chuyển hướng", "Chuyển hướng",
        "địa chỉ cũ dẫn tới nơi mới", named_by=("tu",), apart=True, unapproved="chỉ dẫn địa chỉ cũ tới địa chỉ mới",
    ),
    Kind(
        "tu-dong-nghia", TuDongNghia, "data/tu-dong-nghia/*.yml", "Từ đồng nghĩa", "Từ đồng nghĩa",
        "từ hay gõ và chữ trên trang", named_by=("tu",), kept=True, unapproved="chỉ giúp tìm, không in trên trang",
    ),
    Kind(
        "trang", Trang, "data/trang.yml", "Trang", "Trang", apart=True,
        unapproved="lời chung của trang: người phụ trách xem trước khi gộp",
    ),
    Kind(
        "trang-viet", Record, "docs/*.md", "Trang viết tay", "Trang", "", "{ma}/", weight=0.5, listed=True,
        unapproved="bài viết tay về chính trang: người giữ kho xem trước khi gộp",
    ),
)  # fmt: skip
"""In the order in which readers are told of them."""

TITLES = ("cau_hoi", "ten_ngan", "ten")
"""The fields that may name a record, the first that it has."""
HAND_WRITTEN = "trang-viet"
"""The kind of the pages that are no records."""
BY_ID: Mapping[str, Kind] = MappingProxyType({kind.ma: kind for kind in KINDS})


def records() -> tuple[Kind, ...]:
    """The kinds that are records of data/."""
    return tuple(kind for kind in KINDS if kind.model is not Record)


def of_file(path: str) -> Kind | None:
    """The kind whose record a file named from the project's root holds ('data/hoi-dap/x.yml'); None for a stranger."""
    return next((kind for kind in records() if _fits(path, kind.files)), None)


def of_list(path: str) -> Kind | None:
    """The kind of which a file holds several records, as files once did ('data/don-vi.yml'); None for any other."""
    return next((kind for kind in records() if kind.list_file and _fits(path, kind.list_file)), None)


def _fits(path: str, glob: str) -> bool:
    file = PurePosixPath(path)
    return len(file.parts) == glob.count("/") + 1 and file.match(glob)


def document_of(path: str) -> str:
    """The document whose folder holds the file of a task."""
    return PurePosixPath(path).parts[2].removesuffix(".yml")
