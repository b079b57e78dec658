"""Readers always have one whole site: real publishing, real kills, real readers, real refusals of the system."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE_EPOCH, buildable, namro
from namro.publishing import manifest
from namro.publishing.releases import Releases
from support.faults import Readers, command_stopped_at, killed_before

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and links of POSIX")
_ENVIRONMENT = {
    "PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(ROOT / "tests"))),
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "SOURCE_DATE_EPOCH": SAMPLE_EPOCH,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buildable(tmp_path_factory.mktemp("dự án"))


@pytest.fixture(scope="module")
def published(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two releases, the second current."""
    target = tmp_path_factory.mktemp("nơi đọc")
    assert publish(project, target).returncode == 0
    edit(project, "một")
    assert publish(project, target).returncode == 0
    return target


@pytest.fixture
def target(published: Path, tmp_path: Path) -> Path:
    """A fresh copy of those two releases."""
    shutil.copytree(published, tmp_path / "www", symlinks=True)
    return tmp_path / "www"


def publish(project: Path, target: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return namro(project, "publish", "--to", str(target), *more, SOURCE_DATE_EPOCH=SAMPLE_EPOCH)


def edit(project: Path, words: str) -> None:
    """Change what the site says, so that the next release differs."""
    page = project / "docs/gioi-thieu.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\nSửa {words}.\n", encoding="utf-8")


def whole(folder: Path) -> bool:
    """Whether a served folder is a release, complete to the last byte."""
    return list(manifest.compare(folder)) == []


def clutter(target: Path) -> list[str]:
    found = [*target.glob(".*"), *(target / "releases").glob(".*")]
    return sorted(path.name for path in found if path.name != ".namro.khoa")


def test_a_release_is_one_link_and_the_earlier_ones_stay(published: Path) -> None:
    first, second = Releases(published).all()
    assert first.startswith("0001-2026-03-03-")
    assert second.startswith("0002-2026-03-03-")
    assert (published / "hien-hanh").readlink() == Path("releases") / second
    assert "Sửa một." in (published / "hien-hanh/gioi-thieu/index.html").read_text(encoding="utf-8")
    assert whole(published / "hien-hanh")
    assert clutter(published) == []


def test_the_same_site_again_is_no_new_release(project: Path, target: Path) -> None:
    before = Releases(target).all()
    done = publish(project, target)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(f"Bản {before[-1]} đã là bản này từng byte; không có gì để thay.\n")
    assert Releases(target).all() == before


def test_rollback_and_the_end_of_it(project: Path, target: Path) -> None:
    first, second = Releases(target).all()
    done = publish(project, target, "--rollback")
    assert (done.returncode, done.stdout) == (0, f"Đã quay lại bản {first}.\n")
    assert Releases(target).current() == first
    assert "Sửa một." not in (target / "hien-hanh/gioi-thieu/index.html").read_text(encoding="utf-8")
    done = publish(project, target, "--rollback")
    assert done.returncode == 1
    assert done.stderr == (
        "Không có bản nào trước bản hiện hành để quay lại.\n"
        f"Chưa phát hành. Người đọc vẫn đang xem bản {first}, nguyên vẹn.\n"
    )
    assert Releases(target).all() == [first, second]


def test_a_rollback_where_nothing_was_published(project: Path, tmp_path: Path) -> None:
    done = publish(project, tmp_path / "x", "--rollback")
    assert done.returncode == 1
    assert done.stderr == f"Trong “{tmp_path / 'x'}” chưa có bản nào được phát hành.\n"
    assert not (tmp_path / "x").exists()


def test_only_so_many_earlier_releases_are_kept(project: Path, target: Path) -> None:
    releases = Releases(target)
    second = releases.all()[-1]
    try:
        edit(project, "hai")
        done = publish(project, target, "--giu", "1")
        assert done.returncode == 0, done.stderr
        assert [name[:4] for name in releases.all()] == ["0002", "0003"]
        done = publish(project, target, "--rollback")
        assert releases.current() == second
        edit(project, "ba")
        assert publish(project, target, "--giu", "0").returncode == 0
        assert [name[:4] for name in releases.all()] == ["0004"]
    finally:
        restore(project)
    assert clutter(target) == []


