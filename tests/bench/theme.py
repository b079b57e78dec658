"""The search that comes with the theme, over the same entries and queries: what one gets off the shelf."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser

from bench import targets
from namro.outputs.search.entry import Entry

ASK = """async ([worker, docs, queries]) => {
  const search = new Worker(worker);
  const answer = (message, wanted) => new Promise((resolve) => {
    search.onmessage = ({ data }) => { if (data.type === wanted) resolve(data.data); };
    search.postMessage(message);
  });
  const config = { lang: ["vi"], separator: "[\\\\s\\\\-]+", pipeline: ["stopWordFilter"], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } } };
  await answer({ type: 0, data: { config, docs, options: { suggest: false } } }, 1);
  const found = [];
  for (const query of queries) {
    const { items } = await answer({ type: 2, data: query }, 3);
    found.push(items.flat().map((item) => item.location).filter(Boolean).slice(0, 10));
  }
  return found;
}"""


def search(
    browser: Browser,
    entries: Sequence[Entry],
    queries: Sequence[targets.Query],
    served: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[list[str]]:
    """The addresses that the theme's worker finds with its language set to Vietnamese."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    scripts = Path(spec.origin).parent / "templates" / "assets" / "javascripts"
    worker = next((scripts / "workers").glob("search.*.min.js")).name
    docs = [{"location": entry.url, "title": entry.title, "text": entry.text} for entry in entries]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(scripts, Path(folder) / "assets" / "javascripts")
        (Path(folder) / "index.html").write_text("<!doctype html><title>Material</title>", encoding="utf-8")
        with served(Path(folder)) as address:
            page = browser.new_page()
            page.goto(address)
            found = page.evaluate(
                ASK,
                [f"{address}assets/javascripts/workers/{worker}", docs, [query.text for query in queries]],
            )
            page.close()
    yield from found
