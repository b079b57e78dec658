"""Which numbers were seen on the way, so that one that may be mere words is taken only where it is the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from itertools import takewhile

from namro.editing.importer.marks import Family, Marker

_RECENT = 12
"""Of one kind; a list of letters is rarely longer."""
_MOST_DIGITS = 9
LETTERS = tuple(letter.replace("đ", "dd") for letter in "abcdđefghijklmnopqrstuvxyz")

_SMALL = "abcdeghiklmnopqrstuvxy"
PARTS = ("A", "B", "C", "D", "DD", "E", "F", "G", "H")


class Ladder:
    """What was taken, and whether a marker would be the next of something."""

    def __init__(self) -> None:
        self.seen: dict[Family, set[str]] = {}
        self.recent: dict[Family, deque[str]] = {}

    def take(self, marker: Marker) -> None:
        """A marker that is one."""
        self.seen.setdefault(marker.family, set()).add(marker.label)
        self.recent.setdefault(marker.family, deque(maxlen=_RECENT)).append(marker.label)

    def expects(self, marker: Marker) -> bool:
        """Whether it opens a ladder or follows a number that was seen."""
        seen = self.seen.get(marker.family, set())
        recent = self.recent.get(marker.family, ())
        label = marker.label
        if marker.family == "dieu":
            return not recent or self._follows(label, recent[-1])
        if marker.family in ("phan", "chuong", "muc", "tieu-muc"):
            return True
        if marker.family == "arabic":
            return self._arabic(label, seen)
        if marker.family == "letter":
            return letter_follows(label, recent)
        if marker.family == "part":
            # "A. Đặc điểm" may be anything: its B says that it leads, and who asks here has seen the A.
            at = PARTS.index(label)
            return at > 0 and PARTS[at - 1] in recent
        return label in ("1", "I") or bool(seen)

    @staticmethod
    def _follows(label: str, last: str) -> bool:
        """Whether an article is the next one: they count through, "5a" behind "5"."""
        return _number(label) - _number(last) in ((0, 1) if label[-1:].isalpha() else (1,))

    def _arabic(self, label: str, seen: Collection[str]) -> bool:
        above, _, last = label.rpartition(".")
        digits = last.rstrip(_SMALL)
        if not digits.isdigit():
            return False
        number = int(digits)
        if above:
            return above in seen and (number == 1 or f"{above}.{number - 1}" in seen or label in seen)
        if digits != last:
            return digits in seen or label in seen
        return number == 1 or str(number - 1) in seen or f"{number - 1:02d}" in seen


def _number(label: str) -> int:
    """'5a' → 5."""
    digits = "".join(takewhile(str.isdigit, label))
    return int(digits[:_MOST_DIGITS] or 0)


_LEFT_OUT = ("f", "j", "w", "z")


def letter_is_next(label: str, last: str, *, dd: bool) -> bool:
    """Whether a letter is the one behind `last`: f, j, w are left out by most, đ by texts that have none (`dd` False)."""
    plain, before = label.rstrip("0123456789"), last.rstrip("0123456789")
    if plain not in LETTERS or before not in LETTERS or plain == before:
        return True
    between = LETTERS[LETTERS.index(before) + 1 : LETTERS.index(plain)]
    return all(letter in _LEFT_OUT or (letter == "dd" and not dd) for letter in between)


def letter_follows(label: str, seen: Collection[str]) -> bool:
    """Whether a letter opens a list or comes soon behind one that was seen (f, j, w may be left out)."""
    plain = label.rstrip("0123456789")
    if plain in ("a",) or label != plain:
        return True
    if plain not in LETTERS:
        return False
    place = LETTERS.index(plain)
    return any(before in seen for before in LETTERS[max(0, place - 2) : place])
