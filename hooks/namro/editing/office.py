"""The XML parts of an office file (.docx, .odt), read with limits: no entities, no bombs, no outside."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

from namro.problems import UserError

_MAX = 64 * 1024 * 1024
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


class Package:
    """The parts of one file by name. Raises UserError when it is none of ours."""

    def __init__(self, content: bytes, shown: str) -> None:
        self.shown = shown
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                if sum(info.file_size for info in archive.infolist()) > _MAX:
                    raise UserError(f"“{shown}” giải nén ra quá lớn.")
                self._parts = {
                    n: archive.read(n) for n in archive.namelist() if n.endswith((".xml", ".rels"))
                }
        except _UNREADABLE as error:
            hint = "Mở bằng Word hoặc LibreOffice rồi lưu lại (tệp .doc cũ thì lưu thành .docx, không đặt mật khẩu)."
            raise UserError(f"“{shown}” không phải tệp .docx hay .odt đọc được. {hint}") from error

    def part(self, name: str) -> ET.Element | None:
        """The root of one part; None when it is not there."""
        content = self._parts.get(name)
        if content is None:
            return None
        if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
            raise UserError(f"“{self.shown}” khai báo thực thể XML; không đọc.")
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        try:
            return ET.fromstring(content)  # noqa: S314 - no DOCTYPE, no entities, size bounded above
        except ET.ParseError as error:
            raise UserError(f"“{self.shown}” hỏng ở phần {name}.") from error

    def related(self, of: str, kind: str) -> tuple[str, ...]:
        """The names of the parts that the part `of` ('' for the whole file) says are its `kind`."""
        folder, name = posixpath.split(of)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return tuple(
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            for one in (relations if relations is not None else ())
            if one.get("Type", "").endswith(f"/{kind}")
        )

    def needed(self, name: str) -> ET.Element:
        """The root of a part that must be there."""
        root = self.part(name)
        if root is None:
            raise UserError(f"“{self.shown}” thiếu phần {name}: không phải tệp văn bản.")
        return root
