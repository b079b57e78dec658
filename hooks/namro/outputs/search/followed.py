"""What readers follow from start to end, as entries: guides, question trees, study paths."""

from __future__ import annotations

from collections.abc import Iterator

from namro.library.library import Library
from namro.outputs.search.entry import Entry, apart, cited_by, facets_of
from namro.records.addresses import address
from namro.records.kinds import BY_ID


def followed(library: Library) -> Iterator[Entry]:
    """Grouped by kind, in the order of the table of kinds."""
    yield from _guides(library)
    yield from _trees(library)
    yield from _paths(library)


def _guides(library: Library) -> Iterator[Entry]:
    for ma, guide in library.chuyen_muc.items():
        said = " ".join(f"{part.tieu_de} {' '.join(y.noi_dung or '' for y in part.y)}" for part in guide.phan)
        yield Entry(
            "chuyen-muc",
            address("chuyen-muc", ma),
            guide.ten,
            f"{guide.mo_ta} {said}",
            weight=BY_ID["chuyen-muc"].weight,
            names=(guide.ten,),
            named=1,
            facets=facets_of(library, cited_by(guide)),
        )


def _trees(library: Library) -> Iterator[Entry]:
    """Found by what it asks and by what it comes to; each outcome is a place on its page."""
    for ma, tree in library.cay_hoi.items():
        documents = cited_by(tree)
        asked = " ".join(f"{one.hoi} {' '.join(choice.chu for choice in one.chon)}" for one in tree.cau)
        yield Entry(
            "cay-hoi",
            address("cay-hoi", ma),
            tree.ten,
            f"{tree.mo_ta} {' '.join(outcome.loi for outcome in tree.ket_luan)}",
            draft=any(library.is_draft(document) for document in documents),
            more=apart(0.4, (asked,)),
            weight=BY_ID["cay-hoi"].weight,
            names=(tree.ten, *tree.ten_khac),
            named=4,
            facets=facets_of(library, documents),
        )


def _paths(library: Library) -> Iterator[Entry]:
    for ma, path in library.lo_trinh.items():
        steps = " ".join(f"{step.ten}: {step.mo_ta}" for step in path.buoc)
        yield Entry(
            "lo-trinh",
            address("lo-trinh", ma),
            path.ten,
            f"{path.mo_ta} {steps}",
            weight=BY_ID["lo-trinh"].weight,
            names=(path.ten,),
            named=1,
            facets=facets_of(library, cited_by(path), doi_tuong=[path.doi_tuong]),
        )
