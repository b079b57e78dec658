"""Annexes and attached regulations: where one begins, what it is called, and the id space it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from namro.editing.importer import marks, quotes, tables
from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.lines import Line, bare, ending, is_capitals, is_ornament
from namro.files.clause_names import ATTACHED
from namro.files.markers import ANNEX_NUMBER, FORM_NUMBER
from namro.language import roman
from namro.language.vietnamese import slug

_ANNEX = re.compile(
    rf"(?P<printed>phụ lục(?:\s+(?:số\s+)?(?P<label>{ANNEX_NUMBER}))?"
    rf"|(?P<form>biểu mẫu|mẫu|biểu)(?:\s+số)?\s+(?P<form_label>{FORM_NUMBER}))"
    r"(?P<stop>\s*[.:–-])?(?P<rest>\s.*|)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"\(\s*(?:được\s+)?(?:ban hành\s+)?(?:kèm|đính kèm|phụ lục)\b", re.IGNORECASE)
_MOTTO = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
_BELOW_MOTTO = re.compile(r"Độc lập\W+Tự do\W+Hạnh phúc", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]*\.? ){1,5}[A-ZÀ-ỸĐ][a-zà-ỹđ]*")
_LONGEST_TITLE = 8
_PAST_HEAD = 8
_LONGEST_LETTERHEAD = 10
_SHORT = 120
_LONG = 300
"""Of a form's name behind its number and a stop."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that begins: its printed name ('' for an attached regulation), the id it gives, the lines of its head:
    `letterhead` of its own above the title, `title`, `attached` ('(Kèm theo …)'), `below`: the letterhead of a form."""

    printed: str
    label: str
    letterhead: tuple[Line, ...]
    title: tuple[Line, ...]
    attached: tuple[Line, ...]
    rest: str
    below: tuple[Line, ...] = ()

    @property
    def taken(self) -> int:
        """How many lines its head has."""
        return len(self.letterhead) + len(self.title) + len(self.attached) + len(self.below)


def blocks(annex: Annex, lead: str, quote: int, trace: Trace) -> Iterator[Block]:
    """What the head of an annex becomes; `lead`: the mark that opens the quotation in which it stands."""
    marker = marks.Marker("part", lead + annex.printed, annex.label) if annex.printed else None
    first, *more = annex.title
    title = (replace(first, text=annex.rest if marker else lead + annex.rest), *more)
    yield Block("phu-luc", title, marker, quote, label=annex.label)
    yield from _letterhead(annex.letterhead, quote, trace)
    if annex.attached:
        yield Block("kem-theo", annex.attached, quote=quote)
    yield from _letterhead(annex.below, quote, trace)


def _letterhead(lines: Sequence[Line], quote: int, trace: Trace) -> Iterator[Block]:
    head = tuple(tables.flatten(lines))
    trace.dropped += [piece for piece in head if is_ornament(piece.text)]
    if kept := tuple(piece for piece in head if not is_ornament(piece.text)):
        yield Block("the-thuc", kept, quote=quote)


def opens(lines: Sequence[Line], at: int, *, below_signature: bool, inside: bool) -> Annex | None:
    """The annex that begins at line `at`, if one does. `inside`: another annex came before."""
    if below_signature and (head := _behind_letterhead(lines, at)):
        found = _head(lines, head, below_signature=True, inside=True)
        if found:
            return Annex(
                found.printed,
                found.label,
                tuple(lines[at:head]),
                found.title,
                found.attached,
                found.rest,
                found.below,
            )
    return _head(lines, at, below_signature=below_signature, inside=inside)


def quoted(lines: Sequence[Line], at: int, quote: quotes.Quote) -> tuple[str, Annex | None]:
    """The annex that begins at line `at` of a quotation, if one does; before it the mark that opens the quotation."""
    first = lines[at]
    lead, words = quotes.opening(first.text) if at == quote.first else ("", first.text)
    head = [replace(first, text=words), *lines[at + 1 : min(quote.last + 1, at + 2 * _LONGEST_TITLE)]]
    return lead, _head(head, 0, below_signature=False, inside=True)


def _behind_letterhead(lines: Sequence[Line], at: int) -> int | None:
    """Index behind a letterhead with the nation's or the Party's name that stands at `at`."""
    if not any(_MOTTO.search(line.text) for line in lines[at : at + _LONGEST_LETTERHEAD]):
        return None
    if tables.is_signature(lines[at].text) or marks.split(lines[at].text)[0] is not None:
        return None
    named = False
    for index in range(at, min(at + _LONGEST_LETTERHEAD, len(lines))):
        line = lines[index]
        if line.rows is not None:
            return index + 1 if index == at and _MOTTO.search(line.text) else None
        if named and index > at and _head(lines, index, below_signature=True, inside=True):
            return index
        named = named or _MOTTO.search(line.text) is not None
        # Who issues it stands above in capitals; a person's name would be the end of a signature.
        if not (named or is_capitals(line.text) or is_ornament(line.text) or line.text.startswith("Số")):
            return None
    return None


def _head(lines: Sequence[Line], at: int, *, below_signature: bool, inside: bool) -> Annex | None:
    if at >= len(lines) or lines[at].rows is not None:
        return None
    text = bare(lines[at].text)
    match = _ANNEX.fullmatch(text)
    if match is None and not is_capitals(text):
        return None
    attached = _attached_at(lines, at + 1)
    longest = _LONG if match and match["form"] and match["stop"] and inside else _SHORT
    if match and len(text) <= longest and not text.endswith((";", ",")) and text[:1].isupper():
        rest = match["rest"].strip()
        label = match["label"] or match["form_label"]
        loud = match["printed"].isupper() and (not rest or is_capitals(rest) or match["stop"])
        # "Phụ lục I kèm theo Nghị định này" speaks of one.
        alone = not rest or (rest[:1].isupper() and bool(match["stop"]))
        follows = inside and (not rest or (label is not None and ending(text) in ("open", "closing")))
        if (loud and (label or not rest) and (not match["form"] or below_signature or inside)) or (
            alone and (attached or below_signature or follows)
        ):
            printed = lines[at].text.lstrip("* ")[: match.end("printed")] + (match["stop"] or "")
            behind = _title_end(lines, at + 1, attached)
            title = (lines[at], *lines[at + 1 : behind])
            name = slug(match["form"]) + "-" if match["form"] else "pl"
            bracket = _bracket(lines, behind)
            below = _letterhead_below(lines, behind + len(bracket))
            return Annex(printed, _label(name, label), (), title, bracket, rest, below)
    if (
        attached is None
        or not is_capitals(text)
        or is_ornament(text)
        or not (below_signature or inside or at > _PAST_HEAD)
    ):
        return None
    return _regulation_head(lines, at, attached)


def _regulation_head(lines: Sequence[Line], at: int, attached: int) -> Annex | None:
    """An attached regulation; who issues it may stand above its title, in capitals too."""
    named = [bare(line.text) for line in lines[at:attached]]
    if tables.is_signature(named[0]) or any(
        _NAME.fullmatch(line) or _ANNEX.fullmatch(line) or _MOTTO.search(line) for line in named
    ):
        return None
    title = at + next((index for index, line in enumerate(named) if _kind(line)), 0)
    head, words = tuple(lines[at:title]), tuple(lines[title:attached])
    return Annex(
        "", _regulation(named[title - at]), head, words, _bracket(lines, attached), named[title - at]
    )


def _attached_at(lines: Sequence[Line], first: int) -> int | None:
    """Index of the "(Ban hành kèm theo …)" that follows a title closely."""
    for index in range(first, min(first + _LONGEST_TITLE, len(lines))):
        if lines[index].rows is not None:
            return None
        text = bare(lines[index].text)
        if _ATTACHED.match(text):
            return index
        if is_ornament(text):
            continue
        if ending(text) == "final" or re.match(r"(?:Điều|Chương)\s+[\dIVX]", text):
            return None
    return None


def _title_end(lines: Sequence[Line], first: int, attached: int | None) -> int:
    if attached is not None:
        return attached
    end = first
    while (
        end < min(first + _LONGEST_TITLE, len(lines))
        and lines[end].rows is None
        and is_capitals(lines[end].text)
        and not _MOTTO.search(lines[end].text)
        and not re.match(r"\**(?:CHƯƠNG|PHẦN|MỤC|[IVX]+ ?[.\-/])\s?", lines[end].text)
        and not re.match(r"\**(?:[A-H] ?[.\-/])\s", lines[end].text)
        and not _ANNEX.fullmatch(bare(lines[end].text))
        and not re.search(r"\d{1,2}\.", lines[end].text[:3])
    ):
        end += 1
    return end


def _letterhead_below(lines: Sequence[Line], first: int) -> tuple[Line, ...]:
    """The letterhead of a form, which stands below its name: a table, or the nation's name and its motto."""
    if first >= len(lines) or not _MOTTO.search(lines[first].text):
        return ()
    rows = lines[first].rows
    if rows is not None:
        return (lines[first],) if tables.kind(rows, closing=False) == "letterhead" else ()
    end = first + 1
    while (
        end < len(lines)
        and lines[end].rows is None
        and (_BELOW_MOTTO.search(lines[end].text) or is_ornament(lines[end].text))
    ):
        end += 1
    return tuple(lines[first:end])


