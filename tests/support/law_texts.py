"""Small official texts made up for tests, clause by clause, with all that the standard for legal documents has a place for."""

from __future__ import annotations

from namro.files.clauses import ToanVan, parse

AMENDING = """{#the-thuc the-thuc} CHÍNH PHỦ MẪU
Số: 12/2026/NĐ-MAU

{#ten-loai ten-loai} NGHỊ ĐỊNH

{#trich-yeu trich-yeu} sửa đổi, bổ sung một số điều của Nghị định mẫu^(\\*)

{#trich-yeu.n1 ghi-chu} ^(\\*) Gọi tắt là R&D <mẫu>.

{#p1 doan} Căn cứ Luật Mẫu;

{#p2 doan} Theo đề nghị của Bộ trưởng,

{#phan-1 phan} PHẦN THỨ NHẤT

{#phan-1.ten ten-muc} NHỮNG QUY ĐỊNH CHUNG

{#chuong-i chuong} Chương I

{#chuong-i.ten ten-muc} SỬA ĐỔI

{#chuong-i.muc-1 muc} Mục 1. VIỆC

{#chuong-i.muc-1.tieu-muc-1 tieu-muc} Tiểu mục 1. Nhỏ

{#dieu-1 dieu} Điều 1. Sửa đổi, bổ sung một số điều

{#dieu-1.1 khoan} 1. Sửa đổi, bổ sung Điều 5 như sau:

{#dieu-1.1.q1.dieu-5 dieu} “Điều 5. Tên *mới*

{#dieu-1.1.q1.dieu-5.1 khoan} 1. Theo khoản 2 Điều này.

{#dieu-1.1.q1.dieu-5.1.dd diem} đ) Lời mới.”.

{#dieu-1.1.p1 doan} Câu nối.

{#dieu-1.1.q2.p1 doan} “Đoạn thứ hai”;

{#dieu-1.2 khoan} 2. Khẩu hiệu của khoản 1 Điều này và Điều 2 Nghị định này, trừ Điều 9 Nghị định này, Điều 1 Luật Khác, Điều 1 Quy chế này:

{#dieu-1.2.bang-1 bang} | Việc
|<
| Hạn
|-
| Tên
| Nơi
|^

{#dieu-1.2.bang-1.n1 ghi-chu} ⁽¹⁾ Tính đến nay.

{#dieu-1.2.bang-1.h1 hang} | Học
tập
|<
| 5 | 6

{#dieu-1.2.bang-1.h1.n1 ghi-chu} ⁽²⁾ Cả buổi.

{#dieu-1.2.bang-1.h2 hang} | **Hai**
|
| 2

{#dieu-1.3 khoan} 3. Xem Phụ lục I Nghị định này.

{#dieu-1.3x2 khoan} 3. Số in hai lần.

{#dieu-2 dieu} Điều 2. Hiệu lực

{#dieu-2.p1 doan} Có hiệu lực từ ngày ký.

{#dieu-2.m1 ma-ket} MỘT DÒNG
HAI DÒNG

{#nn noi-nhan} Nơi nhận:

{#nn.1 noi-nhan} - Như Điều 2;

{#ky.1 ky} TM. CHÍNH PHỦ

{#pl1 phu-luc} PHỤ LỤC I DANH MỤC

{#pl1.kem-theo kem-theo} (Kèm theo Nghị định số 12/2026/NĐ-MAU)

{#pl1.bang-1.h1 hang} | 1
| A_B_C

{#pl1.bang-1.h2 hang} |<
|^

{#pl2 phu-luc} PHỤ LỤC II

{#quy-che phu-luc} QUY CHẾ

{#quy-che.ten ten-muc} làm việc

{#quy-che.dieu-1 dieu} Điều 1. Phạm vi của Điều 2 Quy chế này

{#quy-che.dieu-2 dieu} Điều 2. Hết.

{#quy-che.ky.1 ky} CHỦ TỊCH

{#quy-che.pl1 phu-luc} Mẫu số 1

{#quy-che.pl1.p1 doan} # 1. Không phải đề mục
"""
LADDER = """{#ten-loai ten-loai} KẾ HOẠCH

{#trich-yeu trich-yeu} làm việc

{#A de-muc} A- TÌNH HÌNH

{#A.I de-muc} I/ KẾT QUẢ

{#A.I.1 de-muc} 1. Một

{#A.I.1.1 khoan} 1.1. Một một:

{#A.I.1.1.a diem} a) Chữ a:

{#A.I.1.1.a.b1 gach} – Gạch đầu dòng.

{#A.I.1.1.a.b2 gach} – Gạch nữa⁽¹⁾, theo mục 1 phần I Kế hoạch này.

{#A.I.p1 doan} Đoạn sau.

{#A.I.1.1.a.b2.n1 ghi-chu} ⁽¹⁾ Chú thích in ở cuối trang.

{#A.I.2 khoan} 2. Khẩu hiệu:

{#A.I.2.q1.p1 doan} “Một lòng”.

{#A.ten ten-muc} TÊN ĐỨNG SAU

{#pl1 phu-luc} Phụ lục

{#pl1.1 khoan} 1. Trong phụ lục.

{#ky.1 ky} KÝ SAU PHỤ LỤC
"""
UNNUMBERED = """{#ten-loai ten-loai} THÔNG BÁO

{#p1 doan} Chỉ có một đoạn.

{#p1.b1 gach} _ Dòng lạ.
"""


def text_of(words: str) -> ToanVan:
    """The clauses; every one must be well formed."""
    text, problems = parse(words, "toan-van.md")
    assert problems == []
    return text
