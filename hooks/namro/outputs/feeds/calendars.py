"""Which calendars there are to subscribe to, and their files."""

from __future__ import annotations

from dataclasses import dataclass

from namro.language.vietnamese import sort_key
from namro.library.edition import Edition
from namro.library.events import MucLich, events, of_audience, of_body
from namro.library.library import Library
from namro.outputs.feeds import ics
from namro.outputs.pour import StaticFile

FOLDER = "lich/"
ALL = f"{FOLDER}tat-ca.ics"
"""The calendar of everything."""


@dataclass(frozen=True)
class Lich:
    """A calendar: where its file lies below the site, its name, its events with a day of their own."""

    path: str
    ten: str
    su_kien: tuple[MucLich, ...]


@dataclass(frozen=True)
class CacLich:
    """All calendars: of everything, of the bodies and of the audiences that have any event."""

    tat_ca: Lich
    don_vi: tuple[Lich, ...]
    doi_tuong: tuple[Lich, ...]

    @property
    def moi_lich(self) -> tuple[Lich, ...]:
        """Every one of them."""
        return (self.tat_ca, *self.don_vi, *self.doi_tuong)


def calendars(library: Library) -> CacLich:
    """The calendars of a library; bodies by their names, audiences in their order."""
    found = tuple(event for event in events(library) if ics.has_entry(event))
    site = library.trang.ten
    bodies = sorted(library.don_vi.values(), key=lambda body: sort_key(body.ten))
    of_bodies = (
        Lich(path_of_body(body.id), f"{site}: {body.ten}", of_body(found, body.id)) for body in bodies
    )
    of_audiences = (
        Lich(f"{FOLDER}doi-tuong/{ma}.ics", f"{site}: {audience.ten}", of_audience(library, found, ma))
        for ma, audience in library.doi_tuong.items()
    )
    return CacLich(
        Lich(ALL, site, found),
        tuple(one for one in of_bodies if one.su_kien),
        tuple(one for one in of_audiences if one.su_kien),
    )


def path_of_body(don_vi: str) -> str:
    """Where the calendar of a body lies, if it has one."""
    return f"{FOLDER}don-vi/{don_vi}.ics"


def files(library: Library, as_of: Edition) -> tuple[StaticFile, ...]:
    """The files of all calendars."""
    base = library.trang.dia_chi_goc
    return tuple(
        StaticFile(one.path, ics.calendar(one.ten, one.su_kien, base, as_of.ngay))
        for one in calendars(library).moi_lich
    )
