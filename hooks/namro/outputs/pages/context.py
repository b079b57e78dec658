"""What every page template is given: relative links, citations with their clause, labels, prose as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from namro.files.clauses import Khoan
from namro.language import prose, vietnamese
from namro.library import deadlines, draft, standing, when
from namro.library.chain import ViTri, positions
from namro.library.draft import Rest
from namro.library.edition import Edition
from namro.library.history.changes import UNKNOWN, History
from namro.library.history.named import Place, named
from namro.library.history.pieces import Key
from namro.library.library import Library
from namro.library.sections import absent
from namro.library.self_test.sets import TestSet, sets
from namro.library.versions import Cap
from namro.outputs import icons
from namro.outputs.cards import card
from namro.outputs.compiled import KeptCode
from namro.outputs.feedback import prepared
from namro.outputs.packets.shelf import Shelf
from namro.outputs.pages import linked_data
from namro.outputs.pages.cited import Cited
from namro.outputs.pages.linked_data import Thing
from namro.outputs.pages.links import Links
from namro.outputs.pages.numbered import Numbered
from namro.outputs.pages.references import Speaker, link_references
from namro.outputs.pages.terms import Terms, link_terms
from namro.outputs.pour import Output
from namro.records import addresses, labels
from namro.records.addresses import section_of
from namro.records.base import TrichDan
from namro.records.clause_kinds import kinds
from namro.records.kinds import BY_ID

_TEMPLATES = Path(__file__).parent / "templates"
_DESCRIPTION = 160
_NO_TERMS = kinds(terms=False)
_NO_LINKS = kinds(links=False)


@dataclass(frozen=True)
class Pages:
    """Renders templates over one Library, one edition, what is known of the history and the files of this build's
    packets. `only` is the address of the one page that is wanted whole."""

    library: Library
    as_of: Edition
    history: History = UNKNOWN
    shelf: Shelf | None = None
    only: str | None = None

    def asked(self, url: str) -> bool:
        """Whether the page at an address is wanted whole: of all others only the address is."""
        return self.only in (None, url)

    @cached_property
    def environment(self) -> Environment:
        """Our own: autoescaped, and a misspelt name is an error."""
        environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=KeptCode(_TEMPLATES / "__pycache__"),
        )
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        environment.globals.update(
            thu_vien=self.library,
            trang=self.library.trang,
            lich_su=self.history,
            tinh_den=self.as_of.words,
            nhan=labels,
            ten_khoan=self.library.ten_khoan,
            ngay=vietnamese.day,
            thu=vietnamese.weekday,
            gio=vietnamese.clock,
            so_dia_chi=addresses,
            vi_tri_trong_chuoi=self._positions,
            dem=partial(draft.counted, self.library),
            so_du_thao=lambda items: draft.drafts(self.library, items),
            so_du_thao_ve=lambda chu_de: draft.drafts_about(self.library, chu_de),
            phan_du_thao=draft.share,
            DUA_VAO=draft.BASED,
            la_du_thao=lambda item: draft.rest(self.library, item) is not Rest.NONE,
            van_xuoi=prose.parse,
            van_xuoi_noi=self.linked_answer,
            van_xuoi_so=self.numbered_answer,
            dong_chu=prose.inline,
            trang_thai=lambda task: deadlines.state(task, self.as_of.ngay),
            han_bang_loi=deadlines.in_words,
            luc_nao=when.in_words,
            ngay_nao=when.on_days,
            doi_sau=lambda ma: standing.of_document(self.library, ma),
            doi_khoan=lambda ma, khoan: standing.of_clause(self.library, ma, khoan),
            tinh_trang=lambda ma: standing.state(self.library, ma, self.as_of.ngay),
            moi_nhat=lambda ma: standing.newest(self.library, ma),
            da_den=lambda relation: standing.in_force(relation, self.as_of.ngay),
            so_sanh_voi=self._compared_with,
            co_muc=lambda url: url not in self.absent,
        )
        return environment

    def output(
        self,
        url: str,
        template: str,
        title: str,
        description: str,
        trail: Sequence[tuple[str, str]] = (),
        rests: Rest = Rest.NONE,
        things: Sequence[Thing | None] = (),
        feed: str = "",
        **values: Any,
    ) -> Output:
        """One page: `trail` is the breadcrumb above it as (title, url), the home page left out; `rests` says how much
        of it a draft says; `things` are what it is about, for search engines; `feed` is the feed of its records, without
        the ending of its form."""
        if not self.asked(url):
            return Output(url, frame_of(url), title, "", Markup(), Markup())
        link = Links(self.library, url)

        def nguon(cited: Iterable[TrichDan]) -> list[Cited]:
            return [Cited.of(self.library, one, link) for one in cited]

        site = self.library.trang
        title = site.goi_trang(url, title)
        trail = [(site.goi_trang(to, name), to) for name, to in trail if to not in self.absent]
        address = site.dia_chi_goc + url
        made: Template = self.environment.get_template(template)
        short = shorten(rests.told_in(shorten(description)))
        body = made.render(
            lien_ket=link,
            nguon=nguon,
            tieu_de=title,
            tu_du_thao=rests,
            duong_dan=trail,
            dia_chi=address,
            sua_lan_cuoi=self._changed.get(url),
            nguon_tin=feed,
            bao_sai=prepared(self.library.trang.gop_y, title, address, self.as_of.words),
            **values,
        )
        previews = self.environment.get_template("xem_truoc.html").render(xem_truoc=link.xem_truoc)
        body = Markup(body + previews) + icons.symbols(icons.used(body))  # noqa: S704 - autoescaped
        head = self.head(url, rests.told_in(title), short, feed, link.kieu)
        drafted = rests is Rest.WHOLE
        told = None if drafted else linked_data.graph(self.library, url, rests.told_in(title), trail, things)
        # Every sign of markup in the data is escaped, so that no word can end the element.
        holder = self.environment.get_template("linked_data.html")
        linked = escape(holder.make_module({"du_lieu": told})) if told else Markup()
        return Output(url, frame_of(url), title, short, head, body, linked, self._changed.get(url), drafted)

    def head(
        self, url: str, title: str, description: str, feed: str = "", sheets: Sequence[str] = ()
    ) -> Markup:
        """The page's own lines in the head: its style sheets, by which words chats and feeds show it (Open Graph, Twitter's
        card), and its own feed where it has one."""
        base = self.library.trang.dia_chi_goc
        head = self.environment.get_template("head.html").render(
            tieu_de=title,
            mo_ta=description,
            dia_chi=base + url,
            goc=base,
            the=card.card_of(self.library, url),
            kieu=sheets,
            nguon_tin=f"{'../' * url.count('/')}{feed}" if feed else "",
        )
        return Markup(head)  # noqa: S704 - autoescaped

    @cached_property
    def versions(self) -> tuple[tuple[str, str, tuple[Cap, ...]], ...]:
        """(older, newer, their clauses) of every two versions that have a page."""
        return tuple(standing.pairs(self.library))

    def _compared_with(self, one: str, other: str) -> str:
        """The address of the page that compares two documents; '' where there is none."""
        here = {(older, newer) for older, newer, _ in self.versions}
        found = next((pair for pair in ((one, other), (other, one)) if pair in here), None)
        return addresses.compared(found[1], found[0]) if found else ""

    @cached_property
    def absent(self) -> frozenset[str]:
        """The lists and pages that this site has no use for."""
        return absent(self.library)

    @cached_property
    def self_tests(self) -> tuple[TestSet, ...]:
        """The sets of questions by which readers test themselves."""
        return sets(self.library)

    @cached_property
    def named(self) -> Mapping[Key, Place]:
        """What readers call each published record, and where it is."""
        return named(self.library, self.history.ten_trang)

    @cached_property
    def _changed(self) -> Mapping[str, date]:
        """By address: the day of the last change of the record that the page is about."""
        days = self.history.lan_cuoi.items()
        return {self.named[key].url: day for key, day in days if BY_ID[key[0]].whole and key in self.named}

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.library.thuat_ngu)

    def linked_clause(
        self, van_ban: str, khoan: Khoan, nodes: Sequence[prose.Node]
    ) -> tuple[prose.Node, ...]:
        """Words of a clause with the documents and terms that they name linked; heads and headings stay calm."""
        if khoan.loai in _NO_LINKS:
            return tuple(nodes)
        linked = link_references(nodes, Speaker.clause(self.library, van_ban, khoan.ma))
        return linked if khoan.loai in _NO_TERMS else link_terms(linked, self._terms, [van_ban])

    def linked_answer(self, nguon: Sequence[TrichDan], markdown: str) -> tuple[prose.Node, ...]:
        """An answer's words with the documents, clauses and terms that they name linked."""
        linked = link_references(prose.parse(markdown), Speaker.answer(self.library, nguon))
        return link_terms(linked, self._terms, {cited.van_ban for cited in nguon})

    def numbered(self, cited: Iterable[TrichDan]) -> Numbered:
        """The quotations of a page with their numbers."""
        return Numbered.of(self.library, cited)

    def numbered_answer(
        self, can_cu: Numbered, nguon: Sequence[TrichDan], markdown: str
    ) -> tuple[prose.Node, ...]:
        """The words of `linked_answer` with the numbers of the quotations that they show."""
        quoting = can_cu.quoting(prose.parse(markdown))
        linked = link_references(quoting, Speaker.answer(self.library, nguon))
        return can_cu.marked(link_terms(linked, self._terms, {cited.van_ban for cited in nguon}))

    def _positions(self, van_ban: str) -> list[ViTri]:
        return list(positions(self.library.chuoi, van_ban))


def frame_of(url: str) -> str:
    """Source of the frame for an address: one a section and depth, since its links start at the same depth.

    'hoi-dap/' → 'hoi-dap/index.md'; 'hoi-dap/x/' → 'hoi-dap/khung.md'; 'hoi-dap/theo-nam/x/' → 'hoi-dap/khung/khung.md'.
    """
    if not url:
        return "index.md"
    section, depth = section_of(url), url.count("/")
    return f"{section}{'/khung' * (depth - 1) if depth > 1 else '/index'}.md"


def shorten(text: str) -> str:
    """One line of at most 160 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _DESCRIPTION:
        return line
    return line[: _DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
