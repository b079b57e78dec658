"""What is known of a text, as Akoma Ntoso has it: names, days, bodies, changes; and as our records say it.

Nothing is guessed for want of a fact: where no day is stated, the day stands as of which the site speaks, and is called so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namro.library import standing
from namro.outputs.open_data.documents.forms import file_of
from namro.outputs.open_data.documents.works import LANGUAGE, Works, element_of
from namro.outputs.open_data.documents.xml import Element, block
from namro.outputs.open_data.filling import Filling
from namro.records.addresses import address
from namro.records.labels import TINH_TRANG
from namro.records.van_ban import QuanHe, VanBan

US, UNKNOWN, COUNTRY = "nhom-bien-soan", "chua-neu", "vn"
_TEXTUAL = {
    "thay-the": "replacement",
    "sua-doi": "substitution",
    "bai-bo": "repeal",
    "dinh-chinh": "substitution",
}


@dataclass(frozen=True)
class Component:
    """An annex: the id of its element, what it is called."""

    eid: str
    ten: str


@dataclass(frozen=True)
class Meta:
    """Writes what is known of one document; `eids` are the ids of its elements by clause."""

    filling: Filling
    works: Works
    ma: str
    eids: dict[str, str]

    @property
    def _record(self) -> VanBan:
        return self.filling.library.van_ban[self.ma]

    @property
    def _body(self) -> str:
        return f"#org_{self._record.co_quan or UNKNOWN}"

    def whole(self, parent: Element, components: Sequence[Component]) -> None:
        """The metadata of the document."""
        made = block(parent, "meta")
        self._identification(made, "main", self._named(), components)
        held = block(made, "classification", source=f"#{US}")
        state = standing.state(self.filling.library, self.ma, self.filling.as_of.ngay)
        names = self.filling.library.trang.goi
        for value, told in ((self._record.loai, names.loai_van_ban), (state, TINH_TRANG)):
            block(held, "keyword", value=value, showAs=told[value], dictionary=f"#{US}")
        self._lifecycle(made)
        self._changes(made)
        self._references(made, components)
        self._ours(made, state)

    def component(self, parent: Element, of: Component) -> None:
        """The metadata of an annex: it is a part of the document, of the same day and body."""
        self._identification(block(parent, "meta"), of.eid, of.ten, ())

    def _identification(
        self, parent: Element, part: str, called: str, components: Sequence[Component]
    ) -> None:
        held = block(parent, "identification", source=f"#{US}")
        work, wording = self.works.work(self.ma), self.works.expression(self.ma)
        record, issued = self._record, self._record.ngay_ban_hanh.gia_tri
        spoken = self.filling.as_of.ngay.isoformat()
        names = (
            ("FRBRWork", work, ""),
            ("FRBRExpression", wording, ""),
            ("FRBRManifestation", wording, ".xml"),
        )
        for level, name, ending in names:
            made = block(held, level)
            block(made, "FRBRthis", value=f"{name}/!{part}{ending}")
            # The wording's name with an ending alone ("vie@2025-10-07.xml") would look like an address of mail.
            block(made, "FRBRuri", value=f"{name}/!main{ending}" if ending else name)
            file = level == "FRBRManifestation"
            page = file_of(self.ma, "xml") if file else address("van-ban", self.ma)
            block(made, "FRBRalias", name="dia-chi", value=f"{self.filling.goc}{page}")
            if issued and not file:
                block(made, "FRBRdate", date=issued.isoformat(), name="ngay-ban-hanh")
            else:
                block(made, "FRBRdate", date=spoken, name="tinh-den")
            block(made, "FRBRauthor", href=f"#{US}" if file else self._body)
            if level == "FRBRWork":
                self._components(made, components)
                block(made, "FRBRcountry", value=COUNTRY)
                block(made, "FRBRsubtype", value=record.loai)
                if record.so_ky_hieu.gia_tri:
                    block(made, "FRBRnumber", value=record.so_ky_hieu.gia_tri)
                block(made, "FRBRname", value=called)
            elif file:
                block(made, "FRBRformat", value="application/akn+xml")
            else:
                block(made, "FRBRauthoritative", value="false")
                block(made, "FRBRlanguage", language=LANGUAGE)

    def _components(self, parent: Element, components: Sequence[Component]) -> None:
        if components:
            held = block(parent, "componentInfo")
            for one in components:
                block(
                    held,
                    "componentData",
                    eId=f"cmp_{one.eid}",
                    href=f"#{one.eid}",
                    name=one.eid,
                    showAs=one.ten,
                )

    def _named(self) -> str:
        name = self._record.ten_ngan
        draft = self._record.tinh_trang == "du-thao" and "dự thảo" not in name.lower()
        return f"Dự thảo: {name}" if draft else name

    def _lifecycle(self, parent: Element) -> None:
        """Its issue and what changed it since, where the day is stated."""
        issued = self._record.ngay_ban_hanh.gia_tri
        events = []
        if issued and self._record.tinh_trang != "du-thao":
            events.append((issued, "#original", "generation"))
        for newer, relation in self._later():
            day = relation.tu_ngay or self.filling.library.van_ban[newer].ngay_ban_hanh.gia_tri
            over = relation.loai in ("thay-the", "bai-bo") and not relation.khoan
            if day:
                events.append((day, f"#ref_{newer}", "repeal" if over else "amendment"))
        if events:
            held = block(parent, "lifecycle", source=f"#{US}")
            for number, (day, source, kind) in enumerate(sorted(events), 1):
                block(held, "eventRef", eId=f"eref_{number}", date=day.isoformat(), source=source, type=kind)

    def _changes(self, parent: Element) -> None:
        """What it changes in others and others in it, clause by clause where clauses are named."""
        mine = [one for one in self._record.quan_he if one.doi_van_ban_cu and self._told(one.van_ban)]
        later = list(self._later())
        if not mine and not later:
            return
        held = block(parent, "analysis", source=f"#{US}")
        if mine:
            active = block(held, "activeModifications")
            for relation in mine:
                says = next((self.eids[one.khoan] for one in relation.nguon if one.van_ban == self.ma), "")
                for khoan in relation.khoan or ("",):
                    made = self._change(active, relation, f"#{says}" if says else self.works.work(self.ma))
                    block(
                        made,
                        "destination",
                        href=self.works.work(relation.van_ban),
                        nr_den_khoan=khoan or None,
                    )
        if later:
            passive = block(held, "passiveModifications")
            for newer, relation in later:
                for khoan in relation.khoan or ("",):
                    made = self._change(passive, relation, self.works.work(newer))
                    there = f"#{self.eids[khoan]}" if khoan in self.eids else self.works.work(self.ma)
                    block(made, "destination", href=there, nr_den_khoan=khoan or None)

    def _change(self, parent: Element, relation: QuanHe, source: str) -> Element:
        count = len(parent) + 1
        name = "act" if str(parent.tag).endswith("activeModifications") else "pas"
        made = block(
            parent,
            "textualMod",
            type=_TEXTUAL[relation.loai],
            eId=f"{name}mod_{count}",
            nr_loai=relation.loai,
            nr_muc_do=relation.muc_do,
            nr_tu_ngay=relation.tu_ngay.isoformat() if relation.tu_ngay else None,
        )
        block(made, "source", href=source)
        return made

    def _later(self) -> Iterator[tuple[str, QuanHe]]:
        """Issued documents that changed this one; a draft changes nothing yet."""
        library = self.filling.library
        for newer, relation in library.quan_he_den.get(self.ma, ()):
            if relation.doi_van_ban_cu and not library.is_draft(newer):
                yield newer, relation

    def _told(self, ma: str) -> bool:
        return ma in self.filling.library.van_ban

    def _references(self, parent: Element, components: Sequence[Component]) -> None:
        library, site = self.filling.library, self.filling.library.trang
        held = block(parent, "references", source=f"#{US}")
        block(held, "original", eId="original", href=self.works.expression(self.ma), showAs=self._named())
        told = dict.fromkeys(one.van_ban for one in self._record.quan_he if self._told(one.van_ban))
        for other in told:
            self._document(held, "activeRef", other, "ref")
        for other in dict.fromkeys(other for other, _ in library.quan_he_den.get(self.ma, ())):
            self._document(held, "passiveRef", other, "pas" if other in told else "ref")
        for one in components:
            block(held, "hasAttachment", eId=f"has_{one.eid}", href=f"#{one.eid}", showAs=one.ten)
        body = self._record.co_quan
        name = library.don_vi[body].ten if body else "Văn bản chưa nêu"
        self._organization(held, f"org_{body or UNKNOWN}", body or UNKNOWN, name)
        self._organization(held, US, US, f"{site.ten} ({site.nhom_bien_soan})")

    def _document(self, parent: Element, tag: str, other: str, prefix: str) -> None:
        library = self.filling.library
        block(
            parent,
            tag,
            eId=f"{prefix}_{other}",
            href=self.works.work(other),
            showAs=library.van_ban[other].ten_ngan,
            nr_dia_chi=self.filling.goc + address("van-ban", other),
            nr_du_thao="true" if library.is_draft(other) else None,
        )

    def _organization(self, parent: Element, eid: str, ma: str, name: str) -> None:
        there = f"/akn/ontology/organization/{COUNTRY}/{ma}"
        block(parent, "TLCOrganization", eId=eid, href=there, showAs=name)

    def _ours(self, parent: Element, state: str) -> None:
        """The record itself, in names of our own: state, number and day with how far they are known, relations."""
        record, library = self._record, self.filling.library
        held = block(parent, "proprietary", source=f"#{US}")
        block(held, "nr:van_ban", record.ten_ngan, ma=self.ma, trich_yeu=record.trich_yeu)
        block(held, "nr:tinh_trang", TINH_TRANG[state], ma=state)
        number, day = record.so_ky_hieu, record.ngay_ban_hanh
        block(held, "nr:so_ky_hieu", number.gia_tri or "", muc_do=number.muc_do)
        told = day.gia_tri.isoformat() if day.gia_tri else day.nguyen_van
        block(held, "nr:ngay_ban_hanh", told or "", muc_do=day.muc_do)
        block(held, "nr:tinh_den", self.filling.as_of.ngay.isoformat())
        block(held, "nr:giay_phep", self.filling.ban.giay_phep)
        for slip in record.loi_nguyen_van:
            block(held, "nr:loi_nguyen_van", slip.ghi_chu, khoan=slip.khoan, trich=slip.trich)
        for relation in record.quan_he:
            if self._told(relation.van_ban):
                self._relation(held, "nr:quan_he", relation.van_ban, relation)
        for other, relation in library.quan_he_den.get(self.ma, ()):
            self._relation(held, "nr:quan_he_den", other, relation)

    def _relation(self, parent: Element, tag: str, other: str, relation: QuanHe) -> None:
        library = self.filling.library
        block(
            parent,
            tag,
            library.van_ban[other].ten_ngan,
            loai=relation.loai,
            van_ban=other,
            muc_do=relation.muc_do,
            tu_ngay=relation.tu_ngay.isoformat() if relation.tu_ngay else None,
            khoan=" ".join(relation.khoan) or None,
            tinh_trang=library.van_ban[other].tinh_trang,
        )


def root_name(record: VanBan) -> tuple[str, str]:
    """The document's element and what it is called: 'doc', 'ke-hoach'; a draft says so in its name."""
    draft = "du-thao-" if record.tinh_trang == "du-thao" else ""
    return element_of(record), f"{draft}{record.loai}"
