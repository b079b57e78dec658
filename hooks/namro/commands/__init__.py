"""The commands, one module each: `register(commands)` adds the parser, `run(root, given)` does it.

cli arguments problem_report    picks a command; its parser, in Vietnamese; problems for the terminal and machines
contract        a project's data and pages held to the contract of all projects
build serve     the site
export          the open data of many sites in one database
portal          one static site over several
publish verify  the site as readers get it: a new release, checks of the built files
headers         what the web server must send along
changes         what a build or a range of commits changed, and why; what is missing or old
start upgrade   a new project; a project to another engine
check           the data
new             a record by questions and answers
approve         records handed in, approved, approved anew
rename          another id for a record, everywhere
withdraw        a document or an answer taken out, and back
schema          what VS Code must know of the records
formatting      record files in one style
migrate         data of an older version
admin           the browser editor
doctor          the machine
bench           measurements in a real browser
form            a table of questions to fill in
importing       plain official text to clauses
results         results of tasks, one by one or from a table
packets         printed packets
meeting         the papers of a meeting
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

MODULES = {
    "start": "start",
    "check": "check",
    "format": "formatting",
    "migrate": "migrate",
    "new": "new",
    "approve": "approve",
    "rename": "rename",
    "withdraw": "withdraw",
    "schema": "schema",
    "test": "contract",
    "upgrade": "upgrade",
    "build": "build",
    "serve": "serve",
    "import": "importing",
    "form": "form",
    "bench": "bench",
    "doctor": "doctor",
    "changes": "changes",
    "verify": "verify",
    "links": "links",
    "publish": "publish",
    "export": "export",
    "portal": "portal",
    "headers": "headers",
    "admin": "admin",
    "packets": "packets",
    "meeting": "meeting",
}
"""What is typed and the module that does it, in the order of the help."""


def register(commands: Commands, arguments: Sequence[str]) -> None:
    """Add the command that `arguments` begin with, or all of them where they name none.

    One command needs a fifth of the package: reading all of it took a second before anything began.
    """
    first = _first(arguments)
    for module in (MODULES[first],) if first in MODULES else MODULES.values():
        import_module(f"{__name__}.{module}").register(commands)


def _first(arguments: Sequence[str]) -> str:
    """The first word that is no option and no option's value."""
    words = iter(arguments)
    for word in words:
        if word == "--root":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""
