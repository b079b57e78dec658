"""A question tree: plain questions one after another, each answer leading to the next question or to an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import Field

from namro.records.base import BienTap, Chu, CoKhong, Ma, NguonBatBuoc, Record
from namro.records.hoc_tap import Phan

MOST = 4
"""Questions on one way; who is asked more gives up."""
End: TypeAlias = Literal["ket-luan", "treo", "vong", "dai"]
"""How a way ends: with an outcome, nowhere, where it has been before, behind too many questions."""


class LuaChon(Record):
    """One answer to a question: `toi` is the question or the outcome that it leads to."""

    chu: Chu = Field(title="lời lựa chọn", max_length=200)
    toi: Ma = Field(title="dẫn tới")


class CauCuaCay(Record):
    """One question of a tree, with what helps to answer it."""

    ma: Ma = Field(title="mã của câu")
    hoi: Chu = Field(title="lời hỏi", max_length=160)
    giai_thich: Chu | None = Field(None, title="giải thích", max_length=300)
    chon: tuple[LuaChon, ...] = Field(title="các lựa chọn", min_length=2, max_length=12)


class KetLuan(Record):
    """One outcome. `loi` is it in one sentence; `ly_do` says, where it is inferred, from what; `van_ban_chua_neu` marks
    one that says what the documents do not say. `phan` holds what else one asks then: to whom, until when, what."""

    ma: Ma = Field(title="mã của kết luận")
    loi: Chu = Field(title="kết luận trong một câu", max_length=240)
    van_ban_chua_neu: CoKhong = Field(False, title="văn bản chưa nêu")
    ly_do: Chu | None = Field(None, title="suy ra từ đâu")
    nguon: NguonBatBuoc
    phan: tuple[Phan, ...] = Field((), title="những điều cần biết thêm")
    tai_lieu: tuple[Ma, ...] = Field((), title="tài liệu")


class CayHoi(BienTap):
    """A question tree. The first of `cau` is asked first. The answers `hoi_dap` and the guides `chuyen_muc` lead here
    with the words `loi_dan`; `ten_khac` are other ways to ask for it."""

    ten: Chu = Field(title="tên, một câu hỏi", max_length=120)
    ten_khac: tuple[Chu, ...] = Field((), title="cách hỏi khác")
    mo_ta: Chu = Field(title="mô tả", max_length=400)
    loi_dan: Chu = Field(title="lời dẫn tới đây", max_length=100)
    hoi_dap: tuple[Ma, ...] = Field((), title="các câu hỏi dẫn tới đây")
    chuyen_muc: tuple[Ma, ...] = Field((), title="các cẩm nang dẫn tới đây")
    cau: tuple[CauCuaCay, ...] = Field(title="các câu hỏi", min_length=1)
    ket_luan: tuple[KetLuan, ...] = Field(title="các kết luận", min_length=1)


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a tree: (question, choice) by their positions, and where its last choice leads."""

    steps: tuple[tuple[int, int], ...]
    end: End
    to: str

    def words(self, tree: CayHoi) -> tuple[str, ...]:
        """What was chosen, in order."""
        return tuple(tree.cau[asked].chon[chosen].chu for asked, chosen in self.steps)


def ways(tree: CayHoi) -> Iterator[Way]:
    """Every way from the first question to an end, whatever is wrong with the tree."""
    asked = {question.ma: at for at, question in reversed([*enumerate(tree.cau)])}
    told = {outcome.ma for outcome in tree.ket_luan}

    def on(at: int, steps: tuple[tuple[int, int], ...]) -> Iterator[Way]:
        for position, choice in enumerate(tree.cau[at].chon):
            gone = (*steps, (at, position))
            after = asked.get(choice.toi)
            if after is None:
                yield Way(gone, "ket-luan" if choice.toi in told else "treo", choice.toi)
            elif after in {one for one, _ in gone}:
                yield Way(gone, "vong", choice.toi)
            elif len(gone) == MOST:
                yield Way(gone, "dai", choice.toi)
            else:
                yield from on(after, gone)

    yield from on(0, ())
