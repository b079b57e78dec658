"""The engine as a wheel: from its source (the builder that pyproject.toml names), or again from an installed package.

The same source gives the same bytes, and an installed package gives back the wheel that it came from. So a project
carries its engine as one file with one hash, and no registry is asked for a name that anybody could take.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import tarfile
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from namro.files import engine
from namro.files.zipped import zipped

_SUPPLIER = "hooks/mkdocs_hooks.py"
_LICENCE, _README = "LICENSE", "README.md"
_LEFT = frozenset(("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"))
"""What an installer writes beside what was in the wheel."""
_SOURCES = ("hooks", "pyproject.toml", _LICENCE, _README)


def name_of(version: str) -> str:
    """The file name of a wheel of the engine."""
    return f"{engine.NAME}-{version}-py3-none-any.whl"


def wheel() -> tuple[str, bytes]:
    """Name and bytes of the wheel of the engine that runs."""
    root = engine.source()
    return _made(_of_source(root) if root else _of_installed(), engine.version())


def build_wheel(directory: str, settings: object = None, metadata_directory: object = None) -> str:
    """PEP 517: the wheel of the source in the current folder; its name."""
    root = Path.cwd()
    name, content = _made(_of_source(root), str(engine.told(root)["project"]["version"]))
    Path(directory, name).write_bytes(content)
    return name


def build_sdist(directory: str, settings: object = None) -> str:
    """PEP 517: the source in the current folder as one archive; its name."""
    root = Path.cwd()
    told = engine.told(root)
    stem = f"{engine.NAME}-{told['project']['version']}"
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, content in sorted(
            {
                **_files(root, (*_SOURCES, *told["tool"]["namro"]["outside"])),
                "PKG-INFO": _metadata(root),
            }.items()
        ):
            entry = tarfile.TarInfo(f"{stem}/{path}")
            entry.size, entry.mode = len(content), 0o644
            archive.addfile(entry, io.BytesIO(content))
    Path(directory, f"{stem}.tar.gz").write_bytes(gzip.compress(whole.getvalue(), mtime=0))
    return f"{stem}.tar.gz"


def _made(files: Mapping[str, bytes], version: str) -> tuple[str, bytes]:
    """The wheel of its files: sorted, what describes it last, a hash of each in its record."""
    described = f"{engine.NAME}-{version}.dist-info/"
    ordered = dict(sorted(files.items(), key=lambda one: (one[0].startswith(described), one[0])))
    record = "".join(f"{path},sha256={_sum(content)},{len(content)}\n" for path, content in ordered.items())
    ordered[f"{described}RECORD"] = f"{record}{described}RECORD,,\n".encode()
    return name_of(version), zipped(ordered)


def _sum(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _of_source(root: Path) -> dict[str, bytes]:
    told = engine.told(root)
    described = f"{engine.NAME}-{told['project']['version']}.dist-info"
    brought = _files(root, told["tool"]["namro"]["outside"])
    scripts = "".join(f"{name} = {place}\n" for name, place in told["project"]["scripts"].items())
    return {
        **{
            path.removeprefix("hooks/"): content
            for path, content in _files(root, ("hooks/namro", _SUPPLIER)).items()
        },
        **{f"{engine.NAME}/{engine.INSIDE}/{path}": content for path, content in brought.items()},
        f"{described}/METADATA": _metadata(root),
        f"{described}/WHEEL": b"Wheel-Version: 1.0\nGenerator: namro\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{described}/entry_points.txt": f"[console_scripts]\n{scripts}".encode(),
        f"{described}/licenses/{_LICENCE}": (root / _LICENCE).read_bytes(),
    }


def _of_installed() -> dict[str, bytes]:
    """What the installer's record lists, but for what the installer made itself."""
    listed = metadata.distribution(engine.NAME).files or []
    return {
        path.as_posix(): Path(str(path.locate())).read_bytes()
        for path in listed
        if path.suffix != ".pyc" and path.name not in _LEFT and path.parts[0] not in ("..", "/")
    }


def _files(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Path → bytes of all files at and below `paths`, but for what Python keeps."""
    found: dict[str, bytes] = {}
    for path in paths:
        top = root / path
        for file in [top] if top.is_file() else sorted(top.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found[file.relative_to(root).as_posix()] = file.read_bytes()
    return found


def _metadata(root: Path) -> bytes:
    project: Mapping[str, Any] = engine.told(root)["project"]
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        f"License-File: {_LICENCE}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {one}" for one in project["dependencies"]),
        "Description-Content-Type: text/markdown",
    ]
    return ("\n".join(lines) + "\n\n").encode() + (root / _README).read_bytes()
