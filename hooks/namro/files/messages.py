"""What pydantic refuses, in Vietnamese, at the line of the editor's file.

Every message names the field by its Vietnamese label, says what is wrong, and how to write it instead.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from namro.files.yamlfile import Path, YamlDocument
from namro.language.vietnamese import did_you_mean, nearest, slug
from namro.problems import Problem
from namro.records.annotations import declared
from namro.records.base import MucDanhSach, written
from namro.records.cach_goi import CHUNG

_Model = TypeVar("_Model", bound=BaseModel)
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>[12]\d{3})")
_YEAR_FIRST = re.compile(r"(?P<y>[12]\d{3})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})")
_LONGEST_SHOWN = 80

_WHAT = {
    "missing": "Thiếu trường bắt buộc này.",
    "extra_forbidden": "Không có trường nào tên “{name}”.",
    "string_type": "Phải là chữ, đang {shown}.",
    "string_too_short": "Để trống.",
    "string_too_long": "Dài quá {max_length} ký tự.",
    "string_pattern_mismatch": "Giá trị {value} không đúng dạng.",
    "literal_error": "Không nhận giá trị {value}.",
    "tuple_type": "Phải là danh sách, đang {shown}.",
    "too_short": "Cần ít nhất {min_length} mục, đang có {actual_length}.",
    "too_long": "Chỉ nhận {max_length} mục, đang có {actual_length}.",
    "model_type": "Phải gồm các trường con, mỗi trường một dòng; đang {shown}.",
    "model_attributes_type": "Phải gồm các trường con, mỗi trường một dòng; đang {shown}.",
    "greater_than_equal": "Phải từ {ge} trở lên, đang {shown}.",
    "less_than_equal": "Không được quá {le}, đang {shown}.",
    "ngay": "Giá trị {value} không đọc được thành ngày.",
    "gio": "Giá trị {value} không đọc được thành giờ.",
    "so_nguyen": "Phải là số nguyên, đang {shown}.",
    "co_khong": "Chỉ nhận co hoặc khong, đang {shown}.",
    "khong_phai_loi": "Máy hiểu {value} là số, ngày hoặc có/không, không phải lời.",
    "loi_co_the": "Lời này không nhận thẻ và các dấu < > &.",
    "ket_qua_cho_khac": "Kết quả không ghi trong tệp nhiệm vụ.",
}


def validate(
    model: type[_Model], document: YamlDocument, path: str, ma: str = ""
) -> tuple[_Model | None, list[Problem]]:
    """Make a record of the document, or tell everything that is wrong with it; `ma` is the name of its file, which is
    the id of what has one."""
    value, problems = document.value, []
    if issubclass(model, MucDanhSach) and isinstance(value, dict):
        if "id" in value:
            message = f"Mã là tên tệp (“{ma}”), không viết trong tệp."
            problems.append(
                Problem(
                    path,
                    *document.key_at(("id",)),
                    "id",
                    "ma-thua",
                    message,
                    "Xóa dòng này; đổi mã thì đổi tên tệp.",
                )
            )
        value = {**value, "id": slug(ma) or "x"}  # a name that is no id is told of the file
    try:
        return model.model_validate(value), problems
    except ValidationError as error:
        told = _without_echoes(error.errors(include_url=False))
        return None, problems + [_problem(model, details, document, path) for details in told]


def of_field(model: type[BaseModel], name: str, value: Any) -> str:
    """What is wrong with one answer, and how to mend it, in one line; '' when it will do."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        own = [e for e in error.errors(include_url=False) if e["loc"][0] == name and len(e["loc"]) < 3]
        for details in own:
            problem = _problem(model, details, YamlDocument(None, {}, {}), "")
            return f"{problem.message} {problem.hint}".strip()
    return ""


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what only follows from another mistake: a list short of its broken items, and a required
    field that is there under a misspelt name."""
    inside = {tuple(e["loc"][:end]) for e in errors for end in range(len(e["loc"]))}
    missing = {(e["loc"][:-1], str(e["loc"][-1])) for e in errors if e["type"] == "missing"}
    meant = {
        (
            e["loc"][:-1],
            nearest(str(e["loc"][-1]), (name for where, name in missing if where == e["loc"][:-1])),
        )
        for e in errors
        if e["type"] == "extra_forbidden"
    }
    return [
        e
        for e in errors
        if not (e["type"] == "too_short" and tuple(e["loc"]) in inside)
        and not (e["type"] == "missing" and (e["loc"][:-1], str(e["loc"][-1])) in meant)
    ]


def label(model: type[BaseModel], loc: Path) -> str:
    """The Vietnamese label of the field at `loc`, with its key; '' for the record itself."""
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    field = _field(model, loc)
    if field is not None and field.title:
        return f"{name} ({field.title})"
    return str(name)


def _problem(model: type[BaseModel], details: ErrorDetails, document: YamlDocument, path: str) -> Problem:
    loc: Path = tuple(details["loc"])
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind == "string_type" and given is None:
        kind = "string_too_short"
    if kind == "missing":
        line, column = document.key_at(loc[:-1])
    elif kind == "extra_forbidden":
        line, column = document.key_at(loc)
    else:
        line, column = document.value_at(loc)
    name = str(loc[-1]) if loc else ""
    message = _WHAT[kind].format(name=name, shown=_shown(given), value=f"“{given}”", **context)
    return Problem(
        path,
        line,
        column,
        label(model, loc),
        f"truong-{kind}",
        message,
        _hint(model, loc, kind, given, context),
    )


def _hint(model: type[BaseModel], loc: Path, kind: str, given: Any, context: Mapping[str, Any]) -> str:
    if kind == "missing":
        return f"Thêm dòng  {loc[-1]}: …"
    if (bare := uncurled(given)) and kind != "extra_forbidden":
        return f"Bỏ dấu nháy cong: {bare}"
    if kind == "extra_forbidden":
        fields = _fields(model, loc[:-1])
        return did_you_mean(str(loc[-1]), fields) or "Các trường dùng được: " + ", ".join(fields) + "."
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context["expected"]))
        return f"{did_you_mean(str(given), choices)} Giá trị dùng được: {', '.join(choices)}.".strip()
    if kind == "string_pattern_mismatch":
        if str(context["pattern"]).startswith("^https"):
            return "Viết dạng https://ten-mien/ (kết thúc bằng dấu /)."
        if "@" in str(context["pattern"]):
            return "Viết dạng ten-hop-thu@co-quan.vn."
        if "/" in str(context["pattern"]):
            return "Viết địa chỉ từ sau tên miền, kết thúc bằng dấu /, ví dụ hoi-dap/ma-cau-hoi/"
        several = [slug(one) for one in re.split(r"[;,|]", str(given)) if one.strip()]
        if len(several) > 1:
            return f"Mỗi mục một mã, cách nhau bằng dấu phẩy: [{', '.join(several)}]"
        if named := _list_of(model, loc):
            own = CHUNG.of(named)
            return f"{did_you_mean(slug(str(given)), own)} Giá trị có sẵn: {', '.join(own)}.".strip()
        where = " (mã văn bản là tên thư mục trong data/van-ban/)" if loc[-1] == "van_ban" else ""
        return f"Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối: {slug(str(given))}{where}"
    if kind == "ngay":
        return _day_hint(str(given))
    if kind == "model_type" and not loc:
        if isinstance(given, list):
            return "Tệp này chỉ chứa một mục: bỏ dấu “- ” ở đầu, viết các trường sát lề trái."
        return "Viết mỗi trường một dòng, dạng  ten_truong: giá trị"
    return _HINTS.get(kind, "")


def _list_of(model: type[BaseModel], loc: Path) -> str:
    """The list of the site that the values of a field are taken from; '' for other fields."""
    *above, name = [step for step in loc if isinstance(step, str)]
    current: Any = model
    for step in above:
        current = declared(current, step).model
    return declared(current, name).named if current and name in current.model_fields else ""


def _day_hint(given: str) -> str:
    """The same day in the form that is read, or why there is no such day."""
    match = _DAY_FIRST.fullmatch(given) or _YEAR_FIRST.fullmatch(given)
    if match is None or not 1 <= (month := int(match["m"])) <= 12:
        return "Viết năm-tháng-ngày, ví dụ 2026-02-07"
    year, day = int(match["y"]), int(match["d"])
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"Tháng {month} năm {year} có {last} ngày: xem lại ngày, viết năm-tháng-ngày."
    return f"Viết năm-tháng-ngày: {year}-{month:02d}-{day:02d}"


def uncurled(value: Any) -> str:
    """The words inside curly quotes that stand around a whole value, where Word put them; '' without such."""
    found = re.fullmatch(r"[“”‘’]([^“”‘’]+)[“”‘’]", value) if isinstance(value, str) else None
    return found[1] if found else ""


_HINTS = {
    "gio": "Viết giờ:phút đủ hai chữ số, ví dụ 07:30",
    "tuple_type": "Mỗi mục một dòng, mở đầu bằng gạch và dấu cách: “- ”.",
    "string_type": "Viết thành một câu; nếu có dấu hai chấm thì đặt cả câu trong dấu nháy kép.",
    "string_too_short": "Viết nội dung, hoặc xóa cả dòng nếu trường này không bắt buộc.",
    "string_too_long": "Rút ngắn lại.",
    "too_short": "Thêm cho đủ.",
    "too_long": "Bớt cho vừa.",
    "model_type": "Xuống dòng và thụt vào hai dấu cách cho các trường con.",
    "model_attributes_type": "Xuống dòng và thụt vào hai dấu cách cho các trường con.",
    "so_nguyen": "Viết bằng chữ số, ví dụ 3",
    "greater_than_equal": "Viết số lớn hơn.",
    "less_than_equal": "Viết số nhỏ hơn.",
    "co_khong": "Viết co hoặc khong (không dấu).",
    "khong_phai_loi": "Viết thành lời, ví dụ “Năm 2026”.",
    "loi_co_the": "Viết bằng chữ.",
    "ket_qua_cho_khac": "Xóa trường này; ghi kết quả bằng lệnh: new ket-qua --nhiem-vu MÃ (mỗi kết quả một tệp trong data/ket-qua/).",
}


def _shown(value: Any) -> str:
    if value is None:
        return "để trống"
    if isinstance(value, dict):
        return "là một nhóm trường"
    if isinstance(value, list):
        return "là một danh sách"
    shown = str(value)
    return f"là “{shown if len(shown) <= _LONGEST_SHOWN else f'{shown[:_LONGEST_SHOWN]}…'}”"


def _fields(model: type[BaseModel], loc: Path) -> dict[str, FieldInfo]:
    """Fields of the record that stands at `loc` inside `model`."""
    current: Any = model
    for step in loc:
        if isinstance(step, int):
            continue
        current = declared(current, step).model
    if not (isinstance(current, type) and issubclass(current, BaseModel)):
        return {}
    return {name: current.model_fields[name] for name in written(current)}


def _field(model: type[BaseModel], loc: Path) -> FieldInfo | None:
    names = [step for step in loc if isinstance(step, str)]
    return _fields(model, tuple(names[:-1])).get(names[-1]) if names else None
