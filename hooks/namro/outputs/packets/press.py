"""The files of one packet, in a process of its own.

A process holds all that it has imported: this module and what it imports know the packet's tree and the writers, not
the records that the tree was made from, so that a worker begins with half the memory of the command.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from namro.files.replace import replace
from namro.outputs.packets import volumes
from namro.outputs.packets.formats import FORMATS, Format
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.paging import paged
from namro.outputs.packets.shelf import Shelved

ENVIRONMENT = {"MALLOC_MMAP_THRESHOLD_": str(128 * 1024)}
"""For such a process: glibc then lets Typst's big tables grow where they are instead of copying them, which saves 5 to
15 % of the memory. Other systems do not know the name."""


@dataclass(frozen=True)
class Job:
    """One packet and the formats that it is to be made in, each with its key."""

    packet: Packet
    formats: tuple[tuple[str, str], ...]


def run(job: Job, folder: Path) -> list[Shelved]:
    """Make the files of one packet in `folder`."""
    forms = {form.id: form for form in FORMATS}
    made: list[Shelved] = []
    packet = paged(job.packet)
    for name, key in job.formats:
        files = volumes.write(packet, forms[name])
        for number, file in enumerate(files, 1):
            path = folder / _file_name(job.packet, forms[name], number, len(files))
            replace(path, file.content)
            made.append(
                Shelved(
                    job.packet.id,
                    name,
                    number,
                    len(files),
                    path.name,
                    file.pages,
                    len(file.content),
                    key,
                    job.packet.title,
                    job.packet.draft,
                )
            )
    return made


def _file_name(packet: Packet, form: Format, number: int, count: int) -> str:
    part = "anh" if packet.poster else "tap"
    return f"{packet.id}{f'-{part}-{number}' if count > 1 else ''}{form.ending}"
