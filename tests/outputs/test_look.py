"""Two colours, an emblem, a cover: what an owner chooses can be read everywhere, or is refused with the nearest that can."""

from __future__ import annotations

from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.outputs import look, tokens
from namro.problems import UserError
from namro.records import colours
from namro.records.giao_dien import GiaoDien

CHOSEN = ["#1d4f91", "#1f5f3a", "#0f5c66", "#6b3e1d", "#5b2a6e", "#000000", "#767676", "#8a1519", "#c0392b"]


@pytest.mark.parametrize("colour", CHOSEN)
def test_every_pair_of_a_chosen_colour_is_readable(colour: str) -> None:
    assert colours.as_main(colour) is None
    made = look.coloured(tokens.own(), GiaoDien(mau_chinh=colour, mau_nhan=None))
    for scheme in (made.sang, made.toi):
        for ground in (scheme.son, scheme.son_nut):
            assert colours.contrast(scheme.son_chu, ground) >= colours.AA
        assert colours.contrast(scheme.vang, scheme.son) >= colours.AA
        assert colours.contrast(scheme.vang_chu, scheme.vang) >= colours.AA
    assert colours.contrast(made.toi.son_nut, made.toi.mat) >= colours.AA_SIGN
    assert colours.contrast(made.tap.son, colours.WHITE) >= colours.AA  # titles on paper


@pytest.mark.parametrize(
    ("colour", "better"), [("#ffcc00", "#8f7300"), ("#ff0000", "#ed0000"), ("#ffffff", "#767676")]
)
def test_a_pale_colour_is_refused_with_the_nearest_good_one(colour: str, better: str) -> None:
    complaint = colours.as_main(colour)
    assert complaint is not None
    assert complaint.better == better
    assert colours.as_main(better) is None


def test_the_main_colour_of_the_engine_is_that_of_its_tokens() -> None:
    assert tokens.own().sang.son == colours.RED
    assert look.coloured(tokens.own(), None) == tokens.own()


def test_a_bad_colour_in_the_settings_is_told_at_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project / "data/trang.yml"
    said = site.read_text(encoding="utf-8").replace(
        "mot_phut:", 'giao_dien:\n  mau_chinh: "#1d4f91"\n  mau_nhan: "#2d5fa1"\nmot_phut:', 1
    )
    site.write_text(said, encoding="utf-8", newline="\n")
    assert main(["--root", str(project), "check"]) == 1
    told = capsys.readouterr().err
    line = said.splitlines().index('  mau_nhan: "#2d5fa1"') + 1
    assert (
        f"data/trang.yml:{line}:" in told
        and "trên màu chính #1d4f91" in told
        and "Màu gần nhất đọc được: mau_nhan:" in told
    )


def test_a_drawing_that_is_not_there_is_named(tmp_path: Path) -> None:
    from support.real_data import real_data

    site = real_data().trang.model_copy(update={"giao_dien": GiaoDien(huy_hieu="khong-co.svg")})
    with pytest.raises(UserError, match=r"docs/hinh/khong-co\.svg"):
        look.read(tmp_path, site)
