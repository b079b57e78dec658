"""The prepared message of a reader who reports a mistake or asks: which page, at what address, of which edition.

As a mail (RFC 6068) or as a new issue of a public repository. assets/js/feedback.js adds the clause and the build.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from namro.records.danh_muc import GopY

_ISSUES = {
    "github": ("issues/new?", "title", "body"),
    "gitlab": ("-/issues/new?", "issue[title]", "issue[description]"),
    "gitea": ("issues/new?", "title", "body"),
}
"""Page for a new issue, its parameters for the title and for the words (docs of each of the three)."""


@dataclass(frozen=True)
class BaoSai:
    """A link ready to print: `href`, the page's own address and the words for its edition as they stand in the
    message, and the mailbox that it writes to ('' for a public issue)."""

    href: str
    dia_chi: str
    ban: str
    thu: str


def prepared(where: GopY | None, title: str, address: str, as_of: str) -> BaoSai | None:
    """The link for the page `title` at `address` of the edition `as_of` ('22/11/2026'); None if readers have nowhere
    to write to."""
    if where is None:
        return None
    edition = f"Bản: tính đến ngày {as_of}"
    subject = f"Báo sai, đặt câu hỏi: {title}"
    lines = (f"Trang: {title}", f"Địa chỉ: {address}", edition, "", "Điều muốn báo sai hoặc muốn hỏi:", "")
    if where.thu:
        box = quote(where.thu, safe="@")
        href = f"mailto:{box}?subject={quote(subject, safe='')}&body={'%0D%0A'.join(_quoted(lines))}"
        return BaoSai(href, address, edition, where.thu)
    assert where.van_de and where.dia_chi, "the rule feedback lets no other form pass"
    page, name_title, name_body = _ISSUES[where.van_de]
    values = f"{quote(name_title, safe='')}={quote(subject, safe='')}&{quote(name_body, safe='')}="
    return BaoSai(
        f"{where.dia_chi.rstrip('/')}/{page}{values}{'%0A'.join(_quoted(lines))}", address, edition, ""
    )


def _quoted(lines: tuple[str, ...]) -> list[str]:
    return [quote(line, safe="") for line in lines]
