"""The quotations of one page, each once, numbered and laid under the document that says them; the page's words refer
to them by number.

A number is put where the words themselves show it: behind a link to a clause that is quoted, behind words in “ ” that
stand in a quotation. Nothing is matched by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from namro.files.citations import squeeze
from namro.language.prose import Node
from namro.library.library import Library
from namro.records.addresses import address, clause, find
from namro.records.base import TrichDan

QUOTED, NUMBER = "loi-goc", "so"
"""Kinds of nodes that this puts into prose: the issuer's words, a reference to quotations."""
_QUOTED = re.compile(r"“[^“”]+”")
_CUT = re.compile(r"(?<!\s)\s*+(?:…|\.\.\.|\[…\])\s*")
_FEW = 4
"""Words; a shorter quotation is a name or a term, which needs no number each time."""
_RUN = 3
"""Numbers in a row that are shown as one: 1–3."""
_FIGURE = re.compile(r"\d[./,]?\d+(?:[./,]\d+)*")
"""Of two digits or more: a single one may stand anywhere."""


@dataclass(frozen=True)
class CanCu:
    """One quotation with its number on the page, what its clause is called and where it is."""

    so: int
    van_ban: str
    khoan: str
    ten: str
    url: str
    trich: str


@dataclass(frozen=True)
class The:
    """One document with what is quoted of it."""

    ten: str
    url: str
    co_quan: str
    tinh_trang: str
    can_cu: tuple[CanCu, ...]

    @property
    def dau(self) -> int:
        """The first of its numbers."""
        return self.can_cu[0].so

    @property
    def du_thao(self) -> bool:
        """Whether a draft is speaking."""
        return self.tinh_trang == "du-thao"


