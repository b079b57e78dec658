"""One volume in a process of its own: Typst keeps what it has set, so memory would grow with every volume.

`python -m namro.packets.apart` reads a pickled (volume, format id) and writes the pickled file; only `write` calls it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from namro.packets.formats import FORMATS, Format, Made
from namro.packets.packet import Packet


def write(volume: Packet, form: Format) -> Made:
    """The file of one volume. Raises RuntimeError with what the other process said."""
    done = subprocess.run(
        [sys.executable, "-m", "namro.packets.apart"],
        input=pickle.dumps((volume, form.id)), capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    made = pickle.loads(done.stdout)  # noqa: S301 - written by the process that we started
    assert isinstance(made, Made)
    return made


def _main() -> None:
    volume, form_id = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by `write`
    form = next(form for form in FORMATS if form.id == form_id)
    sys.stdout.buffer.write(pickle.dumps(form.write(volume)))


if __name__ == "__main__":
    _main()
