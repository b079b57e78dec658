"""What VS Code knows of the records: fresh, sound, and understood by the server that its extension runs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE
from namro.commands.cli import main
from namro.commands.schema import files
from namro.files.read import read
from namro.records.kinds import records
from support.yaml_server import Client

QUESTION = "data/hoi-dap/bao-cao-khi-nao.yml"


def test_the_committed_files_are_fresh(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [path for path, text in files().items() if (ROOT / path).read_text(encoding="utf-8") != text] == []
    assert main(["--root", str(project), "schema", "--check"]) == 1
    assert main(["--root", str(project), "schema"]) == 0
    assert main(["--root", str(project), "schema", "--check"]) == 0
    assert capsys.readouterr().out.endswith("Lược đồ khớp với các lớp bản ghi.\n")


def test_every_field_has_a_vietnamese_title() -> None:
    for place in records():
        schema = json.loads(files()[f".vscode/schemas/{place.ma}.json"])
        for name, record in schema["definitions"].items():
            for field, value in record["properties"].items():
                assert value["title"] != field, (name, field)
                assert value["description"].startswith(("Bắt buộc", "Không bắt buộc")), (name, field)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("du-an")
    shutil.copytree(SAMPLE / "data", root / "data")
    shutil.copytree(ROOT / ".vscode", root / ".vscode")
    client = Client(root)
    yield client
    client.close()


def test_the_server_finds_nothing_wrong_with_sound_files(client: Client) -> None:
    paths = list(read(SAMPLE).sources)
    assert len(paths) > 12
    assert {path: found for path in paths if (found := client.open(path))} == {}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "trang_thai_bien_tap: da-duyet",
            "trang_thai_bien_tap: xong",
            "Không nhận giá trị này. Một trong: nhap,",
        ),
        ("ngay_duyet: 2026-03-02", "ngay_duyet: 02/03/2026", "Viết năm-tháng-ngày, ví dụ 2026-02-07."),
        ("doi_tuong: [dang-vien]", "doi_tuong: [Đảng viên]", "Chữ thường không dấu, chữ số, gạch nối."),
        ("doi_tuong: [dang-vien]", "doi_tuong: dang-vien", "Phải là danh sách: mỗi mục một dòng"),
        ("khoan: II.2.b3", "khoan: 3", "Phải là chữ; toàn chữ số thì đặt trong dấu nháy kép."),
        ("cau_hoi: Chi", f"cau_hoi: {'x' * 200} Chi", "Dài quá 200 ký tự; viết ngắn lại."),
        ("cau_hoi:", "cau_hoii:", "Ở đây không có trường tên này"),
        # The server has no place for other words about what is missing; the guide explains these two.
        ("chu_de: [bao-cao]\n", "", 'Missing property "chu_de".'),
        ("chu_de: [bao-cao]", "chu_de: []", "Array has too few items. Expected 1 or more."),
    ],
)
def test_the_server_tells_mistakes_in_vietnamese(before: str, after: str, told: str, client: Client) -> None:
    text = (client.root / QUESTION).read_text(encoding="utf-8")
    assert text.count(before) == 1
    found = client.open(QUESTION, text.replace(before, after))
    assert any(told in problem["message"] for problem in found), found


def test_the_server_explains_and_offers_fields(client: Client) -> None:
    client.open(QUESTION)
    shown = json.dumps(client.at("textDocument/hover", QUESTION, 0, 2), ensure_ascii=False)
    assert "Câu hỏi" in shown
    client.open(QUESTION, "cau_hoi: x\n\n")
    offered = client.at("textDocument/completion", QUESTION, 1, 0)
    items = offered["items"] if isinstance(offered, dict) else offered
    assert {"tra_loi", "doi_tuong", "nguon"} <= {item["label"] for item in items}


def test_snippets_become_records_that_only_lack_words() -> None:
    made = json.loads(files()[".vscode/namro.code-snippets"])
    assert len(made) == len(records()) - 1
    assert made["namro hoi-dap"]["body"][-1] == "trang_thai_bien_tap: nhap"
