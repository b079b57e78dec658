"""`manage.py bench postgres`: the open data of many sites in PostgreSQL: loading, size, questions; how well the real site's
held queries are answered there and by the site's own search.

The server is a private one, of the PostgreSQL of this machine. The other sites are made up: clauses drawn from the pairs of
words of the real ones (bench.synthetic), as the interface would hold them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench import search, synthetic, targets
from bench.cost import served
from namro.commands.cli import main as namro
from namro.library.load import load
from namro.outputs.open_data.filling import API
from namro.outputs.open_data.shards import SHARD, shards
from namro.outputs.search.entries import entries
from namro.outputs.search.files import HEADER
from namro.publishing import build as publish
from namro.publishing.export.site_data import open_site
from support.chromium import browser_path
from support.postgres import asked, server

ROOT = Path(__file__).resolve().parents[2]
ASKED = (
    "thu hoach dang vien",
    "viết thu hoạch cá nhân",
    "ai phai nop bao cao",
    "hạn nộp báo cáo kết quả học tập",
    "chi bộ",
)


def made_up(folder: Path, number: int, texts: Sequence[str]) -> Path:
    """A site with these clauses, in documents of sixty."""
    root = f"https://xa-{number}.example/"
    build = {"tinh_den": "2026-11-30", "nguon": f"Trang {number}", "dia_chi": root, "giay_phep": ""}
    here = folder / f"xa-{number}"
    rows, at = [], 0
    for piece, some in shards(texts):
        clauses = [_clause(root, at + place, text) for place, text in enumerate(some)]
        path = f"khoan/van-ban/gia/{piece}.json"
        _write(here / API / path, {"ban": build, "muc": clauses})
        rows += [{"api": f"{root}{API}{path}#/muc/{place}"} for place in range(len(clauses))]
        at += len(clauses)
    for piece, listed in shards(rows):
        more = f"{root}{API}khoan/trang/{piece + 1}.json" if piece * SHARD < len(rows) else None
        _write(here / API / f"khoan/trang/{piece}.json", {"ban": build, "muc": listed, "sau": more})
    kind = {"ma": "khoan", "so_muc": len(rows), "danh_sach": f"{root}{API}khoan/trang/1.json"}
    first = {"ban": {**build, "du_lieu_sha256": "0" * 64}, "phien_ban": "v1", "loai": [kind]}
    _write(here / API / "index.json", first)
    return here


def _clause(root: str, number: int, text: str) -> dict[str, Any]:
    document, place = f"ke-hoach-{number // 60}", f"p{number % 60}"
    return {
        "loai": "khoan",
        "ma": place,
        "van_ban": document,
        "ten": f"Kế hoạch số {number // 60}, đoạn {number % 60}",
        "loai_khoan": "doan",
        "dau": "",
        "chu": text,
        "markdown": text,
        "bang": [],
        "cha": None,
        "nhan_ngan": None,
        "dia_chi": f"{root}van-ban/{document}/#{place}",
        "du_thao": False,
        "don_vi": [],
        "doi_sau": [],
        "duoc_nhac_o": {},
    }


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def answers(
    address: str, base: str, queries: Sequence[targets.Query], site: str | None
) -> Iterator[list[str]]:
    """The addresses that the database gives for each query, below the root of the real site."""
    tagged = " UNION ALL ".join(
        f"SELECT {at}, * FROM (SELECT row_number() OVER () AS thu, coalesce(dia_chi, '') AS o FROM namro.tim({_quoted(query.text)}, 10, {_quoted(site)})) q{at}"
        for at, query in enumerate(queries)
    )
    found: dict[int, list[str]] = {}
    for at, _, url in asked(address, f"SELECT * FROM ({tagged}) h ORDER BY 1, 2") if queries else ():
        found.setdefault(int(at), []).append(url.removeprefix(base))
    for at in range(len(queries)):
        yield found.get(at, [])


def _quoted(words: str | None) -> str:
    return "NULL" if words is None else "'" + words.replace("'", "''") + "'"


def quality(address: str, site: Path, every: int = 1) -> dict[str, dict[str, dict[str, float]]]:
    """Scores per file of queries and form, of every so-manieth query."""
    library = load(ROOT).published()
    held = open_site(site)
    base = str(held.first["ban"]["dia_chi"])
    told = {}
    for path in search.QUERIES:
        queries = [one for one in targets.read(path, library) if one.form not in targets.OPEN_FORMS][::every]
        found: list[list[str]] = []
        for at in range(0, len(queries), 40):
            found += answers(address, base, queries[at : at + 40], held.ma)
        told[path.name] = search.ranked(queries, found)
    return told


def of_the_site(site: Path) -> dict[str, dict[str, dict[str, float]]]:
    """The same of the site's own search, in a browser."""
    library = load(ROOT).published()
    told = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        with served(site) as address:
            for path in search.QUERIES:
                queries = [one for one in targets.read(path, library) if one.form not in targets.OPEN_FORMS]
                told[path.name] = search.measure(browser, address, queries)["forms"]
        browser.close()
    return told


