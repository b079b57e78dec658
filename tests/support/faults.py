"""Faults for real: a process that kills itself at the n-th thing it does to files, readers that never stop reading."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CHANGING = frozenset(
    {
        "open",
        "os.mkdir",
        "os.rename",
        "os.symlink",
        "os.remove",
        "os.rmdir",
        "os.chmod",
        "os.link",
        "os.truncate",
        "shutil.rmtree",
        "shutil.copytree",
        "tempfile.mkdtemp",
        "subprocess.Popen",
    }
)


def die_at(count: int, number: int = signal.SIGKILL, group: bool = False) -> None:
    """From here on, send this process (or all of its group) a signal just before the `count`-th change of files."""
    left = [count]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in CHANGING or (event == "open" and not _writes(arguments)):
            return
        left[0] -= 1
        if left[0] == 0:
            if group:
                os.killpg(os.getpgrp(), number)
            else:
                os.kill(os.getpid(), number)

    sys.addaudithook(watch)


@contextmanager
def killed_before(setup: str, work: str, environment: Mapping[str, str]) -> Iterator[Callable[[int], int]]:
    """Does `work` in a process of its own that is killed before its `count`-th change of files, or comes through: gives
    the exit code. Each is forked from one process that has done `setup`: starting Python is not what is tried."""
    script = (
        f"{setup}\n"
        "import os, sys, traceback\n"
        "from support.faults import die_at\n"
        "for line in sys.stdin:\n"
        "    child = os.fork()\n"
        "    if child == 0:\n"
        "        code = 1\n"
        "        try:\n"
        "            die_at(int(line))\n"
        f"            exec({work!r})\n"
        "            code = 0\n"
        "        except BaseException:\n"
        "            traceback.print_exc()\n"
        "        os._exit(code)\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdin=pipe, stdout=pipe, text=True
    ) as parent:
        assert parent.stdin is not None and parent.stdout is not None
        told, asked = parent.stdout, parent.stdin

        def run(count: int) -> int:
            asked.write(f"{count}\n")
            asked.flush()
            return int(told.readline())

        yield run
        asked.close()


def command_stopped_at(count: int, number: int, *arguments: str) -> list[str]:
    """A command of `namro` that sends its process group a signal before the `count`-th change; start it in a session
    of its own."""
    script = (
        "import runpy, sys\n"
        "from support.faults import die_at\n"
        f"sys.argv = ['namro', *{list(arguments)!r}]\n"
        f"die_at({count}, {int(number)}, group=True)\n"
        "runpy.run_module('namro', run_name='__main__', alter_sys=True)\n"
    )
    return [sys.executable, "-c", script]


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@dataclass
class Readers:
    """Threads that read the current release over and over, as a web server does, and note what is not whole.

    Half of them ask by path for one file; the others hold the folder open and compare several files with the
    list of that very folder: a mixture of two releases shows there.
    """

    current: Path
    pause: float = 0.005
    """Seconds between two reads of a thread: short where every moment counts, longer beside a command of many seconds."""
    reads: int = 0
    faults: list[str] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Readers:
        for number in range(4):
            thread = threading.Thread(target=self._read, args=(number,), daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int) -> None:
        chance = random.Random(number)
        while not self._stop.is_set():
            try:
                if number % 2:
                    self._one(chance)
                else:
                    self._whole(chance)
            except OSError as error:
                self.faults.append(f"{type(error).__name__}: {error}")
            time.sleep(self.pause)

    def _one(self, chance: random.Random) -> None:
        name = chance.choice(["index.html", "MANIFEST.sha256", "van-ban/index.html", "404.html"])
        if not (self.current / name).read_bytes():
            self.faults.append(f"empty: {name}")
        self.reads += 1

    def _whole(self, chance: random.Random) -> None:
        folder = os.open(self.current, os.O_RDONLY | os.O_DIRECTORY)
        try:
            listed = [
                line.split("  ", 1) for line in _content(folder, "MANIFEST.sha256").decode().splitlines()
            ]
            for known, name in chance.sample(listed, 5):
                if hashlib.sha256(_content(folder, name)).hexdigest() != known:
                    self.faults.append(f"not as listed: {name}")
                self.reads += 1
        finally:
            os.close(folder)


def _content(folder: int, name: str) -> bytes:
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()
