"""The words of clauses as they are printed: emphasis, references to documents and to clauses, marks of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from namro.files.clauses import Khoan, ToanVan
from namro.files.footnotes import with_marks
from namro.language.prose import Node, inline
from namro.library.library import Library
from namro.outputs.open_data.documents.own_words import OwnWords
from namro.outputs.open_data.documents.works import Works
from namro.outputs.open_data.documents.xml import Element, add, put, say
from namro.outputs.pages.linking import Span, link_spans
from namro.outputs.pages.references import Speaker
from namro.records.addresses import find
from namro.records.clause_kinds import kinds
from namro.records.labels import LOAI_VAN_BAN

_NO_LINKS = kinds(links=False)
_TAGS = {"strong": "b", "em": "i"}


@dataclass
class Words:
    """Writes words of one document; `eids` are the ids of its elements by clause, known when all are written."""

    library: Library
    works: Works
    ma: str
    text: ToanVan
    eids: dict[str, str] = field(default_factory=dict)
    _waiting: list[tuple[Element, str]] = field(default_factory=list)

    @cached_property
    def _own(self) -> OwnWords:
        kind = self.library.van_ban[self.ma].loai
        # As the text calls itself, whatever the site calls its kind.
        return OwnWords(self.text, LOAI_VAN_BAN.get(kind) or self.library.trang.goi.loai_van_ban[kind])

    def named(self, element: Element, khoan: Khoan) -> None:
        """The element is a clause: it bears our id of it, too."""
        self.eids[khoan.ma] = str(element.get("eId"))
        put(element, nr_khoan=khoan.ma, nr_loai=khoan.loai)

    def line(self, parent: Element, khoan: Khoan, markdown: str) -> None:
        """One printed line of a clause."""
        self.nodes(parent, khoan, inline(markdown))

    def lines(self, parent: Element, khoan: Khoan) -> None:
        """All of its words, printed line by line."""
        for number, line in enumerate(khoan.noi_dung.split("\n")):
            if number:
                add(parent, "br").tail = "\n"
            self.line(parent, khoan, line)

    def nodes(self, parent: Element, khoan: Khoan, nodes: Sequence[Node]) -> None:
        """Words that are parsed already."""
        notes = self.text.ghi_chu.get(khoan.ma, ())
        marked = with_marks(nodes, notes, _mark) if notes else nodes
        if khoan.loai not in _NO_LINKS:
            speaker = Speaker.clause(self.library, self.ma, khoan.ma)

            def named(words: str) -> Iterator[Span]:
                yield from speaker.spans(words)
                yield from self._own.spans(khoan, words)

            marked = link_spans(marked, named)
        self._write(parent, marked)

    def settle(self) -> None:
        """Give every reference to a clause of this document the id of its element."""
        for reference, khoan in self._waiting:
            reference.set("href", f"#{self.eids[khoan]}")

    def _write(self, parent: Element, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if node.kind == "text":
                say(parent, node.text)
            elif node.kind == "a":
                self._write(self._reference(parent, node.href), node.children)
            else:
                self._write(add(parent, _TAGS[node.kind]), node.children)

    def _reference(self, parent: Element, href: str) -> Element:
        made = add(parent, "ref", href=href)
        if href.startswith("#"):
            self._waiting.append((made, href.removeprefix("#")))
            return made
        where = find(href.removeprefix("/"))
        assert where is not None
        made.set("href", self.works.work(where.cha or where.ma))
        return made


def _mark(note: Khoan, mark: str) -> Node:
    """The printed mark in running words, which leads to its note."""
    return Node("a", href=f"#{note.ma}", children=(Node("text", text=mark),))
