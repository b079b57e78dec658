"""A result belongs to a task, to its day and to the ledger: what was recorded once neither changes nor goes."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.ledger import digest, ledger_line
from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem

_HISTORY = "Lấy lại tệp từ lịch sử git. Mục đã ghi thì giữ nguyên; muốn đính chính, thêm mục mới có thay_cho."


def result(loaded: Loaded) -> Iterator[Problem]:
    """Entries stand under a known task, are named after their day, supersede what is there, and none is lost."""
    found = {entry.ma: entry for entry in loaded.of("ket-qua")}
    for entry in found.values():
        yield from _misplaced(entry, loaded)
    for task, ledger in loaded.ledgers.items():
        for line in ledger.broken:
            yield Problem(
                ledger.path,
                line,
                1,
                "",
                "ket-qua-so-hong",
                "Dòng này không phải “tên mục, mã băm”, hoặc trùng tên với dòng khác.",
                "Lấy lại tệp này từ lịch sử git.",
            )
        for name, recorded in ledger.digests.items():
            ma = f"{task}/{name}"
            if ma not in loaded.ids("ket-qua"):
                yield Problem(
                    ledger.path,
                    ledger.lines[name],
                    1,
                    "",
                    "ket-qua-mat",
                    f"Kết quả “{name}” đã ghi vào sổ mà tệp {name}.yml không còn.",
                    _HISTORY,
                )
            elif ma in found and digest(found[ma].record) != recorded:
                yield found[ma].problem(
                    (), "ket-qua-doi", "Kết quả này đã ghi vào sổ với nội dung khác.", _HISTORY
                )


def _misplaced(entry: Entry, loaded: Loaded) -> Iterator[Problem]:
    task, _, name = entry.ma.partition("/")
    record = entry.record
    tasks = loaded.ids("nhiem-vu")
    if task not in tasks:
        hint = did_you_mean(task, tasks) or "Tên thư mục là mã của nhiệm vụ; xem mã trong data/nhiem-vu/."
        yield entry.problem((), "ket-qua-la", f"Không có nhiệm vụ nào mã “{task}”.", hint)
    if not name.startswith(f"{record.ngay.isoformat()}-"):
        yield entry.problem(
            ("ngay",),
            "ket-qua-ten",
            "Tên tệp không mở đầu bằng ngày của kết quả.",
            f"Đổi tên tệp thành {record.ngay.isoformat()}-….yml, hoặc sửa ngày.",
        )
    if record.thay_cho and (
        record.thay_cho == name or f"{task}/{record.thay_cho}" not in loaded.ids("ket-qua")
    ):
        hint = "Ghi tên (không có .yml) của một mục khác trong cùng thư mục."
        yield entry.problem(("thay_cho",), "ket-qua-thay", f"Không có mục “{record.thay_cho}” để thay.", hint)
    if record.ngay_duyet and record.ngay_duyet < record.ngay:
        yield entry.problem(
            ("ngay_duyet",),
            "ket-qua-duyet-som",
            "Ngày duyệt đứng trước ngày có kết quả.",
            "Xem lại hai ngày.",
        )
    ledger = loaded.ledgers.get(task)
    if ledger and name in ledger.drafts and record.trang_thai_bien_tap == "da-duyet":
        message = "Kết quả này đã duyệt mà sổ còn ghi là nháp."
        hint = f"Duyệt bằng lệnh approve; hoặc sửa dòng của nó trong {ledger.path} thành: {ledger_line(name, record)}"
        yield entry.problem((), "ket-qua-chua-vao-so", message, hint)
    if ledger and name not in ledger.digests and name not in ledger.drafts:
        yield entry.problem(
            (),
            "ket-qua-chua-vao-so",
            "Kết quả này chưa được ghi vào sổ.",
            f"Thêm vào {loaded.ledgers[task].path} dòng: {ledger_line(name, record)}",
        )
