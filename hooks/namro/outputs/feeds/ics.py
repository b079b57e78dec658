"""One calendar in the format that phones subscribe to (iCalendar, RFC 5545).

A subscribed calendar is fetched anew by the phone, so a corrected date corrects itself there: the UID of an
event never changes, its SEQUENCE counts the recorded corrections of its date. Day precision makes an all-day
event, an hour a timed one in Vietnam's time zone. Of a deadline that names only a stretch (a month, a quarter)
the last possible day is entered and called so; a meeting in such a stretch has no day yet and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from namro.language.vietnamese import clock, day
from namro.library.events import LOAI, MucLich

ZONE = "Asia/Ho_Chi_Minh"
_FOLD = 75
END = "END:VCALENDAR"
_ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)
# Nine in the morning, a week and a day ahead: of the start of an all-day event, midnight, or of the hour itself.
_ALARMS_OF_A_DAY = (("-P6DT15H", "Còn 7 ngày"), ("-PT15H", "Còn 1 ngày"))
_ALARMS_OF_AN_HOUR = (("-P7D", "Còn 7 ngày"), ("-P1D", "Còn 1 ngày"))


def calendar(name: str, found: Iterable[MucLich], base: str, as_of: date) -> bytes:
    """The calendar `name` with the events that have a day; `base` is the site's address, ending with '/'."""
    lines = head(name)
    for event in found:
        if has_entry(event):
            lines += _entry(event, base, as_of)
    return written([*lines, END])


def head(name: str) -> list[str]:
    """What stands before the events of the calendar `name`; `END` closes it."""
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//namro//lich//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{text(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *_ZONE_LINES,
    ]


def written(lines: Iterable[str]) -> bytes:
    """Whole lines as a file holds them, folded."""
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def has_entry(event: MucLich) -> bool:
    """Whether an event is entered: a meeting of which only the week or the month is known is not."""
    return event.nhiem_vu is not None or not event.rong


def _entry(event: MucLich, base: str, as_of: date) -> Iterator[str]:
    timed = event.bat_dau is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{event.ma}@{base.split('/')[2]}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{len(event.da_sua)}"
    yield from _times(event)
    yield f"SUMMARY:{text(_summary(event))}"
    yield f"DESCRIPTION:{text(_description(event, base))}"
    yield f"URL:{base}{event.url}"
    yield f"CATEGORIES:{text(LOAI[event.loai])}"
    yield "STATUS:TENTATIVE" if event.du_thao else "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    for trigger, words in _ALARMS_OF_AN_HOUR if timed else _ALARMS_OF_A_DAY:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}")
        yield f"DESCRIPTION:{text(f'{words}: {event.ten}')}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _times(event: MucLich) -> Iterator[str]:
    """All-day ends are exclusive. A deadline at an hour is a point in time: it starts and has no end."""
    if event.bat_dau is not None:
        yield f"DTSTART;TZID={ZONE}:{_moment(event.ngay_dau, event.bat_dau)}"
        if event.ket_thuc is not None:
            yield f"DTEND;TZID={ZONE}:{_moment(event.muon_nhat, event.ket_thuc)}"
        return
    first = event.muon_nhat if event.rong else event.ngay_dau
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.muon_nhat + timedelta(1):%Y%m%d}"


def _moment(of: date, at: time) -> str:
    return f"{datetime.combine(of, at):%Y%m%dT%H%M%S}"


def _summary(event: MucLich) -> str:
    lead = ""
    if event.rong:
        lead = "Ngày cuối có thể: "
    elif event.bat_dau is not None and event.truoc:
        lead = f"Trước {clock(event.bat_dau)}: "
    elif event.nhiem_vu is not None and event.som_nhat is None:
        lead = "Hạn cuối: "
    return f"{'[Dự thảo] ' if event.du_thao else ''}{lead}{event.ten}"


def _description(event: MucLich, base: str) -> str:
    parts = [f"Văn bản ghi: “{event.nguyen_van}”, tức là {event.loi}."]
    if event.rong:
        parts.append(
            f"Văn bản không nêu ngày; lịch ghi vào {day(event.muon_nhat)}, ngày cuối mà lời văn có thể chỉ."
        )
    parts += [
        f"Ngày {day(change.ngay)} đã sửa, trước đó ghi {day(change.muon_nhat_cu)}: {change.ly_do}."
        for change in event.da_sua
    ]
    if event.suy_ra:
        parts.append("Hạn này do người biên soạn suy ra, xem lý do ở trang dưới đây.")
    if event.du_thao:
        parts.append("Văn bản này còn là dự thảo.")
    parts += [f"Nguyên văn: “{cited.trich}”" for cited in event.nguon]
    parts.append(f"{base}{event.url}")
    return "\n".join(parts)


def text(value: str) -> str:
    """TEXT of RFC 5545, 3.3.11."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, never cut inside a letter; all but the first start with a space."""
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > _FOLD:
            yield piece
            piece = " "
        piece += letter
    yield piece
