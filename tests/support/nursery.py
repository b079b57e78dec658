"""The command line without the second that Python needs to read the package: one process has read it, and every command is
a child of it. What a command does is done by the real `main`, in a process, with pipes, a folder and variables of its own.

Used by `conftest.namro`. Where processes cannot be forked, or a variable changes how Python itself starts, a new Python is
started as any reader would.
"""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NoReturn


@cache
def _process(packages: str) -> tuple[IO[str], IO[str]]:
    """What the one process of this run of tests is asked by, and answers by; it ends when the tests do."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((packages, str(Path(__file__).parents[1])))}
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-m", "support.nursery"], stdin=pipe, stdout=pipe, env=environment, text=True
    )
    assert process.stdin is not None and process.stdout is not None
    return process.stdin, process.stdout


def can_run(variables: Iterable[str]) -> bool:
    """Whether a command with these variables set needs no Python of its own."""
    return hasattr(os, "fork") and not any(name.startswith(("PYTHON", "LC_", "LANG")) for name in variables)


def run(arguments: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What the command answers in an environment, whose PYTHONPATH is where the package lies."""
    asked, told = _process(environment["PYTHONPATH"])
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        request = {
            "arguments": arguments,
            "environment": dict(environment),
            "folder": str(Path.cwd()),
            "out": str(out),
            "err": str(err),
        }
        asked.write(f"{json.dumps(request)}\n")
        asked.flush()
        answer = told.readline()
        assert answer, "the process that commands come from has died"
        return subprocess.CompletedProcess(
            ["namro", *arguments],
            int(answer),
            out.read_text(encoding="utf-8"),
            err.read_text(encoding="utf-8"),
        )


def _read_everything() -> None:
    """All that any command asks for."""
    from namro.commands import MODULES

    for module in MODULES.values():
        import_module(f"namro.commands.{module}")
    for name in ("mkdocs.commands.build", "material", "lxml.html", "PIL.ImageFont", "typst"):
        import_module(name)


def _born(request: Mapping[str, Any]) -> NoReturn:
    """The command, in the process that was made for it."""
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(request[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    sys.stdin = io.TextIOWrapper(io.FileIO(0), encoding="utf-8")
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(number, "w")), encoding="utf-8", line_buffering=number == 2
        )
        for number in (1, 2)
    )
    from namro.commands.cli import main

    sys.argv = ["namro", *request["arguments"]]
    sys.exit(main())


def _serve() -> None:
    """A child for every line of standard input; its exit code, a signal's negative, on standard output."""
    _read_everything()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _born(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _serve()
