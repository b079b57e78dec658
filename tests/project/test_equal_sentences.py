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

from namro.files.citations import squeeze
from namro.library.tasks import NAM_RO
from namro.records.nhiem_vu import NhiemVu
from support.real_data import real_data

RUN = 4
"""Words in a row that the deeds of two tasks of the same bodies have in common."""
_OTHER_DEED = "they share a turn of phrase: one is done at the conference, of the other no document says when"
EXPLAINED: Mapping[tuple[str, str], str] = dict.fromkeys(
    [
        ("theo-doi-tong-hop-tinh-hinh", "van-phong-to-chuc-ket-noi-truc-tuyen-xiv"),
        ("ban-hanh-chi-thi-trien-khai-nghi-quyet", "ket-noi-diem-cau-trung-uong-hoi-nghi-xiv"),
        ("ban-hanh-chi-thi-trien-khai-nghi-quyet", "mo-rong-truc-tuyen-hoi-nghi-toan-quoc-tu6"),
        ("ban-hanh-ke-hoach-hoc-tap-trien-khai-nghi-quyet", "ket-noi-diem-cau-trung-uong-hoi-nghi-xiv"),
        ("ban-hanh-ke-hoach-hoc-tap-trien-khai-nghi-quyet", "mo-rong-truc-tuyen-hoi-nghi-toan-quoc-tu6"),
        ("tham-muu-ban-chap-hanh-xay-dung-quy-che", "mo-rong-truc-tuyen-hoi-nghi-toan-quoc-tu6"),
        ("tham-muu-ban-chap-hanh-chuong-trinh-lam-viec", "mo-rong-truc-tuyen-hoi-nghi-toan-quoc-tu6"),
        ("tham-muu-ban-chap-hanh-chuong-trinh-kiem-tra", "mo-rong-truc-tuyen-hoi-nghi-toan-quoc-tu6"),
    ],
    _OTHER_DEED,
) | {
    ("can-bo-dang-vien-viet-thu-hoach", "can-bo-dang-vien-hoc-tap-nghi-quyet-tu6"): (
        "one writes the report, within a month that the plan names; the other studies"
    ),
}
"""Two tasks → why the deadline of one is inferred and that of the other not stated."""


@cache
def _tasks() -> Mapping[str, tuple[str, NhiemVu]]:
    return real_data().nhiem_vu_theo_ma


def _runs(task: NhiemVu) -> set[tuple[str, ...]]:
    """All runs of RUN words in the task's name and in what is quoted for its deed."""
    found = set()
    for text in (task.ten, *(cited.trich for cited in task.viec.nguon)):
        words = re.findall(r"[^\W\d]+", text.lower())
        found |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def _unequal_twins() -> set[tuple[str, str]]:
    """Tasks of two documents, of the same bodies and of like words, one with an inferred deadline, one with none."""
    runs = {ma: _runs(task) for ma, (_, task) in _tasks().items()}
    found = set()
    for (ma, (document, task)), (other, (elsewhere, twin)) in combinations(_tasks().items(), 2):
        states = {task.tien_do.muc_do, twin.tien_do.muc_do}
        bodies = [{*one.nguoi.chu_tri, *one.nguoi.thuc_hien} for one in (task, twin)]
        if document != elsewhere and states == {"suy-ra", "chua-neu"} and bodies[0] == bodies[1]:
            found |= {(ma, other)} if runs[ma] & runs[other] else set()
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
