"""A name does not pass on a slip of the print: the right spelling stands as the name, the printed one among `ten_khac`,
where pages mark it [nguyên văn]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.citations import citations
from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.records.walk import parts

_NAMES = ("ten", "ten_ngan", "cau_hoi", "day_du")
_QUOTED = re.compile(r"“[^“”]*”")


def name_slip(loaded: Loaded) -> Iterator[Problem]:
    """Names that repeat a slip listed for a clause that their record cites, outside quotation marks."""
    slips = {
        (entry.ma, slip.khoan, slip) for entry in loaded.of("van-ban") for slip in entry.record.loi_nguyen_van
    }
    with_slips = {(van_ban, khoan) for van_ban, khoan, _ in slips}
    for entry in loaded.entries:
        cited = {(one.van_ban, one.khoan) for _, one in citations(entry.record)} & with_slips
        known = [slip for van_ban, khoan, slip in slips if (van_ban, khoan) in cited]
        for loc, part in parts(entry.record) if known else ():
            for field in _NAMES:
                name = _QUOTED.sub("", str(getattr(part, field, None) or ""))
                for slip in known:
                    if slip.trich in name:
                        yield entry.problem(
                            (*loc, field),
                            "ten-chep-loi",
                            f"Tên chép lại chỗ in sai “{slip.trich}” của khoản “{slip.khoan}”.",
                            f"{slip.ghi_chu} Viết tên cho đúng; chữ in sai chỉ để ở ten_khac hoặc trong dấu “ ”.",
                        )
