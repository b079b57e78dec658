"""What the feeds share: the environment of the templates beside it, and how a moment is written."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from namro.language.vietnamese import VIETNAM_TIME

_TEMPLATES = Path(__file__).parent / "templates"


def template(name: str) -> Template:
    """A template by the name of its file."""
    return _environment().get_template(name)


def moment(seconds: int) -> str:
    """A Unix time by RFC 3339, in Vietnam's time."""
    return datetime.fromtimestamp(seconds, VIETNAM_TIME).isoformat()


def beginning(day: date) -> str:
    """The first moment of a day, likewise."""
    return datetime.combine(day, time(), VIETNAM_TIME).isoformat()


@cache
def _environment() -> Environment:
    """Autoescaped, and a misspelt name is an error; it holds nothing of a build."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
