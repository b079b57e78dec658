"""The offline copy below the browser: modules to one script, addresses to files, the same bytes twice."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from lxml import html

from namro.outputs.offline.copy import pack
from namro.outputs.offline.rewrite import Live, file_address, offline
from namro.outputs.offline.scripts import UnknownModule, bundle, needed
from namro.outputs.offline.worker import worker
from namro.records.addresses import EMBEDS

MODULES = {
    "a.js": 'import { one, two } from "./b.js";\nconst PAUSE = 1;\nshow(one(PAUSE), two);\nimport("./c.js").then((m) => m.go());\n',
    "b.js": "const PAUSE = 2;\nexport function one(x) { return x + PAUSE; }\nexport const two = 3;\n",
    "c.js": "export async function go() {}\nexport class Thing {}\n",
}


def test_needed_is_what_is_imported_at_once() -> None:
    assert needed("a.js", MODULES) == {"a.js", "b.js"}


def test_modules_become_one_script_in_the_order_of_their_imports() -> None:
    script = bundle("a.js", MODULES)
    assert script.index('nrModules["b.js"] =') < script.index('nrModules["a.js"] =')
    assert 'const { one, two } = nrModules["b.js"];' in script
    assert 'Promise.resolve(nrModules["c.js"]).then' in script
    assert "return {one, two};" in script
    assert "return {go, Thing};" in script
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"a.js": 'import { x } from "./gone.js";\n'}, "a.js: imports gone.js, which is not there"),
        (
            {"a.js": 'import { x } from "./b.js";\n', "b.js": 'import { y } from "./a.js";\n'},
            "a.js → b.js → a.js: modules import in a circle",
        ),
        ({"a.js": "export default 1;\n"}, "a.js: cannot read “export default 1;”"),
        ({"a.js": 'import * as b from "./b.js";\n', "b.js": ""}, "a.js: cannot read “import * as b from"),
    ],
)
def test_what_cannot_be_bundled_stops_the_build(modules: dict[str, str], said: str) -> None:
    with pytest.raises(UnknownModule) as told:
        bundle("a.js", modules)
    assert str(told.value).startswith(said)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("../../", "../../index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("../hoi-dap/x/?a=b#II.1", "../hoi-dap/x/index.html?a=b#II.1"),
        ("?loai=a", "index.html?loai=a"),
        ("#II.1", "#II.1"),
        ("../assets/namro.css", "../assets/namro.css"),
        ("https://nam-ro.example/x/", "https://nam-ro.example/x/"),
        ("mailto:a@b.gov.vn", "mailto:a@b.gov.vn"),
    ],
)
def test_addresses_name_files(address: str, named: str) -> None:
    assert file_address(address) == named


def test_a_page_says_that_it_is_a_copy_and_loads_classic_scripts() -> None:
    source = (
        '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="x">'
        '<script src="../assets/js/scheme.js" integrity="sha256-x"></script>'
        '<script type="module" src="../assets/js/frame.js" integrity="sha256-x"></script>'
        '<script type="module" src="../assets/js/packet.js"></script><link rel="stylesheet" href="../a/" integrity="x">'
        "</head><body><main><p>Đảng ủy &lt;b&gt;</p>"
        '<a href="../?a=1&amp;b=%22#x" title="href=&#34;../&#34;">x</a></main></body></html>'
    )
    live = Live("https://nam-ro.example/", "hoi-dap/x/", ("tap-in/",))
    page = html.fromstring(offline(source, "Bản ngoại tuyến", live).decode())
    assert [node.get("src") for node in page.iter("script")] == [
        "../assets/js/scheme.js",
        "../assets/js/frame.file.js",
    ]
    assert [sorted(node.keys()) for node in page.iter("script")] == [["src"], ["defer", "src"]]
    assert [dict(node.attrib) for node in page.iter("link")] == [
        {"rel": "stylesheet", "href": "../a/index.html"}
    ]
    assert [dict(node.attrib) for node in page.iter("a")] == [
        {"href": "../index.html?a=1&b=%22#x", "title": 'href="../"'}
    ]
    assert not page.xpath("//meta[@http-equiv]")
    assert page.xpath("//main/p/text()") == ["Bản ngoại tuyến", "Đảng ủy <b>"]


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("../../tap-in/", "https://nam-ro.example/tap-in/"),
        ("../../tap-in/cua-toi/?muc=a#x", "https://nam-ro.example/tap-in/cua-toi/?muc=a#x"),
        ("https://nam-ro.example/tap-in/", "https://nam-ro.example/tap-in/"),
        ("../../hoi-dap/", "../../hoi-dap/index.html"),
        ("../tap-in/", "../tap-in/index.html"),
    ],
)
def test_what_the_copy_lacks_is_linked_on_the_live_site(address: str, leads_to: str) -> None:
    assert Live("https://nam-ro.example/", "hoi-dap/x/", ("tap-in/",)).address(address) == leads_to


def test_every_link_in_the_copy_names_a_file_of_it_or_the_live_site(site: Path) -> None:
    packed = zipfile.ZipFile(
        io.BytesIO(pack(site, [], date(2026, 3, 3), "Năm Rõ", "https://nam-ro.example/").content)
    )
    names = set(packed.namelist())
    assert not any("/tap-in/" in name or "/packet" in name for name in names)
    missing, live = set(), set()
    for name in sorted(names):
        if not name.endswith(".html"):
            continue
        tree = html.fromstring(packed.read(name))
        assert not tree.xpath("//script[contains(@src, 'packet')]")
        for value in tree.xpath("//a/@href | //link[@rel='stylesheet']/@href | //script/@src"):
            target = urljoin(f"file:///{quote(name)}", value)
            if target.startswith("https://nam-ro.example/"):
                live.add(value)
            elif target.startswith("file:") and unquote(urlsplit(target).path)[1:] not in names:
                missing.add((name, value))
    assert missing == set()
    assert "https://nam-ro.example/tap-in/cua-toi/" in live


def test_the_same_site_packs_to_the_same_bytes(site: Path) -> None:
    packed = [pack(site, [], date(2026, 3, 3), "Năm Rõ", "https://nam-ro.example/").content for _ in range(2)]
    assert hashlib.sha256(packed[0]).digest() == hashlib.sha256(packed[1]).digest()
    names = zipfile.ZipFile(io.BytesIO(packed[0])).namelist()
    assert "nam-ro-2026-03-03/MO-TRANG.html" in names
    assert not any(name.endswith((".zip", ".json")) for name in names)


def test_the_site_offers_the_copy_with_its_size_and_date(site: Path) -> None:
    page = html.fromstring((site / "ngoai-tuyen/index.html").read_text(encoding="utf-8"))
    (link,) = page.find_class("nr-tai")
    size = (site / "ngoai-tuyen" / link.get("href", "").rpartition("/")[2]).stat().st_size
    assert f"{size / 1_000_000:.1f}".replace(".", ",") + " MB" in page.text_content()
    assert "tính đến ngày 03/03/2026" in page.text_content()


def test_the_script_that_keeps_pages_knows_every_page_and_part(site: Path) -> None:
    made = worker(site, "03/03/2026")
    assert made.content == (site / "sw.js").read_bytes()
    told = dict(re.findall(r"^const (\w+) = (.+);$", made.content.decode(), re.MULTILINE))
    parts, pages = json.loads(told["PARTS"]), json.loads(told["PAGES"])
    assert {"ngoai-tuyen/", "assets/namro.css", "assets/js/frame.js", "assets/js/popups.js"} <= parts.keys()
    kept = (path for path in site.rglob("*.html") if not path.is_relative_to(site / EMBEDS))
    digests = {hashlib.sha256(path.read_bytes()).hexdigest()[:8] for path in kept}
    assert {pages[at : at + 8] for at in range(0, len(pages), 8)} == digests


def test_another_page_is_another_release(tmp_path: Path) -> None:
    def release() -> str:
        return worker(tmp_path, "03/03/2026").content.decode().splitlines()[0]

    (tmp_path / "ngoai-tuyen").mkdir()
    (tmp_path / "ngoai-tuyen/index.html").write_text("<p>một</p>", encoding="utf-8")
    before = release()
    (tmp_path / "index.html").write_text("<p>hai</p>", encoding="utf-8")
    assert release() != before
