"""Private data as people write it, and what only looks like it. The counts are printed: `pytest -s tests/language/test_personal.py`."""

from __future__ import annotations

import json

import pytest

from namro.language.personal import find
from support.real_data import real_data

_MOBILE = [
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "0912-345-678",
    "091 234 5678",
    "09 1234 5678",
    "0383.456.789",
    "0561 234 567",
    "0771234567",
    "0889 123 456",
    "+84912345678",
    "+84 912 345 678",
    "+84 (0)912 345 678",
    "(+84) 912345678",
    "0084 912 345 678",
    "84912345678",
    "84 912 345 678",
    "(091) 234 5678",
    "0912–345–678",
    "0912\u00a0345\u00a0678",
    "+84-91-234-5678",
    "0912 345678",
]
_LANDLINE = [
    "02923812345",
    "0292 3812345",
    "0292.3.812.345",
    "(0292) 3812345",
    "(0292) 3 812 345",
    "024 3825 1234",
    "028-38251234",
    "+84 292 3812345",
    "+84 (292) 3812 345",
    "0084 24 38251234",
    "02923.812.345",
]
_CITIZEN = [
    "092085001234",
    "092 085 001 234",
    "092.085.001.234",
    "001099012345",
    "096303004567",
    "CMND 361234567",
    "CMND số 361 234 567",
    "chứng minh nhân dân số: 361234567",
    "CCCD: 092085001234",
    "căn cước công dân số 092 085 001 234",
    "số định danh cá nhân 092085001234",
]
_OTHER = [
    "mã số BHXH 9212345678",
    "BHXH: 92 1234 5678",
    "thẻ bảo hiểm y tế 9212345678",
    "STK 0123456789",
    "số tài khoản 19031234567890 tại một ngân hàng",
    "tài khoản số: 0071 0001 2345 6",
    "STK: 1234567",
    "nguyen.van.a@gmail.com",
    "Lan_92@yahoo.com.vn",
    "a@cantho.edu.vn",
    "ten@gov.vn.example.com",
    "ten+1@congty.vn",
]
POSITIVE = [*_MOBILE, *_LANDLINE, *_CITIZEN, *_OTHER]

NEGATIVE = [
    # numbers of documents
    "Số 01-CT/TU",
    "59-NQ/TW",
    "Nghị quyết số 45/2022/QH15",
    "Quyết định số 1034/QĐ-TTg",
    "144-KH/TU ngày 05/12/2022",
    "Công văn số 09123-CV/TU",
    "số 0912/UBND-VX",
    "Kế hoạch 01-KH/TW, 02-CTr/TU",
    "TCVN 5699:2010",
    # money
    "1.234.567.890 đồng",
    "0,5 tỷ đồng",
    "12 345 678 900 đồng",
    "500.000.000đ",
    "86.400.000 VNĐ",
    "84.912.345.678 đồng",
    "tổng vốn 102.345.678.901 đồng",
    "1.200.000.000.000 đồng",
    "9.123.456.789 đồng",
    # dates, hours, periods
    "22/11/2026",
    "2026-11-22",
    "01/01/2025 - 31/12/2030",
    "07 giờ 30, ngày 07/02/2026",
    "20251231",
    "2021-2025 2026-2030",
    "2020 2021 2022 2023 2024",
    "08:15 22/11/2026",
    "2026-11-22T08:15:00+07:00",
    "20261122T081500Z",
    # places and measures
    "10.034512, 105.787654",
    "105.787654",
    "10°02'04.2\"N 105°47'15.5\"E",
    "10,0345 105,7876",
    "0.912345678",
    "diện tích 1.438,96 km²",
    "dân số 1.282.274 người",
    "GRDP 7,5 - 8 %",
    "tăng 0912345678%",
    # other long numbers
    "0123456789abcdef",
    "a0912345678f",
    "9780912345678",
    "ISBN 978-604-57-1234-5",
    "1795300000",
    "sha256-0912345678901234567890123456789012345678901234567890123456789012",
    "0 1 2 3 4 5 6 7 8 9",
    "II.1.1.b2.b4.n1",
    "khoản 1.2.3.4.5.6.7.8.9",
    "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    "Bảng 01 02 03",
    "#0912ab",
    "https://nam-ro.example/van-ban/0912345678/x",
    "width=1280 height=0912",
    # addresses of offices, and what is no address
    "vanphong@cantho.gov.vn",
    "tuyengiao@thanhuy.cantho.gov.vn",
    "@media print",
    "a @ b",
    "5 rõ @ Cần Thơ",
    "user@localhost",
]


