"""Where a text names clauses of its own: "khoản 2 Điều này", "Điều 5 Nghị định này", "Phụ lục I Quyết định này".

Only what says "này" is one of the text's own; what stands in a quotation speaks for another text and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from namro.files.clause_names import ATTACHED
from namro.files.clauses import Khoan, ToanVan
from namro.language.prose import plain_inline
from namro.outputs.pages.linking import Span

_NUMBER = r"\d{1,4}[a-zđ]{0,2}"
_KIND = r"(?:của )?(?P<kind>[^\W\d_]{1,12}(?: [^\W\d_]{1,12}){0,4}?) này(?!\w)"
_CLAUSE = re.compile(
    rf"(?<!\w)(?:điểm (?P<point>[a-zđ]{{1,2}}),? )?(?:khoản (?P<clause>{_NUMBER}),? )?"
    rf"điều (?:(?P<this>này)(?!\w)|(?P<article>{_NUMBER}) {_KIND})",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?<!\w)(?:(?:mục|điểm) (?P<point>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}),? )?phần (?P<part>[IVXLC]{{1,7}}) {_KIND}",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    rf"(?<!\w)(?P<annex>phụ lục (?:số )?(?:[IVXLC]{{1,7}}|\d{{1,3}})) (?:(?:ban hành )?kèm theo )?{_KIND}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class OwnWords:
    """The names of the clauses of one document, which calls itself `kind` ("Kế hoạch")."""

    text: ToanVan
    kind: str

    @cached_property
    def _scopes(self) -> Mapping[str, str]:
        """The beginning of ids by what the words call it: '' of the document itself, 'quy-che.' of "Quy chế"."""
        found = {self.kind.lower(): ""}
        for khoan in self._outer:
            called = ATTACHED.get(re.sub(r"-\d+$", "", khoan.ma))
            if called:
                found[called.lower()] = f"{khoan.ma}."
        return found

    @cached_property
    def _annexes(self) -> Mapping[str, str]:
        """Ids by the printed name: 'phụ lục i'."""
        return {plain_inline(khoan.dau).strip(" .:").lower(): khoan.ma for khoan in self._outer if khoan.dau}

    @cached_property
    def _outer(self) -> Sequence[Khoan]:
        return [khoan for khoan in self.text.khoan if khoan.loai == "phu-luc" and "." not in khoan.ma]

    def spans(self, khoan: Khoan, words: str) -> Iterator[Span]:
        """Where `words` of a clause name others of the same document; the address is '#' and the clause's id."""
        if khoan.trong_ngoac or "này" not in words.lower():
            return
        for match in _CLAUSE.finditer(words):
            named = f"dieu-{match['article']}"
            article = self._this(khoan) if match["this"] else self._in(khoan, match, named)
            yield from self._span(match, article, match["clause"], match["point"])
        for match in _PART.finditer(words):
            yield from self._span(match, self._in(khoan, match, match["part"].upper()), match["point"])
        for match in _ANNEX.finditer(words):
            if self._scopes.get(match["kind"].lower()) == "":
                yield from self._span(match, self._annexes.get(match["annex"].lower()))

    def _this(self, khoan: Khoan) -> str | None:
        """The Điều around a clause."""
        around = (khoan, *reversed(self.text.to_tien(khoan.ma)))
        return next((one.ma for one in around if one.loai == "dieu"), None)

    def _in(self, khoan: Khoan, match: re.Match[str], ma: str) -> str | None:
        """The id of a clause in the text that is named beside it; None where that is another one. Only an attached text
        calls itself "this"."""
        scope = self._scopes.get(match["kind"].lower())
        known = scope is not None and khoan.ma.startswith(scope)
        return f"{scope}{ma.lower().replace('đ', 'dd') if match.re is _CLAUSE else ma}" if known else None

    def _span(self, match: re.Match[str], ma: str | None, *inside: str | None) -> Iterator[Span]:
        target = ".".join((ma or "", *(one.lower().replace("đ", "dd") for one in inside if one)))
        if ma and target in self.text.theo_ma:
            yield Span(match.start(), match.end(), f"#{target}", "khoan")
