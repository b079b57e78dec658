"""A document's full text: present when promised, its clause ids as locked, its slips where they are said to be."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files import seal
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
    path, ids = text.path.replace("toan-van.md", seal.NAME), [k.ma for k in text.toan_van.khoan]
    if text.seal is None:
        yield Problem(
            path,
            1,
            1,
            "",
            "khoa-thieu",
            "Thiếu tệp khóa mã khoản.",
            f"Lấy lại tệp này từ lịch sử git; văn bản mới thì khóa bằng: import niem-phong {text.van_ban}",
        )
        return
    for number in text.seal.broken:
        message = "Dòng này không phải mã khoản và dấu niêm phong của nó."
        yield Problem(path, number, 1, "", "khoa-sai-dong", message, "Lấy lại tệp này từ lịch sử git.")
    for ma in text.seal.ids:
        if ma not in text.toan_van.theo_ma:
            yield Problem(
                text.path,
                1,
                1,
                "khoản",
                "khoa-mat-ma",
                f"Khoản “{ma}” đã công bố nay không còn trong toàn văn.",
                "Mã khoản là vĩnh viễn: lấy lại khoản này từ lịch sử git.",
                cause=f"khoan {text.van_ban}#{ma}",
            )
    for khoan in text.toan_van.khoan:
        if khoan.ma not in text.seal.digests:
            yield Problem(
                text.path,
                khoan.dong,
                1,
                "khoản",
                "khoa-ma-moi",
                f"Khoản “{khoan.ma}” chưa có trong tệp khóa.",
                f"Nếu đúng là khoản mới của bản gốc: import niem-phong {text.van_ban} --ly-do “…” --ngay NĂM-THÁNG-NGÀY.",
            )
    if set(ids) == set(text.seal.ids) and tuple(ids) != text.seal.ids:
        moved = next(
            k for k, locked in zip(text.toan_van.khoan, text.seal.ids, strict=True) if k.ma != locked
        )
        yield Problem(
            text.path,
            moved.dong,
            1,
            "khoản",
            "khoa-doi-cho",
            f"Khoản “{moved.ma}” không còn đúng chỗ đã công bố.",
            "Trả các khoản về thứ tự trong khoan.lock.",
        )
    yield from _words(text, text.seal, path)


def _words(text: FullText, sealed: seal.Seal, path: str) -> Iterator[Problem]:
    """Official words are those that were sealed."""
    if not all(sealed.digests.values()):
        message = "Tệp khóa chưa có dấu niêm phong lời văn của các khoản."
        hint = f"Đối chiếu toàn văn với bản gốc rồi chạy: import niem-phong {text.van_ban}."
        yield Problem(path, 1, 1, "", "khoa-chua-niem-phong", message, hint)
        return
    for khoan in seal.changed(sealed, text.toan_van):
        yield Problem(
            text.path,
            khoan.dong,
            1,
            "khoản",
            "khoa-doi-chu",
            f"Lời văn của khoản “{khoan.ma}” khác với lúc niêm phong.",
            "Lấy lại nguyên văn từ lịch sử git; nếu đó là đính chính theo bản gốc: "
            f"import niem-phong {text.van_ban} --ly-do “…” --ngay NĂM-THÁNG-NGÀY.",
            cause=f"khoan {text.van_ban}#{khoan.ma}",
        )
