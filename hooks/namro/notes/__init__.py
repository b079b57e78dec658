"""What is worth a look but stops nothing: one kind of note a file, in the shape of a rule; `check` prints them."""

from __future__ import annotations

from collections.abc import Sequence

from namro.notes.abbreviation import abbreviation
from namro.notes.answered import answered
from namro.notes.clause_form import clause_form
from namro.notes.draft_named import draft_named
from namro.notes.plain_words import plain_words
from namro.notes.tone_place import tone_place
from namro.rules import Rule

NOTES: Sequence[Rule] = (tone_place, plain_words, clause_form, draft_named, abbreviation, answered)
