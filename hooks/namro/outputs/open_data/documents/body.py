"""The text itself as elements: containers inside one another, and between them what has no place of its own there.

The standard lets running words, tables and notes stand before or in place of what a container holds, never between. What
stands between is put into an `hcontainer` that bears our name of it; the printed order is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from namro.files.clauses import Khoan
from namro.language.prose import plain_inline
from namro.outputs.open_data.documents.eids import Eids
from namro.outputs.open_data.documents.elements import GENERIC, element_of, number_of
from namro.outputs.open_data.documents.tables import table
from namro.outputs.open_data.documents.tree import Branch
from namro.outputs.open_data.documents.words import Words
from namro.outputs.open_data.documents.xml import Element, add, block, say

_QUOTE = re.compile(r"(?:^|\.)q\d+(?=\.|$)")
_AMENDS = ("sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "thay cụm từ", "đính chính")
_INLINE = {"ten-loai": "docType", "trich-yeu": "docTitle", "ky": "signature"}


@dataclass(frozen=True)
class Run:
    """Neighbours that are written together: 'note', 'banner', 'table' and 'quote' are blocks, 'clause' is a container."""

    kind: str
    branches: Sequence[Branch]


@dataclass
class Body:
    """Writes clauses of one document into elements."""

    words: Words
    eids: Eids = field(default_factory=Eids)

    def containers(self, parent: Element, branches: Sequence[Branch], prefix: str, host: str = "") -> None:
        """Clauses where only containers may stand; blocks get one around them."""
        for run in _runs(branches, host):
            if run.kind == "clause":
                self._container(parent, run.branches[0], prefix)
                continue
            name = {"table": "bang", "quote": "trich"}.get(run.kind, run.branches[0].khoan.loai)
            made = block(parent, GENERIC, name=name, eId=self.eids.next(prefix, GENERIC))
            self._run(block(made, "content"), run, str(made.get("eId")))

    def paragraphs(self, parent: Element, branches: Sequence[Branch], prefix: str) -> None:
        """Clauses where only blocks may stand: each a paragraph, whatever stands in it below it."""
        for run in _runs(branches, ""):
            if run.kind != "clause":
                self._run(parent, run, prefix)
                continue
            (branch,) = run.branches
            made = block(parent, "p", eId=self.eids.next(prefix, "p"))
            self.words.named(made, branch.khoan)
            self._marked(made, branch.khoan)
            self.paragraphs(parent, branch.trong, prefix)

    def title(self, parent: Element, branch: Branch) -> Sequence[Branch]:
        """Number and heading of what heads others, with a title that is printed below; returns what is left in it."""
        khoan = branch.khoan
        self._number(parent, khoan)
        if khoan.chu:
            self.words.lines(block(parent, "heading"), khoan)
        below = list(branch.trong)
        tag = "subheading" if khoan.chu else "heading"
        while below and below[0].khoan.loai == "ten-muc" and below[0].leaf:
            # The id stands inside: readers put the words of a heading into headings of their own.
            eid = self.eids.next(str(parent.get("eId")), "inline")
            made = add(block(parent, tag), "inline", name=below[0].khoan.loai, eId=eid)
            self.words.named(made, below[0].khoan)
            self._marked(made, below[0].khoan)
            below[:1] = below[0].trong
            tag = "subheading"
        return below

    def _container(self, parent: Element, branch: Branch, prefix: str) -> None:
        khoan = branch.khoan
        tag = element_of(khoan)
        if khoan.loai == "ten-muc" and not branch.trong:
            made = block(parent, "crossHeading", eId=self.eids.next(prefix, "crossHeading"))
            self.words.named(made, khoan)
            self._marked(made, khoan)
            return
        eid = self.eids.next(prefix, tag, number_of(khoan, tag))
        made = block(parent, tag, eId=eid, name=khoan.loai if tag == GENERIC else None)
        self.words.named(made, khoan)
        if khoan.la_de_muc:
            self._inside(made, None, self.title(made, branch), eid, khoan.ma)
        else:
            self._number(made, khoan)
            self._inside(made, khoan, branch.trong, eid, khoan.ma)

    def _inside(
        self, made: Element, own: Khoan | None, branches: Sequence[Branch], eid: str, host: str
    ) -> None:
        """The clause's own words, then what stands in it."""
        runs = list(_runs(branches, host))
        lead = next((at for at, run in enumerate(runs) if run.kind == "clause"), len(runs))
        rest = [branch for run in runs[lead:] for branch in run.branches]
        if own or lead:
            held = block(made, "intro" if rest else "content")
            quoted = bool(own and lead and runs[0].kind == "quote")
            if own:
                first = block(held, "p")
                if quoted:
                    first = self._speaking(first, runs[0], eid)
                self.words.lines(first, own)
                if quoted:
                    self._quotation(first, runs[0], eid)
            for run in runs[quoted:lead]:
                self._run(held, run, eid)
        self.containers(made, rest, eid, host)

    def _run(self, parent: Element, run: Run, prefix: str) -> None:
        """Blocks."""
        if run.kind == "table":
            table(parent, run.branches, prefix, self.words, self.eids, self.paragraphs)
        elif run.kind == "quote":
            said = self._speaking(block(parent, "p"), run, prefix)
            self._quotation(said, run, prefix)
        elif run.kind == "note":
            self._note(block(parent, "p"), run.branches[0], prefix)
        else:
            (branch,) = run.branches
            made = block(parent, "block", name=branch.khoan.loai, eId=self.eids.next(prefix, "block"))
            self.words.named(made, branch.khoan)
            self.words.lines(made, branch.khoan)
            self.paragraphs(parent, branch.trong, prefix)

    def _note(self, parent: Element, branch: Branch, prefix: str) -> None:
        khoan = branch.khoan
        eid = self.eids.next(prefix, "authorialNote")
        # No `marker`: the printed mark stands in the words, and readers would show it a second time.
        made = add(parent, "authorialNote", placement="bottom", eId=eid)
        self.words.named(made, khoan)
        self._marked(block(made, "p"), khoan)
        self.containers(made, branch.trong, eid, khoan.ma)

    def _speaking(self, parent: Element, run: Run, prefix: str) -> Element:
        """Around a quotation and the words that lead to it: an amendment, where these or what they stand in say so."""
        ma = run.branches[0].khoan.ma
        around = self.words.text.to_tien(ma)
        said = " ".join(one.chu.lower() for one in around)
        if not any(word in said for word in _AMENDS):
            return parent
        return add(parent, "mod", eId=self.eids.next(prefix, "mod"))

    def _quotation(self, said: Element, run: Run, prefix: str) -> None:
        """What is quoted; the printed quotation marks stay in its words."""
        if said.text or len(said):
            say(said, "\n")
        inside = str(said.get("eId") or prefix)
        tag = "embeddedStructure" if said.get("eId") is None else "quotedStructure"
        made = add(said, tag, eId=self.eids.next(inside, tag))
        self.containers(made, run.branches, str(made.get("eId")), _quote_of(run.branches[0].khoan.ma, ""))

    def _number(self, parent: Element, khoan: Khoan) -> None:
        if khoan.dau:
            block(parent, "num", plain_inline(khoan.dau))

    def _marked(self, parent: Element, khoan: Khoan) -> None:
        """The words with the printed mark before them, where nothing but words may stand."""
        if khoan.dau:
            say(parent, f"{plain_inline(khoan.dau).removeprefix('^')} ")
        inner = _INLINE.get(khoan.loai)
        self.words.lines(add(parent, inner) if inner else parent, khoan)


def _runs(branches: Sequence[Branch], host: str) -> Iterator[Run]:
    """Neighbours that are written together; `host` is the id of what they stand in."""
    for (kind, _), some in groupby(branches, key=lambda one: _kind(one.khoan, host)):
        found = list(some)
        if kind in ("table", "quote"):
            yield Run(kind, found)
        else:
            yield from (Run(kind, [one]) for one in found)


def _kind(khoan: Khoan, host: str) -> tuple[str, str]:
    quote = _quote_of(khoan.ma, host)
    if quote:
        return "quote", quote
    if khoan.bang:
        return "table", khoan.bang
    return {"ghi-chu": "note", "ma-ket": "banner"}.get(khoan.loai, "clause"), ""


def _quote_of(ma: str, host: str) -> str:
    """The id of the quotation in which the clause stands, if that is one inside `host`: '1.q2' of '1.q2.dieu-5'."""
    found = _QUOTE.search(ma, len(host) if ma.startswith(host) else 0)
    return ma[: found.end()] if found else ""
