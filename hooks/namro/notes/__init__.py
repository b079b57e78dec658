"""What is worth a look but stops nothing: one kind of note a file, in the shape of a rule; `check` prints them."""

from __future__ import annotations

from collections.abc import Sequence

from namro.notes.tone_place import tone_place
from namro.rules import Rule

NOTES: Sequence[Rule] = (tone_place,)
