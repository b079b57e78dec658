"""What a reader types stays as typed, however late the scripts come: on slow 4G, at a quarter of the speed, in every
input of the site, from every moment on. Only the final text and the caret are looked at, so a busy machine may be slow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import PATIENCE
from conftest import ROOT

TYPED = "nuoc sach"
BOXES = [
    ("", "#nr-tim-o"),
    ("", "#nr-tim-than"),
    ("hoi-dap/", "#nr-tim-o"),
    ("tim-kiem/", "#nr-tim-lon"),
    ("tim-kiem/?q=thu+hoach", "#nr-tim-lon"),
    ("van-ban/chi-thi-01-ct-tu-2025/", "#nr-tim-khoan-o"),
    ("nhiem-vu/", "[data-loc-muc=don-vi] input"),
    ("tap-in/cua-toi/", "#tap-ten"),
]
"""Every input to type in: its page and itself."""
PACKET = json.dumps(
    {"items": [{"address": "van-ban/chi-thi-01-ct-tu-2025/", "name": ""}], "title": "", "size": 12}
)


def at_once(page: Page) -> None:
    page.keyboard.type(TYPED)


def across_the_page_being_loaded(page: Page) -> None:
    page.keyboard.type(TYPED[:3])
    page.wait_for_load_state("load")
    page.keyboard.type(TYPED[3:])


def at_rest(page: Page) -> None:
    """Everything asked for has come: nothing new for a while, as the page itself counts (the driver's own "networkidle"
    has been seen never to come on a busy machine)."""
    page.wait_for_load_state("load")
    page.evaluate("""() => new Promise((resolve) => {
      let seen = -1;
      const timer = setInterval(() => {
        const now = performance.getEntriesByType("resource").length;
        if (now === seen) { clearInterval(timer); resolve(); }
        seen = now;
      }, 600);
    })""")


def across_the_scripts_at_rest(page: Page) -> None:
    page.keyboard.type(TYPED[:4])
    at_rest(page)
    page.keyboard.type(TYPED[4:])


def once_loaded(page: Page) -> None:
    page.wait_for_load_state("load")
    page.keyboard.type(TYPED)


def the_end_first(page: Page) -> None:
    page.keyboard.type("sach")
    page.keyboard.press("Home")
    page.keyboard.type("nuoc ")
    page.keyboard.press("End")


def the_end_first_across_the_scripts(page: Page) -> None:
    page.keyboard.type("nuoch")
    page.keyboard.press("ArrowLeft")
    at_rest(page)
    page.keyboard.type(" sac")
    page.keyboard.press("ArrowRight")


WAYS = [
    at_once,
    across_the_page_being_loaded,
    across_the_scripts_at_rest,
    once_loaded,
    the_end_first,
    the_end_first_across_the_scripts,
]


@pytest.fixture(scope="module")
def slow(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    page = context.new_page()
    page.set_default_timeout(4 * PATIENCE)  # a slow network on a busy machine
    page.add_init_script(f"localStorage.setItem('nr-tap', {json.dumps(PACKET)})")
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield page
    context.close()


HALF = [(*box, way) for at, box in enumerate(BOXES) for way in WAYS[at % 2 :: 2]]
"""Every box in three ways, every way in four boxes: one script sees to all of them."""


@pytest.mark.parametrize(
    ("url", "box", "way"), HALF, ids=lambda one: one if isinstance(one, str) else one.__name__
)
def test_what_is_typed_stays(slow: Page, url: str, box: str, way: Callable[[Page], None]) -> None:
    slow.goto(url, wait_until="commit")
    found = slow.locator(box)
    if url == "nhiem-vu/":
        slow.locator(".nr-loc-khung > summary").click()
        slow.locator("[data-loc-muc=don-vi] summary").click()
    if url.startswith("van-ban/"):
        slow.locator(".nr-xo > summary").click()
    found.wait_for()
    found.focus()
    way(slow)
    at_rest(slow)
    final = found.input_value()
    # The words of the address stand there already if the script had come first: then they are typed around.
    assert final == TYPED or ("?q=" in url and final in (f"thu hoach{TYPED}", "nuoc thu hoachsach"))
    expect(found).to_be_focused()
    caret = found.evaluate("one => [one.selectionStart, one.selectionEnd]")
    assert caret == [len(final)] * 2
    assert slow.locator("dialog[open]").count() == 0


NOT_TYPED = ('type="checkbox"', 'type="radio"', 'type="file"', 'type="number"', " readonly", 'id="hop-{{')
"""The form of a meeting (`hop-…`) keeps what was typed from one visit to the next."""


def test_every_input_of_the_site_is_typed_into_here() -> None:
    """A new input in the templates or scripts has to be added to BOXES."""
    folders = (ROOT / "hooks/namro/outputs/pages/templates", ROOT / "overrides")
    texts = [
        path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.html"))
    ]
    written = sum(text.count("<input ") - sum(map(text.count, NOT_TYPED)) for text in texts)
    scripts = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides/assets/js").glob("*.js"))
    ]
    made = sum(text.count('make("input"') + text.count('createElement("input")') for text in scripts)
    ticks = sum(text.count('make("input", { type: "checkbox"') for text in scripts)
    assert written + made - ticks == len({box for _, box in BOXES})


def test_no_script_selects_or_moves_the_caret() -> None:
    for path in sorted((ROOT / "overrides/assets/js").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert "setSelectionRange" not in text, path.name
        selecting = [line for line in text.splitlines() if ".select()" in line]
        assert all("lien-ket" in line for line in selecting), (
            path.name
        )  # the packet's link, which nobody types
