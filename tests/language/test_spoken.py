"""What is read on the loudspeaker: numbers are read back by a parser of the tests' own, which knows nothing of how they
were made; dates, hours, quarters, documents' numbers and abbreviations by examples."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namro.language.roman import numeral
from namro.language.spoken_letters import Unreadable
from namro.language.spoken_numbers import Reading, decimal, ordinal, whole
from namro.language.spoken_text import sentences, spoken, syllables

STANDARD = Reading()
NAMES = {"UBND": "Ủy ban nhân dân", "TP.HCM": "thành phố Hồ Chí Minh", "CT": "chỉ thị", "TU": "Thành ủy"}
WAYS = tuple(
    Reading(linh=linh, mot=mot, nham=nham, tu=tu, nghin=nghin)
    for linh, mot, nham, tu, nghin in itertools.product(
        ("linh", "lẻ"), (True, False), (True, False), (True, False), ("nghìn", "ngàn")
    )
)
_ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5}
_ONES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_UNITS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """The number that somebody hears who only knows the words."""
    total, below, heard = 0, 0, 0
    for word in words.split():
        if word == "tỷ":
            total, below, heard = (total + below + heard) * 10**9, 0, 0
        elif word in _UNITS:
            below, heard = below + heard * _UNITS[word], 0
        elif word == "trăm":
            heard *= 100
        elif word == "mươi":
            heard = heard // 100 * 100 + heard % 100 * 10
        elif word == "mười":
            heard += 10
        elif word not in ("linh", "lẻ"):
            heard += _ONES[word]
    return total + below + heard


@given(st.integers(0, 10**12) | st.integers(0, 10**4) | st.integers(0, 12).map(lambda power: 10**power))
def test_whoever_hears_a_number_knows_it(number: int) -> None:
    for way in WAYS:
        assert read_back(whole(number, way)) == number


def test_every_small_number_has_words_of_its_own() -> None:
    for way in WAYS:
        said = [whole(number, way) for number in range(3000)]
        assert len(set(said)) == len(said)
        assert [read_back(words) for words in said] == list(range(3000))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (14, "mười bốn"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh tư"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (2025, "hai nghìn không trăm hai mươi lăm"),
        (10**6 + 4, "một triệu không trăm linh tư"),
        (10**12, "một nghìn tỷ"),
        (-5, "âm năm"),
    ],
)
def test_whole_numbers_as_they_are_said(number: int, words: str) -> None:
    assert whole(number, STANDARD) == words


def test_a_setting_changes_its_own_word_alone() -> None:
    assert whole(105, replace(STANDARD, linh="lẻ")) == "một trăm lẻ năm"
    assert whole(21, replace(STANDARD, mot=False)) == "hai mươi một"
    assert whole(15, replace(STANDARD, nham=True)) == "mười lăm"
    assert whole(25, replace(STANDARD, nham=True)) == "hai mươi nhăm"
    assert whole(24, replace(STANDARD, tu=False)) == "hai mươi bốn"
    assert whole(1000, replace(STANDARD, nghin="ngàn")) == "một ngàn"


def test_beyond_what_is_announced_is_refused() -> None:
    with pytest.raises(ValueError, match="1000000000000000000"):
        whole(10**18, STANDARD)


def test_decimals_and_ordinals() -> None:
    assert decimal("7,5", STANDARD) == "bảy phẩy năm"
    assert decimal("10,25", STANDARD) == "mười phẩy hai mươi lăm"
    assert decimal("0,05", STANDARD) == "không phẩy không năm"
    assert decimal("3,1416", STANDARD) == "ba phẩy một bốn một sáu"
    assert [ordinal(number, STANDARD) for number in (1, 2, 4, 14, 24)] == [
        "nhất",
        "hai",
        "tư",
        "mười bốn",
        "hai mươi tư",
    ]


def _numerals() -> Iterator[tuple[int, str]]:
    """Every numeral up to 3999, by its four places."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    shift = [dict(zip("IVX", signs, strict=False)) for signs in ("IVX", "XLC", "CDM", "M")]
    for number in range(1, 4000):
        places = [int(digit) for digit in reversed(str(number))]
        made = ("".join(shift[at][sign] for sign in ones[digit]) for at, digit in enumerate(places))
        yield number, "".join(reversed(list(made)))


