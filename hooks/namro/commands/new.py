"""`namro new LOẠI`: a new record by questions and answers, or by options alone."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from namro.commands import results
from namro.editing.create import draft
from namro.editing.forms import BACK, NOT_ASKED, Dialog
from namro.editing.quoting import exact
from namro.editing.shape import shape
from namro.files.loaded import Loaded
from namro.files.read import read
from namro.files.replace import replace
from namro.problems import InvalidData, Problem, UserError
from namro.records.kinds import BY_ID, TITLES, Kind, records
from namro.rules.same_question import twin

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
    asking = given.hoi or (sys.stdin.isatty() and not given.khong_hoi)
    unfinished = root / "nhap" / f"new-{kind}.json"
    dialog = Dialog(
        ask,
        print,
        _labels(loaded),
        {ma: text.toan_van for ma, text in loaded.texts.items()},
        lambda typed: _twin(loaded, typed),
        lambda answers: replace(unfinished, json.dumps(answers, ensure_ascii=False, indent=2) + "\n"),
    )
    if asking:
        print(f"Gõ {BACK} để quay lại câu trước.")
        values = _taken_up(unfinished, ask) | values
    document = getattr(given, "cua_van_ban", None) or ""
    try:
        if kind == "nhiem-vu" and not document and asking:
            document = dialog.pick_document()
        if asking:
            values = dialog.fill(where.model, values)
    except EOFError as error:
        kept = f" Lời đã gõ giữ ở {unfinished.relative_to(root).as_posix()}." if unfinished.is_file() else ""
        raise UserError(f"Chưa trả lời hết; không ghi tệp nào.{kept}") from error
    if kind == "nhiem-vu" and document not in loaded.texts:
        raise UserError(f"Cần --cua-van-ban: một trong {', '.join(sorted(loaded.texts))}.")
    made = draft(loaded, kind, values, wanted=given.ma, list_of=document)
    left = [problem for problem in made.problems if problem.code in _LEFT_TO_DO]
    if len(left) < len(made.problems):
        wrong = InvalidData(made.problems)
        if unfinished.is_file():
            _keep_sound(unfinished, values, made.problems)
            wrong.add_note("Chưa ghi. Lời đã gõ được giữ: chạy lại lệnh này, máy chỉ hỏi lại trường sai.")
        raise wrong
    replace(root / made.path, made.text)
    unfinished.unlink(missing_ok=True)
    print(f"Đã ghi {made.path}" + (f" (mã {made.ma})" if made.ma else ""))
    for problem in left:
        print(f"Còn phải làm: {problem.message} {problem.hint}")
    print("Xem lại nội dung, chạy  python3 manage.py check  rồi gửi duyệt.")
    return 0


def _twin(loaded: Loaded, typed: str) -> str:
    other = twin(loaded, typed)
    return f"{other.path}: “{other.record.cau_hoi}”" if other else ""


def _taken_up(unfinished: Path, ask: Callable[[str], str]) -> dict[str, Any]:
    """The answers of a conversation that came to no end, where the person wants to go on with it."""
    if not unfinished.is_file():
        return {}
    answers: dict[str, Any] = json.loads(unfinished.read_text(encoding="utf-8"))
    print(f"Lần trước còn dở, đã có: {', '.join(answers)}.")
    if ask("Làm tiếp? (Enter: tiếp, k: bỏ): ").strip().lower() == "k":
        unfinished.unlink()
        return {}
    return answers


def _keep_sound(unfinished: Path, values: Mapping[str, Any], problems: Iterable[Problem]) -> None:
    """Keep the answers but those that are wrong, which will be asked again."""
    wrong = {problem.field.partition(" ")[0] for problem in problems}
    wrong |= {"nguon"} if wrong & {"trich", "khoan", "van_ban"} else set()
    sound = {name: value for name, value in values.items() if name not in wrong}
    replace(unfinished, json.dumps(sound, ensure_ascii=False, indent=2) + "\n")


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
