"""Edits as nobody plans them: a field changed, dropped, blanked or taken from elsewhere, a file renamed or gone, a page of
docs/ or a setting with odd words. What `check` lets pass of them must build (tests/bench/edits.py)."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from namro.files import clauses, seal
from namro.records.base import Record
from namro.records.kinds import of_file
from support.edit_words import PAGES, SETTINGS, WORDS

At: TypeAlias = tuple[str | int, ...]
_NAMES = (
    "a",
    "x-1",
    "2026",
    "index",
    "con",
    "tim-kiem",
    "x" * 60,
    "moi",
    "404",
    "thang-3-2026",
    "in",
    "so-voi",
)


@dataclass(frozen=True)
class Edit:
    """What is done, for the report, and the files as they are after it: None for one that is gone."""

    words: str
    files: Mapping[str, bytes | None]


def edit(chance: random.Random, root: Path) -> Edit | None:
    """One edit of the project at `root`, which is left alone; None where the chosen one does not fit the chosen file."""
    makes = chance.choices((_field, _more, _file, _text, _page, _setting), weights=(10, 4, 3, 3, 3, 2))[0]
    return makes(chance, root)


def applied(edits: list[Edit], root: Path) -> None:
    """Do them all."""
    for one in edits:
        for name, content in one.files.items():
            path = root / name
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def _records(root: Path) -> list[Path]:
    return sorted((root / "data").rglob("*.yml"))


def _value(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def _written(value: object) -> bytes:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100_000).encode()


def _leaves(value: Any, at: At = ()) -> Iterator[At]:
    """Paths of everything below a value."""
    if at:
        yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _leaves(item, (*at, key))


def _holder(value: Any, at: At) -> Any:
    for step in at[:-1]:
        value = value[step]
    return value


def _of_record(root: Path, path: Path, value: object, words: str) -> Edit:
    shown = path.relative_to(root).as_posix()
    return Edit(f"{shown}: {words}", {shown: _written(value)})


def _field(chance: random.Random, root: Path) -> Edit | None:
    """A part of a record, however deep: gone, blank, odd, doubled, turned round, or as another record has it."""
    path = chance.choice(_records(root))
    value = copy.deepcopy(_value(path))
    places = list(_leaves(value))
    if not places:
        return None
    at = chance.choice(places)
    holder, last = _holder(value, at), at[-1]
    now = holder[last]
    way = chance.choice(("gone", "blank", "odd", "odd", "joined", "doubled", "round", "other", "other"))
    if way == "gone":
        del holder[last]
    elif way == "blank":
        holder[last] = type(now)()
    elif way == "odd" and isinstance(now, str):
        holder[last] = chance.choice(WORDS)
    elif way == "joined" and isinstance(now, str):
        holder[last] = chance.choice(("{0} {1}", "{1} {0}", "{0}{1}", "{0}\n\n{1}")).format(
            now, chance.choice(WORDS)
        )
    elif way == "doubled" and isinstance(now, list):
        holder[last] = now * 2
    elif way == "round" and isinstance(now, list):
        holder[last] = now[::-1]
    elif way == "other":
        holder[last] = _elsewhere(chance, root, at)
    else:
        return None
    return _of_record(
        root,
        path,
        value,
        f"{'.'.join(map(str, at))} {way}: {holder.get(last, '') if isinstance(holder, dict) else ''!s:.80}",
    )


def _elsewhere(chance: random.Random, root: Path, at: At) -> Any:
    """What a field of the same name holds in some other record."""
    name = next((step for step in reversed(at) if isinstance(step, str)), "")
    there = _records(root)
    for path in chance.sample(there, min(len(there), 40)):
        value = _value(path)
        found = [_holder(value, one)[one[-1]] for one in _leaves(value) if one[-1] == name]
        if found:
            one = chance.choice(found)
            return chance.choice(one) if isinstance(one, list) and one and isinstance(at[-1], int) else one
    return ""


def _more(chance: random.Random, root: Path) -> Edit | None:
    """A field that a record of this kind may have and does not: as another has it, or with odd words."""
    path = chance.choice(_records(root))
    place = of_file(path.relative_to(root).as_posix())
    value = _value(path)
    if place is None or not isinstance(value, dict) or not issubclass(place.model, Record):
        return None
    lacking = sorted(set(place.model.model_fields) - set(value) - {"id"})
    if not lacking:
        return None
    name = chance.choice(lacking)
    given = _elsewhere(chance, root, (name,)) or chance.choice((*WORDS, [chance.choice(WORDS)], "co"))
    return _of_record(root, path, {**value, name: given}, f"more {name}: {given!s:.80}")


def _file(chance: random.Random, root: Path) -> Edit:
    """A file of records or a page gone, renamed or there twice."""
    path = chance.choice([*_records(root), *sorted((root / "docs").glob("*.md"))])
    shown, content = path.relative_to(root).as_posix(), path.read_bytes()
    new = path.with_name(f"{chance.choice(_NAMES)}{path.suffix}").relative_to(root).as_posix()
    way = chance.choice(("gone", "renamed", "copied"))
    files = {"gone": {shown: None}, "renamed": {shown: None, new: content}, "copied": {new: content}}
    return Edit(f"{shown} {way} {new if way != 'gone' else ''}", files[way])


def _text(chance: random.Random, root: Path) -> Edit:
    """A clause of an official text gone, doubled, changed or of another kind; sealed anew, as a correction is."""
    path = chance.choice(sorted((root / "data/van-ban").rglob("toan-van.md")))
    blocks = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    number = chance.randrange(len(blocks))
    head, _, said = blocks[number].partition("} ")
    name, _, kind = head.partition(" ")
    other = chance.choice(blocks).partition("} ")[0].partition(" ")[2] or kind
    changed = {
        "gone": [],
        "words": [f"{head}}} {chance.choice(WORDS)}"],
        "joined": [f"{blocks[number]} {chance.choice(WORDS)}"],
        "empty": [f"{head}}} "],
        "kind": [f"{name} {other}}} {said}"],
        "more": [blocks[number], f"{{#{chance.choice(_NAMES)} {other}}} {chance.choice(WORDS)}"],
    }
    way = chance.choice(sorted(changed))
    text = "\n\n".join([*blocks[:number], *changed[way], *blocks[number + 1 :]]) + "\n"
    shown = path.relative_to(root).as_posix()
    lock = path.with_name(seal.NAME).relative_to(root).as_posix()
    sealed = seal.of(clauses.parse(text, path.parent.name)[0]).text
    return Edit(
        f"{shown}: {name} {way}: {' '.join(changed[way])[:80]}", {shown: text.encode(), lock: sealed.encode()}
    )


def _page(chance: random.Random, root: Path) -> Edit:
    """A page of docs/ that is new, or has odd words at its end."""
    words = chance.choice(PAGES)
    if chance.random() < 0.5:
        name = f"docs/{chance.choice(('moi', 'hoi-dap', 'tap-in', 'lich', 'vi/sau', 'index', '404', 'tim-kiem', 'api'))}.md"
        return Edit(f"{name} new: {words[:80]!r}", {name: words.encode()})
    path = chance.choice(sorted((root / "docs").rglob("*.md")))
    shown = path.relative_to(root).as_posix()
    return Edit(f"{shown} more: {words[:80]!r}", {shown: path.read_bytes() + b"\n\n" + words.encode()})


def _setting(chance: random.Random, root: Path) -> Edit:
    """mkdocs.yml with one line more or less, or a setting with another value."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    name, words = chance.choice(SETTINGS)
    ways: dict[str, Callable[[str], str]] = {
        "more": lambda kept: f"{kept}{words}\n",
        "instead": lambda kept: f"{_without(kept, name)}{words}\n",
        "gone": lambda kept: _without(kept, name),
    }
    way = chance.choice(("more", "instead", "instead", "gone"))
    return Edit(
        f"mkdocs.yml {way}: {words if way != 'gone' else name}", {"mkdocs.yml": ways[way](text).encode()}
    )


def _without(text: str, name: str) -> str:
    """A file of settings without one of them."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "\n", "#")):
            inside = line.startswith(f"{name}:")
        if not inside:
            kept.append(line)
    return "".join(kept)
