"""Numbers, dates and numbers of documents in words of ours, and whether its quotations bear them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from namro.records.base import TrichDan
from namro.records.van_ban import VanBan

_NUMBER = re.compile(r"\d+(?:[./,-]?\w+)*")
"""A number, a date, the number of a document."""
_ZEROS = re.compile(r"(?<![\w.,])0+(?=\d)")
"""02 days are 2 days."""
_DAY_IN_WORDS = re.compile(r"(?:(\d{1,2}) )?tháng (\d{1,2}) năm (\d{4})")
_RANGE = re.compile(r"(?<=\d)[-–](?=\d)")


def unborne(
    words: str, quoted: Sequence[TrichDan], documents: Mapping[str, VanBan], asked: str = ""
) -> list[str]:
    """The numbers in `words` that stand neither in what was `asked` nor in a quotation, and are no number or date of a
    cited document."""
    borne = [asked, *(cited.trich for cited in quoted)]
    cited = dict.fromkeys(one.van_ban for one in quoted)
    borne += [own for ma in cited if ma in documents for own in own_numbers(documents[ma])]
    printed = "\n".join(borne)
    text = _ZEROS.sub("", f"{printed}\n{_in_figures(printed)}")
    found = dict.fromkeys(_NUMBER.findall(_in_figures(words)))
    return [number for number in found if not stands(_ZEROS.sub("", number), text)]


def _in_figures(text: str) -> str:
    """Dates in words as figures, and the ends of a range apart."""
    text = _DAY_IN_WORDS.sub(lambda day: "/".join(filter(None, day.groups())), text)
    return _RANGE.sub(" - ", text)


def own_numbers(document: VanBan) -> Iterator[str]:
    """A document's number and date."""
    day = document.ngay_ban_hanh
    yield document.so_ky_hieu.gia_tri or ""
    yield day.nguyen_van or ""
    if day.gia_tri:
        yield f"{day.gia_tri:%d/%m/%Y}"


def stands(number: str, text: str) -> bool:
    """Whether the text holds the number as a whole; of a date its month and year, or its year, stand too."""
    after = r"/[^\W\d]" if "/" in number else r"/\w"
    return bool(re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(number)}(?!\w|[.,]\d|-[^\W\d]|{after})", text))
