"""`namro new LOẠI`: a new record by questions and answers, or by options alone."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from namro.commands import results
from namro.editing.create import draft
from namro.editing.forms import NOT_ASKED, Dialog
from namro.editing.quoting import exact
from namro.editing.shape import shape
from namro.files.loaded import Loaded
from namro.files.read import read
from namro.files.replace import replace
from namro.problems import InvalidData, UserError
from namro.records.kinds import BY_ID, TITLES, Kind, records

if TYPE_CHECKING:
    from namro.commands import Commands

Kinds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
FURTHER: tuple[Callable[[Kinds], None], ...] = (results.add_new,)
"""Kinds that are no record of their own add themselves here: `register(kinds)`, as commands do."""

_LEFT_TO_DO = {"chuyen-de-chuong-trinh"}
"""What can only be put right once the record is there: a talk's line in the timetable names the talk."""


def register(commands: Commands) -> None:
    """Add the command and its kinds."""
    parser = commands.add_parser("new", help="tạo mục mới: hỏi từng trường, viết tệp đúng mẫu")
    kinds = parser.add_subparsers(required=True, metavar="LOẠI")
    for where in records():
        if where.moi:
            _register_kind(kinds, where)
    for register_further in FURTHER:
        register_further(kinds)


def _register_kind(kinds: Kinds, where: Kind) -> None:
    parser = kinds.add_parser(where.ma, help=where.moi)
    parser.add_argument(
        "--ma", default="", metavar="MÃ", help="mã của mục (mặc định: đặt theo tên hoặc câu hỏi)"
    )
    if where.ma == "nhiem-vu":
        parser.add_argument("--cua-van-ban", metavar="MÃ", help="văn bản giao nhiệm vụ này")
    own = [name for name in shape(where.model).fields if name not in NOT_ASKED and name != "nguon"]
    for name in own:
        style = shape(where.model).fields[name]
        if style.model is None:
            help_text = where.model.model_fields[name].title or name
            option = f"--{name.replace('_', '-')}"
            if option not in ("--van-ban", "--khoan"):
                parser.add_argument(
                    option, dest=f"truong_{name}", action="append", metavar="…", help=help_text
                )
    for name, help_text in (("van-ban", "mã văn bản"), ("khoan", "mã khoản"), ("trich", "đoạn trích")):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar="…", help=f"{help_text}; lặp lại được"
        )
    parser.add_argument(
        "--dat",
        action="append",
        default=[],
        metavar="TRƯỜNG=GIÁ_TRỊ",
        help="trường nằm sâu, ví dụ tien_do.muc_do=chua-neu",
    )
    parser.add_argument(
        "--hoi", action="store_true", help="hỏi những trường còn thiếu cả khi không ở cửa sổ lệnh"
    )
    parser.add_argument("--khong-hoi", action="store_true", help="không hỏi; thiếu gì thì báo")
    parser.set_defaults(run=lambda root, given: run(root, given, where.ma))


def run(root: Path, given: argparse.Namespace, kind: str, ask: Callable[[str], str] = input) -> int:
    """Ask for what the options lack, check the record among all others, write it. InvalidData writes nothing."""
    loaded = read(root)
    where = BY_ID[kind]
    values = _from_options(loaded, where, given)
    dialog = Dialog(ask, print, _labels(loaded), {ma: text.toan_van for ma, text in loaded.texts.items()})
    asking = given.hoi or (sys.stdin.isatty() and not given.khong_hoi)
    document = getattr(given, "cua_van_ban", None) or ""
    try:
        if kind == "nhiem-vu" and not document and asking:
            document = dialog.pick_document()
        if asking:
            values = dialog.fill(where.model, values)
    except EOFError as error:
        raise UserError("Chưa trả lời hết; không ghi tệp nào.") from error
    if kind == "nhiem-vu" and document not in loaded.texts:
        raise UserError(f"Cần --cua-van-ban: một trong {', '.join(sorted(loaded.texts))}.")
    made = draft(loaded, kind, values, wanted=given.ma, list_of=document)
    left = [problem for problem in made.problems if problem.code in _LEFT_TO_DO]
    if len(left) < len(made.problems):
        raise InvalidData(made.problems)
    replace(root / made.path, made.text)
    print(f"Đã ghi {made.path}" + (f" (mã {made.ma})" if made.ma else ""))
    for problem in left:
        print(f"Còn phải làm: {problem.message} {problem.hint}")
    print("Xem lại nội dung, chạy  python3 manage.py check  rồi gửi duyệt.")
    return 0


def _from_options(loaded: Loaded, where: Kind, given: argparse.Namespace) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, style in shape(where.model).fields.items():
        typed = getattr(given, f"truong_{name}", None)
        if typed:
            many = style.flow or "tuple" in str(where.model.model_fields[name].annotation)
            split = [part.strip() for one in typed for part in (one.split(",") if style.flow else [one])]
            values[name] = split if many else typed[-1].replace("\\n", "\n")
    cited = _citations(loaded, given)
    if "nguon" in where.model.model_fields and cited:
        values["nguon"] = cited
    elif given.van_ban and "van_ban" in where.model.model_fields:
        values["van_ban"] = given.van_ban[-1]
        if given.khoan and "khoan" in where.model.model_fields:
            values["khoan"] = given.khoan[-1]
    for pair in given.dat:
        path, sign, value = pair.partition("=")
        if not sign:
            raise UserError(f"--dat cần dạng TRƯỜNG=GIÁ_TRỊ, đang là “{pair}”.")
        _put(values, path.split("."), value)
    return values


def _citations(loaded: Loaded, given: argparse.Namespace) -> list[dict[str, str]]:
    """The options' triples; words typed without marks become the clause's own."""
    if not given.trich:
        return []
    if not len(given.van_ban) == len(given.khoan) == len(given.trich):
        raise UserError("Mỗi trích dẫn cần đủ ba: --van-ban, --khoan, --trich.")
    found = []
    for van_ban, khoan, typed in zip(given.van_ban, given.khoan, given.trich, strict=True):
        text = loaded.texts.get(van_ban)
        clause = text.toan_van.theo_ma.get(khoan) if text else None
        words = exact(typed, clause) if clause else None
        found.append({"van_ban": van_ban, "khoan": khoan, "trich": words or typed})
    return found


def _put(values: dict[str, Any], path: list[str], value: str) -> None:
    """Set `value` at a path such as nguon.0.trich, making groups and lists on the way."""
    here: Any = values
    for step, following in zip(path, [*path[1:], None], strict=True):
        empty: Any = value if following is None else [] if following.isdigit() else {}
        if isinstance(here, list):
            position = int(step) if step.isdigit() else len(here)
            if position > len(here):
                raise UserError(f"--dat {'.'.join(path)}: thiếu mục {len(here)}.")
            if position == len(here):
                here.append(empty)
            here = here[position]
        elif isinstance(here, dict):
            here = here.setdefault(step, empty)
        else:
            raise UserError(f"--dat {'.'.join(path)}: “{step}” không nằm trong trường nào.")


def _labels(loaded: Loaded) -> Mapping[str, Mapping[str, str]]:
    """The name of every record by kind and id, for search."""
    found: dict[str, dict[str, str]] = {}
    for entry in loaded.entries:
        record = entry.record
        name = next((getattr(record, n) for n in TITLES if hasattr(record, n)), "")
        found.setdefault(entry.kind, {})[entry.ma] = name
    return found
