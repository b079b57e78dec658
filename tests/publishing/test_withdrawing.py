"""A text is taken back: its ground for publication goes, and the site of the same data is sound without it, and back.

Each text of the real data in its records; three of them and a question, together, in a built site with the printed packets
and against the release that readers had.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, buildable
from namro.editing import withdrawing
from namro.files.citations import squeeze
from namro.files.read import read
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets.recipes import recipes
from namro.problems import Problem
from namro.publishing.build import build_into
from namro.publishing.verify.allowed import allowed
from namro.publishing.verify.approved import approved
from namro.publishing.verify.built import BuiltSite
from namro.publishing.verify.canonical import canonical
from namro.publishing.verify.grounds import grounds
from namro.publishing.verify.links import links
from namro.publishing.verify.quotations import quotations
from namro.publishing.verify.resting import alone, counts, resting
from namro.publishing.verify.texts import texts
from namro.publishing.verify.vanished import vanished
from namro.records.kinds import records
from namro.records.walk import words
from support.real_data import real_data

TEXTS = sorted(path.parent.name for path in (ROOT / "data/van-ban").glob("*/toan-van.md"))
TOGETHER = (TEXTS[0], *TEXTS[2:4])
"""Of these three nothing stays; the draft stays, so that counts have something to tell."""
_OWN = 60
"""From how many characters on a sentence of a text is looked for in the files."""


def without(library: Library, *texts: str) -> Library:
    """The same records with no ground for publishing these texts."""
    silent = {ma: library.van_ban[ma].model_copy(update={"cong_khai": None}) for ma in texts}
    return replace(library, van_ban={**library.van_ban, **silent})


def own_sentences(whole: Library, *texts: str) -> list[str]:
    """Sentences of the texts that no other text has and that are not only what a body is called."""
    called = {squeeze(name) for body in whole.don_vi.values() for name in (body.ten, *body.ten_khac)}
    others = "\n".join(
        squeeze(clause.nguyen_van)
        for other, text in whole.toan_van.items()
        if other not in texts
        for clause in text.khoan
    )
    found = (squeeze(clause.chu).rstrip(" .,;:") for ma in texts for clause in whole.toan_van[ma].khoan)
    return [one for one in found if len(one) >= _OWN and one not in others and one not in called]


@pytest.mark.parametrize("ma", TEXTS)
def test_nothing_that_is_shown_says_what_a_text_taken_back_says(ma: str) -> None:
    """In the records: what is built of them is tried below."""
    shown = without(real_data(), ma).published()
    every = [
        record
        for kind in records()
        if kind.ma not in ("nhiem-vu", "ket-qua", "trang")
        for record in (shown.of(kind).values() if not kind.unnamed else getattr(shown, kind.field))
    ]
    every += [task for tasks in shown.nhiem_vu.values() for task in tasks]
    said = "\n".join(squeeze(text) for record in every for _, text in words(record))
    assert ma not in shown.van_ban
    assert ma not in shown.toan_van
    assert [one for one in own_sentences(real_data(), ma) if one in said] == []


def problems(site: BuiltSite, previous: Path) -> list[Problem]:
    """What `verify` has to say of what is there and what is gone; the form of pages is tried elsewhere."""
    by_page = (links, canonical, resting, counts, alone, quotations, grounds)
    found = [one for page in site.pages() for check in by_page for one in check(page, site)]
    return [*found, *approved(site), *vanished(site, previous)]


def said_in(site: BuiltSite) -> str:
    """All words in feeds, tables, calendars, the index and the offline copy, and the pages as they are written."""
    pages = [path for path in site.files if path.endswith(".html")]
    found = [squeeze(text) for path in site.files if path not in pages for _, text in texts(site, path)]
    found += [(site.folder / path).read_text(encoding="utf-8") for path in pages]
    for packed in site.folder.glob("ngoai-tuyen/*.zip"):
        with zipfile.ZipFile(packed) as archive:
            found += archive.namelist()
    return "\n".join(found)


def with_packets(library: Library, listed: str) -> str:
    """A list of the files of a release, with a file for each packet that the records name: its name is what is tried."""
    names = "".join(f"{'0' * 64}  tap-in/{one.id}-a4.csv\n" for one in recipes(library.published()))
    return listed + names


def taken_back(root: Path, *mas: str) -> None:
    """What `namro withdraw` writes into the files of these records."""
    for ma in mas:
        loaded = read(root)
        entry = next(one for one in loaded.entries if one.ma == ma and one.kind in ("van-ban", "hoi-dap"))
        (root / entry.path).write_text(withdrawing.shortened(loaded, entry), encoding="utf-8", newline="\n")


def test_a_site_without_three_texts_and_a_question_is_sound(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    root, folder, previous = tmp_path / "dự án", tmp_path / "trang", tmp_path / "MANIFEST.sha256"
    root.mkdir()
    folder.mkdir()
    buildable(root, ROOT)
    whole = real_data()
    previous.write_text(
        with_packets(whole, (site / "MANIFEST.sha256").read_text(encoding="utf-8")), encoding="utf-8"
    )
    question = sorted(without(whole, *TOGETHER).published().hoi_dap)[0]
    taken_back(root, *TOGETHER, question)
    now = load(root)
    assert question not in now.published().hoi_dap
    build_into(root, folder, whole=now)
    for one in recipes(now.published()):
        (folder / f"tap-in/{one.id}-a4.csv").write_text("x", encoding="utf-8")
    built = BuiltSite(root, folder, now, now.published(), allowed(root))
    assert [str(one) for one in problems(built, previous)] == []
    there = said_in(built)
    assert [one for one in own_sentences(whole, *TOGETHER) if one in there] == []
    assert f"hoi-dap/{question}/" not in there
    for ma in TOGETHER:
        for address in (f"van-ban/{ma}/", f"van-ban/{ma}#", f"nhiem-vu/{ma}/", f"tap-in/van-ban-{ma}"):
            assert address not in there


def test_it_comes_back_byte_by_byte() -> None:
    """Its file does, from what the command keeps; the same data make the same site (outputs/test_reproducible.py)."""
    loaded = read(ROOT)
    for ma in TEXTS:
        entry = next(one for one in loaded.entries if one.ma == ma and one.kind == "van-ban")
        before = loaded.sources[entry.path].text
        after = withdrawing.shortened(loaded, entry)
        kept = withdrawing.written(withdrawing.kept(entry.path, before, after))
        assert withdrawing.restored(kept, after) == (entry.path, before)
        assert re.search(r"^cong_khai:", after, re.MULTILINE) is None


@pytest.fixture(scope="module")
def silent() -> Library:
    """The real data without one text."""
    return without(real_data(), TEXTS[-1])


@pytest.mark.parametrize(
    "path",
    ["hoi-dap/index.html", "tim-kiem/la.json", "ban-tin.xml", "lich/la.ics", "la.csv", "tap-in/la.txt"],
)
def test_a_sentence_that_stayed_is_told(silent: Library, tmp_path: Path, path: str) -> None:
    """Whatever file it stands in, though other records say half of it."""
    sentence = max(own_sentences(real_data(), TEXTS[-1]), key=len)
    written = {
        "html": f"<!doctype html><html lang=vi><title>x</title><p>{sentence}</p>",
        "json": json.dumps([sentence], ensure_ascii=False),
        "xml": f"<a><summary>{sentence}</summary></a>",
    }.get(path.rpartition(".")[2], sentence)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(written, encoding="utf-8")
    site = BuiltSite(ROOT, tmp_path, silent, silent.published(), allowed(ROOT))
    told = {(one.path, one.code) for one in approved(site)}
    assert told == {(path, "chua-duyet")}
