"""The locks of packages: made anew with an age limit, and held against a file of known holes; no part of the site.

PYTHONPATH=hooks:tests python -m support.locks renew 2026-11-30 [days]   only what was out `days` (7) before that day
PYTHONPATH=hooks:tests python -m support.locks holes osv.json            records of OSV, one or a list; asks no network
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from namro.publishing.bill import packages

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-peers.txt")
AGE = 7
"""Days that others have to look at a new release before it may come into a lock."""
_COMPILE = "uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate"
_MORE = (
    ("pyproject.toml", "-o", LOCKS[0]),
    ("--group", "dev", "-c", LOCKS[0], "-o", LOCKS[1]),
    ("--group", "peers", "-o", LOCKS[2]),
)


def renewal(today: date, days: int = AGE) -> list[list[str]]:
    """The commands that make the locks anew, of releases that are at least so many days old."""
    if days < 1:
        raise ValueError("an age limit is one day or more")
    newest = (today - timedelta(days=days)).isoformat()
    start = [*_COMPILE.split(), "--upgrade", "--no-emit-index-url", "--exclude-newer", newest]
    return [[*start, *more] for more in _MORE]


def holes(records: object, locked: Mapping[str, str]) -> Iterator[str]:
    """A line for each record of OSV that a locked version (by name) is affected by; withdrawn records are none."""
    for record in _records(records):
        if record.get("withdrawn"):
            continue
        for affected in record.get("affected", ()):
            package = affected.get("package", {})
            name = plain(package.get("name", ""))
            if package.get("ecosystem") == "PyPI" and name in locked and _is_hit(affected, locked[name]):
                yield f"{name}=={locked[name]}: {record['id']} {record.get('summary', '')}".rstrip()


def plain(name: str) -> str:
    """The name of a package as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(path: Path) -> dict[str, str]:
    """Name → version of a lock."""
    return {plain(package.name): package.version for package in packages(path)}


def _records(told: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(told, list):
        for one in told:
            yield from _records(one)
    elif isinstance(told, dict) and "vulns" in told:
        yield from _records(told["vulns"])
    elif isinstance(told, dict) and "id" in told:
        yield told
    else:
        raise ValueError("not a record of OSV, a list of them, or {'vulns': […]}")


def _is_hit(affected: Mapping[str, Any], version: str) -> bool:
    here = Version(version)
    if any(_version(one) == here for one in affected.get("versions", ())):
        return True
    ranges = [one["events"] for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM"]
    return any(_inside(events, here) for events in ranges)


def _inside(events: Sequence[Mapping[str, str]], here: Version) -> bool:
    """Whether a version lies in a range: the last event that is not beyond it says so."""
    inside = False
    steps = [(_version(words), kind) for event in events for kind, words in event.items()]
    known = sorted((at, kind) for at, kind in steps if at is not None and kind != "limit")
    for at, some in groupby(known, key=lambda step: step[0]):
        for _, kind in some:
            if kind == "introduced" and at <= here:
                inside = True
            elif (kind == "fixed" and at <= here) or (kind == "last_affected" and at < here):
                inside = False
    return inside


def _version(words: str) -> Version | None:
    try:
        return Version(words)
    except InvalidVersion:
        return None


def renew(today: date, days: int, root: Path = ROOT) -> int:
    """Make all locks anew, or leave all as they were; the exit code."""
    commands, uv = renewal(today, days), shutil.which("uv")
    if uv is None:
        print("uv is not on the PATH: install it (`pipx install uv`), it is no part of the locks.")
        return 2
    before = {root / lock: (root / lock).read_bytes() for lock in LOCKS}
    for _, *words in commands:
        code = subprocess.run([uv, *words], cwd=root, stdout=subprocess.DEVNULL, check=False).returncode
        if code:
            for path, content in before.items():
                path.write_bytes(content)
            print("Nothing is renewed: see above what uv says of it.")
            return code
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Do one of the two; 1 if a locked version has a known hole."""
    parser = argparse.ArgumentParser(
        prog="python -m support.locks", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    renewing = commands.add_parser("renew", help="make the locks anew")
    renewing.add_argument("today", type=date.fromisoformat, help="year-month-day")
    renewing.add_argument("days", type=int, nargs="?", default=AGE, help="how old a release must be")
    known = commands.add_parser("holes", help="hold the locks against known holes")
    known.add_argument("file", type=Path, help="records of OSV as JSON")
    given = parser.parse_args(words)
    try:
        if given.command == "renew":
            return renew(given.today, given.days)
        records = json.loads(given.file.read_text(encoding="utf-8"))
        found = {line: None for lock in LOCKS for line in holes(records, locked(ROOT / lock))}
    except (OSError, ValueError) as error:
        parser.error(str(error))
    print("\n".join(found) or "No locked version is among the known holes of this file.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
