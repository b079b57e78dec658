"""The site's list of files is true, and the site was made from the data that it is compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator

from namro.library.edition import data_hash
from namro.outputs.site import BUILD
from namro.problems import Problem
from namro.publishing import manifest as listing
from namro.publishing.verify.built import BuiltSite


def manifest(site: BuiltSite) -> Iterator[Problem]:
    """Missing, changed and unlisted files; a build without its day."""
    yield from listing.compare(site.folder)
    hint = "Dựng lại trang bằng lệnh build."
    if BUILD not in site.files:
        yield Problem(
            BUILD, 1, 1, "", "thieu-ban-dung", "Thiếu tệp nói trang dựng ngày nào, từ dữ liệu nào.", hint
        )
        return
    told = json.loads(site.read(BUILD))
    if not told.get("tinh_den"):
        yield Problem(BUILD, 1, 1, "", "thieu-ban-dung", "Tệp không ghi trang tính đến ngày nào.", hint)
    if told.get("du_lieu_sha256") != data_hash(site.root):
        message = "Trang dựng từ dữ liệu khác với dữ liệu đang có."
        yield Problem(BUILD, 1, 1, "", "du-lieu-khac", message, hint)
