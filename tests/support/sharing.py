"""How a run is shared out among the cores: what is slow goes first, what is dear to make is made once a run."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from namro.publishing.lock import only_one

SLOW = (
    "browser/test_typing.py",
    "publishing/test_publishing.py",
    "browser/",
    "outputs/packets/",
    "outputs/test_valid_html.py",
    "publishing/test_verify.py",
    "publishing/test_withdrawing.py",
    "publishing/test_changes.py",
    "publishing/test_publish.py",
    "project/test_fuzz.py",
    "project/test_linear.py",
    "project/test_manage.py",
    "project/test_start.py",
    "project/test_within_the_hour.py",
    "project/test_upgrade.py",
    "library/test_history.py",
    "editing/admin/test_admin.py",
    "outputs/pages/test_task_totals.py",
    "project/test_sharing.py",
    "editing/test_approval.py::test_a_built_preview",
    "editing/test_schema.py",
    "outputs/test_cards.py",
    "outputs/test_feedback.py",
    "outputs/test_reproducible.py",
    "outputs/test_tokens.py::test_a_project_changes",
    "outputs/test_tokens.py::test_packets",
    "outputs/pages/test_pages_golden.py::test_any_text_can_be_withdrawn",
    "publishing/test_modes.py",
    "publishing/test_portal.py",
    "editing/importer/test_monsters.py",
)
"""Folders and files that `--quick` leaves out, the longest first (what waits for a slow network before all); with them
goes whatever asks for a fixture below."""
DEAR = frozenset({"site", "built_sample", "chromium"})
SPREAD = (
    "browser/test_accessibility.py",
    "browser/test_keyboard.py",
    "browser/packet/",
    "browser/test_pages.py",
    "browser/test_print.py",
    "outputs/packets/test_packets_layout.py",
    "project/test_fuzz.py",
)
"""Files whose tests share nothing but what the whole run shares: each function may go to another worker, and one with
many cases in so many parts."""
PARTS = 3


def _below_tests(nodeid: str) -> str:
    return nodeid.removeprefix("tests/")


def _place(item: pytest.Item) -> int:
    """The earlier, the slower; 0 and up for slow tests, the length of the list and up for the others."""
    for number, start in enumerate(SLOW):
        if _below_tests(item.nodeid).startswith(start):
            return number
    return len(SLOW) + (not DEAR & set(getattr(item, "fixturenames", ())))


def in_order(items: list[pytest.Item], quick: bool) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """The tests to run, slow ones marked and first (by whole files), and those left out."""
    quickest = len(SLOW) + 1
    first: dict[Path, int] = {}
    for item in items:
        place = _place(item)
        first[item.path] = min(place, first.get(item.path, place))
        if place < quickest:
            item.add_marker("slow")
    kept = [item for item in items if not (quick and item.get_closest_marker("slow"))]
    kept.sort(key=lambda item: first[item.path])
    return kept, [item for item in items if quick and item.get_closest_marker("slow")]


def workers() -> int:
    """Two more than the cores that this process may use: one waits for a slow network, another for a browser or the disk."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 2


def share(nodeid: str) -> str:
    """What goes to one worker with this test: all of its file, or in a file that may be spread a part of its cases."""
    if not _below_tests(nodeid).startswith(SPREAD):
        return nodeid.partition("::")[0]
    function, _, case = nodeid.partition("[")
    return f"{function}[{zlib.crc32(case.encode()) % PARTS}"


def scheduler(config: pytest.Config, log: Any) -> Any:
    """Files whole to a worker, in our order, but those that may be spread."""
    from xdist.scheduler import LoadFileScheduling

    class InOrder(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return share(nodeid)

    config.option.loadscopereorder = False
    return InOrder(config, log)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills, once for all workers of this run: the first one makes it, the others wait.

    Nobody may change what lies in it. Where making fails, it fails for everybody and is not tried again.
    """
    common = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    done = common / f"{name}.xong"
    with only_one(common / f"{name}.khoa", lambda: None):
        if not done.exists():
            try:
                make(common / name)
            except BaseException as error:
                done.write_text(str(error) or type(error).__name__, encoding="utf-8")
                raise
            done.touch()
    failed = done.read_text(encoding="utf-8")
    if failed:
        pytest.fail(f"{name}: {failed}", pytrace=False)
    return common / name
