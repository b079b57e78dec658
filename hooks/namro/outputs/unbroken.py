"""The joins of `joins` in a finished page: no line ends inside a phrase, and no letter of the page changes.

A phrase is put into an element `nr-lien`, which the style sheet does not let break: what is read, copied, sought and
compared stays the text with its ordinary spaces. Only words between tags are touched, never an attribute, and none
inside a script, a style, a picture, a field or code. A phrase that crosses an element's edge (a
day in bold, the word before it not) is held by an element on either side of it.

A book (EPUB) is read by programs that know no element but their own: there a phrase is a `span` with a class.

Reads pages as our templates and the theme write them: every '<' and '>' of a text or an attribute is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from namro.language.joins import places

HELD, LINE = "nr-lien", "nr-dong"
"""The elements: around a phrase; around words with phrases, where the element that they stand in might lay its
children in a row and tear them apart. Of our own name, so that no rule of a style sheet means them by chance."""
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "dfn",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    )
)
"""Elements that a line runs through."""
_RUNNING = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figcaption",
        "caption",
        "strong",
        "em",
        "small",
        "time",
        "sup",
    )
)
"""Elements that hold running text and lay nothing in a row."""
_KEPT = frozenset(
    (
        "script",
        "style",
        "title",
        "textarea",
        "select",
        "svg",
        "pre",
        "code",
        "template",
        "datalist",
    )
)
"""Elements whose content is no running text; none of them stands in another one of its name."""
_VOID = frozenset(
    (
        "!doctype",
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)


@dataclass(frozen=True)
class Marks:
    """What is put around a phrase (begin, end), and around the words with phrases that may be laid in a row."""

    held: tuple[str, str]
    line: tuple[str, str]


OF_PAGES = Marks((f"<{HELD}>", f"</{HELD}>"), (f"<{LINE}>", f"</{LINE}>"))
OF_BOOKS = Marks(('<span class="lien">', "</span>"), ("", ""))


@dataclass
class _Line:
    """Words that stand together: for each piece its place in the page and the element that it stands in."""

    marks: Marks
    pieces: list[tuple[int, str, str]] = field(default_factory=list)

    def hold(self, page: list[str]) -> None:
        """Put the elements into the pieces of `page` that these words are, and begin anew."""
        found = places("".join(words for _, words, _ in self.pieces)) if self.pieces else ()
        start = 0
        for at, words, inside in self.pieces if found else ():
            end = start + len(words)
            within = [
                (max(first, start) - start, min(last, end) - start)
                for first, last in found
                if first < end and start < last
            ]
            if within:
                # Behind the end of one more element Chromium breaks the line in spite of the phrase that goes on.
                goes_on = any(first < end < last for first, last in found)
                begin, stop = ("", "") if goes_on or inside in _RUNNING else self.marks.line
                page[at] = f"{begin}{self._held(words, within)}{stop}"
            start = end
        self.pieces.clear()

    def _held(self, words: str, within: list[tuple[int, int]]) -> str:
        begin, stop = self.marks.held
        made, done = [], 0
        for start, end in within:
            made += [words[done:start], begin, words[start:end], stop]
            done = end
        return "".join((*made, words[done:]))


def unbroken(html: str, marks: Marks = OF_PAGES) -> str:
    """A page, or a part of one that begins and ends between tags, with its phrases held together."""
    page: list[str] = []
    line = _Line(marks)
    open_elements = [""]
    for name, piece in _pieces(str(html)):  # not as Markup, every cut of which is Markup again
        if name is None:
            line.pieces.append((len(page), piece, open_elements[-1]))
        elif name.removeprefix("/") not in _INLINE:
            line.hold(page)
        page.append(piece)
        if name and name.startswith("/"):
            if name[1:] in open_elements:
                del open_elements[_last(open_elements, name[1:]) :]
        elif name and name not in _VOID:
            open_elements.append(name)
    line.hold(page)
    return "".join(page)


def _pieces(html: str) -> Iterator[tuple[str | None, str]]:
    """(name of the tag, '/name' of an end, '' of a comment and of what is kept as it is, None of words; the piece);
    joined, the pieces are the page."""
    first, *rest = html.split("<")
    if first:
        yield None, first
    until = ""
    for piece in rest:
        tag, closed, words = piece.partition(">")
        name = tag.split(None, 1)[0].lower() if tag else ""
        if until and not (name == until or (until == "-->" and "-->" in piece)):
            yield "", f"<{piece}"
            continue
        if name.startswith("!--") or until == "-->":
            tag, closed, words = piece.partition("-->")
            until = "" if closed else "-->"
            yield "", f"<{tag}{closed}"
        else:
            until = f"/{name}" if name in _KEPT and not tag.endswith("/") else ""
            yield "" if tag.endswith("/") else name, f"<{tag}{closed}"
        if words:
            yield ("" if until else None), words


def _last(names: list[str], name: str) -> int:
    return len(names) - 1 - names[::-1].index(name)
