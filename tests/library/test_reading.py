"""How long a study path takes, and what of it fits in ten minutes, half an hour, a session."""

from __future__ import annotations

from itertools import chain

import pytest

from namro.files.citations import word_count
from namro.library.reading import LENGTHS, SYLLABLES_A_MINUTE, fitted, minutes_of, read_path, sessions
from namro.records.hoc_tap import DiemDen
from support.real_data import real_published


@pytest.mark.parametrize(
    "minutes",
    [
        [[1, 1, 1], [2], [9, 1]],
        [[12], [1, 40], [300]],
        [[11]],
        [[500]],
        [[1] * 40],
        [],
    ],
    ids=str,
)
def test_a_session_holds_what_fits_and_a_longer_one_all_of_a_shorter(minutes: list[list[int]]) -> None:
    within = fitted(minutes)
    for length in LENGTHS:
        taken = [minutes[at][nth] for (at, nth), shortest in within.items() if shortest <= length]
        left_out = [
            step[nth]
            for at, step in enumerate(minutes)
            for nth in range(len(step))
            if within.get((at, nth), LENGTHS[-1] + 1) > length
        ]
        assert sum(taken) <= length
        assert all(sum(taken) + one > length for one in left_out), "nothing that fits is left out"


def test_the_first_place_of_every_step_comes_before_the_second_of_any() -> None:
    within = fitted([[4, 4], [4, 4], [2]])
    assert [key for key, length in within.items() if length == 10] == [(0, 0), (1, 0), (2, 0)]


def test_a_place_takes_as_long_as_its_words() -> None:
    library = real_published()
    ma, text = next(iter(library.toan_van.items()))
    words = sum(word_count(khoan.chu) for khoan in text.khoan)
    whole = minutes_of(library, DiemDen(loai="van-ban", ma=ma))
    assert (whole - 1) * SYLLABLES_A_MINUTE < words <= whole * SYLLABLES_A_MINUTE
    assert minutes_of(library, DiemDen(loai="van-ban", ma=ma, khoan=text.khoan[-1].ma)) == 1
    outside = next(ma for ma in library.van_ban if ma not in library.toan_van)
    for den in (
        DiemDen(loai="van-ban", ma=outside),
        *(
            DiemDen(loai=kind, ma=next(iter(held)))
            for kind, held in (
                ("hoi-nghi", library.hoi_nghi),
                ("chuyen-de", library.chuyen_de),
                ("hoi-dap", library.hoi_dap),
                ("chuyen-muc", library.chuyen_muc),
                ("cay-hoi", library.cay_hoi),
                ("nhiem-vu", {key: held for key, held in library.nhiem_vu.items() if held}),
            )
        ),
    ):
        assert 1 <= minutes_of(library, den) <= 60


def test_all_six_audiences_have_a_path_with_something_for_ten_minutes() -> None:
    library = real_published()
    assert {path.doi_tuong for path in library.lo_trinh.values()} == set(library.doi_tuong)
    for path in library.lo_trinh.values():
        steps = read_path(library, path)
        told = sessions(steps)
        assert told[0].dai == LENGTHS[0] and told[0].phut <= LENGTHS[0]
        assert told[-1].so_cho == len([*chain.from_iterable(steps)]), "a session is enough for all of it"
        assert [one.so_cho for one in told] == sorted({one.so_cho for one in told})
