"""Kind, number, day, issuer and level of a document, as its head says them."""

from __future__ import annotations

from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.editing.importer import identity, import_text

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("ỦY BAN NHÂN DÂN XÃ A", "xa-phuong"),
        ("UBND PHƯỜNG B THÀNH PHỐ C", "xa-phuong"),
        ("ĐẢNG ỦY ĐẶC KHU D", "xa-phuong"),
        ("ĐẢNG ỦY XÃ A CHI BỘ THÔN B", "co-so"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH A", "tinh"),
        ("SỞ Y TẾ", ""),
        ("UBND TỈNH A SỞ NỘI VỤ", "tinh"),
        ("THÀNH ỦY A", "thanh-pho"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ A", "thanh-pho"),
        ("HUYỆN ỦY B", "quan-huyen"),
        ("CHÍNH PHỦ", "trung-uong"),
        ("QUỐC HỘI", "trung-uong"),
        ("BỘ TÀI CHÍNH", "trung-uong"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "trung-uong"),
        ("CÔNG TY A", ""),
    ],
)
def test_the_narrowest_level_that_is_named(issuer: str, level: str) -> None:
    assert identity.level(issuer) == level


def test_a_decision_says_who_it_is() -> None:
    text, _ = import_text(
        f"ỦY BAN NHÂN DÂN\nXÃ A\n{NATION}Số: 12/QĐ-UBND\nA, ngày 5 tháng 11 năm 2025\nQUYẾT ĐỊNH\nVề việc thử\n\nĐiều 1. Một."
    )
    found = identity.of(text)
    assert found == identity.Identity(
        "quyet-dinh", "12/QĐ-UBND", "2025-11-05", "ỦY BAN NHÂN DÂN XÃ A", "xa-phuong"
    )
    assert list(identity.told(found))[-1] == "cấp: xa-phuong (Xã, phường, đặc khu)"


def test_a_letter_without_a_type_is_one() -> None:
    text, _ = import_text(
        "ĐẢNG ỦY PHƯỜNG B\n*\nSố 12-CV/ĐU\nV/v học tập\nĐẢNG CỘNG SẢN VIỆT NAM\nB, ngày 05 tháng 11 năm 2025\n\n"
        "Kính gửi: Các chi bộ\n\nĐề nghị thực hiện."
    )
    assert identity.of(text) == identity.Identity(
        "cong-van", "12-CV/ĐU", "2025-11-05", "ĐẢNG ỦY PHƯỜNG B", "xa-phuong"
    )


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("THÔNG CÁO", "thong-cao"),
        ("NGHỊ QUYẾT LIÊN TỊCH", "nghi-quyet-lien-tich"),
        ("QUY HOẠCH", "quy-hoach"),
        ("NỘI QUY", "noi-quy"),
        ("CÔNG ĐIỆN", "cong-dien"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chuong-trinh-hanh-dong"),
    ],
)
def test_kinds_by_the_printed_type(printed: str, kind: str) -> None:
    assert identity.of(import_text(f"{printed}\nvề việc thử\n\n1. Một.")[0]).kind == kind


def test_a_head_that_says_nothing_is_not_guessed() -> None:
    assert identity.of(import_text("1. Một.\n\n2. Hai.")[0]) == identity.Identity()


VILLAGE = """ỦY BAN NHÂN DÂN XÃ A
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 02/HƯ-TB
A, ngày 5 tháng 11 năm 2025
HƯƠNG ƯỚC
THÔN BÌNH YÊN

Điều 1. Mỗi nhà giữ sạch ngõ trước cửa.

Điều 2. Không gây ồn sau 22 giờ.
"""


def test_a_kind_that_the_site_has_added_is_recognised(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = project / "huong-uoc.txt"
    source.write_text(VILLAGE, encoding="utf-8")
    line = ["--root", str(project), "import", "van-ban", str(source), "--id", "huong-uoc-binh-yen"]
    main(line)
    told = capsys.readouterr().out
    assert "không thấy tên loại văn bản" in told and "cach_goi" in told  # where such a kind is added
    site = project / "data/trang.yml"
    own = "cach_goi:\n  loai_van_ban:\n    - ma: huong-uoc\n      ten: Hương ước\n"
    site.write_text(site.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert main([*line, "--ghi-de"]) == 0
    assert "loai: huong-uoc (Hương ước)" in capsys.readouterr().out
    new = ["new", "van-ban", "--khong-hoi", "--ma", "huong-uoc-binh-yen", "--ten-ngan", "Hương ước Bình Yên"]
    given = [*new, "--tinh-trang", "da-ban-hanh", "--dat", "cong_khai.can_cu=Niêm yết ở nhà văn hóa"]
    assert main(["--root", str(project), *given]) == 0, capsys.readouterr().err
    assert "loai: huong-uoc" in (project / "data/van-ban/huong-uoc-binh-yen/van-ban.yml").read_text(
        encoding="utf-8"
    )
