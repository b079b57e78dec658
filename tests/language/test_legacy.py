"""Old encodings: told by name with the first word that shows it; foreign names are left alone."""

import pytest

from conftest import ROOT
from namro.language import legacy

WORDS = [
    "Đảng",
    "ủy",
    "xã",
    "tổ",
    "chức",
    "hội",
    "nghị;",
    "Nghị",
    "quyết,",
    "nhiệm",
    "kỳ,",
    "được,",
    "phải,",
    "những,",
    "trưởng,",
    "kiểm",
    "tra",
]


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Héi nghÞ qu¸n triÖt", "TCVN3", "nghị"),
        ("§¶ng ñy", "TCVN3", "Đảng"),
        ("Hoäi nghò quaùn trieät", "VNI", "Hội"),
        ("Ñaûng uûy", "VNI", "Đảng"),
        ("Nghá»‹ quyáº¿t", "UTF-8", "Nghị"),
    ],
)
def test_text_pasted_from_an_old_encoding(text: str, name: str, meant: str) -> None:
    found = legacy.in_text(text)
    assert found is not None
    assert name in found.name
    assert found.meant == meant
    assert text[found.offset :].startswith(found.word)


@pytest.mark.parametrize(
    "text", ["Müller", "Curaçao", "5 µm", "1½", "© 2026", "«a»", "Zürich", "10 ºC", *WORDS]
)
def test_other_letters_are_left_alone(text: str) -> None:
    assert legacy.in_text(text) is None


def test_every_vietnamese_letter_comes_out_of_both_tables() -> None:
    assert legacy.tcvn3("µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ") == "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệ"
    assert legacy.vni("aøaùaûaõaïaêaèaéaúaüaëaâaàaáaåaãaäñoâoàoáoåoãoäôøôùôûôõôïöøöùöûöõöïÑÖÔ") == (
        "àáảãạăằắẳẵặâầấẩẫậđôồốổỗộờớởỡợừứửữựĐƯƠ"
    )


def test_nothing_of_ours_is_taken_for_an_old_encoding() -> None:
    files = [*ROOT.glob("data/**/*.yml"), *ROOT.glob("data/**/*.md"), *ROOT.glob("tests/sources/*.txt")]
    assert len(files) > 200
    assert [path for path in files if legacy.in_text(path.read_text(encoding="utf-8"))] == []
