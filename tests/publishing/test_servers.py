"""The server settings on the servers themselves: what each sends for a page, a file of each kind, a hashed name, a
packed file, a question whether it changed, a place that is not there, a folder, and an error of its own."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from namro.publishing.headers import IMMUTABLE, card_headers, headers, snippet
from namro.publishing.media_types import PACKED, TYPES

SERVERS = {"nginx": "nginx", "apache": "apache2", "caddy": "caddy"}
CARD = "nhung/van-ban-mau/I.1/"
HASHED = "tim-kiem/0123456789/k0.json"
WORDS = "Nghị quyết Đại hội. " * 300
_MODULES = (
    "mpm_event authz_core headers deflate filter rewrite mime dir alias env setenvif"  # what a2enmod turns on
)


@dataclass(frozen=True)
class Answer:
    """What a server sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server with the site below `base`."""

    name: str
    base: str
    port: int

    def ask(self, path: str, **given: str) -> Answer:
        """One request, as a browser makes it; header names with '_' for '-'."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in given.items()}
        )
        got = connection.getresponse()
        names = {name.lower() for name, _ in got.getheaders()}
        told = {name: ", ".join(got.headers.get_all(name) or []) for name in names}
        answer = Answer(got.status, told, got.read())
        connection.close()
        return answer


def make_site(folder: Path) -> None:
    """A small site with a file of each kind."""
    files = {
        "index.html": f"<!doctype html><title>Trang</title>{WORDS}",
        "404.html": "<!doctype html><title>Không có trang này</title>",
        "trong/a.txt": "a",
        f"{CARD}index.html": f"<!doctype html><title>Thẻ</title>{WORDS}",
        HASHED: f'["{WORDS}"]',
        **{f"tep/a.{end}": WORDS for ends in TYPES.values() for end in ends if end != "gz"},
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "san.xml").write_text(f"<a>{WORDS}</a>", encoding="utf-8")
    (folder / "san.xml.gz").write_bytes(gzip.compress(b"<a>packed before</a>"))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _nginx(work: Path, site: Path, port: int, base: str) -> tuple[list[str], list[str]]:
    place = f"root {site};" if base == "/" else f"location {base} {{ alias {site}/; }}"
    temps = " ".join(
        f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"{'user root;' if os.getuid() == 0 else ''} worker_processes 1; pid {work}/pid; error_log {work}/log;\n"
        f"events {{}}\nhttp {{ access_log off; {temps}\n"
        f"server {{ listen 127.0.0.1:{port}; {place}\nlocation = {base}hong {{ return 500; }}\n"
        f"{snippet('nginx', base)}}} }}\n",
        encoding="utf-8",
    )
    command = ["nginx", "-c", f"{work}/nginx.conf"]
    return command, [*command, "-s", "stop"]


def _apache(work: Path, site: Path, port: int, base: str) -> tuple[list[str], list[str]]:
    place = f'DocumentRoot "{site}"' if base == "/" else f'DocumentRoot "{work}"\nAlias {base} "{site}/"'
    modules = "".join(
        f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so\n" for one in _MODULES.split()
    )
    (work / "apache.conf").write_text(
        f"{modules}ServerName x\nPidFile {work}/pid\nErrorLog {work}/log\nListen 127.0.0.1:{port}\nTypesConfig /dev/null\n"
        f"{'User www-data' if os.getuid() == 0 else ''}\n{'Group www-data' if os.getuid() == 0 else ''}\n"
        f'<VirtualHost 127.0.0.1:{port}>\n{place}\n<Directory "{site}">\nRequire all granted\n</Directory>\n'
        f'<Directory "{work}">\nRequire all granted\n</Directory>\n'
        f"Redirect 500 {base}hong\n{snippet('apache', base)}</VirtualHost>\n",
        encoding="utf-8",
    )
    command = ["apache2", "-f", f"{work}/apache.conf", "-k"]
    return [*command, "start"], [*command, "stop"]


