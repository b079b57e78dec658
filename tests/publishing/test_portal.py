"""A portal over several sites: what its settings get wrong, sites that cannot be read, what the pages say without scripts."""

from __future__ import annotations

import dataclasses
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from browser.conftest import serving
from conftest import SAMPLE
from namro.commands.cli import main
from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.feeds import calendars
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.filling import API
from namro.outputs.open_data.make import files
from namro.outputs.pour import write_files

NAMES = {"xa-a": "Xã An Bình", "xa-b": "Xã Bình Yên", "xa-c": "Xã Cao Sơn"}
DAYS = {"xa-a": date(2026, 3, 3), "xa-b": date(2026, 3, 4), "xa-c": date(2026, 2, 1)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three sites of the sample's records at three addresses, as of three days."""
    sample = load(SAMPLE).published()
    found = {}
    for name, day in DAYS.items():
        found[name] = tmp_path_factory.mktemp("trang") / name
        here = sample.trang.model_copy(update={"dia_chi_goc": f"https://{name}.example/nghi-quyet/"})
        moved, as_of = dataclasses.replace(sample, trang=here), Edition(day, "0" * 64)
        write_files((*files(data_of(moved, as_of)), *calendars.files(moved, as_of)), found[name])
    return found


@pytest.fixture
def portal(made: dict[str, Path], tmp_path: Path) -> Path:
    """A portal that names the three of them, and copies of them to be spoilt."""
    root = tmp_path / "cổng"
    (root / "data").mkdir(parents=True)
    rows = "".join(f"  - ten: {NAMES[name]}\n    thu_muc: ../{name}\n" for name in made)
    (root / "data/cong.yml").write_text(f"ten: Cổng thử\ntrang:\n{rows}", encoding="utf-8")
    for name, folder in made.items():
        shutil.copytree(folder, tmp_path / name)
    return root


def written(root: Path, text: str) -> None:
    (root / "data/cong.yml").write_text(text, encoding="utf-8")


BAD_SETTINGS = {
    "ten: Cổng\ntrang:\n  - ten: Xã A\n": (
        "data/cong.yml:3:5: trang.1: Mỗi trang cần đúng một trong hai: thu_muc hoặc dia_chi.\n"
        "    → Trang đã dựng trên máy này: thu_muc. Trang đã đăng lên mạng: dia_chi."
    ),
    "ten: Cổng\ntrang:\n  - ten: Xã A\n    thu_muc: a\n    dia_chi: https://a.example/\n": (
        "data/cong.yml:3:5: trang.1: Mỗi trang cần đúng một trong hai: thu_muc hoặc dia_chi.\n"
        "    → Trang đã dựng trên máy này: thu_muc. Trang đã đăng lên mạng: dia_chi."
    ),
    "ten: Cổng\ntrang:\n  - ten: Xã A\n    thu_muc: a\n  - ten: Xã A\n    thu_muc: b\n": (
        "data/cong.yml:5:10: trang.2.ten: Hai trang cùng tên “Xã A” (đã có ở dòng 3).\n"
        "    → Đặt cho mỗi trang một tên riêng."
    ),
    "ten: Cổng\ntrang:\n  - ten: Xã A\n    thu_muc: a\n  - ten: Xã B\n    thu_muc: a/\n": (
        "data/cong.yml:6:14: trang.2.thu_muc: “a” đã ghi cho trang khác (dòng 4).\n    → Xóa một trong hai trang."
    ),
    "ten: Cổng\ntrang:\n  - ten: …\n    thu_muc: a\n": (
        "data/cong.yml:3:10: trang.1.ten: Tên “…” không có chữ cái hay chữ số nào.\n"
        "    → Viết tên như người đọc gọi trang."
    ),
}


@pytest.mark.parametrize("text", BAD_SETTINGS, ids=range(len(BAD_SETTINGS)))
def test_what_the_settings_get_wrong_is_told_at_its_line(
    portal: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(portal, text)
    assert main(["portal", str(portal)]) == 1
    told = capsys.readouterr().err
    assert told == f"{BAD_SETTINGS[text]}\n\nCó 1 lỗi trong 1 tệp.\nChưa dựng được cổng.\n"
    assert not (portal / "site").exists()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("dia_chi: http://a.example/", "dia_chi"),
        ("dia_chi: file:///etc/", "dia_chi"),
        ("thu_muc: a\n    mau: do", "mau"),
    ],
)
def test_an_address_is_a_safe_one_and_no_field_is_made_up(
    portal: Path, line: str, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(portal, f"ten: Cổng\ntrang:\n  - ten: Xã A\n    {line}\n")
    assert main(["portal", str(portal)]) == 1
    assert field in capsys.readouterr().err


def test_a_folder_without_settings_gets_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portal", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(
        f"Không thấy data/cong.yml trong “{tmp_path}”. Tạo tệp này, ví dụ:\n\nten: Cổng văn bản của tỉnh\n"
    )


