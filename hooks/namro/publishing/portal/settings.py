"""The settings of a portal, data/cong.yml: read, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from namro.files import messages
from namro.files.read import read_source
from namro.files.yamlfile import YamlDocument
from namro.language.vietnamese import slug
from namro.problems import InvalidData, Problem, UserError
from namro.records.cong import Cong

PATH = "data/cong.yml"
_SAMPLE = """ten: Cổng văn bản của tỉnh
trang:
  - ten: Xã Một
    thu_muc: ../xa-mot/site
  - ten: Xã Hai
    dia_chi: https://xa-hai.example/"""


def read(root: Path) -> Cong:
    """The settings of the portal at `root`. Raises InvalidData, or UserError where there are none."""
    path = root / PATH
    if not path.is_file():
        raise UserError(f"Không thấy {PATH} trong “{root}”. Tạo tệp này, ví dụ:\n\n{_SAMPLE}")
    source, problems = read_source(path, root)
    if source is None:
        raise InvalidData(problems)
    portal, problems = messages.validate(Cong, source.document, PATH)
    if portal is not None:
        problems += _contradictions(portal, source.document)
    if portal is None or problems:
        raise InvalidData(problems)
    return portal


def _contradictions(portal: Cong, document: YamlDocument) -> Iterator[Problem]:
    names: dict[str, int] = {}
    places: dict[str, int] = {}
    for at, member in enumerate(portal.trang):
        if not slug(member.ten):
            message = f"Tên “{member.ten}” không có chữ cái hay chữ số nào."
            yield _problem(document, at, "ten", "cong-ten", message, "Viết tên như người đọc gọi trang.")
        elif (first := names.setdefault(slug(member.ten), at)) != at:
            line, _ = document.value_at(("trang", first, "ten"))
            message = f"Hai trang cùng tên “{member.ten}” (đã có ở dòng {line})."
            yield _problem(document, at, "ten", "cong-trung-ten", message, "Đặt cho mỗi trang một tên riêng.")
        if (member.thu_muc is None) == (member.dia_chi is None):
            message = "Mỗi trang cần đúng một trong hai: thu_muc hoặc dia_chi."
            hint = "Trang đã dựng trên máy này: thu_muc. Trang đã đăng lên mạng: dia_chi."
            yield _problem(document, at, "", "cong-o-dau", message, hint)
            continue
        field = "thu_muc" if member.thu_muc else "dia_chi"
        place = (member.thu_muc or member.dia_chi or "").rstrip("/")
        if (first := places.setdefault(place, at)) != at:
            line, _ = document.value_at(("trang", first, field))
            message = f"“{place}” đã ghi cho trang khác (dòng {line})."
            yield _problem(document, at, field, "cong-trung-cho", message, "Xóa một trong hai trang.")


def _problem(document: YamlDocument, at: int, field: str, code: str, message: str, hint: str) -> Problem:
    path = ("trang", at, field) if field else ("trang", at)
    name = f"trang.{at + 1}.{field}".rstrip(".")
    return Problem(PATH, *document.value_at(path), name, code, message, hint)
