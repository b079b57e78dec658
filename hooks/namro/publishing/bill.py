"""What a site was built from, as a CycloneDX bill: each package of the lock with version, hashes, licence; the data.

Nothing in it depends on when or where it is written: the same lock, data and commit give the same bytes.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from namro.files import engine
from namro.files.replace import replace
from namro.problems import UserError, reason

_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)\s*(?:;\s*([^\\]*))?\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAMESPACE = uuid.UUID("5c7f2f5e-6d1b-5e0c-9a57-3f7d0f6a1c55")


@dataclass(frozen=True)
class Package:
    """One pinned package: `hashes` of all files that may be installed for it, `licence` '' where not installed."""

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str


def packages(lock: Path) -> tuple[Package, ...]:
    """The packages of a lock file in its order. Raises UserError when it cannot be read."""
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"Không đọc được {lock.name} ({reason(error.errno)}).") from error
    found: list[Package] = []
    for name, version, hashes in _pins(text):
        found.append(Package(name, version, hashes, _licence(name)))
    return tuple(found)


def bill(root: Path, commit: str, as_of: str, data: str) -> dict[str, Any]:
    """The bill of the project at `root`: `commit` and the SHA-256 of its data say which texts, `as_of` which day."""
    components = [_component(package) for package in packages(root / engine.LOCK)]
    told = {"commit": commit, "du_lieu_sha256": data, "tinh_den": as_of}
    properties = [{"name": f"namro:{name}", "value": value} for name, value in told.items() if value]
    body = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": f"{as_of}T00:00:00+07:00",
            "component": {
                "type": "application",
                "name": "namro",
                "version": engine.version(),
                "bom-ref": "namro",
                "licenses": [{"license": {"id": "MIT"}}],
                "properties": properties,
            },
        },
        "components": components,
    }
    serial = uuid.uuid5(_NAMESPACE, json.dumps(body, sort_keys=True))
    return {**body, "serialNumber": f"urn:uuid:{serial}"}


def write(path: Path, made: dict[str, Any]) -> None:
    """Write the bill whole or not at all. Raises UserError."""
    try:
        replace(path, json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        raise UserError(f"Không ghi được “{path}” ({reason(error.errno)}).") from error


def _pins(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    entry: tuple[str, str] | None = None
    hashes: list[str] = []
    for line in text.splitlines():
        pinned = _PIN.match(line.strip())
        if pinned:
            if entry:
                yield (*entry, tuple(hashes))
            entry, hashes = (pinned[1], pinned[2]), []
        hashes += _HASH.findall(line)
    if entry:
        yield (*entry, tuple(hashes))


def _component(package: Package) -> dict[str, Any]:
    address = f"pkg:pypi/{package.name.lower().replace('_', '-')}@{package.version}"
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
        "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
    }
    if package.licence:
        made["licenses"] = [{"license": {"name": package.licence}}]
    return made


def _licence(name: str) -> str:
    """What the installed package says: its licence expression, else its classifiers, else a short licence field."""
    try:
        said: Any = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    if said.get("License-Expression"):
        return str(said["License-Expression"])
    classifiers = [str(value) for value in said.get_all("Classifier") or []]
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    named = [one for one in named if one != "OSI Approved"]
    return ", ".join(named) or str(said.get("License") or "").partition("\n")[0][:60]
