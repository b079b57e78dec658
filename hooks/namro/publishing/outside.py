"""Links that lead out of a built site, and whether what they lead to is still there. No build asks for them.

A server that refuses a machine, or is down today, says nothing of the page: only what is gone is dead.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from lxml import html

from namro.files import engine
from namro.problems import UserError

_GONE = (404, 410)
_WAIT = 20.0
_AT_ONCE = 8
_KEPT = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address: '' in both where it opens."""

    address: str
    dead: str = ""
    unclear: str = ""


def leading_out(folder: Path, own: str) -> Mapping[str, tuple[str, ...]]:
    """Address → the files that link to it, of all pages below `folder`; `own` is where the site itself will stand."""
    if not folder.is_dir():
        raise UserError(f"Không có thư mục “{folder}”. Dựng trang trước: python3 manage.py build")
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        page = path.relative_to(folder).as_posix()
        for link in html.fromstring(path.read_bytes()).iter("a", "area"):
            address = (link.get("href") or "").strip().partition("#")[0]
            if address.startswith(("https://", "http://")) and not address.startswith(own):
                pages = found.setdefault(address, [])
                if page not in pages:
                    pages.append(page)
    return {address: tuple(pages) for address, pages in sorted(found.items())}


def asked(addresses: Sequence[str], wait: float = _WAIT) -> list[Answer]:
    """The answers in the order of the addresses; hosts side by side, the addresses of one after each other."""
    hosts = [[*group] for _, group in groupby(sorted(addresses, key=_host), key=_host)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = chain.from_iterable(pool.map(lambda group: [_ask(one, wait) for one in group], hosts))
    return sorted(found, key=lambda one: one.address)


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _ask(address: str, wait: float) -> Answer:
    """By its head, then, since not every server answers that, by the page itself."""
    answer = _once(address, "HEAD", wait)
    return _once(address, "GET", wait) if answer.dead or answer.unclear else answer


def _once(address: str, method: str, wait: float) -> Answer:
    try:
        told = {"User-Agent": f"namro/{engine.version()} (link check)", "Accept": "*/*"}
        with urlopen(Request(_in_ascii(address), headers=told, method=method), timeout=wait):  # noqa: S310 - http(s) alone gets here
            return Answer(address)
    except HTTPError as error:
        with error:
            said = f"máy chủ trả lời {error.code}"
        return Answer(address, dead=said) if error.code in _GONE else Answer(address, unclear=said)
    except URLError as error:
        if isinstance(error.reason, socket.gaierror) and error.reason.errno != socket.EAI_AGAIN:
            return Answer(address, dead="không có tên máy chủ này")
        return Answer(address, unclear="không nối được tới máy chủ")
    except TimeoutError:
        return Answer(address, unclear="máy chủ không trả lời kịp")
    except (OSError, http.client.HTTPException, ValueError):
        return Answer(address, unclear="không hỏi được địa chỉ này")


def _in_ascii(address: str) -> str:
    """As it goes over the wire: Vietnamese in a name or a path is written out."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, quote(parts.path, safe=_KEPT), quote(parts.query, safe=_KEPT), ""))
