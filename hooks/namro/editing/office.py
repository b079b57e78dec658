"""The XML parts of an office file (.docx, .odt), read with limits: no entities, no bombs, no outside."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET
from xml.parsers import expat

from namro.problems import UserError

_MAX = 64 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""
MOST_ELEMENTS = 1_500_000
"""Of one part: five thousand pages of Word have fewer."""
MOST_NAMES = 3_000_000
"""Attributes of one part; two an element are many."""
_LONGEST_TAG = 4 * 1024 * 1024
"""Bytes: Word keeps whole drawings in an attribute (gfxdata); no reader may hold more of one tag before it is told."""
_FED = 64 * 1024
DEEPEST = 200
"""Elements inside each other; a table in a table in a text box has some fifty."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError)
"""What zipfile lets out of a file that is none, is cut off, damaged or locked by a password."""


_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("drawingml/", "drawingml/2006/"),
    )
)
"""The names that "Strict Open XML" gives to the same parts."""


@dataclass(frozen=True, slots=True)
class _Relation:
    name: str
    kind: str
    part: str


class Package:
    """The parts of one file by name. Raises UserError when it is none of ours."""

    def __init__(self, content: bytes, shown: str) -> None:
        self.shown = shown
        self._known: dict[str, tuple[_Relation, ...]] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                wanted = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
                if sum(info.file_size for info in wanted) > _MAX:
                    most = f"{_MAX // 1024 // 1024} MB"
                    raise UserError(f"“{shown}” giải nén ra hơn {most} chữ; tách thành các tệp nhỏ hơn.")
                self._parts = {info.filename: archive.read(info) for info in wanted}
        except _UNREADABLE as error:
            hint = "Mở bằng Word hoặc LibreOffice rồi lưu lại (tệp .doc cũ thì lưu thành .docx, không đặt mật khẩu)."
            raise UserError(
                f"“{shown}” không phải tệp Word, Excel hay LibreOffice đọc được. {hint}"
            ) from error

    def part(self, name: str) -> ET.Element | None:
        """The root of one part; None when it is not there."""
        content = self._parts.get(name)
        if content is None:
            return None
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        try:
            self._bounded(content)
            return ET.fromstring(content)  # noqa: S314 - no DOCTYPE, no entities, size bounded above
        except (ET.ParseError, expat.ExpatError, LookupError) as error:
            raise UserError(f"“{self.shown}” hỏng ở phần {name}.") from error

    def look_through(self) -> None:
        """Every part within the limits, for a reader that opens the file by itself. Raises UserError."""
        for name, content in self._parts.items():
            try:
                self._bounded(content)
            except (expat.ExpatError, LookupError) as error:
                raise UserError(f"“{self.shown}” hỏng ở phần {name}.") from error

    def _bounded(self, content: bytes) -> None:
        """Counts the elements, their attributes and how deep they lie, before a tree of them takes memory; declared
        entities, in whatever encoding they are written, are refused before one is read."""
        count = depth = names = 0
        pasted = "dán chữ sang tệp mới rồi nhập, hoặc tách thành các tệp nhỏ hơn"

        def declares(*_: object) -> None:
            raise UserError(f"“{self.shown}” khai báo thực thể XML; không đọc.")

        def opens(_: str, given: list[str]) -> None:
            nonlocal count, depth, names
            count, depth, names = count + 1, depth + 1, names + len(given) // 2
            if depth > DEEPEST:
                raise UserError(
                    f"“{self.shown}” lồng bảng, khung hoặc ô nhập quá {DEEPEST} tầng; gỡ bớt rồi nhập."
                )
            if count > MOST_ELEMENTS:
                raise UserError(f"“{self.shown}” có hơn {MOST_ELEMENTS} phần tử định dạng; {pasted}.")
            if names > MOST_NAMES:
                raise UserError(f"“{self.shown}” có hơn {MOST_NAMES} thuộc tính định dạng; {pasted}.")

        def closes(_: str) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartElementHandler, parser.EndElementHandler = opens, closes
        parser.StartDoctypeDeclHandler = declares
        for start in range(0, len(content), _FED):
            parser.Parse(content[start : start + _FED], False)
            if start + _FED - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                raise UserError(
                    f"“{self.shown}” có một thẻ định dạng dài hơn {_LONGEST_TAG // 1024 // 1024} MB; {pasted}."
                )
        parser.Parse(b"", True)

    def related(self, of: str, kind: str) -> tuple[str, ...]:
        """The names of the parts that the part `of` ('' for the whole file) says are its `kind`."""
        return tuple(one.part for one in self._relations(of) if one.kind == kind)

    def target(self, of: str, name: str) -> str:
        """The part that the part `of` knows by `name`; '' where there is none, or it lies outside of the file."""
        return next((one.part for one in self._relations(of) if one.name == name), "")

    def _relations(self, of: str) -> tuple[_Relation, ...]:
        if of not in self._known:
            folder, name = posixpath.split(of)
            given = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._known[of] = tuple(
                _Relation(
                    one.get("Id", ""),
                    one.get("Type", "").rpartition("/")[2],
                    ""
                    if one.get("TargetMode") == "External"
                    else posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
                )
                for one in (given if given is not None else ())
            )
        return self._known[of]

    def needed(self, name: str) -> ET.Element:
        """The root of a part that must be there."""
        root = self.part(name)
        if root is None:
            raise UserError(f"“{self.shown}” thiếu phần {name}: không phải tệp văn bản.")
        return root
