"""Thrift's compact protocol, as far as the footer of Parquet needs it: structures, lists, whole numbers, text, yes and no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_TRUE, _FALSE, _I32, _I64, _BINARY, _LIST, _STRUCT = 1, 2, 5, 6, 8, 9, 12


class I32(int):
    """A number of up to 32 bits."""


class I64(int):
    """A number of up to 64 bits."""


@dataclass(frozen=True)
class Struct:
    """Fields by number, ascending."""

    fields: tuple[tuple[int, Value], ...]


Value: TypeAlias = "Struct | I32 | I64 | str | bool | Sequence[Value]"


def struct(*fields: tuple[int, Value]) -> Struct:
    """A structure of these fields."""
    return Struct(fields)


def encode(value: Struct) -> bytes:
    """The bytes of a structure."""
    return b"".join(_struct(value))


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    said = bytearray()
    while number > 0x7F:
        said.append(number & 0x7F | 0x80)
        number >>= 7
    said.append(number)
    return bytes(said)


def _struct(value: Struct) -> Iterator[bytes]:
    before = 0
    for number, held in value.fields:
        assert 0 < number - before <= 15
        yield bytes(((number - before) << 4 | _type(held),))
        if not isinstance(held, bool):
            yield _value(held)
        before = number
    yield b"\0"


def _value(value: Value) -> bytes:
    if isinstance(value, Struct):
        return encode(value)
    if isinstance(value, str):
        told = value.encode()
        return varint(len(told)) + told
    if isinstance(value, int):
        return varint(value << 1 if value >= 0 else (-value << 1) - 1)
    kind = _type(value[0]) if value else _STRUCT
    head = bytes((len(value) << 4 | kind,)) if len(value) < 15 else bytes((0xF0 | kind,)) + varint(len(value))
    return head + b"".join(map(_value, value))


def _type(value: Value) -> int:
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    if isinstance(value, Struct):
        return _STRUCT
    if isinstance(value, str):
        return _BINARY
    if isinstance(value, int):
        return _I64 if isinstance(value, I64) else _I32
    return _LIST
