"""No body stands below itself, by however many steps."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem


def ring(loaded: Loaded) -> Iterator[Problem]:
    """Bodies whose superiors lead back to them; one that names itself is told by `reference`."""
    bodies = {entry.ma: entry for entry in loaded.of("don-vi")}
    told: set[str] = set()
    for ma in sorted(bodies):
        way = [ma]
        while (above := bodies[way[-1]].record.cha) in bodies and above not in way:
            way.append(above)
        if above == ma and len(way) > 1 and not told & set(way):
            told |= set(way)
            names = " → ".join((*way, ma))
            message = f"Các đơn vị này là cấp trên của nhau, thành một vòng: {names}."
            yield bodies[ma].problem(("cha",), "vong-don-vi", message, "Sửa cha của một trong các đơn vị ấy.")
