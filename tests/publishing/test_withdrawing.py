"""A text is taken back: its ground for publication goes, and the site of the same data is sound without it, and back.

On each text of the real data, on a question, with the printed packets, and against the release that readers had.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, buildable
from namro.files.citations import squeeze
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.recipes import recipes
from namro.problems import Problem
from namro.publishing.verify.allowed import allowed
from namro.publishing.verify.approved import approved
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.canonical import canonical
from namro.publishing.verify.grounds import grounds
from namro.publishing.verify.links import links
from namro.publishing.verify.quotations import quotations
from namro.publishing.verify.resting import counts, resting
from namro.publishing.verify.texts import texts
from namro.publishing.verify.vanished import vanished
from support.rebuilding import Rebuilding

TEXTS = sorted(path.parent.name for path in (ROOT / "data/van-ban").glob("*/toan-van.md"))
_GROUND = re.compile(r"^cong_khai:\n(?:[ -].*\n)+", re.MULTILINE)
_OWN = 60
"""From how many characters on a sentence of a text is looked for in the files."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rebuilding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
        folder = tmp_path_factory.mktemp("rút")
        root = folder / "dự án"
        root.mkdir()
        yield Rebuilding.of(buildable(root, ROOT), folder / "khung")


@contextmanager
def taken_back(root: Path, ma: str) -> Iterator[None]:
    """The ground for publication of a text is not there."""
    path = root / "data/van-ban" / ma / "van-ban.yml"
    before = path.read_bytes()
    without, count = _GROUND.subn("", before.decode())
    assert count == 1
    path.write_text(without, encoding="utf-8", newline="\n")
    try:
        yield
    finally:
        path.write_bytes(before)


def problems(root: Path, folder: Path, previous: Path | None) -> list[Problem]:
    """What `verify` has to say of what is there and what is gone; the form of pages is tried elsewhere."""
    library = load(root)
    site = BuiltSite(root, folder, library, library.published(), allowed(root))
    by_page = (links, canonical, resting, counts, quotations, grounds)
    found = [one for page in site.pages() for check in by_page for one in check(page, site)]
    found += approved(site)
    return [*found, *(vanished(site, previous) if previous else ())]


def said(real: Rebuilding, folder: Path) -> str:
    """All words in feeds, tables, calendars, the index and the offline copy, and the pages as they are written."""
    library = real.first.library
    site = BuiltSite(real.root, folder, library, library, allowed(real.root))
    pages = [path for path in site.files if path.endswith(".html")]
    words = [squeeze(text) for path in site.files if path not in pages for _, text in texts(site, path)]
    words += [(folder / path).read_text(encoding="utf-8") for path in pages]
    for packed in folder.glob("ngoai-tuyen/*.zip"):
        with zipfile.ZipFile(packed) as archive:
            words += archive.namelist()
    return "\n".join(words)


def own_sentences(whole: Library, ma: str) -> list[str]:
    """Sentences of the text that no other text has and that are not only what a body is called."""
    called = {squeeze(name) for body in whole.don_vi.values() for name in (body.ten, *body.ten_khac)}
    others = "\n".join(
        squeeze(clause.nguyen_van)
        for other, text in whole.toan_van.items()
        if other != ma
        for clause in text.khoan
    )
    found = (squeeze(clause.chu).rstrip(" .,;:") for clause in whole.toan_van[ma].khoan)
    return [one for one in found if len(one) >= _OWN and one not in others and one not in called]


def with_packets(root: Path, folder: Path) -> None:
    """A file for each packet that the records name: its name is what is tried."""
    for recipe in recipes(load(root).published()):
        (folder / "tap-in" / f"{recipe.id}-a4.csv").write_text("x", encoding="utf-8")


@pytest.fixture(scope="module")
def release(real: Rebuilding, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What readers have: everything, with a file for each packet."""
    folder = tmp_path_factory.mktemp("bản trước") / "site"
    real.build(folder)
    with_packets(real.root, folder)
    return folder


@pytest.mark.parametrize("ma", TEXTS)
def test_the_site_without_a_text_is_sound(real: Rebuilding, release: Path, tmp_path: Path, ma: str) -> None:
    whole = load(real.root)
    with taken_back(real.root, ma):
        real.build(tmp_path / "site")
        with_packets(real.root, tmp_path / "site")
        assert [str(one) for one in problems(real.root, tmp_path / "site", release)] == []
    there = said(real, tmp_path / "site")
    assert [one for one in own_sentences(whole, ma) if one in there] == []
    for address in (f"van-ban/{ma}/", f"van-ban/{ma}#", f"nhiem-vu/{ma}/", f"tap-in/van-ban-{ma}"):
        assert address not in there


def test_it_comes_back_byte_by_byte(real: Rebuilding, release: Path, tmp_path: Path) -> None:
    with taken_back(real.root, TEXTS[0]):
        load(real.root)
    real.build(tmp_path / "site")
    listed = (tmp_path / "site/MANIFEST.sha256").read_text(encoding="utf-8")
    assert listed == (release / "MANIFEST.sha256").read_text(encoding="utf-8")


def test_a_question_taken_back_is_gone(real: Rebuilding, release: Path, tmp_path: Path) -> None:
    ma = sorted(load(real.root).hoi_dap)[0]
    path = real.root / "data/hoi-dap" / f"{ma}.yml"
    before = path.read_bytes()
    kept = re.sub(rb"(?m)^(nguoi_duyet|ngay_duyet|dau_van_tay):.*\n", b"", before)
    path.write_bytes(kept.replace(b"trang_thai_bien_tap: da-duyet", b"trang_thai_bien_tap: nhap"))
    try:
        real.build(tmp_path / "site")
        with_packets(real.root, tmp_path / "site")
        assert [str(one) for one in problems(real.root, tmp_path / "site", release)] == []
        assert f"hoi-dap/{ma}/" not in said(real, tmp_path / "site")
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize(
    "path",
    ["hoi-dap/index.html", "tim-kiem/la.json", "ban-tin.xml", "lich/la.ics", "la.csv", "tap-in/la.txt"],
)
def test_a_sentence_that_stayed_is_told(real: Rebuilding, release: Path, tmp_path: Path, path: str) -> None:
    """Whatever file it stands in, though other records say half of it."""
    ma = TEXTS[-1]
    whole = load(real.root)
    sentence = max(own_sentences(whole, ma), key=len)
    with taken_back(real.root, ma):
        shown = load(real.root)
        written = {
            "html": f"<!doctype html><html lang=vi><title>x</title><p>{sentence}</p>",
            "json": json.dumps([sentence], ensure_ascii=False),
            "xml": f"<a><summary>{sentence}</summary></a>",
        }.get(path.rpartition(".")[2], sentence)
        folder = tmp_path / "site"
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(written, encoding="utf-8")
        site = BuiltSite(real.root, folder, shown, shown.published(), allowed(real.root))
        told = {(one.path, one.code) for one in approved(site)}
    assert told == {(path, "chua-duyet")}
