"""Stretches of running words turned into links; the words themselves never change.

A finder looks at the words of one block as a reader sees them, emphasis and older links ironed out, so that
a name is known by all of its words. A stretch becomes a link only where it lies inside one text node that is
in no link yet; a stretch without an address keeps others from taking its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from namro.language.prose import Node
from namro.outputs.pages.numbered import NUMBER, QUOTED

_INLINE = ("text", "strong", "em", "a", "sup", QUOTED, NUMBER)
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[^\W⁰¹²³⁴-⁹]")


@dataclass(frozen=True)
class Span:
    """Words from `start` up to `end` of a block that lead to `href` (from the site's root; '' for nowhere)."""

    start: int
    end: int
    href: str
    role: str


@dataclass(frozen=True)
class Phrases:
    """Wordings to be found as whole words, marks and capitals as given; the mark of a note may follow."""

    phrases: frozenset[str]

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for phrase in self.phrases:
            first = _WORD.match(phrase)
            if first:
                found.setdefault(first.group(), []).append(phrase)
        return found

    def find(self, words: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, wording) of every occurrence, overlapping ones too."""
        for word in _WORD.finditer(words):
            for phrase in self._by_first_word.get(word.group(), ()):
                end = word.start() + len(phrase)
                if words.startswith(phrase, word.start()) and not _GOES_ON.match(words, end):
                    yield word.start(), end, phrase


def either_case(words: str) -> frozenset[str]:
    """The wording with a small and with a large first letter, as at the start of a sentence."""
    return frozenset((words[0].lower() + words[1:], words[0].upper() + words[1:]))


Finder: TypeAlias = Callable[[str], Iterable[Span]]


def link_spans(nodes: Sequence[Node], find: Finder) -> tuple[Node, ...]:
    """The tree with every stretch that `find` names linked, each address at its first place only."""
    return _blocks(nodes, find, set())


def longest(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap, in the order of the text; where two do, the longer stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda one: one.start)


def _blocks(nodes: Sequence[Node], find: Finder, seen: set[str]) -> tuple[Node, ...]:
    """Runs of inline nodes are linked as a whole; what is a block is gone into. Headings stay as they are."""
    made: list[Node] = []
    run: list[Node] = []
    for node in nodes:
        if node.kind in _INLINE:
            run.append(node)
            continue
        made += _linked(run, find, seen)
        run = []
        inside = node.children if node.kind == "h" else _blocks(node.children, find, seen)
        made.append(replace(node, children=inside))
    return (*made, *_linked(run, find, seen))


def _linked(run: Sequence[Node], find: Finder, seen: set[str]) -> tuple[Node, ...]:
    words = "".join(_texts(run))
    if not words:
        return tuple(run)
    return _cut(run, 0, longest(find(words)), seen)[0]


def _texts(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        yield node.text if node.kind == "text" else "".join(_texts(node.children))


def _cut(
    nodes: Iterable[Node], at: int, spans: Sequence[Span], seen: set[str]
) -> tuple[tuple[Node, ...], int]:
    """The nodes with links put in, and the position after their last word; `at` is that of their first."""
    made: list[Node] = []
    for node in nodes:
        if node.kind == "text":
            made += _cut_text(node.text, at, spans, seen)
            at += len(node.text)
        elif node.kind == "a":
            made.append(node)
            at += len("".join(_texts(node.children)))
        else:
            children, at = _cut(node.children, at, spans, seen)
            made.append(replace(node, children=children))
    return tuple(made), at


def _cut_text(text: str, at: int, spans: Sequence[Span], seen: set[str]) -> Iterable[Node]:
    done = 0
    for span in spans:
        start, end = span.start - at, span.end - at
        if start < 0 or end > len(text) or not span.href or span.href in seen:
            continue
        seen.add(span.href)
        if start > done:
            yield Node("text", text=text[done:start])
        yield Node("a", href=span.href, role=span.role, children=(Node("text", text=text[start:end]),))
        done = end
    if done < len(text):
        yield Node("text", text=text[done:])
