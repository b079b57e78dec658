"""Study paths, guides, terms and lines for notes as parts of a packet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namro.language.prose import Node, parse
from namro.language.vietnamese import sort_key
from namro.library.library import Library
from namro.outputs.packets.inline import DRAFT, em, labelled, link, quotation, sources, strong, text
from namro.outputs.packets.packet import Block, Heading, Inline, Lines, Paragraph, Part, Prose
from namro.outputs.packets.translations import translated
from namro.records.addresses import address
from namro.records.hoc_tap import DiemDen, Y


def path(library: Library, ma: str, title: str | None) -> Part:
    """A study path step by step, with what each step leads to."""
    lo_trinh = library.lo_trinh[ma]
    blocks: list[Block] = [Paragraph((text(lo_trinh.mo_ta),), look="dan")]
    for number, step in enumerate(lo_trinh.buoc, 1):
        blocks.append(Heading(2, (text(step.ten),), number=f"Bước {number}."))
        blocks.append(Paragraph((text(step.mo_ta),)))
        targets = [words for den in step.diem_den if (words := _target(library, den))]
        items = tuple(Node("li", children=(Node("p", children=words),)) for words in targets)
        if items:
            blocks.append(Prose((Node("ul", children=items),)))
    return Part(address("lo-trinh", ma), title or lo_trinh.ten, "/" + address("lo-trinh", ma), tuple(blocks))


def _target(library: Library, den: DiemDen) -> Inline:
    """What a step leads to; () when it is not published."""
    found = library.noi_den(den)
    if found is None:
        return ()
    name, address, draft = found
    node = link(address, name)
    return (node, text(" "), DRAFT) if draft else (node,)


def guide(library: Library, ma: str, title: str | None) -> Part:
    """A guide on one matter: its questions, its statements, the words they rest on."""
    chuyen_muc = library.chuyen_muc[ma]
    blocks: list[Block] = [Paragraph((text(chuyen_muc.mo_ta),), look="dan")]
    for section in chuyen_muc.phan:
        blocks.append(Heading(2, (text(section.tieu_de),)))
        for statement in section.y:
            blocks += _statement(library, statement)
    return Part(
        address("chuyen-muc", ma), title or chuyen_muc.ten, "/" + address("chuyen-muc", ma), tuple(blocks)
    )


def _statement(library: Library, statement: Y) -> Iterator[Block]:
    if statement.noi_dung:
        yield Paragraph((text(statement.noi_dung),))
    if statement.muc_do == "chua-neu":
        yield Paragraph((em("Văn bản chưa nêu."),))
    if statement.ly_do:
        label = "Suy ra: " if statement.muc_do == "suy-ra" else ""
        yield Paragraph((em(label + statement.ly_do),), look="nho")
    yield from (quotation(library, cited) for cited in statement.nguon)


def digest(library: Library, ma: str, title: str | None, languages: Sequence[str]) -> Part:
    """A document in one line, five lines and one page, and what of that is translated."""
    told = library.doc_nhanh[ma]
    blocks: list[Block] = [Prose(parse(told.mot_dong.noi_dung)), *sources(library, told.mot_dong.nguon)]
    blocks.append(Heading(2, (text("Năm dòng"),)))
    for line in told.nam_dong:
        blocks += [Paragraph(labelled(line.nhan, line.chu)), *sources(library, line.nguon)]
    blocks.append(Heading(2, (text("Một trang"),)))
    for passage in told.mot_trang:
        blocks += [Prose(parse(passage.noi_dung)), *sources(library, passage.nguon)]
    blocks += translated(told, languages, library.is_draft(told.van_ban))
    return Part(
        address("doc-nhanh", ma),
        title or told.ten,
        "/" + address("doc-nhanh", ma),
        tuple(blocks),
        draft=library.is_draft(told.van_ban),
    )


def terms(library: Library, ids: Sequence[str], title: str | None) -> Part:
    """Terms and abbreviations as they are chosen, all of them in dictionary order."""
    known = [library.thuat_ngu[ma] for ma in (ids or library.thuat_ngu)]
    if not ids:
        known.sort(key=lambda term: sort_key(term.ten))
    blocks: list[Block] = []
    if any(term.goc == "thong-dung" for term in known):
        blocks.append(
            Paragraph(
                (em("Dấu * là từ giải thích theo cách dùng thông thường, không phải lời văn bản."),), "dan"
            )
        )
    for term in known:
        full = f" ({term.day_du})" if term.day_du else ""
        mark = "*" if term.goc == "thong-dung" else ""
        said: list[Node] = [strong(f"{term.ten}{mark}"), text(f"{full}: {term.giai_thich}")]
        for line in sources(library, term.nguon):
            said += [text(" "), *line.content]
        blocks.append(Paragraph(tuple(said), "muc", address("thuat-ngu", term.id)))
    return Part("thuat-ngu/", title or "Thuật ngữ và chữ viết tắt", "/thuat-ngu/", tuple(blocks))


def notes(count: int, title: str | None) -> Part:
    """Empty lines to write on."""
    return Part("ghi-chep/", title or "Ghi chép", "", (Lines(count),))
