"""A held text as Akoma Ntoso 3.0: what is known of it, then every word of it in the printed order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namro.files.clause_names import ATTACHED
from namro.outputs.open_data.documents.body import Body
from namro.outputs.open_data.documents.meta import Component, Meta, root_name
from namro.outputs.open_data.documents.tree import Branch, parts, tree
from namro.outputs.open_data.documents.words import Words
from namro.outputs.open_data.documents.works import Works
from namro.outputs.open_data.documents.xml import Element, block, root, written
from namro.outputs.open_data.filling import Filling


def akoma_ntoso(filling: Filling, works: Works, ma: str) -> bytes:
    """The file of one document."""
    library = filling.library
    words = Words(library, works, ma, library.toan_van[ma])
    meta = Meta(filling, works, ma, words.eids)
    tag, name = root_name(library.van_ban[ma])
    whole = root()
    document = block(whole, tag, name=name)
    branches = tree(library.toan_van[ma])
    held = _Document(Body(words), meta)
    held.write(document, "body" if tag in ("act", "bill") else "mainBody", branches, "")
    meta.whole(document, held.components)
    document.insert(0, document[-1])  # it names elements whose ids are known only now
    words.settle()
    return written(whole)


class _Document:
    """Writes the parts of a document, and its annexes as documents of their own."""

    def __init__(self, body: Body, meta: Meta) -> None:
        self._body, self._meta = body, meta
        self.components: list[Component] = []

    def write(self, document: Element, body: str, branches: Sequence[Branch], prefix: str) -> None:
        found = parts(branches)
        for name, some in (("preface", found.dau), ("preamble", found.mo_dau)):
            if some:
                self._body.paragraphs(block(document, name), some, _join(prefix, name))
        held = block(document, body)
        self._body.containers(held, found.than, prefix)
        if not len(held):  # the standard wants something there
            block(block(held, "hcontainer", name="trong"), "content")
        if found.cuoi:
            self._body.paragraphs(block(document, "conclusions"), found.cuoi, _join(prefix, "conclusions"))
        if found.phu_luc:
            self._annexes(block(document, "attachments"), found.phu_luc, prefix)

    def _annexes(self, parent: Element, annexes: Sequence[Branch], prefix: str) -> None:
        for annex in annexes:
            eid = self._body.eids.next(prefix, "attachment")
            made = block(parent, "attachment", eId=eid)
            self._body.words.named(made, annex.khoan)
            inside = self._body.title(made, annex)
            called = self._meta.filling.library.ten_khoan(self._meta.ma, annex.khoan.ma)
            component = Component(eid, called)
            self.components.append(component)
            document = block(made, "doc", name=_kind_of(annex.khoan.ma))
            self._meta.component(document, component)
            self.write(document, "mainBody", inside, eid)


def _kind_of(ma: str) -> str:
    """'quy-che' of an attached regulation, 'phu-luc' of an annex."""
    last = re.sub(r"-\d+$", "", ma.rpartition(".")[2])
    return last if last in ATTACHED else "phu-luc"


def _join(prefix: str, name: str) -> str:
    return f"{prefix}__{name}" if prefix else name
