"""`namro build`: the whole site into site/, or nothing."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands import changes, packets
from namro.library.edition import last_commit
from namro.library.history.git import ask
from namro.library.load import load
from namro.outputs.site import BUILD
from namro.problems import InvalidData, UserError
from namro.publishing import bill
from namro.publishing import build as publish
from namro.publishing.comparison.inputs import inputs
from namro.publishing.comparison.snapshot import before_build

if TYPE_CHECKING:
    from namro.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("build", help="dựng trang vào site/")
    parser.add_argument(
        "--preview",
        action="store_true",
        help="bản xem thử vào site-xem-thu/: cả mục chưa duyệt, có dải báo trên mọi trang",
    )
    parser.add_argument(
        "--sbom",
        type=Path,
        metavar="TỆP",
        help="ghi thêm bảng kê: trang dựng từ gói nào, dữ liệu nào (CycloneDX)",
    )
    parser.add_argument("--packets", action="store_true", help="làm cả các tập in và đưa vào trang")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Build aside and swap in; a failure says whether an old site still stands."""
    print("Đang kiểm tra dữ liệu và dựng trang…", flush=True)
    made_of, before = inputs(root), before_build(root)
    try:
        whole = load(root, reviewing=given.preview)
        publish.build(
            root,
            lambda text: print(text, flush=True),
            whole=whole,
            preview=given.preview,
            packets=packets.make_all(root, whole, []) if given.packets else None,
        )
    except (InvalidData, UserError) as error:
        had = " Trang cũ trong site/ vẫn còn nguyên." if (root / "site").exists() else ""
        error.add_note(f"Chưa dựng được trang.{had}")
        raise
    if (ask(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        print("Bản sao git nông: trang không có ngày sửa của từng mục. Lấy đủ: git fetch --unshallow")
    folder = root / (publish.PREVIEW if given.preview else "site")
    if given.sbom:
        told = json.loads((folder / BUILD).read_text(encoding="utf-8"))
        made = bill.bill(root, last_commit(root), told["tinh_den"], told["du_lieu_sha256"])
        bill.write(given.sbom, made)
        print(f"Đã ghi bảng kê: {given.sbom}")
    if not given.preview:
        for line in changes.after_build(root, before, made_of):
            print(line)
    print(f"Xong: {folder / 'index.html'}")
    return 0