def _first(folder: Path, change: Callable[[Any], None]) -> None:
    path = folder / API / "index.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _gone(folder: Path) -> None:
    shutil.rmtree(folder)


def _newer(folder: Path) -> None:
    _first(folder, lambda value: value.update(phien_ban="v2"))


def _fewer(folder: Path) -> None:
    _first(folder, lambda value: next(k for k in value["loai"] if k["ma"] == "hoi-dap").update(so_muc=99))


def _elsewhere(folder: Path) -> None:
    _first(folder, lambda value: value["ban"].update(dia_chi="https://khac.example/"))


def _no_home(folder: Path) -> None:
    _first(folder, lambda value: value["ban"].update(dia_chi="javascript:alert(1)/"))


def _torn(folder: Path) -> None:
    path = next((folder / API / "hoi-dap").glob("*.json"))
    path.write_bytes(path.read_bytes()[:50])


def _short(folder: Path) -> None:
    for path in (folder / API / "hoi-dap").glob("*.json"):
        value = json.loads(path.read_text(encoding="utf-8"))
        del value["muc"]["tra_loi_chu"]
        path.write_text(json.dumps(value), encoding="utf-8")


SPOILT: dict[Callable[[Path], None], str] = {
    _gone: f"index.json: thư mục của trang đã dựng phải có {API}index.json.",
    _newer: "dữ liệu mở là bản v2, lệnh này đọc bản v1.",
    _fewer: "mục, trang đầu nói là 99: hãy dựng lại trang.",
    _elsewhere: "dẫn ra ngoài trang (https://xa-b.example/nghi-quyet/",
    _no_home: "địa chỉ gốc “javascript:alert(1)/” không phải địa chỉ https://…/ của một trang.",
    _torn: "không phải JSON",
    _short: "không đúng dạng của dữ liệu mở (KeyError('tra_loi_chu')).",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda one: one.__name__)
