"""The preview while somebody writes: a save shows at once, a mistake stands on the page, and what it shows is the build."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest

from conftest import SAMPLE_EPOCH, buildable
from namro.commands.admin import Server as AdminServer
from namro.library.load import Reader, load
from namro.problems import InvalidData, UserError
from namro.publishing.build import build_into
from namro.publishing.hosts import Hosts, hosts
from namro.publishing.preview.server import Server
from namro.publishing.preview.state import Preview
from namro.records.addresses import EMBEDS

QUESTION = "data/hoi-dap/bao-cao-khi-nao.yml"
PAGE = "hoi-dap/bao-cao-khi-nao/"
SCRIPT = re.compile(rb'<script type="module" src="/_namro/tai-lai\.js\?\d+"></script>\n')


@dataclass
class Shown:
    """A preview that is being served, and what it told the terminal."""

    root: Path
    preview: Preview
    port: int = 0
    told: list[str] = field(default_factory=list)

    def get(self, path: str, host: str = "") -> tuple[int, bytes]:
        asked = HTTPConnection("127.0.0.1", self.port)
        asked.request("GET", f"/{path}", headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = asked.getresponse()
        return answer.status, answer.read()

    def page(self, path: str = PAGE) -> tuple[int, str]:
        status, content = self.get(path)
        assert len(SCRIPT.findall(content)) == 1
        return status, content.decode()


@contextmanager
def serving(root: Path) -> Iterator[Shown]:
    told: list[str] = []
    preview = Preview(root, told.append)
    server = Server(preview, hosts("127.0.0.1:0", []))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Shown(root, preview, server.server_address[1], told)
    finally:
        server.shutdown()
        server.server_close()
        preview.close()


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    with serving(buildable(tmp_path / "dự án")) as shown:
        yield shown


def edit(root: Path, old: str, new: str, path: str = QUESTION) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def same_as_built(shown: Shown, folder: Path) -> None:
    """Every page, and the search index, byte for byte; cards for other sites come of a whole build, as feeds do."""
    build_into(shown.root, folder, preview=True)
    pages = sorted(path for path in folder.rglob("*.html") if not path.is_relative_to(folder / EMBEDS))
    assert len(pages) > 40
    index = sorted((folder / "tim-kiem").rglob("*.*"))
    for path in {*pages, *index} - {folder / "404.html"}:
        address = path.relative_to(folder).as_posix().removesuffix("index.html")
        status, content = shown.get(address)
        assert (status, SCRIPT.sub(b"", content)) == (200, path.read_bytes()), address


def test_a_changed_answer_awaits_approval_and_a_mistake_stands_on_the_page(shown: Shown) -> None:
    assert "[Chờ duyệt] Chi ủy" not in shown.page()[1]
    edit(shown.root, "Chi ủy nộp báo cáo khi nào?", "Chi ủy nộp báo cáo vào lúc nào?")
    assert shown.page()[0] == 200
    assert "[Chờ duyệt] Chi ủy nộp báo cáo vào lúc nào?" in shown.page()[1]
    edit(shown.root, "chu_de: [bao-cao]", "chu_de: [bao-caoo]")
    for path in (PAGE, "", "gioi-thieu/"):
        status, page = shown.page(path)
        assert status == 503
        for said in (QUESTION, "dòng 7", "Không có mã “bao-caoo”", "Có phải ý bạn là “bao-cao”?"):
            assert said in page
    assert shown.told[-1].startswith(f"{QUESTION}:7:10: chu_de")
    assert shown.get("assets/namro.css")[0] == 200
    edit(shown.root, "bao-caoo", "bao-cao")
    assert shown.page()[0] == 200


def test_fifty_edits_in_a_row_twenty_of_them_broken(shown: Shown, tmp_path: Path) -> None:
    """Each is told or shown, judged as if all were read anew; what is shown is what a build gives."""
    dice = random.Random(19)
    broken = set(dice.sample(range(50), 20))
    sound = (
        (QUESTION, "cau_hoi: ", "cau_hoi: Số {n}, "),
        ("data/chu-de/bao-cao.yml", "ten: ", "ten: Số {n} "),
        ("data/don-vi/ban-tuyen-giao-mau.yml", "ten_khac:\n", "ten_khac:\n  - Tên {n}\n"),
        ("data/thuat-ngu/nq.yml", "giai_thich: ", "giai_thich: Số {n}. "),
        ("data/nhiem-vu/ke-hoach-mau/nop-bao-cao.yml", "ten: ", "ten: Số {n} "),
        ("data/trang.yml", "mo_ta: ", "mo_ta: Số {n}. "),
        ("docs/gioi-thieu.md", "\n\n", "\n\nSố {n}.\n\n"),
    )
    unsound = (
        (QUESTION, "cau_hoi:", "cau_hoii:"),
        (QUESTION, "khoan: ", "khoan: khong-co-"),
        ("data/chu-de/hoc-tap.yml", "ten: ", "ten: [\n"),
        ("data/don-vi/chi-uy-mau.yml", "cap: co-so", "cap: cap-la"),
        ("data/nhiem-vu/ke-hoach-mau/nop-bao-cao.yml", "trich: nộp", "trich: không nộp"),
        ("data/tu-dong-nghia/duong-que.yml", "tu:", "tu: x\ntu:"),
        ("data/van-ban/ke-hoach-mau/toan-van.md", "báo cáo", "báo cáo\u200b"),
    )
    assert shown.page()[0] == 200
    for number in range(50):
        path, old, new = dice.choice(unsound if number in broken else sound)
        file = shown.root / path
        before = file.read_text(encoding="utf-8")
        edit(shown.root, old, new.format(n=number), path)
        version = shown.preview.version
        status, page = shown.page()
        assert shown.preview.version > version
        if number in broken:
            assert (status, path in page) == (503, True), (number, path)
            with pytest.raises(InvalidData) as found:
                load(shown.root, reviewing=True)
            assert all(f"dòng {one.line}" in page for one in found.value.problems)
            file.write_text(before, encoding="utf-8")
            status, page = shown.page()
        assert status == 200, (number, path, page)
        if not path.startswith("docs/"):
            load(shown.root, reviewing=True)
        if dice.random() < 0.5:
            file.write_text(before, encoding="utf-8")
        if number in (15, 49):
            same_as_built(shown, tmp_path / f"dựng {number}")


def test_new_and_vanished_files_show_too(shown: Shown, tmp_path: Path) -> None:
    shown.page()
    text = (
        (shown.root / QUESTION)
        .read_text(encoding="utf-8")
        .replace("Chi ủy nộp báo cáo khi nào?", "Ai viết báo cáo?")
    )
    (shown.root / "data/hoi-dap/ai-viet.yml").write_text(text, encoding="utf-8")
    assert "Ai viết báo cáo?" in shown.page("hoi-dap/ai-viet/")[1]
    (shown.root / "data/hoi-dap/ai-viet.yml").unlink()
    assert shown.page("hoi-dap/ai-viet/")[0] == 404
    same_as_built(shown, tmp_path / "dựng")


def test_a_waiting_page_hears_of_a_save(shown: Shown) -> None:
    shown.page()
    version = shown.preview.version
    heard: list[int] = []
    waiting = threading.Thread(target=lambda: heard.append(shown.preview.wait(version, 60)))
    waiting.start()
    edit(shown.root, "cau_hoi: ", "cau_hoi: A ")
    shown.preview.refresh()
    waiting.join(60)
    assert heard == [version + 1]
    assert shown.get(f"_namro/phien-ban?{version}") == (200, str(version + 1).encode())


def test_rules_asked_of_what_changed_say_what_all_say(project: Path) -> None:
    """One reader over many edits finds what a new one finds."""
    kept = Reader(project, reviewing=False)
    files = sorted(path for path in (project / "data").rglob("*") if path.suffix in (".yml", ".md"))
    dice = random.Random(7)

    def told(reader: Reader) -> tuple[object, ...]:
        try:
            return (reader.load(),)
        except InvalidData as error:
            return error.problems

    for _ in range(120):
        path = dice.choice(files)
        before = path.read_bytes()
        words = before.decode().split(" ")
        at = dice.randrange(len(words))
        words[at : at + 1] = dice.choice(([], [words[at], "0912345678"], [words[at].upper()], ["x"]))
        path.write_bytes(" ".join(words).encode())
        assert told(kept) == told(Reader(project, reviewing=False)), path
        if dice.random() < 0.8:
            path.write_bytes(before)


def test_only_its_own_names_are_answered(shown: Shown) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert shown.get("", f"{name}:{shown.port}")[0] == 200
    for name in (
        "xau.example",
        f"xau.example:{shown.port}",
        "127.0.0.1:1",
        f"127.0.0.1.xau.example:{shown.port}",
    ):
        status, content = shown.get("_namro/phien-ban?0", name)
        assert (status, content) == (421, "Máy này không mang tên ấy.\n".encode())


@pytest.mark.parametrize(
    "path", ["a%00.html", "%00/", "a" * 300, "a/" * 3_000, f"_namro/phien-ban?{'9' * 6_000}"]
)
def test_an_address_that_no_file_can_have_is_answered(shown: Shown, path: str) -> None:
    assert shown.get(path)[0] == (200 if "?" in path else 404)


def test_the_browser_editor_answers_its_own_names_only(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    with AdminServer(hosts("127.0.0.1:0", []), tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        for name, status in ((f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), ("xau.example", 421)):
            asked = HTTPConnection("127.0.0.1", port)
            asked.request("GET", "/index.html", headers={"Host": name})
            assert asked.getresponse().status == status
        asked.request("GET", "/%00", headers={"Host": f"localhost:{port}"})
        assert asked.getresponse().status == 404
        server.shutdown()


def test_another_address_is_a_choice() -> None:
    assert not hosts("127.0.0.1:8000", []).open
    assert not hosts("localhost:8000", []).open
    assert not hosts("[::1]:8000", []).open
    for address in ("0.0.0.0:8000", "192.168.1.20:8000", "[::]:8000", ":8000"):
        with pytest.raises(UserError, match="--cho-may-khac"):
            hosts(address, [])
    let_in = hosts("0.0.0.0:8000", ["Máy-Bàn.lan"])
    assert let_in.open
    assert let_in.answers("máy-bàn.lan:8000") and let_in.answers("localhost:8000")
    assert not let_in.answers("xau.example:8000")
    for wrong in ("8000", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999"):
        with pytest.raises(UserError, match="không phải địa chỉ và cổng"):
            hosts(wrong, [])
    assert Hosts("::1", 80, ("[::1]",)).answers("[::1]:80")
    assert not Hosts("::1", 80, ("[::1]",)).answers()
    assert not Hosts("::1", 80, ("[::1]",)).answers("[::1]:80", "xau.example")
