"""The pictures that an office file carries, for the page of doubts: of kinds that a browser shows, within limits.

What is not shown is told with its reason. Nothing is drawn or changed here: the bytes are those of the file.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from namro.editing.importer import Picture
from namro.editing.office_words import Drawn, unread

MOST = 60
"""Pictures of one import."""
_HEAVIEST = 8 * 1024 * 1024
_HEAVIEST_OF_ALL = 64 * 1024 * 1024
"""Bytes, unpacked."""
_MOST_PIXELS = 40_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
_PNG, _GIF, _BMP, _JPEG = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a"), b"BM", b"\xff\xd8"
_SHOWN = (_PNG, *_GIF, _BMP, _JPEG)
_HEAD = 64
"""Bytes by which a kind is known."""
_OTHERS: tuple[tuple[bytes, int, str], ...] = (
    (b" EMF", 40, "EMF"),
    (b"\xd7\xcd\xc6\x9a", 0, "WMF"),
    (b"\x01\x00\x09\x00", 0, "WMF"),
    (b"II*\x00", 0, "TIFF"),
    (b"MM\x00*", 0, "TIFF"),
    (b"\x1f\x8b", 0, "EMZ hoặc WMZ"),
)
"""By which bytes at which place a kind is known that no browser shows."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The marks of a JPEG that say its size."""


@dataclass
class Album:
    """The pictures of one file, by the place of the paragraph or table that holds them."""

    drawn: Mapping[int, Sequence[Drawn]]
    pictures: dict[str, Picture] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    """By part: why it is not shown."""

    @classmethod
    def read(cls, content: bytes, drawn: Mapping[int, Sequence[Drawn]]) -> Album:
        """Each picture once, however often it is placed."""
        album = cls(drawn)
        parts = list(
            dict.fromkeys(part for each in drawn.values() for one in each for part in one.parts if part)
        )
        if parts:
            left = _HEAVIEST_OF_ALL
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for part in parts:
                    found = _picture(archive, part, left if len(album.pictures) < MOST else 0)
                    if isinstance(found, Picture):
                        album.pictures[part] = found
                        left -= len(found.content)
                    else:
                        album.hidden[part] = found
        return album

    def of(self, numbers: Sequence[int]) -> dict[int, tuple[Picture, ...]]:
        """The pictures at these places."""
        shown = {number: tuple(self._at(number)) for number in numbers}
        return {number: pictures for number, pictures in shown.items() if pictures}

    def asks(self, words: Sequence[str]) -> Iterator[tuple[tuple[int, ...], str]]:
        """A doubt for each paragraph (its `words`) or table that holds what could not be read."""
        for number, each in self.drawn.items():
            marks = [unread(one.what) for one in each]
            alone = "".join(words[number - 1].split()) == "".join("".join(marks).split())
            what = "đoạn chỉ có phần" if alone else "trong lời có phần"
            why = "; ".join(dict.fromkeys(self._hidden(each)))
            yield (
                (number,),
                f"{what} không đọc được thành chữ, nay là dấu {', '.join(dict.fromkeys(marks))}{why and '; ' + why}",
            )

    def _at(self, number: int) -> Iterator[Picture]:
        for part in dict.fromkeys(part for one in self.drawn.get(number, ()) for part in one.parts):
            if part in self.pictures:
                yield self.pictures[part]

    def _hidden(self, each: Sequence[Drawn]) -> Iterator[str]:
        for one in each:
            if not one.parts:
                yield "không kèm hình xem được: mở tệp nguồn để xem"
            for part in one.parts:
                if part not in self.pictures:
                    yield self.hidden.get(part, "hình nằm ngoài tệp, không lấy về")


def _picture(archive: zipfile.ZipFile, part: str, left: int) -> Picture | str:
    """A part as a picture, or why it is not shown."""
    heavy = "hình nặng quá mức hiện được ở đây: mở tệp nguồn để xem"
    try:
        size = archive.getinfo(part).file_size
        if size > min(_HEAVIEST, left):
            return heavy
        with archive.open(part) as opened:
            head = opened.read(_HEAD)
            if not head.startswith(_SHOWN):
                kind = next((name for sign, at, name in _OTHERS if head[at : at + len(sign)] == sign), "lạ")
                return f"hình kiểu {kind}, trình duyệt không hiện được: mở tệp nguồn để xem"
            content = head + opened.read()
        ending, wide, high = _measured(content)
    except _BROKEN:
        return "hình hỏng hoặc không có trong tệp"
    return Picture(content, ending) if 0 < wide * high <= _MOST_PIXELS else heavy


def _measured(content: bytes) -> tuple[str, int, int]:
    """The ending, width and height of a picture that a browser shows."""
    if content.startswith(_PNG):
        return "png", *_two(">II", content, 16)
    if content.startswith(_GIF):
        return "gif", *_two("<HH", content, 6)
    if content.startswith(_BMP):
        wide, high = _two("<ii", content, 18)
        return "bmp", wide, abs(high)
    high, wide = _frame(content)
    return "jpg", wide, high


def _two(form: str, content: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, content, at)
    return int(first), int(second)


def _frame(content: bytes) -> tuple[int, int]:
    """Height and width of a JPEG, from the first of its marks that says them."""
    at = 2
    while content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            return _two(">HH", content, at + 5)
        at += 1 if content[at + 1] == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    raise ValueError("no size in a JPEG")
