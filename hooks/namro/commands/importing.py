"""`namro import`: an official text to clauses under data/van-ban/; a table of questions or of results to records."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands import results
from namro.editing import importer, rows, sources, spreadsheets
from namro.editing.importer import doubts, identity
from namro.files import seal, textfile
from namro.files.clauses import ToanVan, serialize
from namro.files.read import read
from namro.files.replace import replace, replace_all
from namro.language.vietnamese import slug
from namro.problems import InvalidData, UserError, reason

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="nhập văn bản, hoặc bảng câu hỏi từ Word, Excel, CSV")
    kinds = parser.add_subparsers(required=True, metavar="LOẠI")
    text = kinds.add_parser("van-ban", help="một văn bản vào data/van-ban/, chia thành khoản")
    text.add_argument("tep", type=Path, metavar="TỆP", help="tệp .txt (UTF-8), .docx, .odt hoặc .pdf")
    text.add_argument(
        "--id", required=True, dest="ma", metavar="MÃ", help="mã văn bản, ví dụ ke-hoach-05-kh-ub-2027"
    )
    text.add_argument("--ghi-de", action="store_true", help="ghi đè toàn văn đã có")
    text.add_argument(
        "--dinh-chinh", type=Path, metavar="TỆP", help="câu trả lời của người biên tập cho các chỗ nghi"
    )
    text.add_argument("--chot", action="store_true", help="khóa mã khoản dù còn chỗ nghi")
    text.set_defaults(run=run_text)
    sealing = kinds.add_parser("niem-phong", help="niêm phong lại toàn văn sau khi đính chính, có lý do")
    sealing.add_argument("ma", metavar="MÃ", help="mã văn bản")
    sealing.add_argument("--ly-do", metavar="LÝ DO", help="vì sao lời văn đổi, theo bản gốc nào")
    sealing.add_argument("--ngay", type=date.fromisoformat, metavar="NGÀY", help="ngày đính chính")
    sealing.set_defaults(run=run_seal)
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
    """Write toan-van.md and its lock, print the importer's report; with grave or many doubts only a draft."""
    _check_id(given.ma)
    source, kinds = sources.read(_bytes(given.tep), str(given.tep)), read(root).goi.loai_van_ban
    answered = importer.NO_ANSWERS
    if given.dinh_chinh is not None:
        text, problems = textfile.decode(_bytes(given.dinh_chinh), str(given.dinh_chinh))
        if text is None:
            raise InvalidData(problems)
        answered = doubts.answers(text, str(given.dinh_chinh), source.lines)
    toan_van, made = importer.import_source(source, answered, kinds)
    why = () if given.chot else doubts.stops(made, toan_van)
    folder = root / "nhap" / given.ma
    page = _page(folder, toan_van, made, source, given.tep.name) if why or source.asks else {}
    if why:
        _draft(folder, toan_van, made, page)
    else:
        importer.write(toan_van, root / "data" / "van-ban" / given.ma, overwrite=given.ghi_de)
    print(importer.format_report(made, toan_van))
    print("Phần đầu văn bản cho biết (đối chiếu với bản giấy):")
    print("\n".join(f"  {line}" for line in identity.told(identity.of(toan_van, kinds), kinds)))
    if not why:
        if any(path.parent != folder for path in page):
            _written(folder, page)
            print(f"Xem hình của phần không đọc được ở {folder.relative_to(root).as_posix()}/nghi-ngo.md.")
        if not (root / "data" / "van-ban" / given.ma / "van-ban.yml").exists():
            print(f"Còn thiếu van-ban.yml: chạy  python3 manage.py new van-ban --ma {given.ma}")
        return 0
    shown = folder.relative_to(root).as_posix()
    print(f"Chưa khóa mã khoản nào: {'; '.join(why)}.")
    print(
        f"Bản nháp và trang chỗ nghi ở {shown}/: xem nghi-ngo.md, trả lời trong dinh-chinh.txt, rồi chạy lại với"
    )
    print(f"    --dinh-chinh {shown}/dinh-chinh.txt")
    print("Đã xem hết mà vẫn đúng như thế thì thêm --chot để khóa mã khoản.")
    return 1