def restore(project: Path) -> None:
    """Bring the project back to its second release."""
    shutil.copy(ROOT / "docs/gioi-thieu.md", project / "docs/gioi-thieu.md")
    edit(project, "một")


def test_a_site_with_a_fault_is_not_shown(project: Path, target: Path) -> None:
    """Data are sound and MkDocs is content, but a template drops its sources: only the built files tell."""
    second = Releases(target).all()[-1]
    template = project / "overrides/main.html"
    sound = template.read_text(encoding="utf-8")
    template.write_text(sound.replace("</head>", "<script>alert(1)</script></head>"), encoding="utf-8")
    try:
        done = publish(project, target)
    finally:
        template.write_text(sound, encoding="utf-8")
    assert done.returncode == 1
    assert "Kịch bản viết thẳng trong trang: “alert(1)”." in done.stderr
    assert done.stderr.endswith(f"Chưa phát hành. Người đọc vẫn đang xem bản {second}, nguyên vẹn.\n")
    assert Releases(target).current() == second
    assert clutter(target) == []


def test_a_lost_address_stops_the_release(project: Path, target: Path) -> None:
    (project / "docs/gioi-thieu.md").rename(project / "docs/ve-trang.md")
    (project / "mkdocs.yml").write_text(
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("gioi-thieu.md", "ve-trang.md"),
        encoding="utf-8",
    )
    try:
        done = publish(project, target)
    finally:
        (project / "docs/ve-trang.md").rename(project / "docs/gioi-thieu.md")
        shutil.copy(ROOT / "mkdocs.yml", project)
    assert done.returncode == 1
    assert "Địa chỉ “gioi-thieu/” của bản trước không còn." in done.stderr


def test_broken_data_are_told_and_nothing_is_shown(project: Path, target: Path) -> None:
    second = Releases(target).all()[-1]
    broken = project / "data/hoi-dap/hong.yml"
    broken.write_text("cau_hoi: x\n", encoding="utf-8")
    try:
        done = publish(project, target)
    finally:
        broken.unlink()
    assert done.returncode == 1
    assert "data/hoi-dap/hong.yml:1:1: tra_loi (trả lời): Thiếu trường bắt buộc này." in done.stderr
    assert done.stderr.endswith(f"Chưa phát hành. Người đọc vẫn đang xem bản {second}, nguyên vẹn.\n")


def test_the_first_failure_says_that_there_is_nothing_yet(project: Path, tmp_path: Path) -> None:
    (project / "docs").rename(project / "docs-x")
    try:
        done = publish(project, tmp_path / "www")
    finally:
        (project / "docs-x").rename(project / "docs")
    assert done.returncode == 1
    assert done.stderr.endswith("Chưa phát hành. Chưa có bản nào cho người đọc.\n")


def test_a_folder_of_somebody_else_is_left_alone(project: Path, tmp_path: Path) -> None:
    (tmp_path / "hien-hanh").mkdir()
    (tmp_path / "hien-hanh/index.html").write_text("của người khác", encoding="utf-8")
    done = publish(project, tmp_path)
    assert done.returncode == 1
    assert "không phải do lệnh này tạo ra" in done.stderr
    assert (tmp_path / "hien-hanh/index.html").read_text(encoding="utf-8") == "của người khác"


def test_without_links_a_copy_is_served(project: Path, tmp_path: Path) -> None:
    done = publish(project, tmp_path, "--khong-lien-ket")
    assert done.returncode == 0, done.stderr
    assert "đã thay bằng hai lần đổi tên" in done.stdout
    try:
        edit(project, "bản chép")
        assert publish(project, tmp_path, "--khong-lien-ket").returncode == 0
    finally:
        restore(project)
    releases = Releases(tmp_path, links=False)
    first, second = releases.all()
    assert releases.current() == second
    assert not (tmp_path / "hien-hanh").is_symlink()
    (tmp_path / "hien-hanh").rename(tmp_path / ".cu-1")  # killed between the two renames
    assert publish(project, tmp_path, "--khong-lien-ket", "--rollback").returncode == 0
    assert releases.current() == first
    assert whole(tmp_path / "hien-hanh")
    assert clutter(tmp_path) == []


