"""The deck for Anki (.apkg): a zip of one SQLite file, in the form that every Anki since 2012 reads.

A note keeps its GUID for as long as the record keeps its id and the site its address: who takes a newer deck keeps what
was learned, with the words brought up to date. The same data on the same day give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from namro.files.zipped import zipped
from namro.library.library import Library
from namro.outputs.flashcards.card import Card, cards
from namro.outputs.pour import StaticFile
from namro.records.addresses import FLASHCARDS

_TEMPLATES = Path(__file__).parent / "templates"
FIELDS = ("Câu hỏi", "Theo", "Lựa chọn", "Đáp án", "Nguồn", "Mã")
_FORMAT = 11
_FIRST_DAY = date(1970, 1, 1)
_EARLIEST = 10**12
"""Ids stand for milliseconds since 1970 with Anki: ours lie from September 2001 on."""
_NEVER_SENT = -1
_PACE: Mapping[str, Any] = {
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": False,
    "timer": 0,
    "replayq": False,
    "new": {
        "bury": True,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 7],
        "order": 1,
        "perDay": 20,
        "separate": True,
    },
    "rev": {
        "bury": True,
        "ease4": 1.3,
        "fuzz": 0.05,
        "ivlFct": 1,
        "maxIvl": 36500,
        "minSpace": 1,
        "perDay": 100,
    },
    "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
}
"""How fast Anki asks: what it does by itself."""


def deck(library: Library, as_of: date) -> StaticFile:
    """The file; `as_of` dates it and its notes, so that a newer one brings the words of older ones up to date."""
    return StaticFile(
        FLASHCARDS, zipped({"collection.anki2": _collection(library, as_of), "media": b"{}"}, as_of)
    )


def guid(base: str, ma: str) -> str:
    """The name by which Anki knows a question of the site at `base` again."""
    return urlsafe_b64encode(hashlib.sha256(f"{base}{ma}".encode()).digest()[:9]).decode()


def _collection(library: Library, as_of: date) -> bytes:
    base, name = library.trang.dia_chi_goc, library.trang.ten
    seconds = (as_of - _FIRST_DAY).days * 86_400
    made = list(cards(library))
    decks = {f"{name}::{group}": _number(base, group) for group in dict.fromkeys(card.nhom for card in made)}
    model = _number(base, "mẫu thẻ")
    with sqlite3.connect(":memory:") as collection:
        collection.executescript((_TEMPLATES / "goi.sql").read_text(encoding="utf-8"))
        collection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, '{}', ?, ?, ?, '{}')",
            (
                seconds,
                seconds * 1000,
                seconds * 1000,
                _FORMAT,
                _json({model: _model(model, name, seconds)}),
                _json({1: _deck(1, "Default", seconds), **_decks(name, base, decks, seconds)}),
                _json({1: _PACE}),
            ),
        )
        collection.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, 0, '')", _notes(made, base, model, seconds)
        )
        collection.executemany(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, ?, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            (
                (
                    _number(base, f"thẻ {card.item.ma}"),
                    _number(base, card.item.ma),
                    decks[f"{name}::{card.nhom}"],
                    seconds,
                    _NEVER_SENT,
                    at,
                )
                for at, card in enumerate(made, 1)
            ),
        )
        collection.commit()
        return collection.serialize()


def _notes(made: Iterable[Card], base: str, model: int, seconds: int) -> Iterator[Sequence[str | int]]:
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    choices, sources = environment.get_template("lua-chon.html"), environment.get_template("nguon.html")
    plain = environment.from_string("{{ chu }}")
    for card in made:
        item = card.item
        right = f"{card.item.dung}. {item.dap}" if card.item.dung else item.dap
        said = plain.render(chu=item.hoi)
        fields = (
            said,
            plain.render(chu=item.theo),
            choices.render(the=card) if card.item.chu_cai else "",
            plain.render(chu=right),
            sources.render(the=card),
            item.ma,
        )
        checksum = int(hashlib.sha1(said.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        yield (
            _number(base, item.ma),
            guid(base, item.ma),
            model,
            seconds,
            _NEVER_SENT,
            "\x1f".join(fields),
            said,
            checksum,
        )


def _number(base: str, words: str) -> int:
    """An id that words keep for good."""
    return _EARLIEST + int(hashlib.sha256(f"{base}{words}".encode()).hexdigest()[:10], 16)


def _model(number: int, name: str, seconds: int) -> Mapping[str, Any]:
    """What a note holds and what its card looks like."""
    front, back, style = (
        (_TEMPLATES / file).read_text(encoding="utf-8").strip()
        for file in ("mat-truoc.anki", "mat-sau.anki", "the.css")
    )
    look = {"qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "did": None}
    return {
        "id": number,
        "name": f"{name}: câu hỏi",
        "type": 0,
        "mod": seconds,
        "usn": _NEVER_SENT,
        "sortf": 0,
        "did": 1,
        "tmpls": [{"name": "Thẻ", "ord": 0, **look}],
        "flds": [
            {"name": field, "ord": at, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
            for at, field in enumerate(FIELDS)
        ],
        "css": style,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }


def _decks(name: str, base: str, decks: Mapping[str, int], seconds: int) -> dict[int, Mapping[str, Any]]:
    """The site's deck, and one below it for each group."""
    top = _number(base, "")
    return {
        top: _deck(top, name, seconds),
        **{number: _deck(number, words, seconds) for words, number in decks.items()},
    }


def _deck(number: int, name: str, seconds: int) -> Mapping[str, Any]:
    today = {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    limits = {"extendNew": 0, "extendRev": 0, "collapsed": False, "browserCollapsed": False}
    told = {"id": number, "name": name, "desc": "", "mod": seconds, "usn": _NEVER_SENT, "dyn": 0, "conf": 1}
    return {**told, **today, **limits}


def _json(value: Mapping[int, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
