"""The page of the browser editor as tests use it: a folder that the browser keeps for itself, filling in, saving.

A browser without a head cannot open the system's folder dialog: `showDirectoryPicker` gives the browser's own
private folder instead, filled with the sample's files. All else is real.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import PATIENCE
from conftest import ROOT, SAMPLE
from namro.editing.admin.bundle import bundle
from namro.problems import UserError
from support.chromium import lacking, say

PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/"), name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, before) => {
    for await (const [name, inside] of folder.entries()) {
      if (inside.kind === "directory") await walk(inside, `${before}${name}/`);
      else found[before + name] = await (await inside.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""
SETTLED = """async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done))));
  }
}"""
"""Returns when the page has drawn, been idle and run its timers ten times over: a wait for work, not for time."""
QUIET = ("OAuth application ID is not defined",)
"""Said because no forge is configured."""


@dataclass
class Editor:
    """The editor's page, what was in the folder at first, what went wrong."""

    page: Page
    before: dict[str, str]
    faults: list[str] = field(default_factory=list)

    def changed(self) -> dict[str, str]:
        """The files that the folder holds now and did not hold so before."""
        now = self.page.evaluate(READ)
        assert set(self.before) <= set(now)
        return {path: text for path, text in now.items() if self.before.get(path) != text}

    def collection(self, name: str) -> None:
        self.page.get_by_role("treeitem", name=re.compile(f"^{name}")).click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Lưu", exact=True).click()
        expect(self.page.get_by_role("button", name="Lưu", exact=True)).to_be_hidden()


def enter(page: Page, texts: Mapping[str, str], chosen: Sequence[Locator] = ()) -> None:
    """Fill in the fields with these labels and tick these choices, again until all of them have stayed.

    The program binds a field some time after showing it and then puts the record's value there: what a machine typed
    before is lost. What has stayed through the turn of every queue of the page will stay.
    """
    fields = {page.get_by_role("textbox", name=name): text for name, text in texts.items()}
    for _ in range(50):
        wrong = [box for box, text in fields.items() if box.input_value() != text]
        unset = [choice for choice in chosen if not choice.is_checked()]
        for box in wrong:
            box.fill(fields[box])
        for choice in unset:
            choice.click()
        page.evaluate(SETTLED)
        if not wrong and not unset:
            return
    raise AssertionError(f"what is typed does not stay: {wrong} {unset}")


def program_made() -> Path:
    """The editor's program; without npm to make it, the test is left out."""
    try:
        return bundle(ROOT / ".cache" / "admin", say)
    except UserError as error:
        lacking(str(error).splitlines()[0])


@contextlib.contextmanager
def opening(browser: Browser, offered: str, more: tuple[str, ...] = ()) -> Iterator[Editor]:
    """The editor with the sample's folder chosen; any fault or request beyond its own origin (and `more`) fails the
    test."""
    files = {
        path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((SAMPLE / "data").rglob("*"))
        if path.is_file()
    }
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.add_init_script(PICKER)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{offered}bieu-tuong.svg")
    page.evaluate(FILL, files)
    found = Editor(page, files)
    own = (offered, "blob:", "data:", *more)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(own) else found.faults.append(f"foreign: {asked.url}"),
    )
    page.on("pageerror", lambda error: found.faults.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: (
            found.faults.append(f"{said.type}: {said.text}")
            if said.type in ("error", "warning") and not said.text.startswith(QUIET)
            else None
        ),
    )
    page.goto(offered)
    expect(page.get_by_role("button", name="Đăng nhập bằng mã truy cập")).to_be_hidden()
    page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
    expect(page.get_by_role("treeitem", name="Hỏi đáp")).to_be_visible()
    yield found
    context.close()
    assert found.faults == []
