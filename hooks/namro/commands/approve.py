"""`namro approve`: hand records in, approve them, renew an approval; who, when and what is written for you."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from namro.commands.arguments import today
from namro.editing import approving
from namro.editing.approving import Approver
from namro.files import ledger
from namro.files.loaded import Entry, Loaded
from namro.files.read import read
from namro.files.replace import replace_all
from namro.language.names import is_a_name
from namro.library.load import check
from namro.problems import InvalidData, UserError, relative
from namro.records.ban_dich import MaNgonNgu, translations
from namro.records.base import BienTap

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "approve", help="trình duyệt, duyệt, duyệt lại; ghi vai trò, ngày và dấu vân tay"
    )
    parser.add_argument("duong_dan", nargs="*", type=Path, metavar="TỆP", help="tệp hoặc thư mục trong data/")
    parser.add_argument(
        "--id", action="append", default=[], dest="ma", metavar="MÃ", help="chỉ các mục này của tệp"
    )
    parser.add_argument(
        "--nguoi-duyet", default="", metavar="VAI_TRÒ", help='vai trò, ví dụ "nhóm biên soạn"'
    )
    parser.add_argument("--ngay", default="", metavar="NĂM-THÁNG-NGÀY", help="ngày duyệt (mặc định: hôm nay)")
    parser.add_argument(
        "--ban-dich",
        default="",
        choices=get_args(MaNgonNgu),
        metavar="NGÔN_NGỮ",
        help="duyệt bản dịch km, zh hoặc en của các mục ấy, không đụng tới bản tiếng Việt",
    )
    parser.add_argument("--trinh", action="store_true", help="trình duyệt: nhap thành cho-duyet")
    parser.add_argument(
        "--all",
        action="store_true",
        help="mọi mục đã ghi da-duyet: tính lại dấu vân tay, giữ người và ngày nếu không ghi khác; "
        "chỉ dùng khi đổi hàng loạt mà không đổi lời (đổi tên trường, thêm dấu vân tay lần đầu)",
    )
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write the states. InvalidData when the data hold other mistakes: what is wrong is not approved."""
    if not given.duong_dan and not given.all:
        raise UserError("Duyệt tệp nào? Ghi tên tệp, hoặc --all.")
    if given.ngay and not _is_day(given.ngay):
        raise UserError(f"Không có ngày “{given.ngay}”: ngày duyệt viết năm-tháng-ngày, ví dụ 2026-02-07.")
    if given.ngay and date.fromisoformat(given.ngay) > today():
        raise UserError(f"Ngày duyệt {given.ngay} chưa đến (hôm nay là {today().isoformat()}).")
    if is_a_name(given.nguoi_duyet):
        raise UserError(f"“{given.nguoi_duyet}” là tên một người: ghi vai trò, ví dụ “nhóm biên soạn”.")
    loaded = read(root)
    entries = _wanted(loaded, root, given)
    paths = {entry.path for entry in entries}
    wrong = [p for p in check(loaded) if p.path in paths and p.code not in approving.CODES]
    if wrong:
        raise InvalidData(wrong)
    if given.ban_dich:
        approver = None if given.trinh else _approver(given)
        changes = list(approving.translated(loaded, entries, given.ban_dich, approver))
    elif given.trinh:
        changes = list(approving.handed_in(entries))
    elif given.all:
        changes = list(approving.renewed(entries, Approver(given.nguoi_duyet, given.ngay)))
    else:
        changes = list(approving.approved(entries, _approver(given)))
    texts = approving.rewritten(loaded, changes)
    replace_all({root / path: text for path, text in {**texts, **_ledgers(root, changes)}.items()})
    _tell(given, changes, entries, len(texts))
    return 0


def _approver(given: argparse.Namespace) -> Approver:
    """Who approves, today unless another day is given."""
    if not given.nguoi_duyet:
        raise UserError('Ai duyệt? Thêm --nguoi-duyet "vai trò", ví dụ --nguoi-duyet "nhóm biên soạn".')
    return Approver(given.nguoi_duyet, given.ngay or today().isoformat())


def _ledgers(root: Path, changes: Sequence[tuple[Entry, Mapping[str, Any]]]) -> dict[str, str]:
    """The ledgers in which drafts of results are now approved."""
    found: dict[str, str] = {}
    for entry, state in changes:
        if entry.kind != ledger.FOLDER:
            continue
        path = f"{entry.path.rpartition('/')[0]}/{ledger.LEDGER}"
        before = found.get(path, (root / path).read_text(encoding="utf-8") if (root / path).is_file() else "")
        name = entry.ma.partition("/")[2]
        if name in ledger.parse(before, path).drafts:
            found[path] = ledger.rewritten(before, name, entry.record.model_copy(update=dict(state)))
    return found


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wanted(loaded: Loaded, root: Path, given: argparse.Namespace) -> list[Entry]:
    """The entries with an editorial state in the wanted files."""
    inside = []
    for path in given.duong_dan:
        if not path.resolve().is_relative_to(root / "data") or not path.exists():
            raise UserError(f"“{path}” không phải tệp hay thư mục trong {root / 'data'}.")
        inside.append(relative(path.resolve(), root))
    found = [
        entry
        for entry in loaded.entries
        if _has_a_state(entry, given.ban_dich)
        and (not inside or any(entry.path == p or entry.path.startswith(f"{p}/") for p in inside))
        and (not given.ma or entry.ma in given.ma)
    ]
    if missing := set(given.ma) - {entry.ma for entry in found}:
        raise UserError(f"Không thấy mục “{'”, “'.join(sorted(missing))}” trong các tệp ấy.")
    if not found:
        raise UserError(
            "Các tệp ấy không có mục nào cần duyệt, hoặc đang có lỗi: chạy  python3 manage.py check."
        )
    return found


def _has_a_state(entry: Entry, language: str) -> bool:
    """Whether there is something of the record to approve: itself, or its translation into a language."""
    if language:
        return any(code == language for code, _ in translations(entry.record))
    return isinstance(entry.record, BienTap)


def _tell(given: argparse.Namespace, changes: Sequence[object], entries: list[Entry], files: int) -> None:
    done = "Đã trình duyệt" if given.trinh else "Đã ghi dấu vân tay cho" if given.all else "Đã duyệt"
    print(f"{done} {len(changes)} mục; {files} tệp thay đổi.")
    if not given.trinh and not given.all and not given.ban_dich:
        drafts = [entry.ma for entry in entries if entry.record.trang_thai_bien_tap == "nhap"]
        if drafts:
            print(f"Còn là nháp, chưa duyệt: {', '.join(drafts)}. Viết xong thì trình duyệt bằng --trinh.")
        elif not changes:
            print("Các mục ấy đã duyệt từ trước và chưa đổi, nên giữ nguyên.")
