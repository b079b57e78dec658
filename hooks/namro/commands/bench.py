"""`namro bench`: measurements in a real browser; what measures lives with the tests (tests/bench)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from namro.problems import UserError

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("bench", help="đo chất lượng và chi phí (cần Chromium)")
    kinds = parser.add_subparsers(required=True, metavar="ĐO_GÌ")
    search = kinds.add_parser("search", help="đo tìm kiếm: đúng bao nhiêu, tải bao nhiêu, nhanh bao nhiêu")
    search.add_argument("--queries", type=Path, help="tệp câu tìm (mặc định: tests/search/queries.json)")
    search.add_argument("--records", type=int, default=0, help="trộn bản ghi giả cho đủ số này")
    search.add_argument("--json", action="store_true", help="in JSON")
    search.set_defaults(run=_search)
    pages = kinds.add_parser(
        "pages", help="đo sáu trang: số byte, lượt tải, LCP, số màn hình, so với nơi khác"
    )
    pages.set_defaults(run=_pages)
    postgres = kinds.add_parser(
        "postgres", help="đo việc nạp nhiều trang vào PostgreSQL: thời gian, cỡ, tìm đúng bao nhiêu"
    )
    postgres.add_argument("--sites", type=int, default=50, help="số trang giả (mặc định: 50)")
    postgres.add_argument("--clauses", type=int, default=1_000_000, help="số khoản của các trang giả")
    postgres.set_defaults(run=_postgres)
    build = kinds.add_parser("build", help="đo lần dựng: bao lâu, phần nào bao nhiêu, gấp mấy lần Hugo")
    build.add_argument("--records", type=int, nargs="+", help="số câu hỏi (mặc định: 1.000 rồi 10.000)")
    build.add_argument("--quick", action="store_true", help="chỉ 300 câu hỏi, để dùng hằng ngày")
    build.set_defaults(run=_build)
    portal = kinds.add_parser(
        "portal", help="đo cổng của nhiều trang: cỡ, lượt tải của câu tìm đầu, thời gian dựng"
    )
    portal.add_argument(
        "--sites", type=int, nargs="+", default=[3, 10, 50], help="số trang giả của mỗi lần đo"
    )
    portal.add_argument("--clauses", type=int, default=20_000, help="số khoản của mỗi trang giả")
    portal.set_defaults(run=_portal)


def _search(root: Path, given: argparse.Namespace) -> int:
    arguments = ["--records", str(given.records)]
    if given.queries:
        arguments += ["--queries", str(given.queries.resolve())]
    if given.json:
        arguments.append("--json")
    return _run(root, "search", arguments)


def _pages(root: Path, _: argparse.Namespace) -> int:
    return _run(root, "pages", [])


def _postgres(root: Path, given: argparse.Namespace) -> int:
    return _run(root, "postgres", ["--sites", str(given.sites), "--clauses", str(given.clauses)])


def _build(root: Path, given: argparse.Namespace) -> int:
    arguments = ["--records", *map(str, given.records)] if given.records else []
    return _run(root, "build", [*arguments, *(["--quick"] if given.quick else [])])


def _portal(root: Path, given: argparse.Namespace) -> int:
    return _run(root, "portal", ["--sites", *map(str, given.sites), "--clauses", str(given.clauses)])


def _run(root: Path, name: str, arguments: list[str]) -> int:
    """Runs a module of tests/bench with the same Python."""
    if not (root / "tests" / "bench" / f"{name}.py").is_file():
        raise UserError(f"Không thấy tests/bench/{name}.py: lấy lại thư mục tests/ từ lịch sử git.")
    command = [sys.executable, "-P", "-m", f"bench.{name}", *arguments]
    modules = os.pathsep.join((str(root / "hooks"), str(root / "tests")))
    environment = {**os.environ, "PYTHONPATH": modules}
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own module
