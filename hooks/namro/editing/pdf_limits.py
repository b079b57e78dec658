"""What a PDF may cost: bytes, pages, drawing steps, letters, rules. A file made to be heavy ends in one sentence.

pypdf bounds what one stream, one page tree or one table of letters may unpack to; the budget here bounds the sum, for
a form of a few bytes can be drawn a million times.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pypdf import apply_configuration

from namro.problems import UserError

MOST_BYTES = 64 * 1024 * 1024
MOST_PAGES = 2_000
MOST_STEPS = 3_000_000
"""Drawing operators of all pages; a page of words has one or two thousand."""
MOST_LETTERS = 12_000_000
FORM, FONT, TRY = 500, 1_000, 0.1
"""What a form drawn, a font read, and a pair of rules compared cost in steps."""
WIDEST = 14_400.0
"""Points: the largest page that the format knows, five metres."""
_UNPACKED = 24 * 1024 * 1024
"""Bytes of one stream; the words of two thousand pages have fewer."""
_TOKENS = 1_000_000
"""Of the stream of one page or form."""


@dataclass
class Budget:
    """What is left for one file."""

    name: str
    steps: float = MOST_STEPS
    letters: int = MOST_LETTERS

    def spend(self, steps: float) -> None:
        """Raises UserError where the file asks for more than it may."""
        self.steps -= steps
        if self.steps < 0:
            raise UserError(
                f"“{self.name}” vẽ hơn {MOST_STEPS} nét và chữ: in lại thành PDF khác, hoặc xin tệp .docx rồi nhập."
            )

    def read(self, letters: int) -> None:
        """The same for letters."""
        self.letters -= letters
        if self.letters < 0:
            raise UserError(f"“{self.name}” có hơn {MOST_LETTERS} ký tự; tách thành các văn bản riêng.")


def size(content: bytes, name: str) -> None:
    """Raises UserError for a file that is too heavy to be opened."""
    if len(content) > MOST_BYTES:
        raise UserError(
            f"“{name}” nặng hơn {MOST_BYTES // 1024 // 1024} MB; tách phụ lục và hình thành tệp riêng rồi nhập phần chữ."
        )


def unpacks_too_much(name: str) -> UserError:
    """For a file that pypdf gave up within the limits set below."""
    return UserError(
        f"“{name}” nén, lồng hoặc lặp quá giới hạn an toàn; in lại thành PDF khác, hoặc xin tệp .docx rồi nhập."
    )


@contextmanager
def bounded() -> Iterator[None]:
    """Lets pypdf unpack no more than an official text needs."""
    with apply_configuration(
        maximum_declared_stream_length=MOST_BYTES,
        array_based_stream_maximum_output_length=_UNPACKED,
        lzw_maximum_output_length=_UNPACKED // 8,
        run_length_maximum_output_length=_UNPACKED,
        zlib_maximum_output_length=_UNPACKED,
        stream_decoding_work_maximum_length=2 * _UNPACKED,
        stream_parsing_work_maximum_count=_TOKENS,
        page_tree_maximum_entries=3 * MOST_PAGES,
        stream_filters_maximum_length=4,
    ):
        yield
