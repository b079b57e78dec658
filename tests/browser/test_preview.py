"""An open page shows a save by itself: the new words, a mistake with its mend, and the page again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import SAMPLE_EPOCH, buildable
from namro.publishing.hosts import hosts
from namro.publishing.preview.server import Server
from namro.publishing.preview.state import Preview

QUESTION = "data/hoi-dap/bao-cao-khi-nao.yml"


def test_an_open_page_follows_its_file(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
    root = buildable(tmp_path / "dự án")
    preview = Preview(root, lambda _: None)
    server = Server(preview, hosts("127.0.0.1:0", []))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    file = root / QUESTION
    text = file.read_text(encoding="utf-8")

    def save(old: str, new: str) -> None:
        file.write_text(text.replace(old, new), encoding="utf-8")
        preview.refresh()

    try:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/hoi-dap/bao-cao-khi-nao/")
        heading = page.locator("h1")
        expect(heading).to_have_text("Chi ủy nộp báo cáo khi nào?")
        save("Chi ủy nộp báo cáo khi nào?", "Chi ủy nộp báo cáo lúc nào?")
        expect(heading).to_have_text("[Chờ duyệt] Chi ủy nộp báo cáo lúc nào?")
        save("chu_de: [bao-cao]", "chu_de: [bao-caoo]")
        expect(heading).to_have_text("Dữ liệu chưa đúng")
        expect(page.locator("main")).to_contain_text(f"{QUESTION}, dòng 7")
        expect(page.locator("main")).to_contain_text("Cách sửa: Có phải ý bạn là “bao-cao”?")
        page.screenshot(path=tmp_path / "loi.png")
        save("", "")
        expect(heading).to_have_text("Chi ủy nộp báo cáo khi nào?")
    finally:
        server.shutdown()
        server.server_close()
        preview.close()
