"""The tables as Parquet, for statistics and large data: flat columns, every value may be missing, pages packed by gzip.

Written here and by no package: what writes Parquet weighs 25 to 55 MB a platform, and of its format a flat table needs the
pages (length of the levels, levels, values one after the other) and the footer, a structure of Thrift's compact protocol.
DuckDB reads the files back in the tests.
"""

from __future__ import annotations

import gzip
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from types import MappingProxyType

from namro.outputs.open_data.tables import FOLDER
from namro.outputs.open_data.tables import thrift as t
from namro.outputs.open_data.tables.table import Heading, Table, Type, Value
from namro.outputs.pour import StaticFile

_MAGIC = b"PAR1"
GROUP = 100_000
"""Rows of a row group: what a reader holds in memory at once."""
_PLAIN, _RLE, _GZIP, _OPTIONAL, _DATA_PAGE = 0, 3, 2, 1, 0
_PACKED = gzip.compress(b"", mtime=0)[:8]
"""How a packed page begins."""
_GZIP_BITS = 31
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class _Physical:
    """How a type of ours is stored (`type`), what it is called by old (`converted`) and by new readers (`logical`)."""

    type: int
    converted: int | None = None
    logical: t.Struct | None = None


_TYPES: Mapping[Type, _Physical] = MappingProxyType(
    {
        "boolean": _Physical(0),
        "integer": _Physical(2),
        "date": _Physical(1, 6, t.struct((6, t.struct()))),
        "time": _Physical(1, 7, t.struct((7, t.struct((1, False), (2, t.struct((1, t.struct()))))))),
        "string": _Physical(6, 0, t.struct((1, t.struct()))),
    }
)


def parquet(table: Table) -> StaticFile:
    """A file of a table; the same rows give the same bytes."""
    said = bytearray(_MAGIC)
    groups = []
    for start in range(0, len(table.hang), GROUP):
        rows = table.hang[start : start + GROUP]
        before = len(said)
        chunks = [_chunk(said, column, [row[at] for row in rows]) for at, column in enumerate(table.cot)]
        groups.append(t.struct((1, chunks), (2, t.I64(len(said) - before)), (3, t.I64(len(rows)))))
    root = t.struct((4, table.ma), (5, t.I32(len(table.cot))))
    footer = t.struct(
        (1, t.I32(1)),
        (2, [root, *map(_field, table.cot)]),
        (3, t.I64(len(table.hang))),
        (4, groups),
        (5, [t.struct((1, "title"), (2, table.ten))]),
        (6, "namro"),
    )
    told = t.encode(footer)
    said += told + struct.pack("<I", len(told)) + _MAGIC
    return StaticFile(path_of(table), bytes(said))


def path_of(table: Table) -> str:
    """Where the Parquet of a table lies below the site."""
    return f"{FOLDER}{table.ma}.parquet"


def words(content: bytes) -> Iterator[str]:
    """Every text of such a file, for the checks that look through all that is published. Numbers come out as a few
    strange letters: a page does not say itself which it holds."""
    for start in _packed(content):
        page = zlib.decompressobj(_GZIP_BITS).decompress(memoryview(content)[start:])
        at = 4 + int.from_bytes(page[:4], "little")
        while at + 4 <= len(page):
            size = int.from_bytes(page[at : at + 4], "little")
            yield page[at + 4 : at + 4 + size].decode("utf-8", "replace")
            at += 4 + size


def _packed(content: bytes) -> Iterator[int]:
    """Where pages begin."""
    start = content.find(_PACKED)
    while start >= 0:
        yield start
        start = content.find(_PACKED, start + len(_PACKED))


def _field(column: Heading) -> t.Struct:
    stored = _TYPES[column.loai]
    named: list[tuple[int, t.Value]] = [(1, t.I32(stored.type)), (3, t.I32(_OPTIONAL)), (4, column.ten)]
    if stored.converted is None or stored.logical is None:
        return t.struct(*named)
    return t.struct(*named, (6, t.I32(stored.converted)), (10, stored.logical))


def _chunk(said: bytearray, column: Heading, values: Sequence[Value]) -> t.Struct:
    """Writes the one page of a column of a row group; what the footer tells of it."""
    levels = _levels(values)
    page = struct.pack("<I", len(levels)) + levels + _values(column.loai, values)
    packed = gzip.compress(page, mtime=0)
    held = t.struct((1, t.I32(len(values))), (2, t.I32(_PLAIN)), (3, t.I32(_RLE)), (4, t.I32(_RLE)))
    head = t.encode(
        t.struct((1, t.I32(_DATA_PAGE)), (2, t.I32(len(page))), (3, t.I32(len(packed))), (5, held))
    )
    start = len(said)
    said += head + packed
    about = t.struct(
        (1, t.I32(_TYPES[column.loai].type)),
        (2, [t.I32(_PLAIN), t.I32(_RLE)]),
        (3, [column.ten]),
        (4, t.I32(_GZIP)),
        (5, t.I64(len(values))),
        (6, t.I64(len(head) + len(page))),
        (7, t.I64(len(head) + len(packed))),
        (9, t.I64(start)),
    )
    return t.struct((2, t.I64(start)), (3, about))


def _levels(values: Sequence[Value]) -> bytes:
    """Which values are there: runs of ones and noughts."""
    said = bytearray()
    for there, run in groupby(value is not None for value in values):
        said += t.varint(sum(1 for _ in run) << 1)
        said.append(there)
    return bytes(said)


def _values(kind: Type, values: Sequence[Value]) -> bytes:
    there = [value for value in values if value is not None]
    if kind == "string":
        words = [str(value).encode() for value in there]
        return b"".join(struct.pack("<I", len(word)) + word for word in words)
    if kind == "boolean":
        bits = sum(bool(value) << at for at, value in enumerate(there))
        return bits.to_bytes(-(-len(there) // 8), "little")
    numbers = [_number(value) for value in there]
    return struct.pack(f"<{len(numbers)}{'q' if kind == 'integer' else 'i'}", *numbers)


def _number(value: Value) -> int:
    """Days since 1970, milliseconds of the day, or the number itself."""
    if isinstance(value, date):
        return value.toordinal() - _EPOCH
    if isinstance(value, time):
        return ((value.hour * 60 + value.minute) * 60 + value.second) * 1000
    assert isinstance(value, int)
    return value
