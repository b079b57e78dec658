"""The browser editor's configuration, page and program; what it does in a browser: tests/browser/test_admin.py."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from lxml import html

from conftest import ROOT, buildable, namro
from namro.editing.admin import page
from namro.editing.admin.bundle import SOURCES, bundle
from namro.editing.admin.config import config
from namro.problems import UserError
from namro.records.danh_muc import Trang, TrinhSua
from namro.records.kinds import records
from support.chromium import lacking
from support.real_data import real_data


@pytest.fixture(scope="module")
def trang() -> Trang:
    return real_data().trang


def with_forge(trang: Trang, **forge: str) -> Trang:
    return trang.model_copy(update={"trinh_sua": TrinhSua.model_validate(forge)})


def test_every_kind_of_file_is_offered_but_results(trang: Trang) -> None:
    made = config(trang)
    offered = {one["name"] for one in (*made["collections"], *made["singletons"])}
    assert offered == {place.ma for place in records()} - {"ket-qua"}
    assert all(one["label"] != one["name"] for one in (*made["collections"], *made["singletons"]))


def test_a_question_is_asked_as_its_record_says(trang: Trang) -> None:
    (asked,) = [one for one in config(trang)["collections"] if one["name"] == "hoi-dap"]
    assert asked["folder"] == "data/hoi-dap"
    fields = {field["name"]: field for field in asked["fields"]}
    assert list(fields) == [
        "cau_hoi",
        "cau_chot",
        "tra_loi",
        "doi_tuong",
        "chu_de",
        "van_ban_chua_neu",
        "lien_quan",
        "ban_dich",
        "nguon",
        "trang_thai_bien_tap",
        "nguoi_duyet",
        "ngay_duyet",
        "dau_van_tay",
    ]
    assert (fields["cau_hoi"]["maxlength"], fields["cau_hoi"]["required"]) == (200, True)
    assert (fields["cau_chot"]["maxlength"], fields["cau_chot"]["required"]) == (240, False)
    assert fields["doi_tuong"] == {
        "name": "doi_tuong",
        "label": "Đối tượng",
        "required": True,
        "widget": "relation",
        "multiple": True,
        "min": 1,
        "collection": "doi-tuong",
        "value_field": "{{slug}}",
        "display_fields": ["ten"],
        "search_fields": ["ten"],
    }
    assert fields["van_ban_chua_neu"]["options"] == [
        {"value": "co", "label": "Có"},
        {"value": "khong", "label": "Không"},
    ]
    assert [field["name"] for field in fields["nguon"]["fields"]] == ["van_ban", "khoan", "trich"]
    assert fields["dau_van_tay"]["widget"] == "hidden"


@pytest.mark.parametrize(
    ("forge", "api"),
    [
        ({"noi_giu": "github", "kho": "a/b"}, "https://api.github.com"),
        ({"noi_giu": "github", "kho": "a/b", "dia_chi": "https://git.example"}, "https://git.example/api/v3"),
        ({"noi_giu": "gitlab", "kho": "a/b/c"}, "https://gitlab.com/api/v4"),
        ({"noi_giu": "gitea", "kho": "a/b", "dia_chi": "https://git.example"}, "https://git.example/api/v1"),
    ],
)
def test_a_forge_is_told_and_let_through(trang: Trang, forge: dict[str, str], api: str) -> None:
    chosen = with_forge(trang, nhanh="main", **forge)
    backend = config(chosen)["backend"]
    assert (backend["name"], backend["repo"], backend["api_root"]) == (forge["noi_giu"], forge["kho"], api)
    assert (backend["branch"], backend["auth_methods"]) == ("main", ["token"])
    origin = "/".join(api.split("/")[:3])
    assert f"connect-src 'self' blob: data: {origin};" in page.policy(chosen)


def test_a_save_is_proposed_where_the_program_can(trang: Trang) -> None:
    def told(**forge: str) -> dict[str, Any]:
        return config(with_forge(trang, kho="a/b", **forge))

    assert [told(noi_giu=forge).get("publish_mode") for forge in ("github", "gitlab", "gitea")] == [
        "editorial_workflow",
        "editorial_workflow",
        None,
    ]
    own = told(noi_giu="github", dia_chi="https://git.example")["backend"]
    assert own["graphql_api_root"] == "https://git.example/api/graphql"
    assert "graphql_api_root" not in told(noi_giu="github")["backend"]


def test_the_preview_alone_may_stand_in_a_frame(trang: Trang) -> None:
    assert "frame-src" not in page.policy(trang)
    told = page.policy(trang, "http://127.0.0.1:8000/")
    assert "; frame-src http://127.0.0.1:8000;" in told
    assert "connect-src 'self' blob: data: http://127.0.0.1:8000;" in told


def test_without_a_forge_nothing_outside_is_let_through(trang: Trang) -> None:
    assert trang.trinh_sua is None
    assert "://" not in page.policy(trang)
    assert "script-src 'self';" in page.policy(trang)
    assert "unsafe-eval" not in page.policy(trang)


def test_the_folder_is_whole_and_replaces_an_older_one(trang: Trang, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "admin.js").write_text("1", encoding="utf-8")
    to = tmp_path / "to"
    (to / "admin").mkdir(parents=True)
    (to / "admin" / "old.js").write_text("0", encoding="utf-8")
    made = html.fromstring(page.write(trang, ROOT, program, to).read_bytes())
    assert sorted(path.name for path in to.rglob("*")) == [
        "admin",
        "admin.css",
        "admin.js",
        "bieu-tuong.svg",
        "cau-hinh.json",
        "index.html",
        "xem.json",
    ]
    assert json.loads((to / "admin/cau-hinh.json").read_text(encoding="utf-8")) == config(trang)
    assert made.xpath("string(//meta[@name='robots']/@content)") == "noindex, nofollow"
    assert made.xpath("string(//meta[@http-equiv]/@content)") == page.policy(trang)
    addresses = made.xpath("//@src | //link/@href")
    assert sorted(addresses) == ["admin.css", "admin.js", "bieu-tuong.svg"]
    assert made.xpath("//style | //script[not(@src)] | //@style") == []


def test_every_package_of_the_program_is_pinned_by_hash() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 20
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    wanted = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version  # a version, not a range


def test_without_npm_one_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UserError, match=r"Trình sửa cần Node\.js và npm để lấy về một lần"):
        bundle(tmp_path / "cache", print)
    assert not (tmp_path / "cache").exists()


def test_a_package_with_another_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("npm") is None:
        lacking("không có npm")
    shutil.copytree(SOURCES, tmp_path / "npm")
    lock = tmp_path / "npm" / "package-lock.json"
    told = json.loads(lock.read_text(encoding="utf-8"))
    told["packages"]["node_modules/immutable"]["integrity"] = f"sha512-{'A' * 86}=="
    lock.write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr("namro.editing.admin.bundle.SOURCES", tmp_path / "npm")
    with pytest.raises(UserError, match="npm không lấy được trình sửa") as refused:
        bundle(tmp_path / "cache", print)
    if "EINTEGRITY" not in str(refused.value):
        lacking("npm không tới được kho gói")
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_command_offers_the_editor_on_this_machine_alone(tmp_path: Path) -> None:
    root = buildable(tmp_path / "dự án")
    try:
        program = bundle(ROOT / ".cache" / "admin", print)
    except UserError as error:
        lacking(str(error).splitlines()[0])
    shutil.copytree(program, root / ".cache" / "admin" / program.name)
    command = [sys.executable, "-m", "namro", "--root", str(root), "admin", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as running:
        assert running.stdout
        line = running.stdout.readline()
        try:
            address = line.removeprefix("Mở bằng Chrome hoặc Edge: ").split()[0]
            assert address.startswith("http://127.0.0.1:")
            with urlopen(address) as answer:
                assert b"admin.js" in answer.read()
            with urlopen(f"{address}admin.js") as answer:
                assert answer.headers["Content-Type"] == "text/javascript"
        finally:
            running.terminate()


def test_the_public_site_does_not_hold_it(site: Path) -> None:
    assert not (site / "admin").exists()


def test_unsound_data_are_told_before_anything_is_fetched(tmp_path: Path) -> None:
    root = buildable(tmp_path / "dự án")
    (root / "data/chu-de/x.yml").write_text("x", encoding="utf-8")
    done = namro(root, "admin", "--to", str(tmp_path / "to"), PATH="")
    assert done.returncode == 1
    assert "data/chu-de/x.yml" in done.stderr
    assert not (tmp_path / "to").exists()