@pytest.mark.parametrize("text", POSITIVE)
def test_private_data_are_seen(text: str) -> None:
    assert len(list(find(text))) == 1
    assert len(list(find(f"Liên hệ đồng chí phụ trách, {text}, trong giờ làm việc."))) == 1


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_only_looks_like_it_is_let_through(text: str) -> None:
    assert [found.words for found in find(text)] == []
    assert [found.words for found in find(f"Theo {text}; và sau đó.")] == []


def test_a_public_hotline_is_let_through_in_any_form() -> None:
    public = ("0292 3812 345", "phanmem@tochuc.vn")
    for text in ("02923812345", "+84 292 3812345", "(0292) 3.812.345", "PhanMem@tochuc.vn"):
        assert list(find(text, public)) == []
    (found,) = find("gọi 0292 3812 345 hoặc 0912 345 678", public)
    assert (found.kind, found.words.strip()) == ("số điện thoại di động", "0912 345 678")


def test_numbers_side_by_side_are_all_seen() -> None:
    words = [
        found.words.strip() for found in find("năm 2025 0912345678; 0912 345 678 0383 456 789 0771 234 567")
    ]
    assert words == ["0912345678", "0912 345 678", "0383 456 789", "0771 234 567"]


def test_the_real_texts_hold_none_and_many_numbers() -> None:
    """The five documents are full of numbers: none is taken for a person's, and they are the ground of the count."""
    texts = [clause.noi_dung for full in real_data().toan_van.values() for clause in full.khoan]
    numbers = sum(any(char.isdigit() for char in text) for text in texts)
    assert numbers > 90
    assert [found for text in texts for found in find(text)] == []
    print(
        "\n"
        + json.dumps(
            {
                "positive": len(POSITIVE),
                "negative": len(NEGATIVE),
                "clauses with numbers": numbers,
                "wrong": 0,
            }
        )
    )


@pytest.mark.parametrize(
    "number",
    [
        "O912 345 678",
        "09I2345678",
        "o9l2.345.678",
        "0912_345_678",
        "0912/345/678",
        "0912·345·678",
        "0912|345|678",
        "0*9*1*2*3*4*5*6*7*8",
        "٠٩١٢٣٤٥٦٧٨",
        "０９１２ ３４５ ６７８",
        "𝟬𝟵𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴",
        "0912,345,678",
        "(O292)3822222",
        "092·123·456·789",
        "⁰⁹⁰¹²³⁴⁵⁶⁷",
        "₀₉₀₁ ₂₃₄ ₅₆₇",
        "⓪⑨⓪①②③④⑤⑥⑦",
        "〇九〇一二三四五六七",
        "О901 234 567",  # a Cyrillic letter in front
        "Ο901234567",  # a Greek one
        "0901\u202f234\u202f567",
        "0901\u2007234\u3000567",
        "0901\t234\t567",
        "0901−234−567",
        "0901－234﹣567",
        "0901・234․567",
        "0901‧234。567",
        "0901⁄234∕567",
        "0901→234→567",
        "0901×234×567",
        "0901+234=567",
        "0901'234\"567",
        "0901 & 234 & 567",
        "0901<>234<>567",
        "0901[234]567",
        "0901^234`567",
        "0901#234#567",
        "0901  -  234  -  567",
        "không chín không một hai ba bốn năm sáu bảy",
        "0901, 234, 567",
        "0901; 234; 567",
        "0901      234              567",
        "0901........234------567",
        "0901’234’567",
        "(0292), 3812, 345",
        "+84, 901, 234, 567",
        "0, 9, 0, 1, 2, 3, 4, 5, 6, 7",
        "0901 hai ba bốn 567",
        "0901 23 45 sáu bảy",
        "CMND 361,234,567",
        "STK 0123/456/789",
        "BHXH 92,1234,5678",
        "0901%20234%20567",
    ],
)
def test_a_number_in_disguise_is_a_number(number: str) -> None:
    assert list(find(f"Liên hệ {number} để biết thêm.")), number