def _caddy(work: Path, site: Path, port: int, base: str) -> tuple[list[str], list[str]]:
    files = "file_server {\n precompressed gzip\n }"
    place = (
        f"root * {site}\n{files}" if base == "/" else f"root * {site}\nhandle_path {base}* {{\n{files}\n}}"
    )
    (work / "Caddyfile").write_text(
        f"{{\n admin unix//{work}/s\n auto_https off\n}}\n"
        f"http://127.0.0.1:{port} {{\n{place}\nhandle {base}hong {{\nerror 500\n}}\n{snippet('caddy', base)}\n}}\n",
        encoding="utf-8",
    )
    common = ["--config", f"{work}/Caddyfile", "--adapter", "caddyfile"]
    return ["caddy", "start", *common], ["caddy", "stop", "--address", f"unix//{work}/s"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(name: str, base: str) -> Iterator[Server]:
    """The server with our settings; each comes back once it listens."""
    if shutil.which(SERVERS[name]) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no {name} here")
    work = Path(tempfile.mkdtemp(prefix="nr-"))  # short, and open to a server's own user
    try:
        work.chmod(0o755)
        make_site(work / "t")
        port = _free_port()
        start, stop = {"nginx": _nginx, "apache": _apache, "caddy": _caddy}[name](
            work, work / "t", port, base
        )
        environment = {
            **os.environ,
            "HOME": str(work),
            "XDG_DATA_HOME": str(work),
            "XDG_CONFIG_HOME": str(work),
        }
        with (work / "out").open("wb") as out:
            done = subprocess.run(
                start, env=environment, stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False
            )
        assert done.returncode == 0, (work / "out").read_text(encoding="utf-8")
        try:
            yield Server(name, base, port)
        finally:
            subprocess.run(stop, env=environment, capture_output=True, check=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)


@pytest.fixture(
    scope="module", params=[(name, base) for name in SERVERS for base in ("/", "/tai-lieu/")], ids="".join
)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    name, base = request.param
    with running(name, base) as one:
        yield one


def test_every_header_on_every_status(server: Server) -> None:
    """The table: header by status, for this server."""
    first = server.ask(server.base)
    asked = {
        200: first,
        304: server.ask(server.base, If_None_Match=first.headers["etag"]),
        404: server.ask(f"{server.base}khong-co/"),
        500: server.ask(f"{server.base}hong"),
    }
    print(f"\n| {server.name} {server.base} | {' | '.join(map(str, asked))} |\n|---|{'---|' * len(asked)}")
    for header, value in headers().items():
        sent = {status: answer.headers.get(header.lower()) for status, answer in asked.items()}
        print(f"| {header} | {' | '.join('có' if one == value else str(one) for one in sent.values())} |")
        # What a 304 says of policy was said with the page; servers may leave it out.
        assert {status for status, one in sent.items() if one != value} <= {304}, (header, sent)
    assert {status: answer.status for status, answer in asked.items()} == {status: status for status in asked}
    assert "Không có trang này" in asked[404].body.decode()
    assert asked[404].headers["content-type"].replace(" ", "").lower() == "text/html;charset=utf-8"


def test_cards_alone_stand_in_frames_of_other_sites(server: Server) -> None:
    """Packed or not; a card that is not there, and what only begins like one, are as closed as any page."""
    for given in ({}, {"Accept_Encoding": "gzip"}):
        card = server.ask(f"{server.base}{CARD}", **given)
        assert card.status == 200
        assert "x-frame-options" not in card.headers
        for header, value in card_headers().items():
            assert card.headers[header.lower()] == value, header
    assert "frame-ancestors *" in card.headers["content-security-policy"]
    for path in (f"{server.base}nhung/khong-co/", f"{server.base}", f"{server.base}trong/nhung/"):
        other = server.ask(path)
        assert other.headers["x-frame-options"] == "DENY", path
        assert other.headers["content-security-policy"] == headers()["Content-Security-Policy"], path


def test_the_type_of_every_kind_of_file(server: Server) -> None:
    for kind, ends in TYPES.items():
        for end in set(ends) - {"gz"}:
            answer = server.ask(f"{server.base}tep/a.{end}")
            said = answer.headers["content-type"].replace(" ", "").lower()
            assert (answer.status, said.partition(";")[0]) == (200, kind), end
            if kind in PACKED:
                assert said.endswith(";charset=utf-8"), end


def test_words_are_packed_and_asked_for_again_in_vain(server: Server) -> None:
    """In every type; and a browser that has the packed file is told that it is still the same."""
    for kind, ends in TYPES.items():
        answer = (
            server.ask(f"{server.base}tep/a.{ends[0]}", Accept_Encoding="gzip") if ends[0] != "gz" else None
        )
        if answer is None or kind not in PACKED:
            assert answer is None or "content-encoding" not in answer.headers, kind
            continue
        assert answer.headers.get("content-encoding") == "gzip", kind
        assert gzip.decompress(answer.body).decode() == WORDS
        assert "accept-encoding" in answer.headers["vary"].lower()
        again = server.ask(
            f"{server.base}tep/a.{ends[0]}", Accept_Encoding="gzip", If_None_Match=answer.headers["etag"]
        )
        assert (again.status, again.body) == (304, b""), kind


def test_a_file_packed_before_is_what_is_sent(server: Server) -> None:
    packed = server.ask(f"{server.base}san.xml", Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == b"<a>packed before</a>"
    assert packed.headers["content-type"].startswith("application/xml")
    assert packed.headers["content-encoding"] == "gzip"
    assert WORDS.encode() in server.ask(f"{server.base}san.xml").body


def test_hashed_names_are_kept_and_nothing_else(server: Server) -> None:
    assert server.ask(server.base + HASHED).headers["cache-control"] == IMMUTABLE
    for path in ("tim-kiem/0123456789/khong.json", "tim-kiem/abc/k0.json", "tep/a.json", ""):
        assert server.ask(server.base + path).headers["cache-control"] == headers()["Cache-Control"], path


def test_no_folder_is_listed(server: Server) -> None:
    answer = server.ask(f"{server.base}trong/")
    assert answer.status in (403, 404)
    assert "a.txt" not in answer.body.decode()
    assert answer.headers["content-security-policy"] == headers()["Content-Security-Policy"]
