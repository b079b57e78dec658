"""The items of sites as a stream of SQL for psql: every value goes through COPY, none through a statement; one transaction a
site, which takes the place of what was there of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, TextIO

from namro.problems import UserError
from namro.publishing.export.search_words import other_words, plain, quoted_by, said_by, vector
from namro.publishing.export.site_data import BrokenSite, SiteData, key, read

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_ESCAPES = str.maketrans(
    {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
)
_BEGIN = """SET client_encoding = 'UTF8';
BEGIN;
CREATE TEMPORARY TABLE moi (LIKE namro.trang) ON COMMIT DROP;
COPY moi FROM STDIN;
{}
\\.
DELETE FROM namro.trang USING moi WHERE trang.ma = moi.ma;
INSERT INTO namro.trang SELECT * FROM moi;
COPY namro.muc (trang, loai, ma, ten, dia_chi, du_thao, ten_khong_dau, noi_dung, vec) FROM STDIN;
"""
_ALSO = "\\.\nCOPY namro.cach_goi FROM STDIN;\n"
_END = "\\.\nCOMMIT;\n"
AFTER = "ANALYZE namro.trang, namro.muc;\n"
"""What is left to do when all sites are in: count how frequent each word is."""
NO_PSQL = (
    "Máy này chưa có psql. Trên Debian hoặc Ubuntu: sudo apt install postgresql-client; trên Windows, macOS: cài PostgreSQL. "
    "Hoặc thêm --out TỆP để ghi ra tệp SQL rồi nạp ở máy khác."
)


def schema() -> str:
    """The statements that make the tables, views and functions, where they are not there."""
    return (files("namro.publishing.export") / "schema.sql").read_text(encoding="utf-8")


@contextmanager
def stream(site: SiteData) -> Iterator[TextIO]:
    """A file with the whole transaction of a site, at its start; made to the end before anybody reads of it. Raises
    BrokenSite."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as file:
        try:
            file.write(_BEGIN.format(row(_head(site))))
            seen: set[tuple[str, str]] = set()
            other: dict[tuple[str, str], None] = {}
            for item in read(site):
                held = item["loai"], key(item)
                if held in seen:
                    raise BrokenSite(f"mục {held[1]} (loại {held[0]}) có hai lần.")
                seen.add(held)
                file.write(f"{row(_item(site, item))}\n")
                other.update(dict.fromkeys(other_words(item)))
            file.write(_ALSO)
            for words in other:
                file.write(f"{row((site.ma, *words))}\n")
            file.write(_END)
        except UnicodeEncodeError as error:
            raise BrokenSite("có nửa ký tự UTF-16, không phải chữ nào.") from error
        file.seek(0)
        yield file


def row(values: Sequence[str | bool | None]) -> str:
    """A line of COPY's text form. Raises BrokenSite for the one letter that PostgreSQL cannot hold."""
    return "\t".join(_cell(value) for value in values)


def _cell(value: str | bool | None) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if "\0" in value:
        raise BrokenSite("có ký tự rỗng (mã 0) mà PostgreSQL không giữ được.")
    return value.translate(_ESCAPES)


def _head(site: SiteData) -> Sequence[str]:
    build = site.first["ban"]
    told = (build[name] for name in ("dia_chi", "tinh_den", "du_lieu_sha256", "giay_phep"))
    return (site.ma, site.ten, *map(str, told))


def _item(site: SiteData, item: Any) -> Sequence[str | bool | None]:
    title, kind = str(item["ten"]), str(item["loai"])
    clause = kind == "khoan"
    words = vector("" if clause else title, said_by(item), title if clause else quoted_by(item))
    told = json.dumps(item, ensure_ascii=False)
    if _NUL.search(told):
        raise BrokenSite("có ký tự rỗng (mã 0) mà PostgreSQL không giữ được.")
    return (
        site.ma,
        kind,
        key(item),
        title,
        item["dia_chi"],
        bool(item["du_thao"]),
        plain(title),
        told,
        words,
    )


def psql(address: str, script: TextIO | str) -> str | None:
    """Run a script to its end or not at all: None, or what the server says against it. Raises UserError without psql."""
    program = shutil.which("psql")
    if program is None:
        raise UserError(NO_PSQL)
    command = [program, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, "-f", "-"]
    given = {"input": script} if isinstance(script, str) else {"stdin": script}
    done = subprocess.run(  # noqa: S603 - psql, with the address that the user gave
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
        **given,
    )
    return None if done.returncode == 0 else done.stderr.strip() or f"psql {done.returncode}"


def put(file: TextIO, out: TextIO) -> None:
    """A stream behind what was already written."""
    shutil.copyfileobj(file, out)
