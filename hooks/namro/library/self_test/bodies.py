"""Questions about bodies: who leads or does a task, to whom one reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from namro.files.citations import citations, squeeze
from namro.files.naming import TenGoi
from namro.library.library import Library
from namro.library.self_test.item import Item, gives_away, stated, wrong
from namro.library.tasks import SoViec, Viec
from namro.records.base import TrichDan

_GENERAL = ("nhieu-cap", "chua-neu")
_ENOUGH = 8
"""With fewer bodies in a document's own tasks, those of all documents are offered."""
_LEADS = "Ai chủ trì việc “{}”?"
_DOES = "Việc “{}” giao cho ai?"
_REPORTS = "Ở việc “{}”, phải báo cáo ai?"
_SEVERAL = ("Các ", "Những ")


@dataclass(frozen=True)
class Bodies:
    """Asks about the bodies of tasks."""

    book: SoViec

    @property
    def library(self) -> Library:
        """Whose tasks they are."""
        return self.book.library

    def items(self) -> Iterator[Item]:
        """A question of each sort for a task whose words name one body for it and leave nothing to be explained."""
        for viec in self.book.tat_ca:
            who, answer = viec.nhiem_vu.nguoi, viec.nhiem_vu.trach_nhiem
            if who.muc_do == "trich-dan" and not who.ly_do and len(viec.ai) == 1:
                asked = _LEADS if who.chu_tri else _DOES
                yield from self._asked(viec, "ai", asked, viec.ai[0], who.nguon or viec.nhiem_vu.nguon)
            if answer.muc_do == "trich-dan" and answer.bao_cao_den and not answer.ly_do:
                yield from self._asked(viec, "bao-cao", _REPORTS, answer.bao_cao_den, answer.nguon)

    def _asked(
        self, viec: Viec, sort: str, words: str, body: str, cited: tuple[TrichDan, ...]
    ) -> Iterator[Item]:
        task, name = viec.nhiem_vu, self.library.don_vi[body].ten
        ma = f"nhiem-vu.{task.id}.{sort}"
        if body not in self._proper or gives_away(task.ten, name):
            return
        near = self._near(viec)
        others = (self.library.don_vi[one].ten for one in self._at_work[viec.van_ban] if one not in near)
        alike = (one for one in others if one.startswith(_SEVERAL) == name.startswith(_SEVERAL))
        chosen = wrong(ma, name, alike)
        if chosen:
            where = stated(self.library, viec.van_ban, task)
            yield Item(ma, words.format(task.ten), name, cited, viec.url, chosen, where)

    def _near(self, viec: Viec) -> frozenset[str]:
        """The bodies that could be right too: with a part in the task or in one of the same name or clause, named in the
        clauses that it cites or above them, and all above and below these."""
        clauses = {(one.van_ban, one.khoan) for _, one in citations(viec.nhiem_vu)}
        alike = [
            one
            for one in self.book.tat_ca
            if one.nhiem_vu.ten == viec.nhiem_vu.ten
            or any((cited.van_ban, cited.khoan) in clauses for cited in one.nhiem_vu.nguon)
        ]
        parts = {body for one in alike for body, _ in one.phan}
        for document, khoan in clauses:
            above = (one.ma for one in self.library.toan_van[document].to_tien(khoan))
            for clause in (khoan, *above):
                parts |= {named.don_vi for named in self.library.neu_ten[document, clause]}
        parts |= {one.don_vi for one in self._names.trong(squeeze(viec.nhiem_vu.ten))}
        family = {one for body in parts for one in self.book.len_tren(body)}
        return frozenset(family.union(*(self.book.ben_duoi.get(body, ()) for body in parts)))

    @cached_property
    def _names(self) -> TenGoi:
        return TenGoi(self.library.don_vi)

    @cached_property
    def _proper(self) -> frozenset[str]:
        """The bodies of which there is one, with a name of their own."""
        return frozenset(
            ma
            for ma, body in self.library.don_vi.items()
            if body.ten[0].isupper() and body.cap not in _GENERAL
        )

    @cached_property
    def _at_work(self) -> dict[str, list[str]]:
        """By document: the proper bodies with a part in its tasks, then those of all others."""
        own = {
            ma: dict.fromkeys(body for viec in tasks for body, _ in viec.phan if body in self._proper)
            for ma, tasks in self.book.theo_van_ban.items()
        }
        every = dict.fromkeys(body for bodies in own.values() for body in bodies)
        return {ma: list(bodies if len(bodies) > _ENOUGH else every) for ma, bodies in own.items()}
