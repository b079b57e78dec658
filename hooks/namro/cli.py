"""The commands: `namro build`, `serve`, `check`, `import`. Each is also `python3 manage.py …`."""

from __future__ import annotations

import argparse
import errno
import re
import sys
from pathlib import Path

from namro import importer, publish, textfile
from namro.load import load
from namro.problems import InvalidData, UserError, reason, report
from namro.vietnamese import slug


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 the input or the machine says no, 2 wrong use, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = _parser().parse_args(arguments)
    try:
        root = (given.root or _find_root(Path.cwd())).resolve()
        return int(given.run(root, given))
    except (InvalidData, UserError) as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; không có gì dở dang.", file=sys.stderr)
        return 130
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT):
            raise
        place = f" ({error.filename})" if error.filename else ""
        print(f"Không ghi được: {reason(error.errno)}{place}.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="namro", description="Dựng trang tài liệu nghị quyết.")
    parser.add_argument("--root", type=Path, help="thư mục của dự án (mặc định: tìm từ thư mục đang đứng)")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    check = commands.add_parser("check", help="kiểm tra dữ liệu, in mọi lỗi một lần")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="dựng trang vào site/")
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="xem thử, tự dựng lại khi sửa")
    serve.add_argument(
        "--dev-addr", default="127.0.0.1:8000", help="địa chỉ và cổng (mặc định 127.0.0.1:8000)"
    )
    serve.set_defaults(run=_serve)
    importing = commands.add_parser("import", help="đưa một văn bản thuần chữ vào data/van-ban/")
    importing.add_argument("tep", type=Path, metavar="TỆP", help="tệp .txt, UTF-8")
    importing.add_argument(
        "--id", required=True, dest="ma", metavar="MÃ", help="mã văn bản, ví dụ chi-thi-01-ct-tu-2025"
    )
    importing.add_argument("--ghi-de", action="store_true", help="ghi đè toàn văn đã có")
    importing.set_defaults(run=_import)
    return parser


def _check(root: Path, _: argparse.Namespace) -> int:
    library = load(root)
    tasks = sum(len(tasks) for tasks in library.nhiem_vu.values())
    clauses = sum(len(text.khoan) for text in library.toan_van.values())
    print(
        f"{len(library.van_ban)} văn bản ({clauses} khoản nguyên văn), {len(library.hoi_nghi)} hội nghị, "
        f"{len(library.chuyen_de)} chuyên đề, {len(library.hoi_dap)} hỏi đáp, {tasks} nhiệm vụ. {report(())}"
    )
    return 0


def _build(root: Path, _: argparse.Namespace) -> int:
    print("Đang kiểm tra dữ liệu và dựng trang…", flush=True)
    try:
        publish.build(root)
    except UserError as error:
        had = " Trang cũ trong site/ vẫn còn nguyên." if (root / "site").exists() else ""
        raise UserError(f"{error}\nChưa dựng được trang.{had}") from error
    print(f"Xong: {root / 'site' / 'index.html'}")
    return 0


def _serve(root: Path, given: argparse.Namespace) -> int:
    return publish.serve(root, ["--dev-addr", given.dev_addr])


def _import(root: Path, given: argparse.Namespace) -> int:
    try:
        content = given.tep.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được “{given.tep}” ({reason(error.errno)}).") from error
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given.ma):
        raise UserError(
            f"Mã “{given.ma}” không dùng được: viết chữ thường không dấu, gạch nối, ví dụ {slug(given.ma)}."
        )
    text, problems = textfile.decode(content, str(given.tep))
    if text is None:
        raise InvalidData(problems)
    toan_van, made = importer.import_text(text)
    importer.write(toan_van, root / "data" / "van-ban" / given.ma, overwrite=given.ghi_de)
    print(importer.format_report(made, toan_van))
    return 0


def _find_root(start: Path) -> Path:
    """The nearest folder, upwards, that holds a project."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    raise UserError(
        "Không thấy dự án: chạy lệnh trong thư mục có mkdocs.yml và data/, hoặc thêm --root THƯ_MỤC."
    )
