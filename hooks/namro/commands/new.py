"""`namro new LOẠI`: a new record by questions and answers, or by options alone."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from namro.commands import results
from namro.commands.given import from_options
from namro.editing.create import draft
from namro.editing.forms import BACK, NOT_ASKED, Dialog
from namro.editing.importer import identity
from namro.editing.shape import shape
from namro.files.loaded import Loaded
from namro.files.read import read, take_up, without_record
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
    values = from_options(loaded, where, given)
    asking = given.hoi or (sys.stdin.isatty() and not given.khong_hoi)
    wanted = given.ma
    if kind == "van-ban" and (wanted := _imported(root, loaded, given.ma, ask if asking else None)):
        held, kinds = loaded.texts.get(wanted), loaded.goi.loai_van_ban
        told = identity.values(held.toan_van, wanted, kinds) if held else {}
        print(
            "\n".join(
                f"Theo toàn văn, {name}: {_shown(value)}"
                for name, value in told.items()
                if name != "toan_van"
            )
        )
        values = told | values
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
    made = draft(loaded, kind, values, wanted=wanted or given.ma, list_of=document)
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
    print(
        "Xem lại nội dung, chạy  python3 manage.py check  rồi gửi duyệt."
        if where.approved
        else "Xem lại nội dung rồi chạy  python3 manage.py check ."
    )
    return 0


def _imported(root: Path, loaded: Loaded, ma: str, ask: Callable[[str], str] | None) -> str:
    """The document just imported whose record is wanted: the one named, else the one that the person agrees to; ''
    for a document of which no text is there."""
    waiting = without_record(root, loaded)
    chosen = ma if ma in waiting else ""
    if ask is not None and not ma:
        question = "Văn bản {} đã nhập, chưa có van-ban.yml. Ghi cho văn bản này? (Enter: đúng, k: không): "
        chosen = next((one for one in waiting if ask(question.format(one)).strip().lower() != "k"), "")
    if chosen:
        take_up(root, loaded, chosen)
    return chosen


def _shown(value: Any) -> str:
    """A value from a text in one line."""
    if isinstance(value, dict):
        return str(value.get("gia_tri", ""))
    return "; ".join(f"“{one['trich']}”" for one in value) if isinstance(value, list) else str(value)


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


def _labels(loaded: Loaded) -> Mapping[str, Mapping[str, str]]:
    """The name of every record by kind and id, for search; those of the site's own lists."""
    found: dict[str, dict[str, str]] = {
        name: {**loaded.goi.of(name)} for name in ("loai_van_ban", "cap", "vai_tro")
    }
    for entry in loaded.entries:
        record = entry.record
        name = next((getattr(record, n) for n in TITLES if hasattr(record, n)), "")
        found.setdefault(entry.kind, {})[entry.ma] = name
    return found
