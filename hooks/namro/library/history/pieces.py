"""Which records a file of the project holds, in any version of it: seen from outside, line by line.

Old versions need not be valid today, so nothing is parsed: a record is a file, or a block that starts with `- ` in
a file that holds several, as some kinds once did; moving it out of there changes nothing. Lines of the approval are left out of what is compared: approving anew changes no word on the site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

from namro.records.kinds import BY_ID, HAND_WRITTEN, of_file, of_list

Key: TypeAlias = tuple[str, str]
"""Kind and id of a record: ('hoi-dap', 'han-nop-bai'); hand-written pages are ('trang-viet', 'gioi-thieu')."""

_APPROVAL = re.compile(r"^ *(?:trang_thai_bien_tap|nguoi_duyet|ngay_duyet|dau_van_tay):.*\n?", re.MULTILINE)
_APPROVED = re.compile(r"""^ *trang_thai_bien_tap: *["']?da-duyet["']? *(?:#.*)?$""", re.MULTILINE)
_OPEN = re.compile(r"^(?:cong_khai:|toan_van: *khong\b)", re.MULTILINE)
_BLOCK = re.compile(r"^(?=- )", re.MULTILINE)
_ID = re.compile(r"""^(?:- |  )id: *["']?([a-z0-9-]+)""", re.MULTILINE)
_ID_LINE = re.compile(r"^id:.*\n", re.MULTILINE)
_INDENT = re.compile(r"^(?:- |  )", re.MULTILINE)
_PLACE = re.compile(r"^thu_tu:.*\n?", re.MULTILINE)
_TITLE = re.compile(r"""^title: *["']?(.*?)["']? *$""", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """What one file says of one record: whether it may show (None: this file does not say), hashes of its words
    and of its approval. Only hand-written pages carry their title."""

    shows: bool | None
    words: str
    approval: str = ""
    title: str = ""


def pieces(path: str, text: str) -> Mapping[Key, Piece]:
    """The records of the file at `path` (from the project's root, forward slashes); {} for any other file."""
    parts = PurePosixPath(path).parts
    stem = PurePosixPath(path).stem
    if not path.endswith((".yml", ".md")):
        return {}
    match parts:
        case ("docs", _) if path.endswith(".md"):
            title = _TITLE.search(text)
            return {(HAND_WRITTEN, stem): Piece(True, _hash(text), title=title[1] if title else stem)}
        case ("data", "van-ban", ma, "van-ban.yml"):
            return {("van-ban", ma): Piece(bool(_OPEN.search(text)), _hash(text))}
        case ("data", "van-ban", ma, "toan-van.md"):
            return {("van-ban", ma): Piece(None, _hash(text))}
        case ("data", "ket-qua", ma, _):
            return {("nhiem-vu", ma): Piece(None, _hash(text))}
    if (kind := of_list(path)) is not None and kind.listed:
        return _blocks(kind.ma, text)
    kind = of_file(path)
    if kind is None or not kind.listed:
        return {}
    return {(kind.ma, stem): _piece(kind.ma, _alone(text) if kind.list_file else text)}


def _blocks(kind: str, text: str) -> Mapping[Key, Piece]:
    found = {}
    for block in _BLOCK.split(text):
        named = _ID.search(block)
        if named:
            alone = _ID_LINE.sub("", _INDENT.sub("", block), count=1)
            found[(kind, named[1])] = _piece(kind, _alone(alone))
    return found


def _alone(text: str) -> str:
    """A record of a list as it is compared, whichever file holds it."""
    return _PLACE.sub("", text).strip("\n")


def _piece(kind: str, text: str) -> Piece:
    if not BY_ID[kind].approved:
        return Piece(True, _hash(text))
    approval = "".join(_APPROVAL.findall(text))
    return Piece(bool(_APPROVED.search(text)), _hash(_APPROVAL.sub("", text)), _hash(approval))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]
