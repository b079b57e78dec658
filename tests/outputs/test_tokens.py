"""One file of colours, sizes and steps: nothing else names any, what stands on what can be read, all outputs follow."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]
from PIL import Image
from pypdf import PdfReader

from conftest import ROOT, SAMPLE, SAMPLE_EPOCH, buildable, namro
from namro.outputs import assets, tokens
from namro.outputs.tokens import Chu, ChuIn, Khoang, Mau, MauTap, Tokens
from namro.problems import UserError

LOOK = tokens.own()
SHEETS = sorted((ROOT / "overrides/assets").rglob("*.css"))
SOURCES = sorted(
    path
    for folder in ("hooks", "overrides")
    for ending in ("css", "typ", "xml", "py", "svg", "html", "js")
    for path in (ROOT / folder).rglob(f"*.{ending}")
    if "node_modules" not in path.parts
    and path.name != "colours.py"  # what an owner may choose, black and white to measure against
)
HEX = re.compile(r"(?<![\w&/])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w-])")
FUNCTIONS = re.compile(r"\b(?:rgba?|hsla?|oklch|cmyk|luma)\(")
IN_WORD = re.compile(r"""(?:w:color|w:fill|w:color w:val)="[0-9A-Fa-f]{6}\"""")
CHANNELS = re.compile(r"\(\s*\d{1,3},\s*\d{1,3},\s*\d{1,3}\s*\)")
SIZES = re.compile(
    r"(?:font-size|(?<![\w-])font):[^;{}()]*?(?<![\w.])\d[\d.]*(?:rem|px|pt|mm)\b"  # CSS
    r"|(?<![\w-])size: *\d[\d.]*(?:pt|mm|cm)\b"  # Typst
    r'|w:sz(?:Cs)? w:val="\d+"'  # Word
)
ALLOWED = {
    ("hooks/namro/outputs/packets/typst/packet.typ", "rgb("): "reads a token",
    (
        "hooks/namro/outputs/packets/typst/packet.typ",
        "luma(",
    ): "reads a token: greys are printed in black alone",
    ("hooks/namro/outputs/packets/typst/booklet.typ", "rgb("): "reads a token",
    ("hooks/namro/outputs/packets/typst/banner.typ", "rgb("): "reads a token",
    ("hooks/namro/outputs/packets/typst/poster.typ", "rgb("): "reads a token",
    (
        "hooks/namro/outputs/packets/typst/booklet.typ",
        "luma(",
    ): "reads a token: greys are printed in black alone",
    (
        "hooks/namro/outputs/packets/word/header.xml",
        "font-size:1pt",
    ): "Word's own: the shape stretches the letters",
    ("hooks/namro/outputs/packets/word/styles.xml", 'w:sz w:val="2"'): "the empty line that ends a part",
    ("hooks/namro/outputs/packets/word/styles.xml", 'w:szCs w:val="2"'): "the empty line that ends a part",
    (
        "overrides/assets/pages/chain.css",
        "font-size: 17px",
    ): "a unit of the drawing that chain_layout.py computes",
    (
        "overrides/assets/pages/chain.css",
        "font-size: 15px",
    ): "a unit of the drawing that chain_layout.py computes",
    (
        "overrides/assets/pages/chain.css",
        "font-size: 13px",
    ): "a unit of the drawing that chain_layout.py computes",
}
"""What looks like a colour or a size and is none to be chosen, with the reason."""


def named(path: Path) -> set[tuple[str, str]]:
    text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    signs: list[re.Pattern[str]] = [SIZES]
    if path.suffix not in (".py", ".js", ".html"):
        signs += [HEX, FUNCTIONS, IN_WORD]
    elif path.suffix == ".py":
        signs = [re.compile(rf"[\"']{HEX.pattern}[\"']"), *([CHANNELS] if "cards" in path.parts else [])]
    return {(name, match.group()) for sign in signs for match in sign.finditer(text)}


def test_no_colour_and_no_size_of_letters_stands_outside_the_token_file() -> None:
    assert len(SHEETS) > 10
    assert len(SOURCES) > 250
    found = {one for path in SOURCES for one in named(path)}
    assert found == set(ALLOWED)


def test_words_for_colours_stand_nowhere_either() -> None:
    words = re.compile(
        r"(?:color|background|fill|stroke|border[a-z-]*|outline)\s*:[^;{}]*\b(?:black|white|red|gr[ae]y|gold)\b"
    )
    assert [path.name for path in SHEETS if words.search(path.read_text(encoding="utf-8"))] == []