def test_a_site_that_cannot_be_read_is_told_and_the_others_stand(
    portal: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(portal.parent / "xa-b")
    assert main(["portal", str(portal)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Không đọc được “Xã Bình Yên”: ")
    assert SPOILT[spoil] in told
    assert told.endswith(" Các trang khác vẫn có trên cổng.\n")
    page = (portal / "site/index.html").read_text(encoding="utf-8")
    assert "Lần này chưa đọc được, nên không có trong ô tìm: Xã Bình Yên." in page
    assert {path.name for path in (portal / "site/trang").iterdir()} == {"xa-an-binh", "xa-cao-son"}


def test_two_sites_of_one_address_are_one_too_many(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(portal.parent / "xa-b")
    shutil.copytree(portal.parent / "xa-a", portal.parent / "xa-b")
    assert main(["portal", str(portal)]) == 1
    assert capsys.readouterr().err == (
        "Không đọc được “Xã Bình Yên”: cùng địa chỉ gốc https://xa-a.example/nghi-quyet/ với trang “Xã An Bình”. "
        "Các trang khác vẫn có trên cổng.\n"
    )


def test_where_none_can_be_read_the_old_portal_stays(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["portal", str(portal)]) == 0
    before = (portal / "site/MANIFEST.sha256").read_bytes()
    capsys.readouterr()
    for name in NAMES:
        shutil.rmtree(portal.parent / name)
    assert main(["portal", str(portal)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Không đọc được trang nào, nên không dựng cổng.\nXã An Bình: không đọc được ")
    assert told.endswith("Chưa dựng được cổng. Cổng cũ trong site/ vẫn còn nguyên.\n")
    assert (portal / "site/MANIFEST.sha256").read_bytes() == before
    assert {path.name for path in portal.iterdir()} <= {"data", "site", ".site.khoa"}


def test_without_scripts_the_pages_list_what_there_is(portal: Path) -> None:
    assert main(["portal", str(portal)]) == 0
    first = html.parse(str(portal / "site/index.html"))
    cards = [
        " ".join(one.text_content().split()) for one in first.xpath("//ul[contains(@class, 'nr-cong-ds')]/li")
    ]
    assert [name in card for name, card in zip(NAMES.values(), cards, strict=True)] == [True] * 3
    assert ["Tính đến 03/03/2026" in card for card in cards] == [True, False, False]
    library = load(SAMPLE).published()
    page = html.parse(str(portal / "site/trang/xa-cao-son/index.html"))
    leading = page.xpath("//section[@aria-labelledby='van-ban']//li/a/@href")
    assert sorted(leading) == sorted(
        f"https://xa-c.example/nghi-quyet/van-ban/{ma}/" for ma in library.van_ban
    )
    drafts = [one for one in library.van_ban if library.is_draft(one)]
    badges = page.xpath(
        "//section[@aria-labelledby='van-ban']//li[strong[contains(@class, 'nr-nhan--du-thao')]]"
    )
    assert len(badges) == len(drafts) > 0
    assert [one for one in first.xpath("//@src | //link/@href") if "://" in one] == []


def test_the_calendars_are_one_and_each_event_keeps_its_name(portal: Path, made: dict[str, Path]) -> None:
    assert main(["portal", str(portal)]) == 0
    joined = (portal / "site/lich.ics").read_bytes().decode().replace("\r\n ", "")
    alone = [(made[name] / calendars.ALL).read_bytes().decode().replace("\r\n ", "") for name in made]
    uids = sorted(line for one in alone for line in one.splitlines() if line.startswith("UID:"))
    assert sorted(line for line in joined.splitlines() if line.startswith("UID:")) == uids
    titles = [line for line in joined.splitlines() if line.startswith("SUMMARY:")]
    assert titles
    assert all(line.endswith(tuple(f"({name})" for name in NAMES.values())) for line in titles)
    assert all(
        len(line.encode()) <= 75 for line in (portal / "site/lich.ics").read_bytes().decode().split("\r\n")
    )


def test_the_same_sites_make_the_same_bytes(portal: Path) -> None:
    sums = []
    for _ in range(2):
        assert main(["portal", str(portal)]) == 0
        sums.append((portal / "site/MANIFEST.sha256").read_bytes())
    assert sums[0] == sums[1]


def test_a_published_site_is_read_from_its_address(portal: Path, made: dict[str, Path]) -> None:
    """What comes over the network makes the same portal as what lies in a folder."""
    assert main(["portal", str(portal)]) == 0
    from_folders = (portal / "site/MANIFEST.sha256").read_bytes()
    with serving(made["xa-a"]) as one, serving(made["xa-b"]) as two, serving(made["xa-c"]) as three:
        places = zip(NAMES.values(), (one, two, three), strict=True)
        rows = "".join(f"  - ten: {name}\n    dia_chi: {place}\n" for name, place in places)
        written(portal, f"ten: Cổng thử\ntrang:\n{rows}")
        assert main(["portal", str(portal)]) == 0
    assert (portal / "site/MANIFEST.sha256").read_bytes() == from_folders


class _Leading(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://khac.example/")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def leading() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Leading)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_no_request_leaves_the_address_that_was_written_down(
    portal: Path, leading: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trống").mkdir()
    with serving(tmp_path / "trống") as empty:
        written(
            portal,
            f"ten: Cổng\ntrang:\n  - ten: Một\n    dia_chi: {leading}\n  - ten: Hai\n    dia_chi: {empty}\n",
        )
        assert main(["portal", str(portal)]) == 1
    told = capsys.readouterr().err
    assert (
        f"Một: {leading}{API}index.json dẫn sang http://khac.example/: ghi địa chỉ mới vào cong.yml." in told
    )
    assert f"Hai: {empty}{API}index.json trả lời 404: xem trang đã đăng chưa, địa chỉ có đúng không." in told
