"""The commands, one module each: `register(commands)` adds the parser, `run(root, given)` does it.

build serve     the site
check           the data
importing       plain official text to clauses
packets         printed packets
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from namro.commands import build, check, importing, packets, serve

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

REGISTER: tuple[Callable[[Commands], None], ...] = (
    check.register,
    build.register,
    serve.register,
    importing.register,
    packets.register,
)
