"""Every pattern of the package as its text uses it, and texts that make a careless pattern look at them again and again.

A pattern is found where it is compiled or used, by the tree of the module; how it is used says where it may begin. The
texts come out of the pattern itself: what a repeat takes, many times, behind what leads to it, and before a sign that
lets it fail.
"""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SEARCHING = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_USES = SEARCHING | {"match", "fullmatch"}
_ALPHABET = " a1A.-*,“/\n(;x"
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_CATEGORIES: Mapping[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdecimal,
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    codes.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    codes.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    codes.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


@dataclass(frozen=True)
class Used:
    """A pattern where it stands, and whether it may begin anywhere in a text or at its start alone."""

    where: str
    pattern: re.Pattern[Any]
    anywhere: bool


def used(package: Path) -> list[Used]:
    """Every pattern below the folder of a package that is on the path, each once for each way of use."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    uses = _uses(trees)
    found: dict[tuple[Any, int, bool], Used] = {}
    for path, tree in trees.items():
        module = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        space = vars(importlib.import_module(module)) if not module.endswith("__main__") else {}
        for name, node in _expressions(tree):
            for pattern in _patterns(node, space, name):
                called = name.removeprefix("re.")
                ways = {called in SEARCHING} if called != name else uses.get((path, name)) or {True}
                for anywhere in ways:
                    one = Used(f"{module}:{node.lineno} {name}", pattern, anywhere)
                    found.setdefault((pattern.pattern, pattern.flags, anywhere), one)
    return list(found.values())


def _uses(trees: Mapping[Path, ast.Module]) -> dict[tuple[Path, str], set[bool]]:
    """(file, name) → whether patterns of that name search; one that begins where it is told begins anywhere. What another
    file takes by its name is used there, too."""
    found: dict[tuple[Path, str], set[bool]] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in _USES
            ):
                name = _plain(node.func.value)
                anywhere = node.func.attr in SEARCHING or len(node.args) > 1
                for called in {name, *_held_by(tree, name)}:
                    for where in [path] if called.startswith("_") else trees:
                        found.setdefault((where, called), set()).add(anywhere)
    return found


def _held_by(tree: ast.AST, name: str) -> Iterator[str]:
    """The tables out of which a name is taken, by a loop or by a key."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            target, value = node.target, node.iter
        elif isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
        else:
            continue
        if name in {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}:
            yield _plain(value)


def _plain(node: ast.AST) -> str:
    """The name of what is looked into: 'marks._PATTERNS.items()', 'MARKERS[kind]' → '_PATTERNS', 'MARKERS'."""
    said = re.split(r"\.(?:items|values|get)\(|\[", ast.unparse(node))[0]
    return said.rpartition("(")[2].rpartition(".")[2]


def _expressions(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """(name it is known by, call) of everything that makes a pattern; '' for one used on the spot."""
    named = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            values = [node.value]
            names = [target]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                names, values = list(target.elts), list(node.value.elts)
            for one, value in zip(names, values, strict=True):
                for inner in ast.walk(value) if value is not None else ():
                    if isinstance(inner, ast.Call) and isinstance(one, ast.Name):
                        named[inner] = one.id
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "re"
        ):
            if node.func.attr == "compile":
                yield named.get(node, ""), node
            elif node.func.attr in _USES:
                yield f"re.{node.func.attr}", node


def _patterns(node: ast.Call, space: Mapping[str, Any], name: str) -> Iterator[re.Pattern[Any]]:
    held = space.get(name)
    if isinstance(held, re.Pattern):
        yield held
        return
    told = [ast.unparse(arg) for arg in (*node.args[1:], *(one.value for one in node.keywords))]
    given = next(
        (int(eval(one, {"re": re})) for one in told if re.fullmatch(r"re\.[A-Z]+(?: \| re\.[A-Z]+)*", one)), 0
    )
    yield re.compile(_text(node.args[0], space), given)


def _text(node: ast.expr, space: Mapping[str, Any]) -> Any:
    """The words of an expression; what only its caller knows is a word like another."""
    try:
        return eval(compile(ast.Expression(node), "", "eval"), dict(space))
    except NameError:
        if isinstance(node, ast.JoinedStr):
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else _text(part.value, space)
                for part in node.values
                if isinstance(part, ast.Constant | ast.FormattedValue)
            )
        if isinstance(node, ast.BinOp):
            return f"{_text(node.left, space)}{_text(node.right, space)}"
        return "xa"


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """(lead, what is repeated) of texts that may cost more than they are long."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.DEBUG)
    chars = "".join(dict.fromkeys([*_ALPHABET, *(char for char in source if not char.isalnum())]))[:28]
    whole = _sample(tree, chars)
    found = dict.fromkeys(("", char) for char in chars)
    found |= dict.fromkeys(("", f"{whole}{gap}") for gap in ("", " ", "a"))
    for lead, pump in _pumps(tree, "", chars):
        found |= dict.fromkeys([(lead, pump), ("", lead + pump), ("", lead)])
    return [(lead, pump) for lead, pump in found if pump]


def _pumps(tree: Any, lead: str, chars: str) -> Iterator[tuple[str, str]]:
    """(what leads to a repeat, what it takes once) of every repeat."""
    for code, value in tree:
        if code in _REPEATS:
            _, most, inner = value
            if most > 8:
                for pump in dict.fromkeys(_samples(inner, chars)):
                    yield lead, pump
            yield from _pumps(inner, lead, chars)
        elif code is codes.SUBPATTERN:
            yield from _pumps(value[3], lead, chars)
        elif code is codes.ATOMIC_GROUP:
            yield from _pumps(value, lead, chars)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, lead, chars)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _pumps(value[1], lead, chars)
        lead += _sample([(code, value)], chars)


def _samples(tree: Any, chars: str) -> list[str]:
    """Texts that a tree takes: of one sign every one that it takes, else with each branch once."""
    if len(tree) == 1 and (taken := [char for char in chars if _takes(*tree[0], char)]):
        return taken[:4]
    if len(tree) == 1 and tree[0][0] is codes.SUBPATTERN:
        return _samples(tree[0][1][3], chars)
    if len(tree) == 1 and tree[0][0] is codes.BRANCH:
        return [one for branch in tree[0][1][1] for one in _samples(branch, chars)]
    more = [
        (code, (max(value[0], 1), *value[1:])) if code in _REPEATS else (code, value) for code, value in tree
    ]
    return [_sample(tree, chars), _sample(more, chars)]


def _sample(tree: Any, chars: str) -> str:
    """A short text that a tree takes, looking aside for nothing."""
    text = ""
    for code, value in tree:
        if code in _REPEATS:
            text += _sample(value[2], chars) * min(value[0], 20)
        elif code is codes.SUBPATTERN:
            text += _sample(value[3], chars)
        elif code is codes.ATOMIC_GROUP:
            text += _sample(value, chars)
        elif code is codes.BRANCH:
            text += _sample(value[1][0], chars)
        elif code is codes.LITERAL:
            text += chr(value)
        elif code in (codes.IN, codes.ANY, codes.NOT_LITERAL):
            preferred = "a1A " + chars + "".join(map(chr, range(33, 1000)))
            text += next((char for char in preferred if _takes(code, value, char)), _named(code, value))
    return text


def _named(code: Any, value: Any) -> str:
    for kind, one in value if code is codes.IN else ():
        if kind is codes.LITERAL:
            return chr(one)
        if kind is codes.RANGE:
            return chr(one[0])
    return ""


def _takes(code: Any, value: Any, char: str) -> bool:
    if code is codes.LITERAL:
        return ord(char) == value
    if code is codes.NOT_LITERAL:
        return ord(char) != value
    if code is codes.ANY:
        return char != "\n"
    if code is not codes.IN:
        return False
    negate = bool(value) and value[0][0] is codes.NEGATE
    hit = False
    for kind, one in value:
        if kind is codes.LITERAL:
            hit = hit or ord(char) == one
        elif kind is codes.RANGE:
            hit = hit or one[0] <= ord(char) <= one[1]
        elif kind is codes.CATEGORY:
            hit = hit or _CATEGORIES[one](char)
    return hit != negate


def cost(call: Callable[[], object], times: int = 1) -> float:
    """Seconds of the processor for a call, the least of some: a busy machine only ever adds."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        call()
        least = min(least, time.process_time() - start)
    return least


SIZES = (24, 32, 40, 100, 500, 2_000, 4_000, 8_000, 16_000)
"""Lengths of texts, in letters; the first are for what doubles with every letter."""
WORTH_A_LOOK = 0.05
"""Seconds that no pattern needs which looks at each letter but a few times."""
TIMES = 8.0
"""A text of four times the length takes four times the time, or sixteen times."""


def is_careless(call: Callable[[str], object], text: Callable[[int], str]) -> bool:
    """Whether the cost of a call grows faster than the text that it is given; a doubt is looked at three times."""
    for size in SIZES:
        if size == 4_000 and cost(lambda: call(text(2_000)), 2) < WORTH_A_LOOK / 100:
            return False  # sixty-four times that is not worth a look
        long, short = text(size), text(size // 4)
        if cost(lambda long=long: call(long)) >= WORTH_A_LOOK:
            return all(_grows(call, long, short) for _ in range(3))
    return False


def _grows(call: Callable[[str], object], long: str, short: str) -> bool:
    spent = cost(lambda: call(long), 2)
    return spent >= WORTH_A_LOOK and spent > TIMES * max(cost(lambda: call(short), 4), 1e-6)
