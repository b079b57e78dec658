"""How elements are put together: no space is added inside running words, a line end stands behind every block."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from namro.outputs.packets.xml import NOT_XML

Element: TypeAlias = "etree._Element"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NAMRO = "urn:namro:van-ban:1"
"""Names of our own: ids of clauses, states, relations, as the records have them."""


def root() -> Element:
    """An empty document."""
    names: Any = {None: AKN, "nr": NAMRO}  # the type of lxml knows no default namespace
    return etree.Element(_named("akomaNtoso"), nsmap=names)


def add(parent: Element, tag: str, text: str = "", /, **attributes: str | None) -> Element:
    """A new last child; an attribute that is None is left out. 'nr_khoan' and tags with 'nr:' are ours."""
    node = etree.SubElement(parent, _named(tag))
    put(node, **attributes)
    if text:
        node.text = clean(text)
    return node


def put(node: Element, /, **attributes: str | None) -> None:
    """Attributes, named likewise."""
    for name, value in attributes.items():
        if value is not None:
            node.set(_attribute(name), clean(value))


def block(parent: Element, tag: str, text: str = "", /, **attributes: str | None) -> Element:
    """The same for what is no part of running words."""
    node = add(parent, tag, text, **attributes)
    node.tail = "\n"
    return node


def say(parent: Element, words: str) -> None:
    """More words at the end of an element."""
    if len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{clean(words)}"
    else:
        parent.text = f"{parent.text or ''}{clean(words)}"


def clean(words: str) -> str:
    """Without the characters that XML has no way to write; they become U+FFFD."""
    return NOT_XML.sub("\ufffd", words)


def written(document: Element) -> bytes:
    """The file."""
    made: bytes = etree.tostring(document, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _named(tag: str) -> str:
    return f"{{{NAMRO}}}{tag[3:]}" if tag.startswith("nr:") else f"{{{AKN}}}{tag}"


def _attribute(name: str) -> str:
    return f"{{{NAMRO}}}{name[3:]}" if name.startswith("nr_") else name
