"""The principle's own page: where the five rõ come from, how they are applied here, the rules of degrees and states."""

from __future__ import annotations

from namro.library.deadlines import CAC_MA, NHAN, SAP_DEN_HAN, MaTrangThai
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import PRINCIPLE, listing

URL = PRINCIPLE

KHI_NAO: dict[MaTrangThai, str] = {
    "hoan-thanh": "Có kết quả ghi hoàn thành, có ngày và bằng chứng, ngày ấy không sau ngày hạn hoặc việc không có ngày hạn.",
    "hoan-thanh-sau-han": "Có kết quả ghi hoàn thành, có bằng chứng, nhưng ngày của kết quả sau ngày cuối mà lời văn có thể chỉ.",
    "dang-thuc-hien": "Thông tin gần nhất ghi đang thực hiện, và ngày hạn chưa qua hoặc không có.",
    "chua-hoan-thanh": "Thông tin gần nhất ghi chưa hoàn thành, và ngày hạn chưa qua hoặc không có.",
    "sap-den-han": f"Chưa có thông tin; còn không quá {SAP_DEN_HAN} ngày là đến ngày cuối mà lời văn có thể chỉ.",
    "chua-den-han": f"Chưa có thông tin; còn hơn {SAP_DEN_HAN} ngày mới đến ngày cuối.",
    "da-qua-han-chua-co-thong-tin": "Ngày cuối đã qua và sau ngày ấy không có thông tin nào: không nói việc xong hay chưa.",
    "qua-han": "Ngày cuối đã qua và có thông tin sau ngày ấy, có bằng chứng, ghi việc chưa xong.",
    "dinh-huong": "Là định hướng, không phải việc có hạn: không bao giờ tính là quá hạn.",
    "chua-co-thong-tin": "Văn bản không nêu ngày và chưa có thông tin về kết quả.",
}
"""When each state is given, in the words of a reader; the rules themselves are `namro.library.deadlines.state`."""


def render(pages: Pages) -> list[Output]:
    """One page."""
    principle = pages.library.trang.nam_ro
    whence = "“5 rõ” ở đâu ra, trang này" if principle and principle.nguon else "Trang này"
    title = f"Cách đếm theo {pages.library.trang.goi_nam_cot}"
    states = [(ma, NHAN[ma], KHI_NAO[ma]) for ma in KHI_NAO]
    if set(KHI_NAO) != set(CAC_MA):
        raise AssertionError("a state of namro.library.deadlines is not explained")
    return [
        pages.output(
            URL,
            "nguyen_tac.html",
            title,
            f"{whence} áp dụng thế nào, khi nào ghi có trích dẫn, suy ra, chưa nêu, khi nào ghi quá hạn.",
            trail=[("Việc phải làm", listing("nhiem-vu"))],
            tinh_hinh=states,
        )
    ]
