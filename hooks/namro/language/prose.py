"""Prose inside records: Markdown (CommonMark and tables, raw HTML off) parsed once into an allow-listed tree.

Writers turn the tree into their format; there is no second dialect. Here: plain text and web HTML (as a
template over the tree, so that every string is escaped). Links may lead into
this site (from its root, '/hoi-dap/…/'), to https, mailto or tel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = (
    MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_inline", "html_block"])
)
_INLINE = MarkdownIt("zero").enable(["emphasis", "escape", "newline"])
_MARKED = re.compile(r"[*_\\\0]")
"""What `_INLINE` reads as more than a letter, line ends apart."""
_LINK = re.compile(r"(?:https://|mailto:|tel:|/(?!/))[^\s\\]*")

MAX_PROSE = 50_000
"""Characters; what people write is far below, and odd marks take time that grows with the square."""

_KINDS = {
    "paragraph": "p",
    "heading": "h",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "strong": "strong",
    "em": "em",
    "link": "a",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
}
_LEAVES = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True)
class Node:
    """A piece of prose: `kind` is a tag of the allow-list or 'text'; `text` only for text, `href` only for links.

    `role` says of a link that was put in by machine what it leads to: 'thuat-ngu', 'van-ban', 'khoan', or
    'du-thao' for a document or clause of a draft that the words around it do not call one.
    """

    kind: str
    text: str = ""
    href: str = ""
    level: int = 0
    children: tuple[Node, ...] = field(default=())
    role: str = ""


class ForbiddenProse(ValueError):
    """The prose uses something outside the allow-list; the message says what, in Vietnamese."""


def parse(markdown: str) -> tuple[Node, ...]:
    """Blocks of `markdown`. Raises ForbiddenProse for what no writer accepts (code, images, odd links)."""
    if len(markdown) > MAX_PROSE:
        raise ForbiddenProse(f"dài quá {MAX_PROSE} ký tự")
    return _tree(_PARSER.parse(markdown))


@lru_cache(maxsize=8192)
def inline(markdown: str) -> tuple[Node, ...]:
    """Emphasis only, as in the clauses of an official text; a backslash makes a mark literal."""
    tokens = _INLINE.parseInline(markdown.strip())
    return _tree(tokens[0].children or [])


def plain(nodes: Sequence[Node]) -> str:
    """The words alone; blocks are parted by a space, white space is folded."""
    return " ".join("".join(_words(nodes)).split())


def plain_inline(markdown: str) -> str:
    """The words of a clause without emphasis."""
    # Most clauses have no mark at all, and a text has twenty thousand clauses.
    if _MARKED.search(markdown) is None:
        return " ".join(markdown.split())
    return plain(inline(markdown))


def internal_links(nodes: Sequence[Node]) -> Iterator[str]:
    """Links that lead to a page of this site, written from its root: '/hoi-dap/…/'."""
    for node in nodes:
        if node.kind == "a" and node.href.startswith("/"):
            yield node.href
        yield from internal_links(node.children)


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind == "text":
            yield node.text
        else:
            yield from _words(node.children)
            if node.kind not in ("strong", "em", "a"):
                yield " "


def _tree(tokens: Sequence[Token]) -> tuple[Node, ...]:
    """Nest the flat tokens; each `_open` collects children until its `_close`."""
    stack: list[tuple[Token | None, list[Node]]] = [(None, [])]
    for token in tokens:
        if token.type == "inline":
            stack[-1][1].extend(_tree(token.children or []))
        elif token.nesting == 1:
            stack.append((token, []))
        elif token.nesting == -1:
            opened, children = stack.pop()
            assert opened is not None
            stack[-1][1].append(_element(opened, tuple(children)))
        elif token.type == "text":
            if token.content:
                stack[-1][1].append(Node("text", text=token.content))
        elif token.type in _LEAVES:
            stack[-1][1].append(Node("text", text=_LEAVES[token.type]))
        else:
            raise ForbiddenProse(_FORBIDDEN.get(token.type, f"không dùng được “{token.type}”"))
    return tuple(stack[0][1])


_FORBIDDEN = {
    "code_block": "có đoạn thụt vào bốn dấu cách, máy hiểu là mã lệnh",
    "code_inline": "có chữ trong dấu huyền `…`, máy hiểu là mã lệnh",
    "fence": "có khối ``` mã lệnh",
    "hr": "có đường kẻ ngang (---)",
}


def _element(token: Token, children: tuple[Node, ...]) -> Node:
    kind = _KINDS.get(token.type.removesuffix("_open"))
    if kind is None:
        raise ForbiddenProse(f"không dùng được “{token.type}”")
    if kind == "a":
        href = str(token.attrGet("href") or "")
        if not _LINK.fullmatch(href):
            raise ForbiddenProse(
                f"có liên kết “{href}”, mà liên kết phải là https, mailto, tel hoặc đường trong trang mở đầu bằng /"
            )
        return Node("a", href=href, children=children)
    return Node(kind, level=int(token.tag[1]) if kind == "h" else 0, children=children)
