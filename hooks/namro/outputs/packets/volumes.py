"""A packet too long for one file, cut into volumes of at most 300 pages: printers jam, memory grows with the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namro.language.prose import Node
from namro.outputs.packets.finish import whole_levels
from namro.outputs.packets.formats import Format, Made
from namro.outputs.packets.packet import Block, Heading, Packet, Part, Prose, Table

LIMIT = 300
_AIM = 240


def write(packet: Packet, form: Format) -> list[Made]:
    """The packet in one file, or in volumes; more are tried until each keeps to the limit."""
    if packet.poster:
        count = len(packet.poster.of(form.sheet))
        return [form.write(replace(packet, volume=(number, count))) for number in range(1, count + 1)]
    count = -(-weight(packet) // (form.page_size * _AIM)) if form.page_size else 1
    while True:
        made = []
        for volume in split(packet, count):
            made.append(form.write(volume))
            if made[-1].pages > LIMIT:
                break
        else:
            return made
        count += 1


def split(packet: Packet, count: int) -> list[Packet]:
    """`count` volumes of about the same length, cut between parts, else before a heading, else between blocks."""
    if count <= 1:
        return [packet]
    most = weight(packet) / count
    pieces = [piece for part in packet.parts for piece in _pieces(part, most / 4)]
    volumes: list[list[Part]] = [[] for _ in range(count)]
    done = 0
    for piece in pieces:
        volumes[min(count - 1, int(done / most))].append(piece)
        done += _part_weight(piece)
    filled = [_joined(volume) for volume in volumes if volume]
    return [
        replace(packet, parts=tuple(map(whole_levels, parts)), volume=(number, len(filled)))
        for number, parts in enumerate(filled, 1)
    ]


def weight(packet: Packet) -> int:
    """Characters to be printed; a heading, an empty line, a part's head count for the room they take."""
    return sum(_part_weight(part) for part in packet.parts)


def _part_weight(part: Part) -> int:
    return 400 + sum(_block_weight(block) for block in part.blocks)


def _block_weight(block: object) -> int:
    if isinstance(block, str):
        return len(block)
    if isinstance(block, Node):
        return len(block.text) + sum(map(_block_weight, block.children))
    if isinstance(block, tuple):
        return sum(map(_block_weight, block))
    if isinstance(block, Table):
        return 2 * _block_weight(block.rows)
    if isinstance(block, Prose):
        return 60 + _block_weight(block.nodes)
    return 60 + sum(_block_weight(value) for value in vars(block).values() if isinstance(value, tuple | str))


def _pieces(part: Part, most: float) -> Iterator[Part]:
    """The part in runs of blocks of about `most` characters, a heading never last in its run."""
    run: list[Block] = []
    length, number = 0, 0
    for block in part.blocks:
        heading = isinstance(block, Heading) and block.level <= 3
        after_heading = bool(run) and isinstance(run[-1], Heading)
        if run and not after_heading and ((heading and length > most) or length > 2 * most):
            yield _piece(part, run, number)
            run, length, number = [], 0, number + 1
        run.append(block)
        length += _block_weight(block)
    yield _piece(part, run, number)


def _piece(part: Part, run: list[Block], number: int) -> Part:
    if not number:
        return replace(part, blocks=tuple(run))
    return replace(
        part, blocks=tuple(run), anchor=f"{part.anchor}_tiep-{number}", title=f"{part.title} (tiếp theo)"
    )


def _joined(parts: list[Part]) -> list[Part]:
    """Pieces of one part that stand in one volume are one part again."""
    made: list[Part] = []
    for part in parts:
        before = made[-1] if made else None
        if before and part.anchor.startswith(f"{before.anchor.partition('_tiep-')[0]}_tiep-"):
            made[-1] = replace(before, blocks=(*before.blocks, *part.blocks))
        else:
            made.append(part)
    return made
