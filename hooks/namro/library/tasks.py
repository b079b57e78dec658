"""Tasks across documents: who has which part, under which heading they stand, how far each of the five is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from namro.files.citations import citations, squeeze
from namro.files.clauses import Khoan
from namro.library.library import Library
from namro.records.addresses import address
from namro.records.base import TrichDan
from namro.records.nhiem_vu import NhiemVu

NAM_RO = ("nguoi", "viec", "trach_nhiem", "tien_do", "ket_qua")


@dataclass(frozen=True)
class Viec:
    """A task with its document (id), the clause it stands under and what that is called (a heading's words, else
    its number: 'điểm 3'), and all parts in it as (body, part)."""

    van_ban: str
    nhiem_vu: NhiemVu
    nhom: Khoan
    ten_nhom: str
    phan: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        """Address of the task's page."""
        return address("nhiem-vu", self.nhiem_vu.id, self.van_ban)

    @property
    def ai(self) -> tuple[str, ...]:
        """The bodies that lead, else those that act."""
        return self.nhiem_vu.nguoi.chu_tri or self.nhiem_vu.nguoi.thuc_hien

    @property
    def thu_tu(self) -> tuple[bool, date]:
        """Sorts by the latest day that the deadline can mean; tasks without a day come last."""
        last = self.nhiem_vu.tien_do.muon_nhat
        return last is None, last or date.max

    def muc_do(self, khoa: str) -> str:
        """How far one of the five ('tien_do') is known."""
        return str(getattr(self.nhiem_vu, khoa).muc_do)

    def o_muc(self, muc_do: str) -> tuple[str, ...]:
        """Which of the five are known to that degree, in the order of the principle."""
        return tuple(khoa for khoa in NAM_RO if self.muc_do(khoa) == muc_do)


@dataclass(frozen=True)
class SoViec:
    """All tasks of a library, in the order of documents and of their texts."""

    library: Library

    @cached_property
    def tat_ca(self) -> tuple[Viec, ...]:
        """Every task."""
        return tuple(
            Viec(ma, task, group, self._group_name(task, group), tuple(_parts(task)))
            for ma, tasks in self.library.nhiem_vu.items()
            for task in tasks
            for group in (self._group(task),)
        )

    @cached_property
    def theo_van_ban(self) -> Mapping[str, tuple[Viec, ...]]:
        """Tasks by document; documents without any are left out."""
        found: dict[str, list[Viec]] = {}
        for viec in self.tat_ca:
            found.setdefault(viec.van_ban, []).append(viec)
        return MappingProxyType({ma: tuple(tasks) for ma, tasks in found.items()})

    @cached_property
    def theo_nhom(self) -> Mapping[tuple[str, str], tuple[Viec, ...]]:
        """Tasks by (document, clause above them), in the order of the text."""
        found: dict[tuple[str, str], list[Viec]] = {}
        for viec in self.tat_ca:
            found.setdefault((viec.van_ban, viec.nhom.ma), []).append(viec)
        order = {
            ma: {k.ma: n for n, k in enumerate(text.khoan)} for ma, text in self.library.toan_van.items()
        }
        keys = sorted(found, key=lambda key: (list(self.theo_van_ban).index(key[0]), order[key[0]][key[1]]))
        return MappingProxyType({key: tuple(found[key]) for key in keys})

    @cached_property
    def theo_don_vi(self) -> Mapping[str, tuple[Viec, ...]]:
        """Tasks in which a body, or one below it, has a part; bodies without any are left out."""
        found: dict[str, dict[int, Viec]] = {}
        for number, viec in enumerate(self.tat_ca):
            for body, _ in viec.phan:
                for above in self.len_tren(body):
                    found.setdefault(above, {})[number] = viec
        return MappingProxyType({ma: tuple(found[ma].values()) for ma in self.library.don_vi if ma in found})

    @cached_property
    def nhac_ten(self) -> Mapping[str, tuple[Viec, ...]]:
        """Tasks whose quotations name a body that has no part in them, itself or through one below it."""
        found: dict[str, list[Viec]] = {}
        for viec in self.tat_ca:
            parts = {above for body, _ in viec.phan for above in self.len_tren(body)}
            named = dict.fromkeys(ma for _, cited in citations(viec.nhiem_vu) for ma in self._named_in(cited))
            for ma in named.keys() - parts:
                found.setdefault(ma, []).append(viec)
        return MappingProxyType({ma: tuple(tasks) for ma, tasks in found.items()})

    def _named_in(self, cited: TrichDan) -> Iterator[str]:
        words = squeeze(self.library.khoan(cited).nguyen_van)
        for one in self.library.neu_ten[cited.van_ban, cited.khoan]:
            if not one.trong and one.cham(words, cited.trich):
                yield one.don_vi

    def len_tren(self, don_vi: str) -> tuple[str, ...]:
        """The body and those above it, nearest first."""
        chain = [don_vi]
        while (above := self.library.don_vi[chain[-1]].cha) and above not in chain:
            chain.append(above)
        return tuple(chain)

    @cached_property
    def ben_duoi(self) -> Mapping[str, tuple[str, ...]]:
        """All bodies below each body, at any depth."""
        found: dict[str, list[str]] = {}
        for ma in self.library.don_vi:
            for above in self.len_tren(ma)[1:]:
                found.setdefault(above, []).append(ma)
        return MappingProxyType({ma: tuple(below) for ma, below in found.items()})

    def _group(self, task: NhiemVu) -> Khoan:
        """The innermost heading above the task's first source; in a text without headings its outermost clause."""
        cited = task.nguon[0]
        text = self.library.toan_van[cited.van_ban]
        chain = (*text.to_tien(cited.khoan), text.theo_ma[cited.khoan])
        headings = [khoan for khoan in chain if khoan.la_de_muc]
        return headings[-1] if headings else chain[0]

    def _group_name(self, task: NhiemVu, group: Khoan) -> str:
        return group.chu if group.la_de_muc else self.library.ten_khoan(task.nguon[0].van_ban, group.ma)


def named(library: Library, cited: TrichDan) -> frozenset[str]:
    """The bodies that the quoted words name by a name of their own."""
    words = squeeze(library.khoan(cited).nguyen_van)
    return frozenset(
        one.don_vi
        for one in library.neu_ten[cited.van_ban, cited.khoan]
        if not one.trong and one.cham(words, cited.trich)
    )


def muc_do(tasks: Iterable[Viec]) -> Mapping[str, Counter[str]]:
    """For each of the five, how many tasks stand at each degree of knowledge."""
    listed = tuple(tasks)
    return {khoa: Counter(viec.muc_do(khoa) for viec in listed) for khoa in NAM_RO}


def _parts(task: NhiemVu) -> Iterator[tuple[str, str]]:
    who, answer = task.nguoi, task.trach_nhiem
    reports = dict.fromkeys(ma for ma in (answer.bao_cao_den, answer.bao_cao_qua) if ma)
    for part, bodies in {**who.theo_vai, "nhan-bao-cao": tuple(reports)}.items():
        for body in bodies:
            yield body, part
