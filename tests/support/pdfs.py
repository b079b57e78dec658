"""Reading finished PDFs: their words, their structure, their pages as pictures."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image
from pypdf import PdfReader

from support.chromium import lacking


def words(content: bytes) -> list[str]:
    """The text of each page, without any white space: how it is spaced is the reader's guess."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def lines(content: bytes) -> list[str]:
    """The printed lines."""
    return [
        line for page in PdfReader(io.BytesIO(content)).pages for line in page.extract_text().splitlines()
    ]


def sizes(content: bytes) -> dict[float, list[str]]:
    """What is printed in each size of letters, in points as they stand on the sheet; raised letters are left out."""
    found: dict[float, list[str]] = {}

    def note(words: str, user: list[float], at: list[float], _: object, size: float) -> None:
        if words.strip():
            scale = abs(user[0] * at[0]) if at[0] else abs(user[0])
            found.setdefault(round(size * scale, 1), []).append(words)

    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=note)
    return found


def printed(content: bytes, folder: Path) -> list[list[str]]:
    """The lines of each page from left to right, read by poppler: quick."""
    program = shutil.which("pdftotext")
    if program is None:
        lacking("không có pdftotext (gói poppler-utils)")
    source = folder / "chu.pdf"
    source.write_bytes(content)
    done = subprocess.run([program, "-layout", str(source), "-"], check=True, capture_output=True)
    return [page.splitlines() for page in done.stdout.decode().split("\f")[:-1]]


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The names of all structure elements, in reading order."""
    return list(_walk(pdf.Root.StructTreeRoot))


def _walk(element: pikepdf.Object) -> Iterator[str]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element and element.get("/Type") != "/OBJR":
        yield str(element.S)[1:]
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from _walk(child)


def pictures(
    content: bytes, folder: Path, resolution: int, first: int = 1, last: int = 9999
) -> list[Image.Image]:
    """The pages drawn in grey by poppler; without it the test is skipped, but in CI that is a failure."""
    program = shutil.which("pdftoppm")
    if program is None:
        lacking("không có pdftoppm (gói poppler-utils)")
    source = folder / "in.pdf"
    source.write_bytes(content)
    command = [
        program,
        "-r",
        str(resolution),
        "-gray",
        "-f",
        str(first),
        "-l",
        str(last),
        str(source),
    ]
    subprocess.run([*command, str(folder / "trang")], check=True, capture_output=True)
    drawn = sorted(folder.glob("trang*.pgm"))
    return [Image.open(path).convert("L") for path in drawn]
