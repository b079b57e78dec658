"""`namro export postgres`: the open data of one or many built sites into one PostgreSQL database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from namro.problems import UserError
from namro.publishing.export import postgres
from namro.publishing.export.site_data import BrokenSite, open_site

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export", help="đưa dữ liệu mở của nhiều trang đã dựng vào một cơ sở dữ liệu"
    )
    kinds = parser.add_subparsers(required=True, metavar="VÀO_ĐÂU")
    into = kinds.add_parser("postgres", help="nạp vào PostgreSQL: mỗi trang một lần trọn vẹn, nạp lại được")
    into.add_argument(
        "trang", type=Path, nargs="+", metavar="THƯ_MỤC", help="thư mục site/ của từng trang đã dựng"
    )
    where = into.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--to",
        metavar="ĐỊA_CHỈ",
        help="cơ sở dữ liệu, như psql hiểu: tên, “host=… dbname=…” hay postgresql://…; mật khẩu để ở ~/.pgpass",
    )
    where.add_argument(
        "--out", type=Path, metavar="TỆP", help="chỉ ghi ra tệp SQL cho psql; “-” là ra màn hình"
    )
    into.set_defaults(run=run, anywhere=True)


def run(_: Path, given: argparse.Namespace) -> int:
    """Each site whole or not at all; 1 if one of them is not in, each of those told by name."""
    folders = list(dict.fromkeys(folder.resolve() for folder in given.trang))
    if given.to is not None:
        return _load(folders, given.to)
    if str(given.out) == "-":
        return _write(folders, sys.stdout)
    with given.out.open("w", encoding="utf-8", newline="\n") as out:
        return _write(folders, out)


def _load(folders: Sequence[Path], address: str) -> int:
    refused = postgres.psql(address, postgres.schema())
    if refused:
        raise UserError(f"Không dùng được cơ sở dữ liệu: {refused}")
    failed = False
    for folder, made in _streams(folders):
        told = made if isinstance(made, str) else postgres.psql(address, made)
        failed |= _tell(folder, told)
    postgres.psql(address, postgres.AFTER)
    return int(failed)


def _write(folders: Sequence[Path], out: TextIO) -> int:
    out.write(postgres.schema())
    failed = False
    for folder, made in _streams(folders):
        if isinstance(made, str):
            failed |= _tell(folder, made)
        else:
            postgres.put(made, out)
    out.write(postgres.AFTER)
    return int(failed)


def _streams(folders: Sequence[Path]) -> Iterator[tuple[Path, TextIO | str]]:
    """Each folder with the transaction of its site, or with what is wrong with it."""
    known: dict[str, Path] = {}
    for folder in folders:
        try:
            site = open_site(folder)
            if site.ma in known:
                raise BrokenSite(f"cùng địa chỉ {site.ma} với {known[site.ma]}: mỗi trang một địa chỉ.")
            with postgres.stream(site) as made:
                known[site.ma] = folder
                yield folder, made
        except BrokenSite as error:
            yield folder, str(error)


def _tell(folder: Path, wrong: str | None) -> bool:
    """Say how a site fared; whether it failed."""
    if wrong is None:
        print(f"Đã nạp: {folder}", flush=True)
        return False
    print(f"Không nạp được {folder}: {wrong} Các trang khác không bị ảnh hưởng.", file=sys.stderr, flush=True)
    return True
