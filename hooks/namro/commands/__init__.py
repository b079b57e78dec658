"""The commands, one module each: `register(commands)` adds the parser, `run(root, given)` does it.

cli arguments problem_report    picks a command; its parser, in Vietnamese; problems for the terminal and machines
build serve     the site
publish verify  the site as readers get it: a new release, checks of the built files
headers         what the web server must send along
changes         what a build or a range of commits changed, and why; what is missing or old
check           the data
new             a record by questions and answers
approve         records handed in, approved, approved anew
schema          what VS Code must know of the records
formatting      record files in one style
admin           the browser editor
doctor          the machine
bench           measurements in a real browser
importing       plain official text to clauses
results         results of tasks, one by one or from a table
packets         printed packets
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from namro.commands import (
    admin,
    approve,
    bench,
    build,
    changes,
    check,
    doctor,
    formatting,
    headers,
    importing,
    new,
    packets,
    publish,
    schema,
    serve,
    verify,
)

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

REGISTER: tuple[Callable[[Commands], None], ...] = (
    check.register,
    formatting.register,
    new.register,
    approve.register,
    schema.register,
    build.register,
    serve.register,
    importing.register,
    bench.register,
    doctor.register,
    changes.register,
    verify.register,
    publish.register,
    headers.register,
    admin.register,
    packets.register,
)
