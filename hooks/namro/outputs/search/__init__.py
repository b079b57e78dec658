"""Search: a static index of syllables and their pairs, built from the Library, asked by the browser.

entry entries   what can be found: its form; every record as one
followed listed  of what one follows step by step; of the small lists
words numbers tables         the language and this site's names, as data that the browser reads too
postings files       which entry holds what; the index as files of the site (the format stands in `files`)
handwritten twins    the words of hand-written pages; the index as scripts, for a site opened from a folder
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from namro.library.library import Library
from namro.library.sections import absent
from namro.outputs.pour import StaticFile
from namro.outputs.search.entries import entries
from namro.outputs.search.entry import HandWritten
from namro.outputs.search.files import index_files
from namro.outputs.search.listed import listings
from namro.outputs.search.tables import tables
from namro.records.addresses import own_list
from namro.records.kinds import records

__all__ = ["HandWritten", "build", "facet_labels"]


def build(library: Library, pages: Sequence[HandWritten] = ()) -> list[StaticFile]:
    """The search index of a (published) library, the pages that list its records and the hand-written ones."""
    return index_files(
        entries(library, [*listings(library.trang, absent(library)), *pages]),
        tables(library),
        facet_labels(library),
        {kind.ma: library.trang.goi_trang(own_list(kind.ma), kind.muc) for kind in records() if kind.section},
    )


def facet_labels(library: Library) -> Mapping[str, Mapping[str, str]]:
    """Names of the values that a reader can filter by."""
    years = sorted(
        {str(vb.ngay_ban_hanh.gia_tri.year) for vb in library.van_ban.values() if vb.ngay_ban_hanh.gia_tri},
        reverse=True,
    )
    return {
        "van_ban": {ma: document.ten_ngan for ma, document in library.van_ban.items()},
        "doi_tuong": {ma: audience.ten for ma, audience in library.doi_tuong.items()},
        "nam": {year: year for year in years},
    }
