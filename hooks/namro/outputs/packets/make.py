"""All files of the wanted packets: only what changed, several at a time, each in a process of its own."""

from __future__ import annotations

import hashlib
import importlib.metadata
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from namro.language.letters import LIST
from namro.language.vietnamese import did_you_mean
from namro.library.edition import Edition
from namro.library.library import Library
from namro.outputs.packets import shelf
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.deck import deck, subjects
from namro.outputs.packets.formats import FORMATS, Format
from namro.outputs.packets.meetings import of_meeting
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.posters import poster
from namro.outputs.packets.press import ENVIRONMENT, Job, run
from namro.outputs.packets.recipes import Recipe, recipes
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.tokens import Tokens
from namro.problems import UserError

Progress = Callable[[int, int, str], None]
"""Told after each packet: how many are done, of how many, the title."""


def make(
    library: Library,
    as_of: Edition,
    look: Tokens,
    folder: Path,
    wanted: Sequence[str],
    workers: int,
    progress: Progress,
) -> tuple[Shelf, int]:
    """Make the wanted packets (all when none is named) in `folder`; the shelf, and how many packets were made anew.

    Raises UserError for an unknown id, or when this machine has no tool for any format.
    """
    usable = [form for form in FORMATS if form.usable()]
    if not usable:
        raise UserError(
            "Máy này chưa có phần in (gói typst). Chạy lại python3 manage.py build để cài, rồi thử lại."
        )
    old = shelf.read(folder)
    jobs, kept = [], {one for one in old.files if wanted}
    for packet in (replace(packet, look=look) for packet in _chosen(library, as_of, wanted)):
        keys = {form.id: _key(packet, form) for form in usable if form.fits(packet)}
        due = tuple((form, key) for form, key in keys.items() if not old.current(packet.id, form, key))
        kept = {one for one in kept if one.packet != packet.id}
        kept |= {one for one in old.files if one.packet == packet.id and keys.get(one.format) == one.key}
        if due:
            jobs.append(Job(packet, due))
    made = _run(jobs, folder, workers, progress)
    fresh = {(one.packet, one.format) for one in made}
    files = (*made, *(one for one in kept if (one.packet, one.format) not in fresh))
    new = Shelf(folder, tuple(sorted(files)))
    shelf.clear(old, new.files)
    shelf.write(new)
    return new, len(jobs)


def _chosen(library: Library, as_of: Edition, wanted: Sequence[str]) -> Iterator[Packet]:
    """The packets with these ids; the id of a form stands for all that are made from it, that of a meeting for all its
    papers."""
    known = recipes(library)
    decks = subjects(library)
    others = {*library.cuoc_hop, *library.ap_phich, *(one.ma for one in decks)}
    for ma in wanted:
        if ma not in others and not any(_is(recipe, ma) for recipe in known):
            hint = did_you_mean(ma, [*(recipe.id for recipe in known), *others]) or (
                "Xem các mã trong data/tap-in/, data/cuoc-hop/, data/ap-phich/, data/chuyen-de/, data/van-ban/."
            )
            raise UserError(f"Không có tập in “{ma}”. {hint}")
    for recipe in known:
        if not wanted or any(_is(recipe, ma) for ma in wanted):
            yield assemble(library, as_of, recipe)
    for ma, meeting in library.cuoc_hop.items():
        if not wanted or ma in wanted:
            yield from of_meeting(library, as_of, ma, meeting)
    for ma, drawn in library.ap_phich.items():
        if not wanted or ma in wanted:
            yield poster(library, as_of, ma, drawn)
    for subject in decks:
        if not wanted or subject.ma in wanted:
            yield deck(library, as_of, subject)


def _is(recipe: Recipe, ma: str) -> bool:
    return ma == recipe.id or (recipe.don_vi is not None and recipe.id == f"{ma}-{recipe.don_vi}")


def _run(jobs: Sequence[Job], folder: Path, workers: int, progress: Progress) -> list[Shelved]:
    """Run the jobs; after an interruption or a failure the list still tells what is finished."""
    made: list[Shelved] = []
    if not jobs:
        return made
    os.environ.update(ENVIRONMENT)
    spawn = multiprocessing.get_context("spawn")
    try:
        with spawn.Pool(min(workers, len(jobs))) as pool:
            work = pool.imap_unordered(partial(run, folder=folder), jobs)
            for number, files in enumerate(work, 1):
                made += files
                progress(number, len(jobs), files[0].title)
    except BaseException:
        before = shelf.read(folder)
        done = {(one.packet, one.format) for one in made}
        left = (one for one in before.files if (one.packet, one.format) not in done)
        shelf.write(Shelf(folder, (*made, *left)))
        raise
    return made


def _key(packet: Packet, form: Format) -> str:
    """A hash of the content, its look, the format and everything here that draws it."""
    content = repr(replace(packet, build=""))
    return hashlib.sha256(
        "\n".join((content, repr(packet.look), form.id, _engine(form.needs))).encode()
    ).hexdigest()


@lru_cache(maxsize=8)
def _engine(tool: str) -> str:
    """A hash of this package's own files and the version of the tool."""
    here = Path(__file__).parent
    files = [*sorted(path for path in here.rglob("*") if path.is_file() and path.suffix != ".pyc"), LIST]
    return hashlib.sha256(b"\n".join(_contents(files))).hexdigest() + importlib.metadata.version(tool)


def _contents(files: Iterable[Path]) -> Iterable[bytes]:
    return (path.name.encode() + path.read_bytes() for path in files)
