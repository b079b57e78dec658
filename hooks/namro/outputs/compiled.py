"""Templates as code, kept beside them as Python keeps its own modules: compiling all of them took a second a build."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from namro.files.replace import replace

_DIGEST = hashlib.sha256().digest_size
_OPTIONS = ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "optimized")
"""Of an environment: what its templates are compiled with."""


class KeptCode(BytecodeCache):
    """Code below `folder`, taken up only whole, and only while the template, Jinja and the options of the environment
    are what they were."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing, where there is none or not what was written."""
        with suppress(OSError):
            kept = self._path(bucket).read_bytes()
            if _digest(bucket, kept[_DIGEST:]) == kept[:_DIGEST]:
                bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """In one piece; not where the folder is only read or Python is told to keep nothing."""
        if sys.dont_write_bytecode:
            return
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            replace(self._path(bucket), _digest(bucket, code) + code)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.jinja"


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """Of the code and of what it was made with; the template's own words are in the code's head."""
    options = [(name, getattr(bucket.environment, name)) for name in _OPTIONS]
    return hashlib.sha256(f"{jinja2.__version__} {options}\n".encode() + code).digest()
