"""The formats a packet is made in, and how a page describes each. A new format is a line in FORMATS.

`write` is given a tree (whole, or one volume) and returns the file; it is looked up by name when it is called, so
that a machine without a writer's tool can still build the site and say what is lacking.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from namro.outputs.packets import folding
from namro.outputs.packets.packet import Packet, Use


@dataclass(frozen=True)
class Made:
    """A finished file: its bytes, and its pages (0 where the reader's program decides them). Of one that was only
    measured, the pages of its marks."""

    content: bytes
    pages: int = 0
    places: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Format:
    """`paper` is the paper a recipe must name for it, '' for every recipe; `needs` the module without which it is left
    out; `page_size` about how many characters fill a page at 13 points (0: never cut into volumes); `uses` what it is
    made for; `sheet` which of a poster's sheets it is drawn from."""

    id: str
    ending: str
    label: str
    hint: str
    paper: Literal["", "a3", "a4", "a5"]
    module: str
    function: str
    needs: str
    page_size: int = 0
    uses: tuple[Use, ...] = ("tap",)
    sheet: str = ""

    def usable(self) -> bool:
        """Whether this machine has what the writer needs."""
        return importlib.util.find_spec(self.needs) is not None

    def fits(self, packet: Packet) -> bool:
        """Whether it is for what the packet is used as, and the recipe asks for this paper; a landscape table is not
        squeezed on A5."""
        return packet.use in self.uses and (not self.paper or self.paper in packet.papers)

    def told(self, pages: int) -> str:
        """What to do with a file of so many pages."""
        return folding.instructions(pages) if self.function == "booklet" else self.hint

    def write(self, packet: Packet) -> Made:
        """The file of one volume."""
        made = getattr(importlib.import_module(self.module), self.function)(packet)
        assert isinstance(made, Made)
        return made


_PDF = "namro.outputs.packets.pdf"
FORMATS: Sequence[Format] = (
    Format("a4", "-a4.pdf", "PDF khổ A4", "", "a4", _PDF, "a4", "typst", 2800, ("tap", "giay", "phat")),
    Format("a3", "-a3.pdf", "PDF khổ A3", "In khổ A3, treo bảng.", "a3", _PDF, "a3", "typst", 5600),
    Format(
        "chu-lon",
        "-chu-lon.pdf",
        "PDF khổ A4, chữ lớn 18",
        "",
        "a4",
        _PDF,
        "large_print",
        "typst",
        1650,
        ("tap", "phat"),
    ),
    Format(
        "a5",
        "-a5.pdf",
        "PDF khổ A5",
        "Đọc trên máy, hoặc in khổ A5.",
        "a5",
        _PDF,
        "a5",
        "typst",
        2000,
        ("tap", "phat"),
    ),
    Format(
        "sach-gap",
        "-sach-gap.pdf",
        "Sách gấp A5 in trên giấy A4",
        "",
        "a5",
        _PDF,
        "booklet",
        "typst",
        2000,
        ("tap", "phat"),
    ),
    Format(
        "word",
        ".docx",
        "Word (.docx), để sửa",
        "Số trang ở mục lục tính sẵn, có thể lệch một, hai trang; sửa xong thì chọn hết (Ctrl+A), bấm F9 để tính lại.",
        "",
        "namro.outputs.packets.word",
        "docx",
        "jinja2",
        uses=("tap", "giay", "phat"),
    ),
    Format(
        "epub",
        ".epub",
        "EPUB, đọc trên điện thoại",
        "Mở bằng ứng dụng đọc sách; cỡ chữ tự chọn.",
        "",
        "namro.outputs.packets.epub",
        "epub",
        "jinja2",
    ),
    Format(
        "ma-ket-pdf",
        "-in.pdf",
        "Phông, PDF vectơ đúng khổ in",
        "Gửi nơi in; phóng to không vỡ nét.",
        "",
        _PDF,
        "banner",
        "typst",
        uses=("ma-ket",),
    ),
    Format(
        "ma-ket-svg",
        ".svg",
        "Phông, SVG để chiếu",
        "Mở bằng trình duyệt, chiếu lên màn hình.",
        "",
        "namro.outputs.packets.banner",
        "svg",
        "jinja2",
        uses=("ma-ket",),
    ),
    Format(
        "ap-phich-a3",
        "-a3.pdf",
        "PDF khổ A3, để treo",
        "In khổ A3, treo bảng: đọc được từ ba mét.",
        "",
        _PDF,
        "poster_a3",
        "typst",
        uses=("ap-phich",),
        sheet="a3",
    ),
    Format(
        "ap-phich-a4",
        "-a4.pdf",
        "PDF khổ A4",
        "In khổ A4: đọc được từ hai mét.",
        "",
        _PDF,
        "poster_a4",
        "typst",
        uses=("ap-phich",),
        sheet="a3",
    ),
    Format(
        "ap-phich-vuong",
        "-vuong.png",
        "Ảnh vuông 1080 × 1080",
        "Đăng Zalo, Facebook; nhiều ảnh thì gửi cả bộ.",
        "",
        _PDF,
        "poster_square",
        "typst",
        uses=("ap-phich",),
        sheet="vuong",
    ),
    Format(
        "ap-phich-dung",
        "-dung.png",
        "Ảnh đứng 1080 × 1920",
        "Đăng tin, nhật ký trên điện thoại.",
        "",
        _PDF,
        "poster_upright",
        "typst",
        uses=("ap-phich",),
        sheet="dung",
    ),
    Format(
        "trinh-chieu",
        ".pptx",
        "Bản trình chiếu (.pptx), để sửa",
        "Mở bằng PowerPoint, LibreOffice; ghi chú cho người nói có nguồn từng trang.",
        "",
        "namro.outputs.packets.powerpoint",
        "pptx",
        "jinja2",
        uses=("trinh-chieu",),
    ),
)
