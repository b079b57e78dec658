"""The commands, one module each: `register(commands)` adds the parser, `run(root, given)` does it.

build serve     the site
publish verify  the site as readers get it: a new release, checks of the built files
headers         what the web server must send along
check           the data
importing       plain official text to clauses
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from namro.commands import build, check, headers, importing, publish, serve, verify

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

REGISTER: tuple[Callable[[Commands], None], ...] = (
    check.register,
    build.register,
    serve.register,
    importing.register,
    verify.register,
    publish.register,
    headers.register,
)
