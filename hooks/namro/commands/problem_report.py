"""All problems for a reader or a machine: the terminal, JSON, GitHub annotations, a GitLab code-quality report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from namro.problems import Problem
from namro.problems import report as terminal


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, one a problem, with every part of it."""
    return json.dumps(
        [
            {
                "path": p.path,
                "line": p.line,
                "column": p.column,
                "field": p.field,
                "code": p.code,
                "severity": "note" if p.note else "error",
                "message": p.message,
                "hint": p.hint,
            }
            for p in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows at the line of the file (docs.github.com, workflow commands)."""
    return "\n".join(
        f"::{'notice' if p.note else 'error'} file={_property(p.path)},line={p.line},col={p.column},"
        f"title={_property(p.field or p.code)}::{_data(_words(p))}"
        for p in problems
    )


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A code-quality report (docs.gitlab.com, code quality report format). Fingerprints do not hold the line,
    so that a problem that only moved is the same one."""
    told: dict[str, int] = {}
    rows = []
    for p in problems:
        identity = f"{p.path}|{p.field}|{p.code}|{p.message}"
        told[identity] = told.get(identity, 0) + 1
        rows.append(
            {
                "description": _words(p),
                "check_name": p.code,
                "fingerprint": hashlib.sha256(f"{identity}|{told[identity]}".encode()).hexdigest(),
                "severity": "info" if p.note else "major",
                "location": {"path": p.path, "lines": {"begin": p.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "chu": terminal,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}


def _words(problem: Problem) -> str:
    return " → ".join(part for part in (problem.message, problem.hint) if part)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
