import json
from pathlib import Path

import pytest
from markupsafe import Markup

from namro.outputs import SLOTS, BrokenFrame, Frame, Output, SearchEntry, extend_search, token

PAGE = "<title>" + "</p><p>".join(token(slot) for slot in SLOTS) + "</p>"


def test_values_are_poured_in_place_and_escaped() -> None:
    values = {slot: f"<{slot}>" for slot in SLOTS} | {"than": Markup("<b>thân</b>")}
    poured = Frame.cut(PAGE).pour(values)
    assert poured == (
        "<title>&lt;tieu-de-the&gt;</p><p>&lt;mo-ta&gt;</p><p>&lt;dia-chi&gt;</p><p>&lt;dau&gt;</p><p><b>thân</b></p>"
    )


@pytest.mark.parametrize("html", [PAGE.replace(token("than"), ""), PAGE + token("mo-ta")])
def test_a_missing_or_doubled_slot_stops_the_build(html: str) -> None:
    with pytest.raises(BrokenFrame):
        Frame.cut(html)


def test_the_search_index_gets_pages_and_anchors(tmp_path: Path) -> None:
    index = tmp_path / "search_index.json"
    index.write_text('{"config": {"lang": ["vi"]}, "docs": [{"location": "a/"}]}', encoding="utf-8")
    entries = (SearchEntry("", "Trang", "chữ"), SearchEntry("II.1", "Khoản <1>", "chữ & chữ"))
    extend_search(index, [Output("b/", "x", "Trang", "", Markup(""), Markup(""), entries)])
    docs = json.loads(index.read_text(encoding="utf-8"))["docs"]
    assert docs[0] == {"location": "a/"}
    assert docs[1:] == [
        {"location": "b/", "title": "Trang", "text": "chữ"},
        {"location": "b/#II.1", "title": "Khoản &lt;1&gt;", "text": "chữ &amp; chữ"},
    ]
