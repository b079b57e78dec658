"""RFC 9116: who finds a hole reads from the site itself where to write, when there is such an address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from conftest import SAMPLE
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.site import render

AS_OF = Edition(date(2026, 3, 3))
PATH = ".well-known/security.txt"


def test_the_file_has_the_fields_of_the_standard_and_only_with_a_contact() -> None:
    library = load(SAMPLE).published()
    assert PATH not in {file.path for file in render(library, AS_OF).files}
    trang = library.trang.model_copy(update={"lien_he_bao_mat": "mailto:bao-mat@mau.example"})
    (file,) = [file for file in render(replace(library, trang=trang), AS_OF).files if file.path == PATH]
    lines = file.content.decode("ascii").split("\n")
    assert lines.pop() == ""
    fields = dict(line.split(": ", 1) for line in lines)
    assert len(fields) == len(lines)  # no field twice
    assert fields["Contact"] == "mailto:bao-mat@mau.example"
    assert fields["Canonical"] == f"https://mau.example/tai-lieu/{PATH}"
    assert fields["Preferred-Languages"] == "vi"
    expires = datetime.fromisoformat(fields["Expires"])
    assert expires.tzinfo is not None
    assert expires.date() - AS_OF.ngay <= timedelta(days=366)  # the standard advises less than a year or so
