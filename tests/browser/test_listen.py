"""The button that reads a bulletin aloud: only where the device itself has a Vietnamese voice, sentence by sentence.

No browser for tests has a voice, so the page is given a device with one that says nothing and is done at once.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

PAGE = "ban-tin/viet-thu-hoach/"
DEVICE = """(voices) => {
  window.said = [];
  const speech = new EventTarget();
  speech.getVoices = () => voices;
  speech.cancel = () => {};
  speech.speak = (words) => { window.said.push(words.text); setTimeout(() => words.onend()); };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
OWN = {"lang": "vi-VN", "localService": True, "name": "của máy"}
FAR = {"lang": "vi-VN", "localService": False, "name": "ở máy chủ"}
FOREIGN = {"lang": "en-US", "localService": True, "name": "tiếng khác"}


@pytest.mark.parametrize("voices", [[], [FOREIGN], [FAR, FOREIGN]])
def test_without_a_vietnamese_voice_of_the_device_nothing_is_offered(
    browser: Browser, address: str, voices: list[dict[str, object]]
) -> None:
    """A voice that sends the words elsewhere is none."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.add_init_script(f"({DEVICE})({json.dumps(voices)})")
    page.goto(PAGE)
    expect(page.locator("[data-nr-nghe]")).to_be_hidden()
    context.close()


def test_every_sentence_is_read_in_order_and_the_button_comes_back(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.add_init_script(f"({DEVICE})({json.dumps([FOREIGN, OWN])})")
    page.goto(PAGE)
    sentences = page.locator("[data-nr-cau]").all_text_contents()
    assert len(sentences) > 5
    page.get_by_role("button", name="Nghe thử").click()
    expect(page.locator("[data-nr-nghe]")).to_have_attribute("aria-pressed", "false")
    page.wait_for_function(f"window.said.length === {len(sentences)}")
    assert page.evaluate("window.said") == sentences
    expect(page.locator("[data-nr-nghe]")).to_have_text("Nghe thử")
    expect(page.locator("[data-nr-cau][aria-current]")).to_have_count(0)
    context.close()
