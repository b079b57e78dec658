"""A row of a guide's table has a statement for each column behind the first, and a row's cells are cited."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem


def guide_table(loaded: Loaded) -> Iterator[Problem]:
    """Rows with too few or too many cells; cells that are inferred without saying from where; guides that questions
    lead to without words."""
    for entry in loaded.of("chuyen-muc"):
        table = entry.record.bang
        for row, line in enumerate(table.hang if table else ()):
            here = ("bang", "hang", row, "o")
            wanted = len(table.cot) - 1
            if len(line.o) != wanted:
                yield entry.problem(
                    here,
                    "bang-lech-cot",
                    f"Hàng “{line.dau}” có {len(line.o)} ô, bảng có {wanted} cột sau cột đầu.",
                    "Mỗi cột một ô; điều văn bản không nói thì ghi muc_do: chua-neu, không hợp thì khong-ap-dung.",
                )
            for column, cell in enumerate(line.o):
                if cell.muc_do == "suy-ra" and not cell.nguon:
                    yield entry.problem(
                        (*here, column),
                        "bang-thieu-nguon",
                        f"Ô “{cell.noi_dung}” ghi là suy ra nhưng không có nguồn.",
                        "Thêm nguon: chỗ văn bản mà từ đó suy ra.",
                    )
        if entry.record.hoi_dap and entry.record.loi_dan is None:
            yield entry.problem(
                ("hoi_dap",),
                "thieu-loi-dan",
                "Có câu hỏi dẫn tới đây mà không có lời dẫn.",
                "Thêm loi_dan: vài chữ nói ở đây xem được gì, ví dụ: ai phải viết, nộp ở đâu, bao giờ.",
            )
