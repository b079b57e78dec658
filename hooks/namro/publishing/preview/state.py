"""What the project says now, and what it answers to an address: never a page of an older state."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from namro.library.edition import edition
from namro.library.history.read import Follower
from namro.library.library import Library
from namro.library.load import Reader
from namro.outputs import live, preview, tokens
from namro.outputs.live import Bare, LiveSite, Map
from namro.problems import InvalidData, Problem, UserError
from namro.publishing import build as building
from namro.publishing.preview import watch
from namro.records.kinds import HAND_WRITTEN

OWN = "_namro/"
"""Addresses of the preview itself; no page of a site begins so."""
_WHOLE_ONLY = frozenset({"sitemap.xml", "sitemap.xml.gz"})
"""What the supplier writes of all pages: the build of the frames knows of none."""


@dataclass(frozen=True)
class Answer:
    """What an address gives: a status, a kind of content by its file name, the content."""

    status: int
    name: str
    content: bytes


@dataclass(frozen=True)
class _Base:
    """The frames and the hand-written pages in a folder, and what they were made of."""

    made_of: object
    folder: Path
    job: Bare


class Preview:
    """A project while somebody edits it. `say` tells the terminal; `close` it in the end."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root, self._say = root, say
        self._reader, self._history, self._map = Reader(root, reviewing=True), Follower(root), Map()
        self._lock, self._told = threading.RLock(), threading.Condition()
        self._signs: Mapping[str, Any] | None = None
        self._base: _Base | None = None
        self._site: LiveSite | None = None
        self._records: Library | None = None
        self._wrong: tuple[Problem, ...] | str = ()
        self._whole: Path | None = None
        self.version = 0

    def refresh(self) -> None:
        """Take in what has changed since the last look."""
        with self._lock:
            now = watch.signs(self._root)
            if self._signs is not None and self._signs == now:
                return
            paths = watch.changed(self._signs or now, now)
            self._signs = now
            began = time.monotonic()
            self._forget_whole()
            self._take_in()
            if self._wrong:
                self._say(str(InvalidData(self._wrong)) if isinstance(self._wrong, tuple) else self._wrong)
            elif paths:
                shown = ", ".join(paths[:3]) + (f" và {len(paths) - 3} tệp nữa" if len(paths) > 3 else "")
                seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
                self._say(f"Đã lưu {shown}: xong sau {seconds} giây.")
        with self._told:
            self.version += 1
            self._told.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """The version that follows `version`, as soon as there is one, or the same after so long."""
        with self._told:
            self._told.wait_for(lambda: self.version != version, seconds)
            return self.version

    def answer(self, path: str) -> Answer:
        """What stands at an address below the root, without its query."""
        with self._lock:
            self.refresh()
            is_page = not path or path.endswith("/")
            name = f"{path}index.html" if is_page else path
            if self._wrong or self._site is None:
                found = None if is_page else self._supplied(name)
                return Answer(200, name, found) if found is not None else self._told_wrong()
            if is_page and (html := self._site.page(path)) is not None:
                return Answer(200, name, html.encode())
            made = None if is_page else self._site.file(path)
            for source in (lambda _: made, self._supplied, self._of_whole):
                if (content := source(name)) is not None:
                    return Answer(200, name, content)
            return Answer(404, "404.html", self._supplied("404.html") or b"")

    def close(self) -> None:
        """Take away what was written for the preview."""
        self._forget_whole()
        if self._base is not None:
            shutil.rmtree(self._base.folder, ignore_errors=True)

    def _take_in(self) -> None:
        try:
            records = self._reader.load()
            shown = preview.with_drafts(records).published()
            as_of, history, look = edition(self._root, shown), self._history.now(), tokens.read(self._root)
            days = {key: day for key, day in history.lan_cuoi.items() if key[0] == HAND_WRITTEN}
            made_of = (watch.of_frame(self._signs or {}), shown.trang, as_of.ngay, days)
            if self._base is None or self._base.made_of != made_of:
                self._rebase(made_of, live.bare(shown, as_of, history, look))
            assert self._base is not None
            job = self._base.job
            first = self._site is None
            self._site = LiveSite(shown, as_of, history, job.frames, job.seals, job.hand_written, self._map)
            if first:
                self._site.learn()
            self._records, self._wrong = records, ()
        except InvalidData as error:
            self._wrong = error.problems
        except UserError as error:
            self._wrong = str(error)
        except Exception:  # a fault of the program does not end the preview: the next save may avoid it
            self._wrong = "Chương trình gặp lỗi của chính nó; chi tiết ở cửa sổ lệnh. Hãy báo cho người giữ chương trình."
            self._say(traceback.format_exc())

    def _rebase(self, made_of: object, job: Bare) -> None:
        folder = Path(tempfile.mkdtemp(prefix="namro-xem-thu-"))
        try:
            building.supply(self._root, folder, job)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if self._base is not None:
            shutil.rmtree(self._base.folder, ignore_errors=True)
        self._base = _Base(made_of, folder, job)

    def _supplied(self, name: str) -> bytes | None:
        return None if self._base is None or name in _WHOLE_ONLY else _content(self._base.folder, name)

    def _of_whole(self, name: str) -> bytes | None:
        """A file that only a whole build has: an old address that leads on, the copy to take along, a calendar."""
        if self._whole is None:
            self._say("Đang dựng cả trang để có tệp này…")
            self._whole = Path(tempfile.mkdtemp(prefix="namro-ca-trang-"))
            building.build_into(self._root, self._whole, whole=self._records, preview=True)
        return _content(self._whole, name)

    def _forget_whole(self) -> None:
        if self._whole is not None:
            # Hundreds of folders: nobody waits for that.
            threading.Thread(target=shutil.rmtree, args=(self._whole, True)).start()
            self._whole = None

    def _told_wrong(self) -> Answer:
        """What is wrong, on the page that was asked for."""
        problems = self._wrong if isinstance(self._wrong, tuple) else ()
        said = self._wrong if isinstance(self._wrong, str) else ""
        page = template("loi.html").render(loi=problems, noi=said, rieng=OWN)
        return Answer(503, "loi.html", page.encode())


def template(name: str) -> Template:
    """One of the preview's own templates."""
    return Environment(
        loader=PackageLoader("namro.publishing.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    ).get_template(name)


def _content(folder: Path, name: str) -> bytes | None:
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return None
    except (OSError, ValueError):  # longer than a name may be, or with a NUL
        return None
    return path.read_bytes()
