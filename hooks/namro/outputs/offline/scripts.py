"""Our ES modules as one script, classic or a module: each module a function that returns what it exports.

Only the forms that our modules use are read, a line each: `import { a, b } from "./x.js";`, `import("./x.js")`,
`export [async] function|class|const name`. Anything else of the kind stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_DYNAMIC = re.compile(r'(?<!\{)\bimport\("\./([\w-]+\.js)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//[^\n]*\n|^ */\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_ASIDE = re.compile(r"(?<=[;{,)\]}]) // [^\"'`\n]*$", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_COMPILE = "//# allFunctionsCalledOnLoad\n"
"""Told to the browser: compile all of the file while it is being loaded, not function by function at the first letter
that is typed. A browser that does not know it reads a comment."""


class UnknownModule(Exception):
    """A module imports what is not there, imports in a circle, or uses a form that is not read."""


def bundle(entry: str, modules: Mapping[str, str]) -> str:
    """The classic script that does what the module `entry` does; `modules` are all sources by name."""
    order: list[str] = []
    _collect(entry, modules, order, ())
    parts = [_wrapped(name, modules[name]) for name in order]
    return "(() => {\nconst nrModules = {};\n" + "".join(parts) + "})();\n"


def joined(entry: str, modules: Mapping[str, str]) -> str:
    """The module `entry` with all that it imports in one file, without comments and indentation: one request
    instead of many."""
    exported = [match[1] for match in _EXPORT.findall(modules[entry])]
    order: list[str] = []
    _collect(entry, modules, order, ())
    parts = "".join(
        _INDENT.sub("", _ASIDE.sub("", _COMMENT.sub("", _wrapped(name, modules[name])))) for name in order
    )
    taken = "".join(f"export const {name} = nrTim.{name};\n" for name in exported)
    return f'{_COMPILE}const nrTim = (() => {{\nconst nrModules = {{}};\n{parts}return nrModules["{entry}"];\n}})();\n{taken}'


def needed(name: str, modules: Mapping[str, str]) -> set[str]:
    """`name` and every module that is loaded along with it; `modules` are all sources by name."""
    found, new = set[str](), {name}
    while new:
        found |= new
        new = {other for one in new for _, other in _IMPORT.findall(modules[one])} - found
    return found


def _collect(name: str, modules: Mapping[str, str], order: list[str], path: tuple[str, ...]) -> None:
    """Appends `name` behind everything that it imports."""
    if name in order:
        return
    if name in path:
        raise UnknownModule(f"{' → '.join((*path, name))}: modules import in a circle")
    if name not in modules:
        raise UnknownModule(f"{path[-1] if path else ''}: imports {name}, which is not there")
    for other in (*(m[1] for m in _IMPORT.findall(modules[name])), *_DYNAMIC.findall(modules[name])):
        _collect(other, modules, order, (*path, name))
    order.append(name)


def _wrapped(name: str, source: str) -> str:
    exported = [match[1] for match in _EXPORT.findall(source)]
    body = _IMPORT.sub(lambda m: f'const {{{m[1]}}} = nrModules["{m[2]}"];', source)
    body = _DYNAMIC.sub(lambda m: f'Promise.resolve(nrModules["{m[1]}"])', body)
    body = _EXPORT.sub(r"\1 \2", body)
    left = _LEFT.search(body)
    if left:
        line = body[left.start() :].splitlines()[0]
        raise UnknownModule(f"{name}: cannot read “{line}”")
    return f'nrModules["{name}"] = (() => {{\n{body}\nreturn {{{", ".join(exported)}}};\n}})();\n'
