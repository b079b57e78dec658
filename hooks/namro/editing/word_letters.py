"""The letters of a .docx as they are read: invisible ones left out, signs of symbol fonts put into usual ones."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from namro.editing.office_words import Shown, Told, near_to, symbol
from namro.editing.word_numbering import W

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_LAST = 40


@dataclass
class Letters:
    """What was read of a paragraph: `near` are its first words, by which a place is told, `last` its last letters."""

    told: Told
    shown: Shown
    near: str = ""
    last: str = ""

    def begin(self) -> None:
        """A new paragraph."""
        self.near = self.last = ""

    def read(self, text: str) -> str:
        """The letters of a piece of words."""
        words = text.translate(_INVISIBLE)
        self.near = near_to(self.near, words)
        self.last = (self.last + words)[-_LAST:]
        if words != text:
            self.told.add("bỏ ký tự vô hình", self.near)
        if any("\ue000" <= char <= "\uf8ff" for char in words):
            self.told.add("ký hiệu của phông chữ riêng đổi sang ký hiệu thường", self.near)
            words = "".join(
                symbol(ord(char)) or self.shown.mark("ký hiệu") if "\ue000" <= char <= "\uf8ff" else char
                for char in words
            )
        return words

    def symbol(self, element: ET.Element) -> str:
        """The sign that `w:sym` names."""
        found = symbol(int(element.get(f"{W}char", "0"), 16))
        if found is None:
            self.told.add("có ký hiệu không rõ", self.near)
        return found or self.shown.mark("ký hiệu")
