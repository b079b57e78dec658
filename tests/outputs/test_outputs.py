import pytest
from markupsafe import Markup

from namro.outputs.pour import SLOTS, BrokenFrame, Frame, token

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
