"""The index for a site opened from a folder: browsers fetch nothing over file://, but they run scripts. Each
data file gets a twin script beside it, which hands the same value to the reader in search-index.js."""

from __future__ import annotations

import json
from collections.abc import Iterable

from namro.outputs.pour import StaticFile
from namro.outputs.search.files import FOLDER


def twins(files: Iterable[StaticFile]) -> list[StaticFile]:
    """A script for every file of the index among `files`: 'x.json' → 'x.js' (every JSON text is JavaScript)."""
    return [
        _twin(file) for file in files if file.path.startswith(f"{FOLDER}/") and file.path.endswith(".json")
    ]


def _twin(file: StaticFile) -> StaticFile:
    name = json.dumps(file.path.removeprefix(f"{FOLDER}/")).encode()
    return StaticFile(
        f"{file.path.removesuffix('.json')}.js", b"namroTimKiem(" + name + b"," + file.content + b");\n"
    )
