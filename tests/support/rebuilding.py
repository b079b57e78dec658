"""Many builds of one project whose data changes: MkDocs renders the frames and the hand-written pages once, everything
that comes of records is made anew each time, by the build's own code."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, fields
from pathlib import Path

from namro.library.library import Library
from namro.outputs.frame import supplier
from namro.outputs.job import Job, start
from namro.outputs.packets.shelf import Shelf
from namro.publishing import manifest
from namro.publishing.modes import open_to_readers


@dataclass(frozen=True)
class _FramesOnly(Job):
    """A job that stops when the supplier is done."""

    def finish(self, folder: Path) -> None:
        """Leave the folder as the supplier made it."""


@dataclass(frozen=True)
class Rebuilding:
    """The project at `root`, and what the supplier makes of it, in `frames`."""

    root: Path
    frames: Path
    first: Job

    @classmethod
    def of(cls, root: Path, frames: Path) -> Rebuilding:
        """Have the supplier work, once; `frames` is a folder to be made."""
        job = start(root)
        first = _FramesOnly(**{field.name: getattr(job, field.name) for field in fields(Job)})
        frames.mkdir(parents=True)
        supplier().build(root, frames, first)
        for listed in frames.glob("sitemap.xml*"):  # tells the pages of the first build
            listed.unlink()
        return cls(root, frames, first)

    def build(self, folder: Path, whole: Library | None = None, packets: Shelf | None = None) -> None:
        """The site as the data is now, into a folder to be made. Raises InvalidData or UserError."""
        job = start(self.root, whole, packets=packets)
        shutil.copytree(self.frames, folder)
        job.frames.update(self.first.frames)
        job.hand_written.extend(self.first.hand_written)
        job.seals.update(self.first.seals)
        job.finish(folder)
        manifest.write(folder)
        open_to_readers(folder)