@pytest.mark.parametrize(
    "words",
    [
        "từ ngày 05/11/2025, 07/11/2025 đến 15/12/2025",
        "các số 05, 07, 09, 11, 13, 15",
        "Nghị quyết 03/2022/NQ-HĐND",
        "1.000.000.000 đồng",
        "0,912345678",
        "II.2.b3, II.2.b4",
        "07:30/08:15/09:45",
        "số 0312/QĐ-BOI",
        "2020/2021/2022/2023",
        "0292 3812¹, 345²",
        "năm 2025¹²³ và 2026⁴⁵⁶",
        "không một hai ba bốn người",
        "các mã 001, 002, 003, 004",
        "mã 0912, ngày 03/04/2025, 1/5/2026",
        "0,5 0,7 0,8 0,9 0,3",
        "0912, 345 đồng",
        "0, 3, 6, 9, 12, 15, 18, 21, 24, 27",
        "lúc 08, 09, 10 giờ 30, 11, 12",
    ],
)
def test_dates_lists_and_amounts_are_no_numbers_in_disguise(words: str) -> None:
    assert list(find(words)) == []


@pytest.mark.parametrize(
    "hidden",
    [
        "0901 234\n567",
        "09012\n34567",
        "0901 2345\n67",
        "O9O1\n234 567",
        "0901-\r\n234-567",
        "0901 234\u2028567",
        "0901 234\v567",
        "0901 234  \n  > 567",
        "- 0901\n- 234\n- 567",
        "+84 901\n234 567",
        "(0292)\n3812345",
        "092 085 001\n234",
        "CMND: 361234\n567",
        "STK\n0123456789",
        "không chín không một\nhai ba bốn năm sáu bảy",
        "٠٩٠١\n٢٣٤٥٦٧",
        "0901\u200b234\u200b567",
        "09\u00ad01234567",
        "0901\U000e0020234567",
        "0901\u0301234567",
        "0\u03329\u03320\u03321\u03322\u03323\u03324\u03325\u03326\u03327",
        "09<b>01</b>234567",
        "09<!-- x -->01234567",
        "0901&nbsp;234&nbsp;567",
        "&#48;9012&#x33;4567",
        "[0901](x) 234 567",
        "nguyenvana@\ngmail.com",
        "nguyenvana\n@gmail.com",
        "nguyenvana@gmail\n.com",
        "nguyenvana @ gmail.com",
        "nguyenvana<b>@</b>gmail.com",
        "nguyenvana@\u200bgmail.com",
        "nguyenvana＠gmail。com",
        "nguyenvana(a)gmail.com",
        "nguyenvana [at] gmail [dot] com",
        "nguyenvana a còng gmail chấm com",
        "0901,\n234,\n567",
        "0901 234,\n567",
        "0901;\n234;\n567",
        "0901 234 56,\n7",
        "1. 0901\n2. 234\n3. 567",
        "0\n9\n0\n1\n2\n3\n4\n5\n6\n7",
        "(0292),\n3812,\n345",
        "CMND: 361,\n234,\n567",
        "STK: 0123,\n456,\n789",
        "nguyenvana@gmail,com",
        "nguyenvana@,\ngmail,\ncom",
        "nguyenvana@-\ngmail.com",
        "nguyenvana,@gmail.com",
        "nguyenvana @ gmail . com",
        "nguyenvana<at>gmail.com",
        "nguyenvana AT gmail DOT com",
        "nguyenvana a-còng gmail chấm com",
        "nguyenvana&#64;gmail.com",
        "nguyenvana&commat;gmail·com",
        "nguyenvana%40gmail.com",
    ],
)
def test_what_lines_and_markup_hide_is_seen_once(hidden: str) -> None:
    assert len(list(find(f"Liên hệ {hidden} nhé."))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "năm 2021\n2025\n2030",
        "01\n02\n03\n04\n05\n06",
        "05/11/2025\n07/11/2025",
        "số 0912\nngày 03/04/2025, 45/2022",
        "1.000\n000.000 đồng",
        "Kế hoạch 01-KH/TW\n02-CTr/TU",
        "vanphong @ cantho.gov.vn",
        "văn phòng\n@ khu vực. Sau đó",
        "khoản (a) điều.khoản",
        "a < 0901 và b > 234 567",
        "không\nmột hai ba",
        "&#99999999999999999999; &bogus; &amp;",
    ],
)
def test_lines_one_below_another_are_no_numbers(words: str) -> None:
    assert list(find(words)) == []


def test_a_public_number_is_public_over_two_lines() -> None:
    assert list(find("gọi 0292\n3812 345", ("0292 3812 345",))) == []
