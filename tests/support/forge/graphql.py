"""The part of GraphQL that the browser editor asks of GitHub, held against GitHub's schema as it is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from support.forge.described import FOLDER

Node: TypeAlias = Mapping[str, Any]
"""An object: fields that are values, or called with what stands in their brackets. `__type` says which it is where the
schema leaves it open."""
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\.\.\.|\$?[A-Za-z_]\w*|-?\d+|[!{}()\[\]:=]')
_SCALARS: Mapping[str, type] = {"Int": int, "Boolean": bool}


class RefusedError(Exception):
    """The forge says no, in these words."""


@dataclass(frozen=True)
class Field:
    """One field that is asked for."""

    name: str
    alias: str
    given: Mapping[str, Any]
    inside: tuple[Field | Part, ...]


@dataclass(frozen=True)
class Part:
    """`... on Type { }`."""

    of: str
    inside: tuple[Field | Part, ...]


@dataclass
class Question:
    """A query or mutation, read."""

    query: str
    variables: Mapping[str, Any]
    _tokens: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._tokens = _TOKEN.findall(self.query)[::-1]

    def read(self) -> tuple[str, tuple[Field | Part, ...]]:
        """Its kind and what it asks for."""
        kind = self._tokens.pop() if self._tokens[-1] != "{" else "query"
        if self._tokens[-1] == "(":  # the kinds of its variables
            while self._tokens.pop() != ")":
                pass
        return ("Mutation" if kind == "mutation" else "Query"), tuple(self._inside())

    def _inside(self) -> Iterator[Field | Part]:
        assert self._tokens.pop() == "{"
        while self._tokens[-1] != "}":
            first = self._tokens.pop()
            if first == "...":
                assert self._tokens.pop() == "on"
                yield Part(self._tokens.pop(), tuple(self._inside()))
                continue
            name = first
            if self._tokens[-1] == ":":
                self._tokens.pop()
                name = self._tokens.pop()
            given = {}
            if self._tokens[-1] == "(":
                self._tokens.pop()
                given = self._pairs(")")
            yield Field(name, first, given, tuple(self._inside()) if self._tokens[-1] == "{" else ())
        self._tokens.pop()

    def _pairs(self, end: str) -> dict[str, Any]:
        found = {}
        while self._tokens[-1] != end:
            name = self._tokens.pop()
            assert self._tokens.pop() == ":"
            found[name] = self._value()
        self._tokens.pop()
        return found

    def _value(self) -> Any:
        token = self._tokens.pop()
        if token == "{":
            return self._pairs("}")
        if token == "[":
            found = []
            while self._tokens[-1] != "]":
                found.append(self._value())
            self._tokens.pop()
            return found
        if token.startswith("$"):
            return self.variables[token[1:]]
        return (
            json.loads(token)
            if token[0] in '"-0123456789'
            else {"true": True, "false": False}.get(token, token)
        )


@dataclass
class Answers:
    """Answers questions from a root object of each kind; notes what is not as the schema says."""

    roots: Mapping[str, Node]
    faults: list[str]

    @cached_property
    def schema(self) -> Any:
        return json.loads((FOLDER / "github-graphql.json").read_text(encoding="utf-8"))

    def of(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        kind, asked = Question(query, variables).read()
        try:
            return {"data": self._object(kind, self.roots[kind], asked)}
        except RefusedError as error:
            return {"data": None, "errors": [{"message": str(error)}]}

    def _object(self, kind: str, node: Node, asked: tuple[Field | Part, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in asked:
            if isinstance(one, Part):
                if node.get("__type", kind) == one.of:
                    found |= self._object(one.of, node, one.inside)
                continue
            told = self.schema["types"].get(kind, {}).get(one.name)
            if told is None or one.name not in node:
                self.faults.append(
                    f"{kind}.{one.name} is {'not described' if told is None else 'not answered here'}"
                )
                continue
            answer, takes = told
            self.faults += [
                f"{kind}.{one.name}({name}) is not described" for name in one.given if name not in takes
            ]
            for name, value in one.given.items():
                self._given(takes.get(name, ""), value, f"{kind}.{one.name}({name})")
            value = node[one.name]
            found[one.alias] = self._value(answer, value(one.given) if callable(value) else value, one)
        return found

    def _value(self, kind: str, value: Any, one: Field) -> Any:
        bare = kind.rstrip("!")
        if value is None:
            if kind.endswith("!"):
                self.faults.append(f"{one.name} is null, not {kind}")
            return None
        if bare.startswith("["):
            return [self._value(bare[1:-1], item, one) for item in value]
        if one.inside:
            return self._object(bare, value, one.inside)
        if not isinstance(value, _SCALARS.get(bare, str)):
            self.faults.append(f"{one.name} is {value!r}, not {kind}")
        if value not in self.schema["enums"].get(bare, [value]):
            self.faults.append(f"{one.name} is {value!r}, not one of {bare}")
        return value

    def _given(self, kind: str, value: Any, where: str) -> None:
        """What is asked keeps to the schema too."""
        bare = kind.strip("[]!")
        if bare in self.schema["types"]:
            fields = self.schema["types"][bare]
            for item in value if isinstance(value, list) else [value]:
                self.faults += [f"{where}.{name} is not described" for name in item if name not in fields]
                for name, inside in item.items():
                    self._given(fields.get(name, [""])[0], inside, f"{where}.{name}")
        elif bare in self.schema["enums"]:
            for item in value if isinstance(value, list) else [value]:
                if item not in self.schema["enums"][bare]:
                    self.faults.append(f"{where} is {item!r}, not one of {bare}")