@dataclass(frozen=True)
class Numbered:
    """All quotations of a page in the order in which it shows them: documents as they are first cited."""

    the: tuple[The, ...]

    @classmethod
    def of(cls, library: Library, cited: Iterable[TrichDan]) -> Numbered:
        """A quotation that lies inside another of the same clause is that other one."""
        every = list(dict.fromkeys(cited))
        order = list(dict.fromkeys(one.van_ban for one in every))
        kept = _longest(every)
        kept.sort(key=lambda one: order.index(one.van_ban))
        numbered = [
            CanCu(
                number,
                one.van_ban,
                one.khoan,
                library.ten_khoan(one.van_ban, one.khoan),
                clause(one.van_ban, one.khoan),
                one.trich,
            )
            for number, one in enumerate(kept, 1)
        ]
        return cls(
            tuple(_card(library, ma, tuple(said)) for ma, said in groupby(numbered, lambda one: one.van_ban))
        )

    @cached_property
    def can_cu(self) -> tuple[CanCu, ...]:
        """The quotations by number."""
        return tuple(one for card in self.the for one in card.can_cu)

    def so(self, cited: Iterable[TrichDan]) -> list[str]:
        """How the quotations are referred to: ['1', '3–5']."""
        return _runs(n for one in cited for n in self._of(one.van_ban, one.khoan, one.trich))

    def den(self, number: str) -> int:
        """The quotation to which a reference leads: 3 of '3–5'."""
        return int(number.partition("–")[0])

    def quoting(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """Prose with the issuer's words set apart, the longer ones with their number."""
        return tuple(made for node in nodes for made in self._quoted(node))

    def words(self, sentence: str) -> tuple[Node, ...]:
        """One sentence with the issuer's words set apart; its numbers stand behind it."""
        return tuple(node for node in self.quoting([Node("text", text=sentence)]) if node.kind != NUMBER)

    def marked(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """Prose with a number behind each link to a quoted clause; each number once a paragraph."""
        return tuple(self._marked(nodes, set()))

    def left(self, nodes: Sequence[Node], sentence: str) -> list[str]:
        """The numbers for the sentence above `nodes`: of the quotations that hold its figures or words in “ ”, and of
        those that the words below do not refer to; where that is none, of the first."""
        told = set(_told(nodes))
        figures = _FIGURE.findall(sentence)
        quoted = [squeeze(words[1:-1]) for words in _QUOTED.findall(sentence)]
        holding = {
            one.so
            for one in self.can_cu
            if any(words in squeeze(one.trich) for words in quoted)
            or any(re.search(rf"(?<![\d./]){re.escape(figure)}(?![\d/])", one.trich) for figure in figures)
        }
        return _runs(one.so for one in self.can_cu if one.so in holding or one.so not in told) or ["1"]

    def is_quoted(self, href: str) -> bool:
        """Whether a link from the site's root leads to a clause whose words stand on the page."""
        return bool(self._clause(href))

    def _of(self, van_ban: str, khoan: str, trich: str = "") -> list[int]:
        """The numbers of what is quoted of a clause or, without words, inside it."""
        return [
            one.so
            for one in self.can_cu
            if one.van_ban == van_ban
            and (
                one.khoan == khoan and squeeze(trich) in squeeze(one.trich)
                if trich
                else f"{one.khoan}.".startswith(f"{khoan}.")
            )
        ]

    def _quoted(self, node: Node) -> Iterator[Node]:
        if node.kind != "text":
            yield replace(node, children=self.quoting(node.children)) if node.kind != "a" else node
            return
        done = 0
        for match in _QUOTED.finditer(node.text):
            words = squeeze(match.group()[1:-1])
            held = [one.so for one in self.can_cu if _holds(one.trich, words)]
            if not held:
                continue
            if match.start() > done:
                yield Node("text", text=node.text[done : match.start()])
            yield Node(QUOTED, children=(Node("text", text=match.group()),))
            if len(words.split()) >= _FEW:
                yield Node(NUMBER, text=str(held[0]))
            done = match.end()
        if done < len(node.text):
            yield Node("text", text=node.text[done:])

    def _marked(self, nodes: Sequence[Node], told: set[int]) -> Iterator[Node]:
        for node in nodes:
            if node.kind == NUMBER:
                if int(node.text) not in told:
                    told.add(int(node.text))
                    yield node
                continue
            block = node.kind in ("p", "li")
            yield replace(node, children=tuple(self._marked(node.children, set() if block else told)))
            if node.kind == "a" and (new := [n for n in self._clause(node.href) if n not in told]):
                told.update(new)
                yield from (Node(NUMBER, text=run) for run in _runs(new))

    def _clause(self, href: str) -> list[int]:
        where = find(href.removeprefix("/")) if href.startswith("/") else None
        return self._of(where.cha, where.ma) if where and where.kind == "khoan" else []


def _card(library: Library, ma: str, said: tuple[CanCu, ...]) -> The:
    document = library.van_ban[ma]
    body = library.don_vi.get(document.co_quan or "")
    return The(document.ten_ngan, address("van-ban", ma), body.ten if body else "", document.tinh_trang, said)


def _longest(cited: Sequence[TrichDan]) -> list[TrichDan]:
    return [
        one
        for one in cited
        if not any(
            one is not other
            and (one.van_ban, one.khoan) == (other.van_ban, other.khoan)
            and squeeze(one.trich) in squeeze(other.trich)
            for other in cited
        )
    ]


def _holds(quotation: str, words: str) -> bool:
    """Whether the pieces between the marks of cuts stand in a quotation, in order."""
    text, at = squeeze(quotation), 0
    for piece in filter(None, _CUT.split(words)):
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _runs(numbers: Iterable[int]) -> list[str]:
    """[1, 3, 4, 5] → ['1', '3–5']."""
    made = []
    for _, run in groupby(enumerate(sorted(set(numbers))), lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        made += [f"{row[0]}–{row[-1]}"] if len(row) >= _RUN else [str(number) for number in row]
    return made


def _told(nodes: Iterable[Node]) -> Iterator[int]:
    for node in nodes:
        if node.kind == NUMBER:
            first, _, last = node.text.partition("–")
            yield from range(int(first), int(last or first) + 1)
        yield from _told(node.children)