@pytest.fixture
def swapping(project: Path, target: Path) -> Iterator[Callable[[int], int]]:
    """Makes a release of an already built folder, the part of publishing that touches readers, in a process that dies
    before so many changes of files; gives its exit code."""
    built = target.parent / "built"
    shutil.copytree((target / "hien-hanh").resolve(), built)
    (built / "gioi-thieu/index.html").write_text("mới", encoding="utf-8")
    manifest.write(built)
    setup = (
        "import shutil; from pathlib import Path\n"
        "from namro.publishing.releases import Releases\n"
        f"releases = Releases(Path({str(target)!r}))\n"
    )
    work = (
        "releases.prepare(); folder = releases.aside()\n"
        f"shutil.copytree({str(built)!r}, folder, dirs_exist_ok=True)\n"
        "releases.switch(releases.add(folder, '2026-03-03')); releases.prune(1)\n"
    )
    with killed_before(setup, work, {**os.environ, **_ENVIRONMENT}) as run:
        yield run


@posix
def test_killed_before_any_change_of_files_readers_have_one_whole_site(
    swapping: Callable[[int], int], target: Path, record_property: Callable[[str, object], None]
) -> None:
    """The process dies before its first, second, … change until it comes through; nobody ever reads a half."""
    kills = 0
    with Readers(target / "hien-hanh") as readers:
        for count in (*range(1, 20), *range(20, 10_000, 41)):  # between them it is one file after another
            code = swapping(count)
            assert code in (0, -signal.SIGKILL)
            assert whole(target / "hien-hanh"), count
            if code == 0:
                break
            kills += 1
    record_property("faults", kills)
    record_property("reads", readers.reads)
    assert kills > 20
    assert readers.reads > 100
    assert readers.faults == []
    Releases(target).prepare()
    assert clutter(target) == []


@posix
def test_killed_around_the_swap_at_every_step(
    swapping: Callable[[int], int], target: Path, record_property: Callable[[str, object], None]
) -> None:
    """Every change from the last file of the copy to the end, one by one."""
    low, high = 1, 10_000
    while low < high:  # the first count at which the process lives
        middle = (low + high) // 2
        low, high = (low, middle) if swapping(middle) == 0 else (middle + 1, high)
    with Readers(target / "hien-hanh") as readers:
        for count in range(max(1, low - 25), low + 1):
            assert swapping(count) in (0, -signal.SIGKILL)
            assert whole(target / "hien-hanh"), count
    record_property("faults", low - max(1, low - 25))
    record_property("reads", readers.reads)
    assert readers.faults == []
    assert Releases(target).current() in Releases(target).all()


@posix
@pytest.mark.parametrize("count", [3, 40, 160, 400, 800])
def test_a_killed_command_leaves_readers_their_site(
    project: Path, target: Path, count: int, record_property: Callable[[str, object], None]
) -> None:
    """The whole command, MkDocs and checks included, killed with all its children; then it runs through."""
    shutil.copy(ROOT / "docs/gioi-thieu.md", project / "docs/gioi-thieu.md")
    try:
        with Readers(target / "hien-hanh", pause=0.02) as readers:
            subprocess.run(
                command_stopped_at(
                    count, signal.SIGKILL, "--root", str(project), "publish", "--to", str(target)
                ),
                env={**os.environ, **_ENVIRONMENT},
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                check=False,
            )
            assert whole(target / "hien-hanh")
            if count == 160:
                assert publish(project, target).returncode == 0
                assert clutter(target) == []
    finally:
        restore(project)
    record_property("faults", 1)
    record_property("reads", readers.reads)
    assert readers.faults == []


