"""Documents and clauses that are named in running words become links to them.

Never a guess: a document is linked only where the records say that the speaking document relates to it (or
where an answer cites it), and its number, with the printed date if there is one, or its whole name fits it
alone. A clause is linked in an answer only if the answer quotes that clause, or one inside it, of exactly one
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from namro.language.prose import Node
from namro.library.cited import KhoanKey
from namro.library.library import Library
from namro.outputs.pages.linking import Phrases, Span, either_case, link_spans
from namro.outputs.pages.printed_numbers import printed_number
from namro.records.addresses import address, clause, find
from namro.records.base import TrichDan

DOCUMENT, CLAUSE, DRAFT = "van-ban", "khoan", "du-thao"
_POINT = r"(?:[Mm]ục|[Đđ]iểm)"
_PART_POINT = re.compile(
    rf"(?<!\w)[Pp]hần ([IVX]+)(?!\w)(?:, (?:đầu |cuối |đề |tên |tiêu đề )?{_POINT} (\d+(?:\.\d+)*)(?![\w.]*\w))?"
)
_POINT_PART = re.compile(rf"(?<!\w){_POINT} (\d+(?:\.\d+)*),? phần ([IVX]+)(?!\w)")
_POINT_ALONE = re.compile(rf"(?<!\w){_POINT} ((?:[IVX]+|\d+)(?:\.\d+)*)(?!\.?\w)")
_ARTICLE = re.compile(
    r"(?<!\w)(?:[Đđ]iểm ([a-zđ]\d?),? )?(?:[Kk]hoản (\d+[a-zđ]?),? )?[Đđ]iều (\d+[a-zđ]{0,2})(?!\w)"
)
_OF = re.compile(r",? (?:của |trong )?(?:bản )?(\w+(?: \w+){0,3})")


@dataclass(frozen=True)
class Speaker:
    """In whose name words speak: the clauses they rest upon, and every document that may be meant by a name."""

    library: Library
    khoan: frozenset[KhoanKey]
    van_ban: frozenset[str]
    tra_loi: bool

    @classmethod
    def clause(cls, library: Library, van_ban: str, khoan: str) -> Speaker:
        """A clause of an official text may mean the documents that its own one relates to."""
        related = frozenset(relation.van_ban for relation in library.van_ban[van_ban].quan_he)
        return cls(library, frozenset({(van_ban, khoan)}), related & library.van_ban.keys(), False)

    @classmethod
    def answer(cls, library: Library, nguon: Sequence[TrichDan]) -> Speaker:
        """Words of ours may mean the documents that they cite, and what these relate to."""
        cited = {one.van_ban for one in nguon}
        related = {relation.van_ban for ma in cited for relation in library.van_ban[ma].quan_he}
        known = frozenset((cited | related) & library.van_ban.keys())
        return cls(library, frozenset((one.van_ban, one.khoan) for one in nguon), known, True)

    @cached_property
    def _numbers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ma in sorted(self.van_ban):
            number = self.library.van_ban[ma].so_ky_hieu.gia_tri
            if number:
                found.setdefault(number, []).append(ma)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        """Whole names that fit one document only."""
        found: dict[str, set[str]] = {}
        for ma in self.van_ban:
            for name in _full_names(self.library, ma):
                found.setdefault(name, set()).add(ma)
        return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}

    @cached_property
    def _phrases(self) -> Phrases:
        names = (shape for name in self._names for shape in either_case(name))
        return Phrases(frozenset((*self._numbers, *names)))

    def spans(self, words: str) -> Iterator[Span]:
        """Where documents and, in answers, clauses are named in `words`; DRAFT where these do not say that it is one."""
        silent = "dự thảo" not in words.lower()
        for span in self._found(words):
            where = find(span.href.removeprefix("/"))
            ma = (where.cha or where.ma) if where else ""
            draft = silent and ma in self.library.van_ban and self.library.is_draft(ma)
            yield replace(span, role=DRAFT) if draft else span

    def _found(self, words: str) -> Iterator[Span]:
        for start, end, phrase in self._phrases.find(words):
            if phrase in self._numbers:
                yield self._numbered(words, start, end)
            else:
                name = next(shape for shape in either_case(phrase) if shape in self._names)
                yield Span(start, end, "/" + address("van-ban", self._names[name]), DOCUMENT)
        if self.tra_loi:
            yield from self._clauses(words)

    def _numbered(self, words: str, start: int, end: int) -> Span:
        """The printed number with the kind before it and the day behind it, both of which must agree."""
        number = words[start:end]
        place = printed_number(words, start, end)
        candidates = (
            [ma for ma in self._numbers[number] if place.fits(*self._known(ma))] if place.whole else []
        )
        meant = _only(candidates) if place.told else self._alone(candidates, number)
        return Span(place.start, place.end, "/" + address("van-ban", meant) if meant else "", DOCUMENT)

    def _known(self, ma: str) -> tuple[str, date | None, tuple[str, ...]]:
        """Kind, day of issue and names of the issuer of a document, as far as they are known."""
        document = self.library.van_ban[ma]
        body = self.library.don_vi.get(document.co_quan or "")
        return document.loai, document.ngay_ban_hanh.gia_tri, (body.ten, *body.ten_khac) if body else ()

    def _alone(self, candidates: Sequence[str], number: str) -> str | None:
        """Without a date: the only candidate, or the only one whose relation quotes this very place."""
        return _only(candidates) or _only([ma for ma in candidates if self._quoted_here(ma, number)])

    def _quoted_here(self, ma: str, number: str) -> bool:
        return any(
            relation.van_ban == ma and number in cited.trich and (cited.van_ban, cited.khoan) in self.khoan
            for speaking in {van_ban for van_ban, _ in self.khoan}
            for relation in self.library.van_ban[speaking].quan_he
            for cited in relation.nguon
        )

    def _clauses(self, words: str) -> Iterator[Span]:
        for match in _PART_POINT.finditer(words):
            yield self._clause(words, match, ".".join(part for part in match.groups() if part))
        for match in _POINT_PART.finditer(words):
            yield self._clause(words, match, f"{match[2]}.{match[1]}")
        yield from self._articles(words)
        for match in _POINT_ALONE.finditer(words):
            yield self._clause(words, match, match[1])

    def _articles(self, words: str) -> Iterator[Span]:
        for match in _ARTICLE.finditer(words):
            letter, number, article = match.groups()
            parts = (f"dieu-{article.lower()}", number, letter)
            ma = ".".join(part.replace("đ", "dd") for part in parts if part)
            if number or not letter:
                yield self._clause(words, match, ma)

    def _clause(self, words: str, match: re.Match[str], khoan: str) -> Span:
        quoting = {
            ma
            for ma, quoted in self.khoan
            if khoan in self.library.toan_van[ma].theo_ma and f"{quoted}.".startswith(f"{khoan}.")
        }
        meant = _only(sorted(quoting & self._named_beside(words, match, quoting)))
        return Span(match.start(), match.end(), "/" + clause(meant, khoan) if meant else "", CLAUSE)

    def _named_beside(self, words: str, match: re.Match[str], among: set[str]) -> set[str]:
        """Those of `among` that agree with the kind of document named beside, in the same sentence, if one is."""
        before = re.split(r"[.;:!?(]", words[: match.start()])[-1][-40:]
        after = _OF.match(words, match.end())
        beside = f"{before}|{after[1] if after else ''}".lower()
        kinds = {ma: _called(self.library, ma) for ma in self.library.toan_van}
        named = {ma for ma, kind in kinds.items() if re.search(rf"(?<!\w){kind}(?!\w)", beside)}
        return among & named if named else among


def link_references(nodes: Sequence[Node], speaker: Speaker) -> tuple[Node, ...]:
    """The tree with the documents and clauses that `speaker` names linked, each at its first place."""
    return link_spans(nodes, speaker.spans)


def _full_names(library: Library, ma: str) -> set[str]:
    """The short name, and kind and subject as they are printed one after the other; a name with the number in it is
    known by the number."""
    document = library.van_ban[ma]
    names = {document.ten_ngan}
    if not document.trich_yeu.startswith("("):
        names.add(f"{library.trang.goi.loai_van_ban[document.loai]} {document.trich_yeu}")
    number = document.so_ky_hieu.gia_tri
    return {name for name in names if not number or number not in name}


def _called(library: Library, ma: str) -> str:
    """What our answers call the kind of a document: a draft is a draft before it is anything else."""
    kind = library.trang.goi.loai_van_ban[library.van_ban[ma].loai]
    return "dự thảo" if library.is_draft(ma) else kind.lower()


def _only(found: Sequence[str]) -> str | None:
    return found[0] if len(found) == 1 else None
