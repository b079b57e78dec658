"""Make .venv from the lock files, then run the `namro` package in it; needs only the standard library."""

import contextlib
import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets this far and must be told so
    sys.exit("Cần Python 3.11 trở lên; đang chạy bằng Python {}.{}.".format(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / ".namro-stamp"
LOCK_FILE = ROOT / ".venv.khoa"
LOCKS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
IS_SOURCE = (ROOT / "hooks" / "namro").is_dir()  # else a project, whose lock pins the engine as one file

USAGE = """\
Cách dùng: python3 manage.py LỆNH [tùy chọn]        (trên Windows: py manage.py LỆNH)

  build    dựng trang vào thư mục site/
  serve    dựng rồi xem thử ngay trên máy này
  check    kiểm tra dữ liệu, không dựng trang
  test     dự án: dựng rồi kiểm cả trang theo hợp đồng chung; mã nguồn của máy dựng: chạy mọi bài kiểm thử
           trên mọi nhân của máy, test --quick bỏ các bài lâu, tùy chọn theo sau được chuyển cho pytest
  bench    đo tìm kiếm, trang, lần dựng, nạp vào PostgreSQL: bench search, pages, build, postgres, portal
  clean    xóa .venv, site/ và các tệp tạm
  help     liệt kê mọi lệnh của gói namro; lệnh nào cũng dùng được ở đây

Lần chạy đầu tự cài các gói cần thiết vào thư mục .venv, không đụng tới phần còn lại của máy."""

NO_INSTALLER = (
    "Máy này chưa có pip để cài các gói. Trên Debian hoặc Ubuntu, hãy chạy: sudo apt install python3-pip; "
    "trên máy khác, hãy cài pip hoặc uv; rồi chạy lại lệnh này."
)
INSTALL_FAILED = (
    "Không cài được các gói vào .venv (lý do ở các dòng phía trên). Hãy kiểm tra mạng, kho gói đặt cho pip "
    "(lệnh: pip config list) và chỗ trống trên đĩa, rồi chạy lại lệnh này."
)


class SetupError(Exception):
    """Something the user can put right; the text says what, in one Vietnamese sentence."""


def say(text: str) -> None:
    """To standard error: standard output belongs to the command that is run."""
    print(text, file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path], *, piped: bool = False, cwd: Path | None = None, **env: str
) -> tuple[int, str]:
    """Run a child to its end: exit code and, if piped, its output. Being stopped stops the child first."""
    stdout = subprocess.PIPE if piped else None
    child = subprocess.Popen(command, env=child_env() | env, cwd=cwd, stdout=stdout, encoding="utf-8")
    try:
        output, _ = child.communicate()
    except BaseException as stop:
        # Ctrl-C at a terminal has already reached the child; told twice, it could not tidy up.
        told = isinstance(stop, KeyboardInterrupt) and os.isatty(0)
        try:
            if not told:
                child.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
            child.wait(timeout=10)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            child.kill()
            child.wait()
        raise
    return child.returncode if child.returncode >= 0 else 128 - child.returncode, output or ""


def child_env() -> dict[str, str]:
    """The caller's environment, with our modules in place of any that PYTHONPATH or PYTHONHOME may name."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return kept | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def digest(lock: Path) -> str:
    """Names the packages of one lock file on this version of Python and this platform."""
    build = str(sysconfig.get_config_var("EXT_SUFFIX"))  # such as .cpython-311-x86_64-linux-gnu.so
    return hashlib.sha256(lock.read_bytes() + build.encode()).hexdigest()


def installed() -> list[str]:
    """The digests of the locks that were installed to the end, in order; none if a set-up was cut short."""
    try:
        return STAMP.read_text("ascii").split() if PYTHON.exists() else []
    except (OSError, ValueError):
        return []


def try_lock(file: BinaryIO) -> bool:
    """Take the operating system's lock on the file; false if another process holds it."""
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Hold .venv.khoa; the system lets go of it even when we are killed. The file itself stays: removing
    it would let a waiting process and a new one hold two different files."""
    with LOCK_FILE.open("ab") as file:
        if not try_lock(file):
            say("Một lệnh khác đang cài đặt hoặc dựng trang; đang chờ lệnh đó xong…")
            while not try_lock(file):
                time.sleep(0.2)
        yield


def installers(locks: Sequence[Path]) -> list[list[str | Path]]:
    """The commands that can fill .venv on this machine, best first: exact hashes, ready-made wheels only."""
    hashed = ["--require-hashes", *(part for lock in locks for part in ("-r", str(lock)))]
    commands: list[list[str | Path]] = []
    uv = shutil.which("uv")
    if uv:
        commands.append([uv, "pip", "install", "-q", "--python", PYTHON, "--no-build", *hashed])
    # The Python below any virtual environment: we may be running in the .venv that is about to be replaced.
    pip = [getattr(sys, "_base_executable", sys.executable), "-P", "-m", "pip", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--version"], capture_output=True, env=child_env(), check=False).returncode == 0:
        commands.append([*pip, "--python", PYTHON, "install", "-q", "--only-binary", ":all:", *hashed])
    return commands


def set_up(locks: Sequence[Path]) -> None:
    """Bring .venv to the given lock files. The stamp goes first and comes back last, so that whatever
    happens in between, the next run starts anew."""
    wanted = [digest(lock) for lock in locks]
    if installed()[: len(wanted)] == wanted:
        return
    with only_one():
        if installed()[: len(wanted)] == wanted:
            return
        commands = installers(locks)
        if not commands:
            raise SetupError(NO_INSTALLER)
        if installed() == wanted[:1]:
            say("Đang cài thêm các gói để kiểm thử vào .venv…")
            STAMP.unlink()
        else:
            STAMP.unlink(missing_ok=True)
            say("Đang cài các gói vào .venv (lần đầu mất khoảng một phút)…")
            remove(VENV)
            venv.EnvBuilder(with_pip=False, symlinks=sys.platform != "win32").create(VENV)
        # PIP_USER: a user's "--user by default" setting would be refused in a virtual environment.
        if not any(run(command, cwd=ROOT, PIP_USER="0")[0] == 0 for command in commands):
            raise SetupError(INSTALL_FAILED)
        STAMP.write_text("\n".join(wanted) + "\n", "ascii")
        say("Đã cài xong các gói.")


def remove(path: Path) -> bool:
    """Remove a file, a folder or a link (never what it points to); tell whether there was one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
    else:
        return False
    return True


def leftovers() -> Iterator[Path]:
    """Everything that our commands make and can make again."""
    caches = (".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache", "__pycache__")
    yield from (ROOT / name for name in ("site", "site-xem-thu", ".venv", *caches))
    yield from sorted([*ROOT.glob(".site-moi-*"), *ROOT.glob(".site-cu-*")])
    for top in (ROOT / "hooks", ROOT / "tests"):
        for folder, names, _ in [] if top.is_symlink() else os.walk(top):
            if "__pycache__" in names:
                names.remove("__pycache__")
                yield Path(folder, "__pycache__")


def clean() -> int:
    with only_one():
        STAMP.unlink(missing_ok=True)  # first, lest a half-removed .venv pass for a whole one
        removed = [path.relative_to(ROOT).as_posix() for path in leftovers() if remove(path)]
    print(f"Đã xóa: {', '.join(removed)}." if removed else "Không có gì để xóa.")
    return 0


def pytest_defaults(arguments: Sequence[str]) -> list[str]:
    """What tests run with unless the user says otherwise: all cores (tests/conftest.py), the slowest told."""
    alone = any(word in ("no:xdist", "-pno:xdist") for word in arguments)
    return ["--durations=10", *([] if alone else ["-n", "auto", "--dist", "loadfile"])]


def dispatch(command: str, arguments: Sequence[str]) -> int:
    if os.pathsep in str(ROOT):
        raise SetupError(f"Hãy đặt dự án vào thư mục mà đường dẫn không có dấu “{os.pathsep}”: {ROOT}")
    if command == "clean" and not arguments:
        return clean()
    if command == "test" and IS_SOURCE:
        set_up(LOCKS)
        _, browser = run([PYTHON, ROOT / "tests" / "support" / "chromium.py"], piped=True)
        tests: list[str | Path] = [PYTHON, "-m", "pytest", *pytest_defaults(arguments), *arguments]
        # A run starts hundreds of processes: each would compile all modules and templates anew where none may be kept.
        return run(tests, cwd=ROOT, CHROMIUM=browser.strip(), PYTHONDONTWRITEBYTECODE="")[0]
    if command == "bench" and IS_SOURCE:
        set_up(LOCKS)
        _, browser = run([PYTHON, ROOT / "tests" / "support" / "chromium.py"], piped=True)
        return run(
            [PYTHON, "-P", "-m", "namro", "--root", ROOT, command, *arguments], CHROMIUM=browser.strip()
        )[0]
    set_up(LOCKS[:1])
    passed_on = ["--help"] if command == "help" else ["--root", ROOT, command, *arguments]
    # Two builds at once would clear away each other's folder aside.
    with only_one() if command == "build" else contextlib.nullcontext():
        return run([PYTHON, "-P", "-m", "namro", *passed_on])[0]


def explain(error: OSError) -> str:
    """What went wrong with a file, and what to do, in Vietnamese."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Đĩa đã đầy, không ghi được vào {ROOT}. Hãy dọn bớt rồi chạy lại lệnh này."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Không có quyền ghi vào {ROOT} ({error.filename}). Hãy chép dự án vào thư mục của bạn rồi chạy lại."
    return f"Không đọc hoặc ghi được tệp: {error}."


def main(arguments: Sequence[str]) -> int:
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "manage.py | head" is not an error
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE)
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return dispatch(arguments[0], arguments[1:])
    except KeyboardInterrupt:
        say("Đã dừng.")
        return 128 + signal.SIGINT
    except SetupError as problem:
        say(str(problem))
    except OSError as error:
        say(explain(error))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
