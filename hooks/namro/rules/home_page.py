"""What the home page shows first fits together: cards lead somewhere, the chain holds the document, a topic's sample
question is about the topic."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.problems import Problem
from namro.records.chuoi import Chuoi
from namro.records.danh_muc import MotPhut
from namro.records.hoi_dap import HoiDap
from namro.rules.prose_form import leads_somewhere


def home_page(loaded: Loaded) -> Iterator[Problem]:
    """Cards that lead nowhere, a chain without the document that it shows, sample questions of another topic."""
    for entry in loaded.of("trang"):
        if entry.record.mot_phut:
            yield from _minute(entry, entry.record.mot_phut, loaded)
    questions: dict[str, HoiDap] = {entry.ma: entry.record for entry in loaded.of("hoi-dap")}
    for entry in loaded.of("chu-de"):
        sample = questions.get(entry.record.cau_hoi_mau or "")
        if sample is not None and entry.ma not in sample.chu_de:
            yield entry.problem(
                ("cau_hoi_mau",),
                "cau-hoi-mau-khac-chu-de",
                f"Câu hỏi “{sample.cau_hoi}” không thuộc chủ đề “{entry.ma}”.",
                f"Chọn câu hỏi khác, hoặc thêm {entry.ma} vào chu_de của câu hỏi ấy.",
            )


def _minute(entry: Entry, minute: MotPhut, loaded: Loaded) -> Iterator[Problem]:
    chains: dict[str, Chuoi] = {one.ma: one.record for one in loaded.of("chuoi")}
    chain = chains.get(minute.chuoi or "")
    known = minute.ve in loaded.ids("van-ban")
    if chain is not None and known and all(link.van_ban != minute.ve for link in chain.mat_xich):
        yield entry.problem(
            ("mot_phut", "chuoi"),
            "chuoi-khong-co-van-ban",
            f"Chuỗi “{minute.chuoi}” không có mắt xích nào là văn bản “{minute.ve}”.",
            "Chọn chuỗi có văn bản ấy, hoặc sửa trường ve.",
        )
    for position, card in enumerate(minute.viec_chinh):
        # While records cannot be read, nobody can tell which pages there are.
        if not loaded.unreadable and not leads_somewhere(f"/{card.dan}", loaded):
            yield entry.problem(
                ("mot_phut", "viec_chinh", position, "dan"),
                "viec-chinh-dan-khong-co",
                f"Địa chỉ “{card.dan}” không dẫn tới trang nào.",
                "Viết địa chỉ của trang đang có, ví dụ chuyen-muc/ma-chuyen-muc/ hoặc nhiem-vu/ma-van-ban/ma-nhiem-vu/",
            )
