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


class KeptCode(BytecodeCache):
    """Code below `folder`, taken up only whole, and only while the template, Jinja and `options` (of the environment,
    as text) are what they were."""

    def __init__(self, folder: Path, options: str) -> None:
        self._folder = folder
        self._made_with = f"{jinja2.__version__} {options}"

    def get_source_checksum(self, source: str) -> str:
        """Of all that the code is made from."""
        return hashlib.sha256(f"{self._made_with}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing, where there is none or not what was written."""
        with suppress(OSError):
            kept = self._path(bucket).read_bytes()
            if hashlib.sha256(kept[_DIGEST:]).digest() == kept[:_DIGEST]:
                bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """In one piece; not where the folder is only read or Python is told to keep nothing."""
        if sys.dont_write_bytecode:
            return
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            replace(self._path(bucket), hashlib.sha256(code).digest() + code)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.jinja"
