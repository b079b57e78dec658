"""What must hold across records: one rule a file, each a function from what was loaded to problems.

All rules run; their problems are printed together. A new rule is a file, a line in RULES, a broken sample
with its exact message under tests/broken/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.approval import approval
from namro.rules.body_named import body_named
from namro.rules.bulletin import bulletin
from namro.rules.chain import chain
from namro.rules.citation import citation
from namro.rules.clause_reference import clause_reference
from namro.rules.conference_time import conference_time
from namro.rules.copies import copies
from namro.rules.deadline import deadline
from namro.rules.degree import degree
from namro.rules.digest import digest
from namro.rules.doubled import doubled
from namro.rules.feedback import feedback
from namro.rules.five_clear import five_clear
from namro.rules.full_text import full_text
from namro.rules.guide_table import guide_table
from namro.rules.hand_written import hand_written
from namro.rules.home_page import home_page
from namro.rules.look import look
from namro.rules.meeting_days import meeting_days
from namro.rules.name_slip import name_slip
from namro.rules.poster import poster
from namro.rules.private_data import private_data
from namro.rules.prose_form import prose_form
from namro.rules.question_tree import question_tree
from namro.rules.recipe import recipe
from namro.rules.redirect import redirect
from namro.rules.reference import reference
from namro.rules.relation_effect import relation_effect
from namro.rules.relation_time import relation_time
from namro.rules.result import result
from namro.rules.ring import ring
from namro.rules.same_question import same_question
from namro.rules.short_answer import short_answer
from namro.rules.short_name import short_name
from namro.rules.site_names import site_names
from namro.rules.strange_signs import strange_signs
from namro.rules.synonym import synonym
from namro.rules.task_document import task_document
from namro.rules.term_writing import term_writing
from namro.rules.timetable import timetable
from namro.rules.translation import translation
from namro.rules.typed_right import typed_right
from namro.rules.verbatim import verbatim

Rule: TypeAlias = Callable[[Loaded], Iterator[Problem]]

RULES: Sequence[Rule] = (
    site_names,
    reference,
    citation,
    verbatim,
    clause_reference,
    chain,
    degree,
    approval,
    full_text,
    short_name,
    relation_time,
    relation_effect,
    deadline,
    result,
    conference_time,
    timetable,
    meeting_days,
    five_clear,
    look,
    body_named,
    feedback,
    task_document,
    same_question,
    short_answer,
    synonym,
    term_writing,
    name_slip,
    guide_table,
    question_tree,
    home_page,
    recipe,
    prose_form,
    bulletin,
    digest,
    translation,
    poster,
    strange_signs,
    typed_right,
    copies,
    doubled,
    ring,
    redirect,
    private_data,
    hand_written,
)
BY_RECORD: frozenset[Rule] = frozenset(
    (citation, degree, approval, deadline, body_named, short_answer, name_slip, private_data, translation)
)
"""Rules that judge each record by itself, with the official texts, the documents, the bodies and the site's own record
beside it: what they say of one record no other one changes."""