def _page(
    folder: Path, toan_van: ToanVan, made: importer.Report, source: importer.Source, name: str
) -> dict[Path, bytes]:
    """The page of doubts and its pictures of the source."""
    asked = [entry.lines[0] for entry in made.doubtful if entry.lines]
    shown = source.pictures.of(asked) if source.pictures is not None else {}
    files = {
        number: {
            f"hinh/dong-{number}{f'-{at}' if at > 1 else ''}.{picture.ending}": picture.content
            for at, picture in enumerate(pictures, 1)
        }
        for number, pictures in shown.items()
    }
    names = {number: tuple(named) for number, named in files.items()}
    page = doubts.page(made, toan_van, source.lines, name, source.places, names)
    pictures = {folder / path: content for named in files.values() for path, content in named.items()}
    return {folder / "nghi-ngo.md": page.encode(), **pictures}


def _draft(folder: Path, toan_van: ToanVan, made: importer.Report, page: dict[Path, bytes]) -> None:
    """The draft beside data/: its text, the page of doubts, the form for answers (never over answers given)."""
    files = {folder / "toan-van.md": serialize(toan_van).encode(), **page}
    form = folder / "dinh-chinh.txt"
    if not form.exists():
        files[form] = doubts.form(made).encode()
    _written(folder, files)


def _written(folder: Path, files: dict[Path, bytes]) -> None:
    try:
        replace_all(files)
    except OSError as error:
        raise UserError(f"Không ghi được bản nháp vào {folder} ({reason(error.errno)}).") from error


def run_seal(root: Path, given: argparse.Namespace) -> int:
    """Seal a text anew: the words as they stand now, with the reason for every clause that changed."""
    _check_id(given.ma)
    loaded = read(root)
    text = loaded.texts.get(given.ma)
    if text is None:
        raise UserError(f"Không có toàn văn đọc được của văn bản “{given.ma}”.")
    before = text.seal or seal.Seal(())
    lost = [ma for ma in before.ids if ma not in text.toan_van.theo_ma]
    if lost:
        raise UserError(
            f"Khoản đã công bố không còn trong toàn văn: {', '.join(lost)}. Mã khoản là vĩnh viễn."
        )
    changed = [k.ma for k in text.toan_van.khoan if before.digests.get(k.ma, "") not in ("", seal.digest(k))]
    fresh = [k.ma for k in text.toan_van.khoan if before.ids and k.ma not in before.digests]
    if (changed or fresh) and not (given.ly_do and given.ngay):
        raise UserError(
            f"Lời văn đã đổi ở: {', '.join((*changed, *fresh))}. Đính chính phải có lý do và ngày: thêm --ly-do “…” --ngay 2026-12-01."
        )
    after = (
        seal.corrected(before, text.toan_van, " ".join(given.ly_do.split()), given.ngay)
        if changed or fresh
        else seal.of(text.toan_van, before.corrections)
    )
    replace(root / "data" / "van-ban" / given.ma / seal.NAME, after.text)
    print(
        f"Đã niêm phong {len(text.toan_van.khoan)} khoản của {given.ma}; đính chính: {', '.join((*changed, *fresh)) or 'không'}."
    )
    return 0


def _check_id(ma: str) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", ma):
        raise UserError(f"Mã “{ma}” không dùng được: viết chữ thường không dấu, gạch nối, ví dụ {slug(ma)}.")


def run_questions(root: Path, given: argparse.Namespace) -> int:
    """Tell each row's problems; write all questions as drafts only when asked and when every row is sound."""
    loaded = read(root)
    if given.mau:
        if given.tep.exists():
            raise UserError(f"“{given.tep}” đã có; đặt tên khác.")
        given.tep.write_bytes(spreadsheets.template(given.tep, rows.codes(loaded)))
        print(
            f"Đã tạo bảng mẫu {given.tep}. Mỗi câu hỏi một dòng; thêm trích dẫn thì thêm dòng, ghi {rows.MORE} ở cột câu hỏi."
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
            print(f"{asked.row}: được → {shown}, sẽ ghi:")
            print("\n".join(f"    {line}" for line in asked.draft.text.splitlines()) if asked.draft else "")
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
        if path.stat().st_size > sources.HEAVIEST:
            most = sources.HEAVIEST // 1024 // 1024
            raise UserError(
                f"“{path}” nặng hơn {most} MB; tách phụ lục và hình thành tệp riêng rồi nhập phần chữ."
            )
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được “{path}” ({reason(error.errno)}).") from error
