"""What approved records say of documents in words of ours, each with the quotations that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namro.files.citations import citations
from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language import prose
from namro.records.base import TrichDan
from namro.records.cay_hoi import CayHoi, KetLuan
from namro.records.hoc_tap import ChuyenMuc, Y
from namro.records.walk import parts


@dataclass(frozen=True, slots=True)
class Claim:
    """Words in a field of a record; `hoi` is what was asked, whose numbers need no proof, `cua` what readers call the
    whole."""

    entry: Entry
    loc: Path
    loi: str
    hoi: str
    nguon: tuple[TrichDan, ...]
    cua: str


def claims(loaded: Loaded) -> Iterator[Claim]:
    """Of answers, of question trees, of guides."""
    for entry in loaded.of("hoi-dap"):
        asked = entry.record
        told = plain_or_none(asked.tra_loi)
        yield Claim(entry, ("tra_loi",), told, asked.cau_hoi, asked.nguon, "câu trả lời")
    for entry in loaded.of("cay-hoi"):
        yield from _of_tree(entry, entry.record)
    for entry in loaded.of("chuyen-muc"):
        guide: ChuyenMuc = entry.record
        heads = " ".join((guide.ten, *(part.tieu_de for part in guide.phan)))
        yield from _statements(entry, guide, (), heads, "ý")


def plain_or_none(markdown: str) -> str:
    """The words alone; '' for markup that another rule refuses."""
    try:
        return prose.plain(prose.parse(markdown))
    except prose.ForbiddenProse:
        return ""


def _of_tree(entry: Entry, tree: CayHoi) -> Iterator[Claim]:
    """What it asks rests on all that it quotes; an outcome on its own quotations, which its parts may lean on too."""
    every = tuple(cited for _, cited in citations(tree))
    for at, question in enumerate(tree.cau):
        asked: list[tuple[Path, str]] = [
            (("cau", at, "hoi"), question.hoi),
            (("cau", at, "giai_thich"), question.giai_thich or ""),
        ]
        asked += [(("cau", at, "chon", n, "chu"), one.chu) for n, one in enumerate(question.chon)]
        for loc, words in asked:
            yield Claim(entry, loc, words, tree.ten, every, "cây")
    for at, outcome in enumerate(tree.ket_luan):
        for field in ("loi", "ly_do"):
            words = getattr(outcome, field) or ""
            yield Claim(entry, ("ket_luan", at, field), words, tree.ten, outcome.nguon, "kết luận")
        heads = " ".join((tree.ten, *(part.tieu_de for part in outcome.phan)))
        yield from _statements(entry, outcome, ("ket_luan", at), heads, "ý", outcome.nguon)


def _statements(
    entry: Entry,
    record: KetLuan | ChuyenMuc,
    at: Path,
    asked: str,
    cua: str,
    beside: tuple[TrichDan, ...] = (),
) -> Iterator[Claim]:
    """Each statement inside a record; one that is inferred says from what, and needs no number borne."""
    for loc, part in parts(record, at):
        if isinstance(part, Y) and part.noi_dung and part.muc_do != "suy-ra":
            yield Claim(entry, (*loc, "noi_dung"), part.noi_dung, asked, (*part.nguon, *beside), cua)