@posix
def test_two_at_once_wait_for_each_other(project: Path, target: Path) -> None:
    try:
        edit(project, "hai cùng lúc")
        command = [sys.executable, "-m", "namro", "--root", str(project), "publish", "--to", str(target)]
        both = [
            subprocess.Popen(command, env={**os.environ, **_ENVIRONMENT}, stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        said = [process.communicate(timeout=600)[0] for process in both]
    finally:
        restore(project)
    assert [process.returncode for process in both] == [0, 0]
    assert sum("đang chờ…" in text for text in said) == 1
    assert sum("đã là bản này từng byte" in text for text in said) == 1
    assert [name[:4] for name in Releases(target).all()] == ["0001", "0002", "0003"]
    assert clutter(target) == []


@posix
def test_two_builds_at_once_both_come_through(project: Path) -> None:
    command = [sys.executable, "-m", "namro", "--root", str(project), "build"]
    both = [
        subprocess.Popen(
            command,
            env={**os.environ, **_ENVIRONMENT},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=600) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("Một lệnh khác đang dựng trang; đang chờ lệnh đó xong…" in out for out, _ in said) == 1
    assert whole(project / "site")


def limited(project: Path, target: Path, bound: int) -> subprocess.CompletedProcess[str]:
    """Publish where no file may grow past `bound` bytes."""
    import resource

    return subprocess.run(
        [sys.executable, "-m", "namro", "--root", str(project), "publish", "--to", str(target)],
        env={**os.environ, **_ENVIRONMENT},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound)),
    )


@posix
@pytest.mark.parametrize("bound", [0, 5_000, 30_000])
def test_a_limit_on_files_is_told(project: Path, target: Path, bound: int) -> None:
    second = Releases(target).all()[-1]
    done = limited(project, target, bound)
    assert done.returncode == 1
    assert "quá giới hạn kích thước tệp" in done.stderr
    assert done.stderr.endswith(f"Chưa phát hành. Người đọc vẫn đang xem bản {second}, nguyên vẹn.\n")
    assert "Traceback" not in done.stderr
    assert whole(target / "hien-hanh")
    assert clutter(target) == []


@pytest.fixture
def small_disk(tmp_path: Path, target: Path) -> Iterator[Path]:
    """A disk with little room left, holding the two releases; needs the right to mount."""
    place = tmp_path / "đĩa"
    place.mkdir()
    mount = shutil.which("mount")
    files = [path for path in target.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 4096) * 4096 for path in files)  # a disk keeps whole blocks
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", f"size={size + 1_200_000}", "tmpfs", str(place)],
            capture_output=True,
            check=False,
        ).returncode
    ):
        pytest.skip("may not mount a disk here")
    try:
        shutil.copytree(target, place / "www", symlinks=True)
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@posix
def test_a_full_disk_is_told(project: Path, small_disk: Path) -> None:
    target = small_disk / "www"
    second = Releases(target).all()[-1]
    filler = small_disk / "đầy"
    try:
        edit(project, "đĩa đầy")
        for left in (0, 4_096, 100_000, 400_000):
            free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
            filler.write_bytes(b"x" * max(0, free - left))
            done = publish(project, target)
            filler.unlink()
            assert done.returncode == 1
            assert "đĩa đầy" in done.stderr
            assert done.stderr.endswith(f"Chưa phát hành. Người đọc vẫn đang xem bản {second}, nguyên vẹn.\n")
            assert "Traceback" not in done.stderr
            assert whole(target / "hien-hanh")
            assert clutter(target) == []
    finally:
        restore(project)


@posix
def test_a_disk_for_reading_only_is_told(project: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    target = small_disk / "www"
    second = Releases(target).all()[-1]
    done = publish(project, target)
    assert done.returncode == 1
    assert done.stderr == (
        f"Không ghi được vào “{target}” (đĩa chỉ cho đọc).\n"
        f"Chưa phát hành. Người đọc vẫn đang xem bản {second}, nguyên vẹn.\n"
    )
