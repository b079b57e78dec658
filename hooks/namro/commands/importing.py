"""`namro import`: an official text to clauses under data/van-ban/; a table of questions or of results to records."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands import results
from namro.editing import importer, opendoc, rows, spreadsheets, word
from namro.files import textfile
from namro.files.read import read
from namro.files.replace import replace
from namro.language.vietnamese import slug
from namro.problems import InvalidData, UserError, reason

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="nhập văn bản, hoặc bảng câu hỏi từ Word, Excel, CSV")
    kinds = parser.add_subparsers(required=True, metavar="LOẠI")
    text = kinds.add_parser("van-ban", help="một văn bản vào data/van-ban/, chia thành khoản")
    text.add_argument("tep", type=Path, metavar="TỆP", help="tệp .txt (UTF-8), .docx hoặc .odt")
    text.add_argument(
        "--id", required=True, dest="ma", metavar="MÃ", help="mã văn bản, ví dụ chi-thi-01-ct-tu-2025"
    )
    text.add_argument("--ghi-de", action="store_true", help="ghi đè toàn văn đã có")
    text.set_defaults(run=run_text)
    questions = kinds.add_parser(
        "hoi-dap", help="bảng câu hỏi .xlsx, .csv, .docx, .odt; mặc định chỉ xem thử"
    )
    questions.add_argument("tep", type=Path, metavar="TỆP")
    questions.add_argument("--ghi", action="store_true", help="ghi các câu hỏi khi mọi dòng đều đúng")
    questions.add_argument("--mau", action="store_true", help="tạo bảng mẫu trống ở TỆP (.xlsx, .docx, .csv)")
    questions.set_defaults(run=run_questions)
    outcomes = kinds.add_parser("ket-qua", help="bảng kết quả .csv của các nhiệm vụ; mặc định chỉ xem thử")
    outcomes.add_argument("tep", type=Path, metavar="TỆP")
    outcomes.add_argument("--ghi", action="store_true", help="ghi thật, không chỉ xem sẽ đổi gì")
    outcomes.set_defaults(run=lambda root, given: results.run_import(root, given.tep, write_it=given.ghi))


def run_text(root: Path, given: argparse.Namespace) -> int:
    """Write toan-van.md and its lock, print the importer's report."""
    content = _bytes(given.tep)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given.ma):
        raise UserError(
            f"Mã “{given.ma}” không dùng được: viết chữ thường không dấu, gạch nối, ví dụ {slug(given.ma)}."
        )
    ending = given.tep.suffix.lower()
    if ending in (".docx", ".odt"):
        words = (word if ending == ".docx" else opendoc).read(content, str(given.tep))
        content = "\n\n".join(paragraph for paragraph in words.paragraphs if paragraph).encode()
        for number, rows_of in enumerate(words.tables, 1):
            first = " | ".join(cell for cell in rows_of[0] if cell) if rows_of else ""
            print(
                f"Bảng {number} ({len(rows_of)} dòng, mở đầu “{first[:60]}”) không nhập được: chép tay phần ấy, đối "
                "chiếu với bản giấy."
            )
    text, problems = textfile.decode(content, str(given.tep))
    if text is None:
        raise InvalidData(problems)
    toan_van, made = importer.import_text(text)
    importer.write(toan_van, root / "data" / "van-ban" / given.ma, overwrite=given.ghi_de)
    print(importer.format_report(made, toan_van))
    return 0


def run_questions(root: Path, given: argparse.Namespace) -> int:
    """Tell each row's problems; write all questions as drafts only when asked and when every row is sound."""
    loaded = read(root)
    if given.mau:
        if given.tep.exists():
            raise UserError(f"“{given.tep}” đã có; đặt tên khác.")
        given.tep.write_bytes(spreadsheets.template(given.tep, rows.codes(loaded)))
        print(
            f"Đã tạo bảng mẫu {given.tep}. Mỗi câu hỏi một dòng; thêm trích dẫn thì thêm dòng, để trống cột câu hỏi."
        )
        return 0
    found = rows.questions(spreadsheets.read(given.tep, _bytes(given.tep)), loaded)
    if not found:
        print("Bảng chưa có câu hỏi nào.")
        return 0
    wrong = [asked for asked in found if asked.wrong]
    for asked in found:
        shown = asked.draft.path if asked.draft else ""
        if asked.wrong:
            print(f"{asked.row}: chưa được")
            print("\n".join(f"    {line}" for line in asked.wrong))
        else:
            print(f"{asked.row}: được → {shown}")
    print(f"\n{len(found) - len(wrong)} câu hỏi đúng, {len(wrong)} câu hỏi cần sửa.")
    if wrong:
        print("Chưa ghi gì. Sửa trong bảng rồi chạy lại.")
        return 1
    if not given.ghi:
        print("Mới xem thử, chưa ghi gì. Thêm --ghi để ghi các bản nháp này.")
        return 0
    for asked in found:
        if asked.draft:
            replace(root / asked.draft.path, asked.draft.text)
    print(f"Đã ghi {len(found)} bản nháp vào data/hoi-dap/.")
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được “{path}” ({reason(error.errno)}).") from error