def test_roman_numerals_in_their_one_form() -> None:
    assert all(numeral(text) == number for number, text in _numerals())
    assert [numeral(text) for text in ("IIII", "VX", "IC", "", "A", "XIVI")] == [None] * 6


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Chỉ thị số 01-CT/TU ngày 07/10/2025",
            "Chỉ thị số không một gạch ngang xê tê trên tê u ngày mùng bảy tháng mười năm hai nghìn không trăm hai mươi lăm",
        ),
        ("số 45/2022/QH15", "Số bốn mươi lăm trên hai nghìn không trăm hai mươi hai trên quy hát mười lăm"),
        ("quý IV/2025", "Quý bốn năm hai nghìn không trăm hai mươi lăm"),
        ("trong quý 1 năm 2026", "Trong quý một năm hai nghìn không trăm hai mươi sáu"),
        ("tháng 12/2025", "Tháng mười hai năm hai nghìn không trăm hai mươi lăm"),
        ("tháng 4 năm 2026", "Tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("ngày 30 tháng 4", "Ngày ba mươi tháng tư"),
        ("từ ngày 26 đến ngày 28/9", "Từ ngày hai mươi sáu đến ngày hai mươi tám tháng chín"),
        ("lúc 14h00, 07:30 và 8 giờ 15 phút", "Lúc mười bốn giờ, bảy giờ ba mươi và tám giờ mười lăm phút"),
        ("lần thứ I, Đại hội XIV, khóa XIII", "Lần thứ nhất, Đại hội mười bốn, khóa mười ba"),
        ("thứ 4 và thứ 24", "Thứ tư và thứ hai mươi tư"),
        (
            "nhiệm kỳ 2025 - 2030",
            "Nhiệm kỳ hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm ba mươi",
        ),
        ("tăng 10 - 10,5%/năm", "Tăng mười đến mười phẩy năm phần trăm một năm"),
        ("1.234.567 đồng", "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        ("12 km2 và 0,5 ha", "Mười hai ki-lô-mét vuông và không phẩy năm héc-ta"),
        ("mục II.3.8", "Mục hai chấm ba chấm tám"),
        (
            "UBND xã (hoặc phường), TP.HCM v.v.",
            "Ủy ban nhân dân xã, hoặc phường, thành phố Hồ Chí Minh vân vân",
        ),
        ("gọi 0292 3820 000", "Gọi không hai chín hai ba tám hai không không không không"),
        ("bản dự thảo (9/2025)", "Bản dự thảo, tháng chín năm hai nghìn không trăm hai mươi lăm"),
        ("5 rõ", "Năm rõ"),
    ],
)
def test_what_is_written_is_said(written: str, said: str) -> None:
    assert spoken(written, NAMES, STANDARD) == said


def test_a_document_s_number_in_full_names() -> None:
    said = spoken("Chỉ thị số 01-CT/TU", NAMES, replace(STANDARD, spelled=False))
    assert said == "Chỉ thị số không một, chỉ thị, Thành ủy"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("GRDP tăng", "GRDP"),
        ("mạng 5G", "5G"),
        ("1/3 số hộ", "1/3"),
        ("ngày 30/02/2026", "ngày 30/02/2026"),
        ("tháng 13/2025", "tháng 13/2025"),
        ("25 giờ 10", "25 giờ 10"),
        ("làm 24/7", "24/7"),
        ("A&B", "A&B"),
    ],
)
def test_what_nobody_can_say_is_told_not_guessed(written: str, what: str) -> None:
    with pytest.raises(Unreadable) as raised:
        spoken(written, NAMES, STANDARD)
    assert raised.value.words == what


@given(st.text(alphabet="0123456789 IVXLàảngyth/.,-%()quýmố", max_size=24))
def test_whatever_is_written_is_said_without_a_digit_or_refused(written: str) -> None:
    try:
        said = spoken(written, NAMES, STANDARD)
    except Unreadable:
        return
    assert not any(letter.isdigit() for letter in said)


def test_sentences_and_syllables_are_counted_as_they_are_said() -> None:
    assert sentences("Một câu. Hai câu! Ba câu?") == ("Một câu.", "Hai câu!", "Ba câu?")
    assert syllables("mười hai ki-lô-mét.") == 5
