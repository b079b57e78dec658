"""Long texts made up for tests: a decree of 200 Điều in Chương, a regulation of Điều alone, a code of more Điều than one
page of contents shows; and a project that has them."""

from __future__ import annotations

from pathlib import Path

from namro.editing import importer

DECREE, REGULATION, CODE = "nghi-dinh-dai", "quy-dinh-dai", "bo-luat-dai"
_CHAPTERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_RECORD = """loai: {kind}
ten_ngan: {name}
trich_yeu: {about}
so_ky_hieu:
  muc_do: chua-neu
ngay_ban_hanh:
  muc_do: chua-neu
co_quan: dang-uy-mau
tinh_trang: da-ban-hanh
cong_khai:
  can_cu: Chủ trang cung cấp để công bố
toan_van: co
nguon:
  - van_ban: {ma}
    khoan: trich-yeu
    trich: {about}
"""
_SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n"


def _articles(first: int, last: int, clauses: int) -> str:
    return "".join(
        f"Điều {number}. Tên của điều thứ {number}\n\n"
        + "".join(
            f"{count}. Việc thứ {count} của điều {number} do cơ quan phụ trách làm, báo cáo đúng hạn.\n\n"
            for count in range(1, clauses + 1)
        )
        for number in range(first, last + 1)
    )


def decree(chapters: int = 10, articles: int = 20, clauses: int = 5) -> str:
    """A decree; by default of 200 Điều in ten Chương, 1,200 clauses and more. Its last Điều says "cây đa giếng nước"."""
    body = "".join(
        f"Chương {_CHAPTERS[at]}\n\nTÊN CỦA CHƯƠNG {at + 1}\n\n{_articles(at * articles + 1, (at + 1) * articles, clauses)}"
        for at in range(chapters)
    )
    return (
        "CHÍNH PHỦ MẪU\n\nNGHỊ ĐỊNH\n\nquy định chi tiết việc mẫu\n\nCăn cứ Luật Mẫu;\n\n"
        f"{body}Điều {chapters * articles + 1}. Hiệu lực\n\nCây đa giếng nước có hiệu lực.\n\n{_SIGNED}"
    )


def regulation(articles: int = 100) -> str:
    """A regulation without Chương; by default of 100 Điều, 400 clauses and more."""
    return f"ĐẢNG ỦY MẪU\n\nQUY ĐỊNH\n\nvề việc làm mẫu\n\n{_articles(1, articles, 3)}{_SIGNED}"


def add_long_texts(root: Path) -> None:
    """The texts with their records, into a project's data."""
    for ma, kind, name, about, text in (
        (DECREE, "nghi-dinh", "Nghị định dài", "quy định chi tiết việc mẫu", decree()),
        (REGULATION, "quy-dinh", "Quy định dài", "về việc làm mẫu", regulation()),
        (CODE, "nghi-dinh", "Bộ luật dài", "quy định chi tiết việc mẫu", decree(articles=70, clauses=1)),
    ):
        folder = root / "data" / "van-ban" / ma
        clauses, _ = importer.import_text(text)
        importer.write(clauses, folder)
        record = _RECORD.format(kind=kind, name=name, about=about, ma=ma)
        (folder / "van-ban.yml").write_text(record, encoding="utf-8")
