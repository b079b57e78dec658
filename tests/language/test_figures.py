"""Numbers and dates in one form for every language of translations."""

from __future__ import annotations

import pytest

from namro.language.figures import figures

ORIGINAL = "Từ ngày 26 đến ngày 28/9/2025, 07 giờ 30, 15 giờ: 2,5 ngày, 1.000 người, Chỉ thị số 01-CT/TU ngày 07/10/2025, khóa XIII, ba khâu, trong tháng 11/2025, mục 3.10"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "From 26 to 28 September 2025, 7:30, 15:00: 2.5 days, 1,000 people, Directive No. 01-CT/TU of 7 October 2025, 13th tenure, three breakthroughs, within November 2025, section 3.10",
        ),
        (
            "zh",
            "2025年9月28日，26日起，7时30分，15时：2.5天，1,000人，01-CT/TU号指示，2025年10月7日，第十三届，三个突破，2025年11月内，3.10节",
        ),
        (
            "km",
            "ថ្ងៃទី២៦ ដល់ ២៨ ខែកញ្ញា ឆ្នាំ២០២៥, ៧:៣០, ១៥:០០: ២,៥ ថ្ងៃ, ១.០០០ នាក់, 01-CT/TU ថ្ងៃទី៧ ខែតុលា ឆ្នាំ២០២៥, XIII, ខែវិច្ឆិកា ឆ្នាំ២០២៥, ៣.១០",
        ),
    ],
)
def test_a_faithful_translation_states_the_same(language: str, words: str) -> None:
    original, own = figures(ORIGINAL), figures(words, language)
    assert original.not_in(own) == [] and own.not_in(original) == []


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("ngày 28/9/2025", "on 9 August 2025"),
        ("ngày 7/10/2025", "on 10 July 2025"),
        ("trong tháng 12/2025", "in December 2026"),
        ("2,5 ngày", "25 days"),
        ("15 giờ", "at 5:00"),
        ("số 01-CT/TU", "No. 02-CT/TU"),
        ("trên 60 tuổi", "over sixty-five"),
        ("trong tháng 5", "one may come in June"),
    ],
)
def test_another_number_or_date_is_seen(told: str, wrong: str) -> None:
    assert figures(told).not_in(figures(wrong, "en"))


def test_may_is_a_month_with_a_day_and_a_verb_alone() -> None:
    assert figures("It May be 5 May 2026.", "en").sure == {"5/5/2026"}
    assert figures("trong tháng 5").not_in(figures("in May", "en")) == []
