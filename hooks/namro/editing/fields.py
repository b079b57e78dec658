"""What may stand in each field of a record class, in words: the one description that schema and forms share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from namro.editing.shape import shape
from namro.records.annotations import Declared, declared
from namro.records.base import VanXuoi
from namro.records.cach_goi import CHUNG, Goi
from namro.records.kinds import records
from namro.rules.reference import kind_of

Form: TypeAlias = Literal["text", "prose", "date", "time", "number", "yes-no", "choice", "record"]
_PLACE_OF_KIND = {place.ma: place.files.replace("*", "…") for place in records()}
_FORMS: tuple[tuple[Any, Form, str], ...] = (
    (date, "date", "Viết năm-tháng-ngày, ví dụ 2026-02-07."),
    (time, "time", 'Viết giờ:phút trong dấu nháy, ví dụ "07:30".'),
    (int, "number", "Viết bằng chữ số, ví dụ 3."),
    (bool, "yes-no", "Viết co hoặc khong (không dấu)."),
)


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


def described(model: type[BaseModel], names: Goi = CHUNG) -> Iterator[Described]:
    """The fields of a record class in the order in which they are written; `names` are those of the site."""
    for name in shape(model).fields:
        field, said = model.model_fields[name], declared(model, name)
        choices = tuple(names.of(said.named)) if said.named else said.choices
        form, words = _form(said, choices)
        if form == "text" and said.pattern:
            words = "Chữ thường không dấu, chữ số, gạch nối."
        if form == "text" and said.has(VanXuoi):
            form = "prose"
            words = (
                "Sau dấu | xuống dòng, thụt vào hai dấu cách; được dùng **đậm**, danh sách, bảng, liên kết."
            )
        yield Described(
            name=name,
            title=(field.title or name)[:1].upper() + (field.title or name)[1:],
            required=field.is_required(),
            many=said.many,
            form=form,
            words=words,
            choices=choices,
            pattern="" if said.named else said.pattern,
            is_id=bool(said.pattern) and not said.named,
            longest=said.longest,
            least=said.least,
            most=said.most,
            refers=None if said.model else kind_of(name),
            model=said.model,
            default=None if field.default is PydanticUndefined else field.default,
        )


def _form(said: Declared, choices: tuple[str, ...]) -> tuple[Form, str]:
    if said.model is not None:
        return "record", ""
    plain: tuple[Form, str] = ("choice", f"Một trong: {', '.join(choices)}.") if choices else ("text", "")
    return next(((form, words) for wanted, form, words in _FORMS if wanted in said.types), plain)
