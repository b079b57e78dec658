"""In which forms each held text is offered as a file, and where the files lie."""

from __future__ import annotations

from dataclasses import dataclass

from namro.outputs.open_data.tables import FOLDER as DATA

FOLDER = f"{DATA}van-ban/"
"""Where the files of texts lie below the site."""


@dataclass(frozen=True)
class Form:
    """A form in which each held text is offered: `ten` is what readers call it, `kieu` what servers do."""

    ma: str
    ten: str
    ending: str
    kieu: str


FORMS = (
    Form("van-ban-tron", "chữ thường (.txt)", "txt", "text/plain"),
    Form("markdown", "Markdown (.md)", "md", "text/markdown"),
    Form("akoma-ntoso", "XML Akoma Ntoso (.xml)", "xml", "application/xml"),
)


def file_of(ma: str, ending: str) -> str:
    """Where a form of a held text lies below the site."""
    return f"{FOLDER}{ma}.{ending}"
