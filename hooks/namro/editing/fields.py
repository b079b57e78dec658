"""What may stand in each field of a record class, in words: the one description that schema and forms share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic_core import PydanticUndefined

from namro.editing.shape import shape
from namro.records.base import VanXuoi
from namro.records.kinds import records
from namro.records.walk import inner
from namro.rules.reference import kind_of

Form: TypeAlias = Literal["text", "prose", "date", "time", "number", "yes-no", "choice", "record"]
_PLACE_OF_KIND = {place.ma: place.files.replace("*", "…") for place in records()}
_FORMS: tuple[tuple[Any, Form, str], ...] = (
    (date, "date", "Viết năm-tháng-ngày, ví dụ 2026-02-07."),
    (time, "time", 'Viết giờ:phút trong dấu nháy, ví dụ "07:30".'),
    (int, "number", "Viết bằng chữ số, ví dụ 3."),
    (bool, "yes-no", "Viết co hoặc khong (không dấu)."),
)
YES_NO = ("co", "khong")


@dataclass(frozen=True)
class Described:
    """One field. `words` says how to write a value; `refers` is the kind of record whose id it holds; `least` and
    `most` count the items of a list (`many`); `longest` counts letters."""

    name: str
    title: str
    required: bool
    many: bool
    form: Form
    words: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    is_id: bool = False
    longest: int | None = None
    least: int = 0
    most: int | None = None
    refers: str | None = None
    model: type[BaseModel] | None = None
    default: object = None

    @property
    def help(self) -> str:
        """Whether it must be there, whose id it is, how it is written."""
        place = f"Mã của một mục trong {_PLACE_OF_KIND[self.refers]}." if self.refers else ""
        return " ".join(
            part for part in ("Bắt buộc." if self.required else "Không bắt buộc.", place, self.words) if part
        )


def described(model: type[BaseModel]) -> Iterator[Described]:
    """The fields of a record class in the order in which they are written."""
    for name in shape(model).fields:
        field = model.model_fields[name]
        many = any(get_origin(kind) is tuple or kind is tuple for kind in types(field.annotation))
        inside = _marks(field.annotation)
        own = [] if many else [*field.metadata, *inside]
        record = inner(field.annotation)
        form, words, choices = _form(field.annotation, record)
        patterns = [mark for mark in [*own, *inside] if getattr(mark, "pattern", None)]
        is_id = any(isinstance(mark, StringConstraints) for mark in patterns)
        if form == "text" and is_id:
            words = "Chữ thường không dấu, chữ số, gạch nối."
        if form == "text" and any(isinstance(mark, VanXuoi) for mark in [*own, *inside]):
            form = "prose"
            words = (
                "Sau dấu | xuống dòng, thụt vào hai dấu cách; được dùng **đậm**, danh sách, bảng, liên kết."
            )
        yield Described(
            name=name,
            title=(field.title or name)[:1].upper() + (field.title or name)[1:],
            required=field.is_required(),
            many=many,
            form=form,
            words=words,
            choices=choices,
            pattern=str(patterns[-1].pattern) if patterns else "",
            is_id=is_id,
            longest=next((m.max_length for m in [*own, *inside] if getattr(m, "max_length", None)), None),
            least=max((getattr(m, "min_length", 0) or 0 for m in field.metadata), default=0) if many else 0,
            most=next((m.max_length for m in field.metadata if getattr(m, "max_length", None)), None)
            if many
            else None,
            refers=None if record else kind_of(name),
            model=record,
            default=None if field.default is PydanticUndefined else field.default,
        )


def _form(annotation: Any, record: type[BaseModel] | None) -> tuple[Form, str, tuple[str, ...]]:
    if record is not None:
        return "record", "", ()
    for kind in types(annotation):
        if get_origin(kind) is Literal:
            choices = get_args(kind)
            return "choice", f"Một trong: {', '.join(choices)}.", choices
        for wanted, form, words in _FORMS:
            if kind is wanted:
                return form, words, YES_NO if form == "yes-no" else ()
    return "text", "", ()


def _marks(annotation: Any) -> list[Any]:
    own = list(getattr(annotation, "__metadata__", ()))
    return [*own, *(m for a in get_args(annotation) for m in _marks(a))]


def types(annotation: Any) -> list[Any]:
    """`annotation` and every type inside it."""
    if get_origin(annotation) is Literal:
        return [annotation]
    return [annotation, *(t for a in get_args(annotation) for t in types(a))]
