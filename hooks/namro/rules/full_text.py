"""A document's full text: present when promised, its clause ids as locked, its slips where they are said to be."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.citations import nearest, squeeze
from namro.files.loaded import FullText, Loaded
from namro.problems import Problem


def full_text(loaded: Loaded) -> Iterator[Problem]:
    """`toan_van` agrees with the files; ids are never removed, renumbered or reordered; slips stand."""
    for entry in loaded.of("van-ban"):
        record, text = entry.record, loaded.texts.get(entry.ma)
        if entry.ma in loaded.unreadable:
            continue
        if record.toan_van and text is None:
            yield entry.problem(
                ("toan_van",),
                "toan-van-thieu",
                "Ghi là có toàn văn nhưng không có tệp toan-van.md.",
                "Nhập văn bản bằng lệnh import, hoặc ghi toan_van: khong.",
            )
        elif not record.toan_van and text is not None:
            yield entry.problem(
                ("toan_van",),
                "toan-van-thua",
                "Có tệp toan-van.md nhưng lại ghi là không có toàn văn.",
                "Ghi toan_van: co.",
            )
        for position, slip in enumerate(record.loi_nguyen_van):
            clause = text.toan_van.theo_ma.get(slip.khoan) if text else None
            if clause is None:
                yield entry.problem(
                    ("loi_nguyen_van", position, "khoan"),
                    "loi-nguyen-van-khoan",
                    f"Không có khoản “{slip.khoan}” trong toàn văn.",
                    "Xem mã khoản trong toan-van.md.",
                )
            elif squeeze(slip.trich) not in squeeze(clause.nguyen_van):
                yield entry.problem(
                    ("loi_nguyen_van", position, "trich"),
                    "loi-nguyen-van-sai",
                    f"Đoạn trích không có nguyên văn trong khoản “{slip.khoan}”.",
                    f"Nguyên văn gần nhất: {nearest(slip.trich, clause)}",
                )
    for text in loaded.texts.values():
        yield from _lock(text)


def _lock(text: FullText) -> Iterator[Problem]:
    path, ids = text.path.replace("toan-van.md", "khoan.lock"), [k.ma for k in text.toan_van.khoan]
    if text.lock is None:
        yield Problem(
            path, 1, 1, "", "khoa-thieu", "Thiếu tệp khóa mã khoản.", "Nhập lại văn bản bằng lệnh import."
        )
        return
    for ma in text.lock:
        if ma not in text.toan_van.theo_ma:
            yield Problem(
                text.path,
                1,
                1,
                "khoản",
                "khoa-mat-ma",
                f"Khoản “{ma}” đã công bố nay không còn trong toàn văn.",
                "Mã khoản là vĩnh viễn: lấy lại khoản này từ lịch sử git.",
            )
    for khoan in text.toan_van.khoan:
        if khoan.ma not in text.lock:
            yield Problem(
                text.path,
                khoan.dong,
                1,
                "khoản",
                "khoa-ma-moi",
                f"Khoản “{khoan.ma}” chưa có trong tệp khóa.",
                f"Nếu đúng là khoản mới: thêm dòng {khoan.ma} vào {path}, đúng thứ tự.",
            )
    if set(ids) == set(text.lock) and tuple(ids) != text.lock:
        moved = next(k for k, locked in zip(text.toan_van.khoan, text.lock, strict=True) if k.ma != locked)
        yield Problem(
            text.path,
            moved.dong,
            1,
            "khoản",
            "khoa-doi-cho",
            f"Khoản “{moved.ma}” không còn đúng chỗ đã công bố.",
            "Trả các khoản về thứ tự trong khoan.lock.",
        )
