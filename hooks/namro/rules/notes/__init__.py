"""What is worth a look but stops nothing: one kind of note a file, in the shape of a rule; `check` prints them. What they
look through: own_prose, claims."""

from __future__ import annotations

from collections.abc import Sequence

from namro.rules import Rule
from namro.rules.notes.abbreviation import abbreviation
from namro.rules.notes.answer_length import answer_length
from namro.rules.notes.answered import answered
from namro.rules.notes.clause_form import clause_form
from namro.rules.notes.draft_named import draft_named
from namro.rules.notes.leftovers import leftovers
from namro.rules.notes.markup import markup
from namro.rules.notes.no_such_day import no_such_day
from namro.rules.notes.not_shown import not_shown
from namro.rules.notes.plain_words import plain_words
from namro.rules.notes.spelling import spelling
from namro.rules.notes.superseded import superseded
from namro.rules.notes.tone_place import tone_place
from namro.rules.notes.typography import question_form, typography
from namro.rules.notes.unproved import unproved

NOTES: Sequence[Rule] = (
    tone_place,
    plain_words,
    clause_form,
    draft_named,
    abbreviation,
    answered,
    superseded,
    unproved,
    markup,
    answer_length,
    spelling,
    leftovers,
    typography,
    question_form,
    no_such_day,
    not_shown,
)
