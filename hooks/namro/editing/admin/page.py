"""The folder admin/: one page, its configuration, its program. Nothing in it comes from elsewhere."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from namro.editing.admin import config
from namro.outputs.assets import icon_of
from namro.records.danh_muc import Trang

FOLDER = "admin"


def policy(trang: Trang, xem_thu: str = "") -> str:
    """The content security policy of this page alone.

    `style-src 'unsafe-inline'`: the program's components carry their style sheets and set widths by attribute.
    `img-src` and `connect-src` with `blob: data:`: it shows and reads files of the chosen folder and its own pictures;
    neither leaves the machine. `connect-src` of the
    forge, if one is configured. Scripts are its own files only: no inline code, no eval, no forms, no frames but the
    preview at `xem_thu`.
    """
    forge, seen = _origin(config.api(trang.trinh_sua)), _origin(xem_thu)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' blob: data:{forge}",
            "font-src 'self'",
            f"connect-src 'self' blob: data:{forge}{seen}",
            *([f"frame-src{seen}"] if seen else []),
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def _origin(address: str) -> str:
    """The scheme and host of an address, after a space; '' for none."""
    parts = urlsplit(address)
    return f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""


def write(trang: Trang, root: Path, program: Path, to: Path, xem_thu: str = "") -> Path:
    """Put a new admin/ of the project at `root` into the folder `to` in place of an old one; the path of its page.

    `xem_thu` is where `serve` shows the site: with it the editor shows a record's page beside the form.
    """
    to.mkdir(parents=True, exist_ok=True)
    templates = Environment(
        loader=PackageLoader("namro.editing.admin"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    page = templates.get_template("admin.html").render(trang=trang, chinh_sach=policy(trang, xem_thu))
    told = {"cau-hinh.json": config.config(trang), "xem.json": {"goc": xem_thu, "trang": config.pages()}}
    with tempfile.TemporaryDirectory(prefix=".admin-", dir=to) as aside:
        new = Path(aside, FOLDER)
        shutil.copytree(program, new)
        (new / "index.html").write_text(page, encoding="utf-8", newline="\n")
        for name, content in told.items():
            text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
            (new / name).write_text(text, encoding="utf-8", newline="\n")
        shutil.copy(Path(__file__).parent / "templates" / "admin.css", new)
        (new / "bieu-tuong.svg").write_text(icon_of(root), encoding="utf-8", newline="\n")
        if (to / FOLDER).exists():
            (to / FOLDER).rename(Path(aside, "cu"))
        new.rename(to / FOLDER)
    return to / FOLDER / "index.html"