def _bracket(lines: Sequence[Line], first: int) -> tuple[Line, ...]:
    """The lines of "(Kèm theo …)" up to the one that closes the bracket."""
    if first >= len(lines) or lines[first].rows is not None or not _ATTACHED.match(bare(lines[first].text)):
        return ()
    depth = 0
    for index in range(first, min(first + _LONGEST_TITLE, len(lines))):
        depth += lines[index].text.count("(") - lines[index].text.count(")")
        if depth <= 0:
            return tuple(lines[first : index + 1])
    return (lines[first],)


def _label(name: str, printed: str | None) -> str:
    if not printed:
        return name
    found = re.fullmatch(r"([IVXLC]+)([a-zA-Z]?|[.-]?\d+)", printed)
    if found:
        return f"{name}{roman.value(found[1])}{re.sub('[.-]', '-', found[2].lower())}"
    return name + re.sub(r"^0+(?=\d)", "", re.sub(r"[.-]", "-", printed.lower()))


_KINDS = tuple(sorted((name.lower() for name in ATTACHED.values()), key=len, reverse=True))


def _kind(title: str) -> str:
    """'QUY CHẾ LÀM VIỆC …' → 'quy chế'; '' where the title does not begin with a kind of paper."""
    low = title.lower()
    return next((name for name in _KINDS if re.match(rf"{name}\b", low)), "")


def _regulation(title: str) -> str:
    """'QUY CHẾ LÀM VIỆC …' → 'quy-che'; a title of another kind is an annex without a number."""
    return slug(_kind(title)) or "pl"
