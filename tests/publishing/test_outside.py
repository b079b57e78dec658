"""Links that lead out of a site: which are dead, which only could not be asked."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from namro.commands.cli import main
from namro.publishing import outside

ANSWERS = {"/con": 200, "/mat": 404, "/bo": 410, "/tu-choi": 403, "/hong": 500, "/v%C4%83n-b%E1%BA%A3n": 200}


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """A server that refuses to be asked for the head of one page."""

    def do_HEAD(self) -> None:
        self.send_response(405 if self.path == "/khong-dau" else ANSWERS[self.path])
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(ANSWERS.get(self.path, 200))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def page(folder: Path, name: str, *addresses: str) -> None:
    path = folder / name / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    links = "".join(f'<a href="{address}">đây</a>' for address in addresses)
    path.write_text(f"<!doctype html><meta charset=utf-8><title>a</title><p>{links}", encoding="utf-8")


def test_only_what_leads_out_is_asked_for(tmp_path: Path) -> None:
    page(tmp_path, "a", "https://noi.khac/x#muc", "https://trang.example/goc/b/", "../b/", "mailto:a@b.c")
    page(tmp_path, "b", "https://noi.khac/x", "https://noi.khac/x#khac")
    assert outside.leading_out(tmp_path, "https://trang.example/goc/") == {
        "https://noi.khac/x": ("a/index.html", "b/index.html")
    }


def test_gone_is_dead_and_refused_is_not_known(elsewhere: str) -> None:
    paths = ("/con", "/mat", "/bo", "/tu-choi", "/hong", "/khong-dau", "/văn-bản")
    answers = {
        one.address.removeprefix(elsewhere): (bool(one.dead), bool(one.unclear))
        for one in outside.asked([elsewhere + path for path in paths])
    }
    dead, unclear, open_ = (True, False), (False, True), (False, False)
    assert answers == {
        "/con": open_,
        "/mat": dead,
        "/bo": dead,
        "/tu-choi": unclear,
        "/hong": unclear,
        "/khong-dau": open_,
        "/văn-bản": open_,
    }


def test_a_server_that_is_away_is_not_known(elsewhere: str) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Elsewhere) as closed:
        port = closed.server_port
    (answer,) = outside.asked([f"http://127.0.0.1:{port}/"])
    assert answer.unclear and not answer.dead


def test_the_command_names_the_pages(
    project: Path, elsewhere: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page(project / "site", "hoi-dap/a", f"{elsewhere}/con", f"{elsewhere}/tu-choi")
    assert main(["--root", str(project), "links"]) == 0
    assert "Đã hỏi 2 liên kết ra ngoài: 0 hỏng, 1 chưa rõ." in capsys.readouterr().out
    page(project / "site", "van-ban/b", f"{elsewhere}/mat")
    assert main(["--root", str(project), "links"]) == 1
    told = capsys.readouterr().out
    assert f"HỎNG    {elsewhere}/mat\n         máy chủ trả lời 404; ở van-ban/b/index.html\n" in told


def test_a_site_that_is_not_built_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "links"]) == 1
    assert "Dựng trang trước" in capsys.readouterr().err
