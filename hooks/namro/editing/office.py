"""The XML parts of an office file (.docx, .odt), read with limits: no entities, no bombs, no outside."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

from namro.problems import UserError

_MAX = 64 * 1024 * 1024
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError)
"""What zipfile lets out of a file that is none, is cut off, damaged or locked by a password."""


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
        try:
            return ET.fromstring(content)  # noqa: S314 - no DOCTYPE, no entities, size bounded above
        except ET.ParseError as error:
            raise UserError(f"“{self.shown}” hỏng ở phần {name}.") from error

    def needed(self, name: str) -> ET.Element:
        """The root of a part that must be there."""
        root = self.part(name)
        if root is None:
            raise UserError(f"“{self.shown}” thiếu phần {name}: không phải tệp văn bản.")
        return root
