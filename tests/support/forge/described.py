"""What a forge says of its own interface, and whether a question or an answer keeps to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "descriptions"
_KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


@dataclass(frozen=True)
class Asked:
    """An operation that the description knows, with what stood in its address."""

    name: str
    named: Mapping[str, str]


@dataclass(frozen=True)
class Description:
    """The description of one forge."""

    forge: str

    @cached_property
    def operations(self) -> dict[str, Any]:
        told = json.loads((FOLDER / f"{self.forge}.json").read_text(encoding="utf-8"))
        operations: dict[str, Any] = told["operations"]
        return operations

    def find(self, method: str, path: str) -> Asked | None:
        """The operation for a method and address; the one with the fewest names in its address first."""
        for name in sorted(self.operations, key=lambda name: name.count("{")):
            verb, template = name.split(" ")
            form = re.sub(
                r"\\{(\w+)\\}",
                lambda m: f"(?P<{m[1]}>{'.+' if m[1] == 'ref' else '[^/]+'})",
                re.escape(template),
            )
            if verb == method and (found := re.fullmatch(form, path)):
                return Asked(name, found.groupdict())
        return None

    def faults_of_question(self, asked: Asked, query: Mapping[str, str], body: Any) -> Iterator[str]:
        told = self.operations[asked.name]
        yield from (f"{asked.name}: ?{name} is not described" for name in query if name not in told["query"])
        if body is not None:
            yield from wrong(body, told["body"] or {"enum": []}, f"{asked.name}: question", whole=True)

    def faults_of_answer(self, asked: Asked, status: int, body: Any) -> Iterator[str]:
        answers = self.operations[asked.name]["answers"]
        if str(status) not in answers:
            yield f"{asked.name}: {status} is not described"
        elif body is not None and status < 300:
            yield from wrong(body, answers[str(status)], f"{asked.name}: answer", whole=False)


def wrong(value: Any, schema: Any, where: str, *, whole: bool) -> Iterator[str]:
    """What of a value does not keep to a schema; with `whole`, missing fields too."""
    if value is None and schema.get("nullable"):
        return
    for choice in ("anyOf", "oneOf"):
        if choice in schema and all(any(wrong(value, one, where, whole=whole)) for one in schema[choice]):
            yield f"{where}: {value!r:.80} is none of what is described"
    if "allOf" in schema:
        parts = [one.get("properties", {}) for one in schema["allOf"]]
        joined = {name: inside for part in parts for name, inside in part.items()}
        yield from wrong(value, {**schema["allOf"][0], "properties": joined}, where, whole=whole)
    kind = schema.get("type")
    if kind is not None and (
        not isinstance(value, _KINDS[kind]) or (kind != "boolean" and isinstance(value, bool))
    ):
        yield f"{where}: {value!r:.80} is not {kind}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r:.80} is not among {schema['enum']}"
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from wrong(item, schema.get("items", {}), f"{where}[{number}]", whole=whole)
    if isinstance(value, dict) and "properties" in schema:
        for name, inside in value.items():
            if name not in schema["properties"]:
                yield f"{where}.{name} is not described"
            else:
                yield from wrong(inside, schema["properties"][name], f"{where}.{name}", whole=whole)
        if whole:
            yield from (
                f"{where}.{name} is missing" for name in schema.get("required", ()) if name not in value
            )
