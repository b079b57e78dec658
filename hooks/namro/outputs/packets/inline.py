"""Small pieces of a packet's tree: inline nodes, links into the site, citations.

While a packet is being put together, links and anchors are addresses below the site's root
('/van-ban/…/#3' and 'van-ban/…/#3'); `finish` turns them into references and full addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from namro.language.prose import Node
from namro.library import standing
from namro.library.library import Library
from namro.library.standing import DoiSau
from namro.outputs.packets.packet import Inline, Paragraph, Prose, Quotation
from namro.records.addresses import clause
from namro.records.base import TrichDan

DRAFT = Node("draft", text="Dự thảo")


def text(words: str) -> Node:
    """Plain words."""
    return Node("text", text=words)


def strong(words: str) -> Node:
    """Words that stand out."""
    return Node("strong", children=(text(words),))


def em(words: str) -> Node:
    """Words in italics."""
    return Node("em", children=(text(words),))


def link(target: str, words: str) -> Node:
    """Words that lead to a page of the site, `target` from its root without the leading '/'."""
    return Node("a", href=f"/{target}", children=(text(words),))


def document(library: Library, van_ban: str) -> Node:
    """The name of a cited document; `citing` makes it short where it comes often."""
    return Node("van-ban", href=van_ban, children=(text(library.van_ban[van_ban].ten_ngan),))


def labelled(label: str, words: str) -> Inline:
    """'**Thời gian:** …'."""
    return (strong(f"{label}:"), text(f" {words}"))


def bullets(items: Iterable[str]) -> Prose:
    """A plain list, one paragraph an item."""
    entries = tuple(Node("li", children=(Node("p", children=(text(item),)),)) for item in items)
    return Prose((Node("ul", children=entries),))


def clause_link(library: Library, van_ban: str, khoan: str, words: str = "") -> Inline:
    """Where a clause stands: 'Chỉ thị …, điểm 3', with the badge of a draft."""
    place = library.ten_khoan(van_ban, khoan)
    named = (text(words),) if words else (document(library, van_ban), text(f", {place}"))
    node = Node("a", href=f"/{clause(van_ban, khoan)}", children=named)
    badge = (text(" "), DRAFT) if library.is_draft(van_ban) else ()
    return (
        node,
        *badge,
        *later(standing.of_document(library, van_ban), standing.of_clause(library, van_ban, khoan)),
    )


def later(*changes: Iterable[DoiSau]) -> Inline:
    """What later documents made of what is cited, behind it."""
    return tuple(node for several in changes for one in several for node in (text(" "), em(f"({one.chu})")))


def quotation(library: Library, cited: TrichDan) -> Quotation:
    """The issuer's words, in quotation marks unless they bring their own."""
    words = cited.trich if cited.trich.startswith("“") else f"“{cited.trich}”"
    return Quotation(words, clause_link(library, cited.van_ban, cited.khoan))


def sources(library: Library, cited: Iterable[TrichDan]) -> Iterator[Paragraph]:
    """One small line: each document once, with its clauses; nothing without citations."""
    grouped: dict[str, list[str]] = {}
    for one in cited:
        clauses = grouped.setdefault(one.van_ban, [])
        if one.khoan not in clauses:
            clauses.append(one.khoan)
    if not grouped:
        return
    line: list[Node] = [em("Nguồn: ")]
    for number, (van_ban, clauses) in enumerate(grouped.items()):
        line += [text("; ")] if number else []
        line += [document(library, van_ban), text(" ")]
        line += [DRAFT, text(" ")] if library.is_draft(van_ban) else []
        line += [
            node for one in standing.of_document(library, van_ban) for node in (em(f"({one.chu})"), text(" "))
        ]
        for place, khoan in enumerate(clauses):
            node = link(clause(van_ban, khoan), library.ten_khoan(van_ban, khoan))
            inside = 0 < place < len(clauses) - 1
            line += [text(", " if place else "("), replace(node, level=1) if inside else node]
            line += later(standing.of_clause(library, van_ban, khoan))
        line += [text(")")]
    yield Paragraph((*line, text(".")), look="nho")
