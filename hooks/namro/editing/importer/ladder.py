"""Which numbers were seen on the way, so that one that may be mere words is taken only where it is the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from namro.editing.importer.marks import Family, Marker

_RECENT = 12
"""Letters; a list of them is rarely longer."""
LETTERS = tuple(letter.replace("đ", "dd") for letter in "abcdđefghijklmnopqrstuvxyz")


class Ladder:
    """What was taken, and whether a marker would be the next of something."""

    def __init__(self) -> None:
        self.seen: dict[Family, set[str]] = {}
        self.letters: deque[str] = deque(maxlen=_RECENT)

    def take(self, marker: Marker) -> None:
        """A marker that is one."""
        self.seen.setdefault(marker.family, set()).add(marker.label)
        if marker.family == "letter":
            self.letters.append(marker.label)

    def expects(self, marker: Marker) -> bool:
        """Whether it opens a ladder or follows a number that was seen."""
        seen = self.seen.get(marker.family, set())
        label = marker.label
        if marker.family in ("phan", "chuong", "muc", "tieu-muc", "dieu"):
            return True
        if marker.family == "arabic":
            return self._arabic(label, seen)
        if marker.family == "letter":
            return letter_follows(label, self.letters)
        return label in ("1", "I", "A") or bool(seen)

    def _arabic(self, label: str, seen: Collection[str]) -> bool:
        above, _, last = label.rpartition(".")
        digits = last.rstrip("abcdeghiklmnopqrstuvxy")
        if not digits.isdigit():
            return False
        number = int(digits)
        if above:
            return above in seen and (number == 1 or f"{above}.{number - 1}" in seen or label in seen)
        if digits != last:
            return digits in seen or label in seen
        return number == 1 or str(number - 1) in seen or f"{number - 1:02d}" in seen


def letter_follows(label: str, seen: Collection[str]) -> bool:
    """Whether a letter opens a list or comes soon behind one that was seen (f, j, w may be left out)."""
    plain = label.rstrip("0123456789")
    if plain in ("a",) or label != plain:
        return True
    if plain not in LETTERS:
        return False
    place = LETTERS.index(plain)
    return any(before in seen for before in LETTERS[max(0, place - 2) : place])
