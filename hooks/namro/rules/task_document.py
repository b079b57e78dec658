"""A folder of tasks is named after a held document, and each of its tasks cites that document."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.kinds import document_of


def task_document(loaded: Loaded) -> Iterator[Problem]:
    """Names of the folders of tasks, and what their tasks rest on."""
    for name in sorted(loaded.ids("nhiem-vu-van-ban")):
        if name not in loaded.ids("van-ban"):
            hint = did_you_mean(name, loaded.texts) or "Tên thư mục phải là mã của một văn bản."
            yield Problem(
                f"data/nhiem-vu/{name}",
                1,
                1,
                "tên thư mục",
                "nhiem-vu-van-ban",
                f"Không có văn bản “{name}”.",
                hint,
                cause=f"van-ban {name}",
            )
    bare = {entry.ma for entry in loaded.of("van-ban") if not entry.record.toan_van}
    for entry in loaded.of("nhiem-vu"):
        if document_of(entry.path) in bare:
            yield entry.problem(
                (),
                "nhiem-vu-khong-toan-van",
                f"Văn bản “{document_of(entry.path)}” chưa có toàn văn nên chưa có nhiệm vụ nào trích được từ đó.",
                "Nhập toàn văn bằng lệnh import, hoặc đưa nhiệm vụ về văn bản mà nó trích.",
            )
        document = document_of(entry.path)
        if document in loaded.texts and all(cited.van_ban != document for cited in entry.record.nguon):
            yield entry.problem(
                ("nguon",),
                "nhiem-vu-nguon",
                f"Nhiệm vụ của “{document}” mà không trích văn bản ấy.",
                f"Thêm một nguồn có van_ban: {document}.",
            )
