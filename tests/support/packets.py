"""Packets for tests of their writers: real ones, a small one with a bit of everything, a hostile one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from namro.language.prose import Node, parse
from namro.library.edition import Edition
from namro.library.library import Library
from namro.outputs.packets import packet as tree
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.packet import Packet
from namro.outputs.packets.recipes import recipes
from support.real_data import real_published

HOSTILE = '</w:t><w:instrText> INCLUDEPICTURE "http://evil.example/x" </w:instrText> & "\'<!-- {{ x }} {% raw %} \x07\ufffe'
SHOWN = HOSTILE.replace("\x07", "\ufffd").replace("\ufffe", "\ufffd")


@cache
def _library() -> Library:
    return real_published()


@cache
def real_names() -> tuple[str, ...]:
    """The ids of all packets of the real data."""
    return tuple(recipe.id for recipe in recipes(_library()))


@cache
def real(name: str) -> Packet:
    """The packet of that id, of the real data."""
    library = _library()
    recipe = next(recipe for recipe in recipes(library) if recipe.id == name)
    return assemble(library, Edition(date(2026, 3, 3)), recipe)


def hostile(value: Any) -> Any:
    """The tree with a hostile text appended to every string that is shown."""
    kept = ("anchor", "href", "kind", "look", "url", "id", "build")
    if isinstance(value, Node):
        text = value.text + HOSTILE if value.kind == "text" else value.text
        return replace(value, text=text, children=hostile(value.children))
    if isinstance(value, tuple):
        return tuple(
            hostile(item) if not isinstance(item, str) or item not in ("a4", "a5") else item for item in value
        )
    if isinstance(value, str):
        return value + HOSTILE
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{one.name: hostile(getattr(value, one.name)) for one in fields(value) if one.name not in kept},
        )
    return value


def small() -> Packet:
    """One of every kind of block and of prose, in a packet of two parts."""
    prose = parse(
        "Đoạn **đậm *và nghiêng***.\n\n1. một\n2. hai\n   - con\n\n   thêm\n\n> trích\n\n| a | b |\n|---|---|\n| c | d |\n\n### mục\n"
    )
    words = (Node("text", text="chữ"),)
    blocks = (
        tree.Heading(2, (*words, Node("footnote", text="(2)", children=words)), "x_1", "I."),
        tree.Prose(prose),
        tree.Paragraph(
            (Node("ref", href="x_1", children=words), Node("draft", text="Dự thảo"), Node("br")), "nho"
        ),
        tree.Clause("gach", "-", (words, (Node("a", href="https://a.example/", children=words),)), 9, "x_2"),
        tree.Quotation("“trích”", words),
        tree.Note("Chú ý", (tree.Paragraph(words), tree.Prose(prose))),
        tree.Table("Bảng", ("A", "B"), (((words, words), ()), ((words,), (words,))), (1, 40)),
        tree.Lines(3),
    )
    parts = (
        tree.Part("x", "Phần", "https://nam-ro.example/x/", blocks),
        tree.Part("y", "Nháp", "", (tree.Paragraph((Node("ref", href="z", children=words),)),), True, True),
    )
    return Packet(
        "thu",
        "Tên",
        "Phụ",
        "Ai",
        "Trang",
        "https://nam-ro.example/",
        date(2026, 3, 3),
        "12ab34cd",
        "Nhắc",
        "Giải thích",
        ("a4",),
        13,
        parts,
        (1, 2),
    )
