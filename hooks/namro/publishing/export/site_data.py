"""A built site read through its public interface, as anybody outside could: what it withholds is not there to be read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from namro.outputs.open_data.filling import API
from namro.outputs.open_data.public import VERSION

_CLAUSES = "khoan"


class BrokenSite(Exception):
    """The interface of a site cannot be read; one Vietnamese sentence."""


@dataclass(frozen=True)
class SiteData:
    """A site: its address without scheme and last slash is its id, the same wherever it is read from."""

    folder: Path
    ma: str
    ten: str
    first: Mapping[str, Any]

    def items(self, first: str = "") -> Iterator[Mapping[str, Any]]:
        """Every item of every kind, each as it stands in its file, those of the kind `first` before all. Raises
        BrokenSite."""
        for kind in sorted(self.first["loai"], key=lambda kind: kind["ma"] != first):
            counted = 0
            for item in self._kind(kind):
                counted += 1
                yield item
            if counted != kind["so_muc"]:
                raise BrokenSite(
                    f"loại {kind['ma']} có {counted} mục, trang đầu nói là {kind['so_muc']}: hãy dựng lại trang."
                )

    def _kind(self, kind: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """List by list; the files that the rows name are read one after the other, each once in a row."""
        at: str | None = str(kind["danh_sach"])
        held: tuple[str, Any] = ("", None)
        seen = set()
        while at and at not in seen:
            seen.add(at)
            page = self._read(at)
            for row in page["muc"]:
                path, _, place = str(row["api"]).partition("#/muc/")
                if held[0] != path:
                    held = path, self._read(path)["muc"]
                item = held[1][int(place)] if place else held[1]
                if not isinstance(item, dict) or item.get("loai") != kind["ma"]:
                    raise BrokenSite(f"{path} không phải mục loại {kind['ma']}.")
                yield item
            at = page["sau"]

    def _read(self, address: str) -> Any:
        """A file by its address on the site; never one outside of the interface's own folder."""
        _, mark, below = address.partition(API)
        path = self.folder / API / below
        if not mark or not path.resolve().is_relative_to((self.folder / API).resolve()):
            raise BrokenSite(f"địa chỉ {address} không thuộc {API} của trang.")
        return _json(path)


def open_site(folder: Path) -> SiteData:
    """The site of a folder such as `site`. Raises BrokenSite."""
    first = _json(folder / API / "index.json")
    try:
        version, address, name = first["phien_ban"], first["ban"]["dia_chi"], first["ban"]["nguon"]
        known = isinstance(first["loai"], list) and version == VERSION
    except (KeyError, TypeError) as error:
        raise BrokenSite(f"{API}index.json không phải trang đầu của dữ liệu mở.") from error
    if not known:
        raise BrokenSite(f"dữ liệu mở là bản {version}, lệnh này đọc bản {VERSION}.")
    return SiteData(folder, str(address).partition("://")[2].strip("/"), str(name), first)


def read(site: SiteData, first: str = "") -> Iterator[Mapping[str, Any]]:
    """Its items, those of the kind `first` before all; whatever else is wrong with their form is the site's fault, told by one sentence. Raises BrokenSite."""
    try:
        yield from site.items(first)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise BrokenSite(f"dữ liệu mở không đúng dạng {VERSION} ({error}).") from error


def key(item: Mapping[str, Any]) -> str:
    """The id of an item within its kind: clauses are named within their document."""
    return f"{item['van_ban']}#{item['ma']}" if item["loai"] == _CLAUSES else str(item["ma"])


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise BrokenSite(
            f"không đọc được {path}: thư mục của trang đã dựng phải có {API}index.json."
        ) from error
    except ValueError as error:
        raise BrokenSite(f"{path} không phải JSON ({error}).") from error
