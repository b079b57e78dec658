"""The calendars of several sites as one: their events as they publish them, each with the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from namro.outputs.feeds import ics
from namro.publishing.export.site_data import BrokenSite

_BEGIN, _END = "BEGIN:VEVENT\n", "\nEND:VEVENT\n"
_SUMMARY = re.compile(r"^SUMMARY:(.*)$", re.MULTILINE)


def events(written: bytes, name: str) -> Iterator[str]:
    """The events of a published calendar, unfolded, the site's name behind each title. Raises BrokenSite."""
    try:
        plain = written.decode().replace("\r\n", "\n").replace("\n ", "")
    except UnicodeDecodeError as error:
        raise BrokenSite("lịch không phải chữ UTF-8.") from error
    for piece in f"\n{plain}".split(f"\n{_BEGIN}")[1:]:
        event, end, _ = f"{piece}\n".partition(_END)
        if end:
            named = _SUMMARY.sub(lambda told: f"SUMMARY:{told[1]} ({ics.text(name)})", event, count=1)
            yield f"{_BEGIN}{named}{_END}"


def joined(title: str, found: Sequence[str]) -> bytes:
    """One calendar of these events."""
    return ics.written([*ics.head(title), *(line for one in found for line in one.splitlines()), ics.END])