def seconds(address: str, question: str, times: int = 3) -> float:
    """The median time of a question, psql's own start left out: the server tells it."""
    said = [
        asked(
            address, f"EXPLAIN (ANALYZE, TIMING OFF, SUMMARY ON) SELECT * FROM namro.tim({_quoted(question)})"
        )
        for _ in range(times)
    ]
    return (
        statistics.median(
            float(line[0].split(":")[1].split()[0])
            for plan in said
            for line in plan
            if "Execution Time" in line[0]
        )
        / 1000
    )


def run(sites: int, clauses: int) -> int:
    """Everything once."""
    site = ROOT / "site"
    if not (site / HEADER).is_file():
        publish.build(ROOT)
    ours = of_the_site(site)
    texts = [one.text for one in synthetic.grow(entries(load(ROOT).published()), clauses // sites)]
    with (
        tempfile.TemporaryDirectory() as aside,
        server("shared_buffers=512MB", "maintenance_work_mem=512MB") as at,
    ):
        address = f"{at} dbname=postgres"
        started = time.monotonic()
        assert namro(["export", "postgres", str(site), "--to", address]) == 0
        print(f"trang thật: {time.monotonic() - started:.1f} giây")
        _compare(ours, quality(address, site))
        made = [made_up(Path(aside), number, texts) for number in range(1, sites + 1)]
        started = time.monotonic()
        assert namro(["export", "postgres", *map(str, made), "--to", address]) == 0
        print(f"{sites} trang, {clauses} khoản: {time.monotonic() - started:.0f} giây")
        for name, size in asked(
            address,
            "SELECT 'cả bảng', pg_size_pretty(pg_total_relation_size('namro.muc')) UNION ALL SELECT 'chỉ mục từ', pg_size_pretty(pg_relation_size('namro.muc_vec'))",
        ):
            print(f"{name}: {size}")
        for question in ASKED:
            print(f"{seconds(address, question) * 1000:.0f} mili giây: {question}")
        print("một phần mười số câu, khi có đủ các trang:")
        _compare(ours, quality(address, site, 10))
    return 0


def _compare(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    print("tệp câu tìm     số  tĩnh: ở 1   ở 5   MRR  PostgreSQL: ở 1   ở 5   MRR")
    for name, forms in theirs.items():
        one, two = ours[name]["all"], forms["all"]
        print(
            f"{name:15}{two['n']:4}{one['at_1']:10.3f}{one['at_5']:7.3f}{one['mrr']:6.3f}{two['at_1']:15.3f}{two['at_5']:7.3f}{two['mrr']:6.3f}"
        )


def main() -> int:
    """Command line, in the words of `manage.py bench postgres`."""
    parser = argparse.ArgumentParser(prog="bench postgres")
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--clauses", type=int, default=1_000_000)
    given = parser.parse_args()
    return run(given.sites, given.clauses)


if __name__ == "__main__":
    sys.exit(main())
