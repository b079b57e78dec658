"""The words of a finished page, without its markup."""

from __future__ import annotations

from html.parser import HTMLParser


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words_of(html: str) -> str:
    """The text of rendered HTML; runs of white space are one space."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.said).split())
