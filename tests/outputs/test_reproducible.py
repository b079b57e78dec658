"""Same data, same bytes: across time, time zone, locale, hash seed, folder and the order of files on the disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, buildable, namro
from namro.publishing import manifest
from namro.publishing.bill import packages


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def jumbled(source: Path, target: Path) -> Path:
    """The same project, its files made in reverse order, with odd times of change."""
    files = [
        path for path in source.rglob("*") if path.is_file() and "site" not in path.relative_to(source).parts
    ]
    for number, path in enumerate(sorted(files, reverse=True)):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1_000_000_000 + number, 1_000_000_000 + 977 * number))
    return target


def test_the_real_site_is_the_same_bytes_everywhere(site: Path, tmp_path: Path) -> None:
    """`site` was built in this machine's own surroundings; the second build has others in every respect."""
    other = jumbled(site.parent, tmp_path / "Thư mục khác, tên dài và có dấu")
    done = namro(
        other,
        "build",
        SOURCE_DATE_EPOCH=SAMPLE_EPOCH,
        TZ="America/Caracas",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
        PYTHONHASHSEED="4242",
        COLUMNS="40",
        HOME=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    first, second = contents(site), contents(other / "site")
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []
    assert manifest.build_id(site) == manifest.build_id(other / "site")


def test_the_list_of_files_is_read_by_sha256sum(site: Path) -> None:
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("no sha256sum here")
    done = subprocess.run(
        [program, "-c", "--strict", "--quiet", manifest.NAME],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    listed = set(manifest.read(site))
    assert listed == set(contents(site)) - {manifest.NAME}
    assert list(manifest.compare(site)) == []


def test_the_site_says_its_day_and_its_data(site: Path) -> None:
    told = json.loads((site / "ban-dung.json").read_text(encoding="utf-8"))
    assert told["tinh_den"] == "2026-03-03"
    assert len(told["du_lieu_sha256"]) == 64


def test_the_bill_lists_what_the_lock_holds_and_is_the_same_twice(tmp_path: Path) -> None:
    root = buildable(tmp_path / "dự án")
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    made = []
    for number in (1, 2):
        path = tmp_path / f"{number}.cdx.json"
        done = namro(
            root, "build", "--sbom", str(path), SOURCE_DATE_EPOCH=SAMPLE_EPOCH, PYTHONHASHSEED=str(number)
        )
        assert done.returncode == 0, done.stderr
        made.append(path.read_bytes())
    assert made[0] == made[1]
    bill = json.loads(made[0])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    pinned = [
        line.split("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line
    ]
    assert [part["name"] for part in bill["components"]] == pinned
    assert all(part["hashes"] and part["version"] for part in bill["components"])
    properties = {one["name"]: one["value"] for one in bill["metadata"]["component"]["properties"]}
    assert properties["namro:tinh_den"] == "2026-03-03"
    assert (
        properties["namro:du_lieu_sha256"]
        == json.loads((root / "site/ban-dung.json").read_text())["du_lieu_sha256"]
    )


def test_a_bill_without_a_lock_is_one_sentence(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    done = namro(root, "build", "--sbom", str(tmp_path / "x.json"), SOURCE_DATE_EPOCH=SAMPLE_EPOCH)
    assert done.returncode == 1
    assert "Không đọc được requirements.txt (không có tệp này)." in done.stderr
    assert not (tmp_path / "x.json").exists()


def test_every_installed_package_names_its_licence() -> None:
    assert [
        package.name
        for package in packages(ROOT / "requirements.txt")
        if not package.licence and installed(package.name)
    ] == []


def installed(name: str) -> bool:
    from importlib import metadata

    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
