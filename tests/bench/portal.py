"""`manage.py bench portal`: a portal of made-up sites: how long it takes to make, how large it is, what a first question costs
in a fresh browser. Each site's clauses are drawn anew from the pairs of words of the real ones (bench.synthetic)."""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import search, synthetic, targets
from bench.cost import served
from bench.postgres import made_up
from namro.commands.cli import main as namro
from namro.library.load import load
from namro.outputs.search.entries import entries
from support.chromium import browser_path

ROOT = Path(__file__).resolve().parents[2]
ASKED = 40
"""Questions of each set, the longest among them."""
_SHOWN = "() => document.querySelector('.nr-tim-trang li, .nr-tim-loi, .nr-tim-thieu') !== null && !document.querySelector('.nr-tim-trang-thai').textContent.startsWith('Đang')"


def first(browser: Browser, address: str, query: str) -> tuple[int, int, int, int, float, bool]:
    """Requests and bytes of the page and its scripts, then of the question, then milliseconds to its results on a processor
    a quarter as fast, in a fresh browser (which asks for the sign again at each new address: not counted), and whether it was looked up in part."""
    page = browser.new_context().new_page()
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[int] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)
    client.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before = len(asked), sum(sizes)
    page.fill("#nr-tim-lon", query)
    started = time.monotonic()
    page.keyboard.press("Enter")
    page.wait_for_function(_SHOWN, timeout=60_000)
    took = (time.monotonic() - started) * 1000
    page.wait_for_timeout(200)
    after = len(asked), sum(sizes)
    partly = "mới tra một phần" in page.inner_text("[data-nr-ket-qua]")
    page.context.close()
    return (*before, after[0] - before[0], after[1] - before[1], took, partly)


def measure(folder: Path, queries: Sequence[str]) -> None:
    """What these questions cost, the first in each browser."""
    script = len(_zipped(folder / "assets" / "js" / "portal.js"))
    header = len(_zipped(folder / "tim-kiem" / "muc-luc.json"))
    with sync_playwright() as playwright, served(folder) as address:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        told = [first(browser, address, query) for query in queries]
        browser.close()
    requests = [one[2] + 1 for one in told]
    sizes = [one[3] + script for one in told]
    whole = [one[1] + one[3] for one in told]
    print(
        f"  trang cổng: {told[0][0]} lượt, {told[0][1]} byte; trong đó tập lệnh {script}; muc-luc.json {header}"
    )
    print(
        f"  câu tìm đầu ({len(told)} câu, kể cả tập lệnh): nhiều nhất {max(requests)} lượt, {max(sizes)} byte; giữa {statistics.median(requests):.0f} lượt, {statistics.median(sizes):.0f} byte"
    )
    print(
        f"  cả trang cổng và câu tìm đầu: nhiều nhất {max(whole)} byte, {max(one[0] + one[2] for one in told)} lượt"
    )
    print(f"  câu mới tra một phần: {sum(one[5] for one in told)}")
    times = [one[4] for one in told]
    print(f"  máy chậm 4 lần: giữa {statistics.median(times):.0f} ms, nhiều nhất {max(times):.0f} ms")


def _zipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def run(counts: Sequence[int], clauses: int) -> int:
    """A portal of each so many sites."""
    library = load(ROOT).published()
    real = entries(library)
    queries = [one.text for path in search.QUERIES for one in targets.read(path, library)]
    asked = [*queries[:: len(queries) // ASKED], *sorted(queries, key=len)[-ASKED // 2 :]]
    with tempfile.TemporaryDirectory() as aside:
        sites: list[Path] = []
        for number in range(1, max(counts) + 1):
            texts = [one.text for one in synthetic.grow(real, clauses, number)]
            sites.append(made_up(Path(aside), number, texts))
        for count in counts:
            root = Path(aside) / f"cong-{count}"
            _settings(root, sites[:count])
            started, worked = time.monotonic(), time.process_time()
            with contextlib.redirect_stdout(io.StringIO()):
                assert namro(["portal", str(root)]) == 0
            files = [path for path in (root / "site").rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{count} trang, {count * clauses} khoản: dựng {time.monotonic() - started:.0f} giây ({time.process_time() - worked:.0f} giây máy), {len(files)} tệp, {size >> 20} MB, bộ nhớ nhiều nhất {memory} MB",
                flush=True,
            )
            measure(root / "site", asked)
    return 0


def _settings(root: Path, sites: Sequence[Path]) -> None:
    (root / "data").mkdir(parents=True)
    rows = "".join(f"  - ten: Xã {at}\n    thu_muc: {site}\n" for at, site in enumerate(sites, 1))
    (root / "data" / "cong.yml").write_text(f"ten: Cổng thử\ntrang:\n{rows}", encoding="utf-8")


def main() -> int:
    """Command line, in the words of `manage.py bench portal`."""
    parser = argparse.ArgumentParser(prog="bench portal")
    parser.add_argument("--sites", type=int, nargs="+", default=[3, 10, 50])
    parser.add_argument("--clauses", type=int, default=20_000)
    given = parser.parse_args()
    return run(given.sites, given.clauses)


if __name__ == "__main__":
    sys.exit(main())
