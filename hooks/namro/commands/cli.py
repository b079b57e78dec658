"""The command line: picks one of `namro.commands`, turns what it raises into a sentence and an exit code."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from namro.commands import register
from namro.commands.arguments import Parser
from namro.problems import InvalidData, UserError, reason, visible


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 the input or the machine says no, 2 wrong use, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(arguments)
    except BrokenPipeError:
        return 0
    except OSError as error:
        if (
            error.errno != errno.EINVAL or sys.platform != "win32"
        ):  # what Windows says of a pipe that nobody reads
            raise
        return 0
    finally:
        _let_go()


def _run(arguments: list[str] | None) -> int:
    given = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    try:
        anywhere = getattr(given, "anywhere", False)
        root = (given.root or (Path.cwd() if anywhere else _find_root(Path.cwd()))).resolve()
        return int(given.run(root, given))
    except BrokenPipeError:
        raise
    except (InvalidData, UserError) as error:
        print(visible("\n".join((str(error), *getattr(error, "__notes__", ())))), file=sys.stderr)
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; không có gì dở dang.", file=sys.stderr)
        return 130
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT):
            raise
        place = f" ({error.filename})" if error.filename else ""
        print(f"Không ghi được: {reason(error.errno)}{place}.", file=sys.stderr)
    return 1


def _let_go() -> None:
    """Say what is left to say. Whoever reads the output may have seen enough (`| head -1`): that is no fault of the
    command, and Python shall not complain of it at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with Path(os.devnull).open("w", encoding="utf-8") as nothing:
                os.dup2(nothing.fileno(), stream.fileno())


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = Parser(
        prog="namro" if Path(sys.argv[0]).stem == "namro" else "manage.py",  # as it was called
        description="Dựng trang đọc, tìm, đối chiếu và in các văn bản.",
    )
    parser.add_argument(
        "--root", type=Path, metavar="THƯ_MỤC", help="thư mục của dự án (mặc định: tìm từ thư mục đang đứng)"
    )
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    register(commands, arguments)
    return parser


def _find_root(start: Path) -> Path:
    """The nearest folder, upwards, that holds a project."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    raise UserError(
        "Không thấy dự án: chạy lệnh trong thư mục có mkdocs.yml và data/, hoặc thêm --root THƯ_MỤC."
    )
