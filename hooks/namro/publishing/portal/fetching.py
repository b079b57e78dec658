"""A published site, read over the network: each file once, only from its own address, none that is too large."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from namro.outputs.open_data.filling import API
from namro.publishing.export.site_data import BrokenSite, SiteData, open_site

_LARGEST = 64 << 20
_WAIT = 30
_NOT_THERE = 404


class _Stays(HTTPRedirectHandler):
    """Follows nothing: an address that leads on is told, and its owner writes the new one down."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> None:
        raise BrokenSite(f"{req.full_url} dẫn sang {newurl}: ghi địa chỉ mới vào cong.yml.")


@dataclass(frozen=True)
class Fetched(SiteData):
    """A site whose files come from `address` into its folder when they are first read."""

    address: str = ""
    opener: OpenerDirector = field(default_factory=lambda: build_opener(_Stays))

    def _read(self, address: str) -> Any:
        _, _, below = address.partition(API)
        if (self.folder / API).resolve() in (self.folder / API / below).resolve().parents:
            fetch(self.opener, self.address, f"{API}{below}", self.folder)
        return super()._read(address)

    def file(self, path: str) -> bytes | None:
        """Any other file of the site; None where it has none."""
        return fetch(self.opener, self.address, path, self.folder, needed=False)


def open_address(address: str, folder: Path) -> Fetched:
    """The site published at `address`, its files kept in an empty folder. Raises BrokenSite."""
    opener = build_opener(_Stays)
    fetch(opener, address, f"{API}index.json", folder)
    site = open_site(folder)
    return Fetched(folder, site.ma, site.ten, site.first, address, opener)


def fetch(
    opener: OpenerDirector, address: str, path: str, folder: Path, *, needed: bool = True
) -> bytes | None:
    """Bring a file below `folder` unless it is there. Raises BrokenSite."""
    here = folder / path
    if here.is_file():
        return here.read_bytes()
    url = address + quote(path)
    try:
        with opener.open(Request(url), timeout=_WAIT) as got:  # noqa: S310 - http or https, by the settings' pattern
            content: bytes = got.read(_LARGEST + 1)
    except HTTPError as error:
        if error.code == _NOT_THERE and not needed:
            return None
        raise BrokenSite(
            f"{url} trả lời {error.code}: xem trang đã đăng chưa, địa chỉ có đúng không."
        ) from error
    except (URLError, OSError, http.client.HTTPException) as error:
        told = getattr(error, "reason", error)
        raise BrokenSite(f"không tải được {url} ({told}).") from error
    if len(content) > _LARGEST:
        raise BrokenSite(f"{url} lớn quá {_LARGEST >> 20} MB.")
    here.parent.mkdir(parents=True, exist_ok=True)
    here.write_bytes(content)
    return content
