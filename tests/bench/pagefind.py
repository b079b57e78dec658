"""Pagefind, taken from its npm package, over the same entries and queries: each entry is a page of its own."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from bench import targets
from namro.outputs.search.entry import Entry

PACKAGE = "pagefind@1"
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></body></html>"""
ASK = """async ([script, queries]) => {
  const pagefind = await import(script);
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    found.push(first.map((page) => page.raw_url ?? page.url));
  }
  return found;
}"""


def search(
    browser: Browser,
    entries: Sequence[Entry],
    queries: Sequence[targets.Query],
    served: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[list[str]]:
    """The addresses that Pagefind finds as it comes: words without marks are other words to it."""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        names = {}
        for number, entry in enumerate(entries):
            page = site / f"{number}.html"
            page.parent.mkdir(exist_ok=True)
            page.write_text(PAGE.format(title=escape(entry.title), text=escape(entry.text)), encoding="utf-8")
            names[page.name] = entry.url
        (site / "index.html").write_text("<!doctype html><title>Pagefind</title>", encoding="utf-8")
        npm = ["npm", "install", "--silent", "--no-save", "--prefix", scratch, PACKAGE]
        subprocess.run(npm, check=True)
        made = [str(Path(scratch) / "node_modules" / ".bin" / "pagefind"), "--site", str(site)]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        with served(site) as address:
            tab = browser.new_page()
            tab.goto(address)
            found = tab.evaluate(ASK, [f"{address}pagefind/pagefind.js", [query.text for query in queries]])
            tab.close()
    for urls in found:
        yield [names[url.removeprefix("/")] for url in urls]