def test_every_size_of_letters_and_every_step_in_the_sheets_is_a_token() -> None:
    """Besides sizes relative to the words around."""
    steps = {getattr(LOOK.khoang, one.name) for one in fields(Khoang)}
    for path in SHEETS:
        text = path.read_text(encoding="utf-8")
        for size in re.findall(r"font-size: ([^;}]+)", text):
            assert re.match(r"var\(--nr-(?:chu|in)-|inherit|[\d.]+em|\d+px", size), (path.name, size)
        for value in re.findall(r"(?<![\w-])(?:margin|padding|gap)[a-z-]*: ([^;}]*)", text):
            assert steps.isdisjoint(value.split()), (path.name, value)


def properties(css: str) -> set[str]:
    return set(re.findall(r"(--nr-[\w-]+):", css))


def test_what_a_sheet_uses_is_there_and_every_token_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
    used, local = set(re.findall(r"var\((--nr-[\w-]+)", text)), properties(text)
    given = properties(tokens.light(LOOK))
    assert used - given - local == set()
    assert given & local == {"--nr-chu-nho"}  # large print has no small letters
    assert given - used == set()
    others = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "hooks/namro/outputs/packets").rglob("*.*")
        if path.suffix in (".typ", ".xml", ".py")
    )
    for one in fields(MauTap):
        assert re.search(rf"""[("'.]{one.name}\b""", others), one.name


def test_the_sheet_of_the_dark_scheme_names_only_what_differs() -> None:
    dark, light = tokens.dark(LOOK), tokens.light(LOOK)
    assert properties(dark) < properties(light)
    for css in (dark, light):
        assert [
            rule for rule in tinycss2.parse_stylesheet(css, skip_whitespace=True) if rule.type == "error"
        ] == []
    assert not set(re.findall(r"--nr-[\w-]+: [^;]+;", dark)) & set(
        re.findall(r"--nr-[\w-]+: [^;]+;", light.partition("@media")[0])
    )


def luminance(colour: str) -> float:
    channels = [value / 255 for value in bytes.fromhex(colour[1:7])]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


WORDS = (
    *((ink, ground) for ink in ("muc", "muc_nhe", "ngoc") for ground in ("giay", "mat", "chim", "ngoc_nen")),
    ("muc", "du_nen"),
    ("du_chu", "du_nen"),
    ("danh_chu", "danh"),
    ("muc", "o_tim"),
    ("muc_nhe", "o_tim"),
    ("son_chu", "son"),
    ("son_chu", "son_nut"),
    ("vang", "son"),
    ("vang_chu", "vang"),
    ("bao_chu", "bao_nen"),
)
MARKS = (("ke_dam", "giay"), ("mo", "giay"), ("du_ke", "giay"), ("ngoc", "giay"), ("o_tim_vien", "son"))
ON_PAPER = tuple(
    (ink, ground) for ink in ("son", "lien", "le") for ground in ("#ffffff", "chu_thich", "dau_bang")
)


@pytest.mark.parametrize("scheme", ["sang", "toi", "giay_in"])
def test_words_and_the_edges_of_controls_can_be_told_from_their_ground(scheme: str) -> None:
    colours: Mau = getattr(LOOK, scheme)
    weak = {
        (ink, ground): ratio
        for pairs, least in ((WORDS, 4.5), (MARKS, 3.0))
        for ink, ground in pairs
        if (ratio := contrast(getattr(colours, ink), getattr(colours, ground))) < least
    }
    assert weak == {}


def test_words_of_packets_and_cards_can_be_read() -> None:
    for ink, ground in ON_PAPER:
        assert contrast(getattr(LOOK.tap, ink), getattr(LOOK.tap, ground, ground)) >= 4.5, (ink, ground)
    for ink, ground in (("muc", "chim"), ("muc_nhe", "chim"), ("son", "chim"), ("muc", "du_nen")):
        assert contrast(getattr(LOOK.sang, ink), getattr(LOOK.sang, ground)) >= 4.5, (ink, ground)


def test_the_lacquer_is_one_on_screen_and_on_paper() -> None:
    assert LOOK.sang.son == LOOK.tap.son


