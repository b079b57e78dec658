"""Equal words, equal states: what is inferred for one task is not "not stated" for its twin.

Tasks that quote the same words for one of the five may differ in degree only with a reason of their own (`ly_do`).
Twins in two documents, the same deed in nearly the same words, may differ only as EXPLAINED says; an explanation that
nothing needs any more is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import combinations

from conftest import ROOT
from namro.citations import squeeze
from namro.load import load
from namro.records.nhiem_vu import NhiemVu
from namro.tasks import NAM_RO

ALIKE = 0.55
"""Share of words that the names of two tasks have in common."""
EXPLAINED: Mapping[frozenset[str], str] = {
    frozenset(
        {
            "chon-dia-diem-diem-cau-dang-uy-truc-thuoc-xiv",
            "thuong-truc-dang-uy-truc-thuoc-chu-tri-diem-cau",
        }
    ): "one chooses the place before the conference, no document says by when; the other chairs at it",
}
"""Two tasks → why the deadline of one is inferred and that of the other not stated."""


@cache
def _tasks() -> Mapping[str, tuple[str, NhiemVu]]:
    return load(ROOT).nhiem_vu_theo_ma


def _words(task: NhiemVu) -> set[str]:
    return set(re.findall(r"[^\W\d]+", task.ten.lower()))


def _unequal_twins() -> set[frozenset[str]]:
    found = set()
    for (ma, (document, task)), (other, (elsewhere, twin)) in combinations(_tasks().items(), 2):
        states = {task.tien_do.muc_do, twin.tien_do.muc_do}
        common, every = _words(task) & _words(twin), _words(task) | _words(twin)
        if document != elsewhere and states == {"suy-ra", "chua-neu"} and len(common) >= ALIKE * len(every):
            found.add(frozenset((ma, other)))
    return found


def test_the_same_words_differ_in_degree_only_with_a_reason() -> None:
    quoted: dict[tuple[str, str], dict[str, list[str]]] = {}
    for ma, (_, task) in _tasks().items():
        for field in NAM_RO:
            known = getattr(task, field)
            words = squeeze(" | ".join(sorted(cited.trich for cited in known.nguon)))
            state = known.muc_do if known.muc_do == "trich-dan" or not known.ly_do else "explained"
            if words:
                quoted.setdefault((field, words), {}).setdefault(state, []).append(ma)
    unequal = {key: states for key, states in quoted.items() if len(states.keys() - {"explained"}) > 1}
    assert not unequal, "\n".join(f"{key}: {states}" for key, states in unequal.items())


def test_twins_in_two_documents_are_known_to_the_same_degree() -> None:
    assert not _unequal_twins() - EXPLAINED.keys()


def test_every_explanation_is_still_needed() -> None:
    assert not EXPLAINED.keys() - _unequal_twins()
