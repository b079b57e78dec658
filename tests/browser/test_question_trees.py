"""A question tree on a phone, without scripts: one place at a time, back and forth, and a table on paper."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from namro.records import addresses
from support.real_data import real_published

SHOWN = (
    "[...document.querySelectorAll('.nr-tx__cho')].filter(one => one.checkVisibility()).map(one => one.id)"
)


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SHOWN)
    return found


def test_a_tree_is_walked_by_plain_links_and_printed_as_a_table(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    for ma, tree in real_published().cay_hoi.items():
        page.goto(address + addresses.address("cay-hoi", ma))
        first = f"cau-{tree.cau[0].ma}"
        assert shown(page) == [first]
        at, gone = 0, [first]
        while True:
            choice = tree.cau[at].chon[0]
            page.locator(f"#{gone[-1]} .nr-tx__chon a").first.click()
            after = [n for n, one in enumerate(tree.cau) if one.ma == choice.toi]
            gone.append(f"cau-{choice.toi}" if after else f"ket-luan-{choice.toi}")
            assert shown(page) == [gone[-1]]
            box = page.locator(f"#{gone[-1]}").bounding_box()
            assert box and 0 <= box["y"] < 200, "the bar does not cover it"
            if not after:
                break
            (at,) = after
        assert page.locator(f"#{gone[-1]} blockquote").first.is_visible()
        page.go_back()
        assert shown(page) == [gone[-2]]
        page.emulate_media(media="print")
        assert shown(page) == []
        rows = page.locator(".nr-tx__bang tbody tr td:first-of-type")
        assert rows.count() >= len(tree.ket_luan) and rows.last.is_visible()
        page.emulate_media(media="screen")
    context.close()