def changed(root: Path, *pairs: tuple[str, str]) -> None:
    path = root / tokens.PATH
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old), old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def colours_of(pdf: Path) -> set[str]:
    """The red, green and blue that the pages of a PDF set."""
    contents = [page.get_contents() for page in PdfReader(pdf).pages]
    streams = b"\n".join(content.get_data() for content in contents if content is not None)
    return {
        "#" + "".join(f"{round(float(part) * 255):02x}" for part in match.split())
        for match in re.findall(rb"((?:[\d.]+ ){3})scn?\b", streams)
    }


def test_a_project_changes_its_look_in_one_file(tmp_path: Path) -> None:
    root = buildable(tmp_path / "dự án", SAMPLE)
    red, blue = LOOK.sang.son, "#123a7b"
    changed(root, (red, blue), ('nho = "1rem"', 'nho = "1.02rem"'), ('b3 = "1rem"', 'b3 = "1.1rem"'))
    for command in (("packets", "viec-cua", "--jobs", "1"), ("build",)):
        done = namro(root, *command, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
        assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    css = (site / "assets/namro.css").read_text(encoding="utf-8")
    assert f"--nr-son: {blue};" in css
    assert "--nr-chu-nho: 1.02rem;" in css
    assert "--nr-b3: 1.1rem;" in css
    icon = (site / "assets/favicon.svg").read_text(encoding="utf-8")
    assert f'fill="{blue}"' in icon
    assert "{{" not in icon
    card = Image.open(io.BytesIO((site / "assets/the/trang-chu.png").read_bytes())).convert("RGB")
    assert card.getpixel((5, 5)) == tuple(bytes.fromhex(blue[1:]))
    (pdf,) = (root / "tap-in").glob("viec-cua*-a4.pdf")
    assert blue in colours_of(pdf)
    (word,) = (root / "tap-in").glob("viec-cua*.docx")
    with zipfile.ZipFile(word) as archive:
        assert blue[1:].upper() in archive.read("word/styles.xml").decode()
    everything = [path for path in site.rglob("*") if path.suffix in (".css", ".svg", ".html", ".js")]
    assert [path for path in everything if red in path.read_text(encoding="utf-8").lower()] == []
    assert red not in colours_of(pdf)
    assert not (site / Path(tokens.PATH).name).exists()
    assert not (site / "assets/css").exists()


def test_packets_are_made_again_when_their_look_changes(tmp_path: Path) -> None:
    root = buildable(tmp_path / "dự án", SAMPLE)
    told = [namro(root, "packets", "viec-cua", SOURCE_DATE_EPOCH=SAMPLE_EPOCH).stdout for _ in range(2)]
    changed(root, ('le = "#464646"', 'le = "#404040"'))
    told.append(namro(root, "packets", "viec-cua", SOURCE_DATE_EPOCH=SAMPLE_EPOCH).stdout)
    assert ["không có gì đổi" in one for one in told] == [False, True, False]


def test_a_project_without_the_file_has_the_program_s_own(tmp_path: Path) -> None:
    assert tokens.read(tmp_path) == LOOK


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('son = "#8a1519"        # sơn son', 'son = "đỏ"        # sơn son', "[sang] son"),
        ('giay = "#141210"', 'giay = "#1412AA"', "[toi] giay"),
        ('lien = "#0b3d91"', 'lien = "#0b3d9180"', "[tap] lien"),
        ('nho = "1rem"', 'nho = "to"', "[chu] nho"),
        ("tay = 7.5", "tay = -1.0", "[chu_tap] tay"),
        ('b1 = "0.25rem"', 'b11 = "0.25rem"', "[khoang] thiếu hoặc thừa b1, b11"),
        ("[khoang]", "[khoảng]", "Không đọc được"),
        ("[khoang]", "[khac]", "bảng khac, khoang"),
        ("[toi]", "[[toi]]", "bảng toi"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(old: str, new: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    shutil.copy(ROOT / tokens.PATH, tmp_path / "overrides")
    changed(tmp_path, (old, new))
    with pytest.raises(UserError, match=re.escape(words)):
        tokens.read(tmp_path)


def test_the_icon_of_a_project_has_its_colours() -> None:
    drawn = assets.icon_of(ROOT)
    assert set(HEX.findall(drawn)) == {LOOK.sang.son, LOOK.sang.vang}


def test_the_custom_properties_are_the_names_of_the_file() -> None:
    look: Tokens = LOOK
    count = len(fields(Mau)) + len(fields(Chu)) + len(fields(ChuIn)) + len(fields(Khoang))
    assert len(properties(tokens.light(look))) == count
