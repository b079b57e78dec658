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


def policy(trang: Trang) -> str:
    """The content security policy of this page alone.

    `style-src 'unsafe-inline'`: the program's components carry their style sheets and set widths by attribute.
    `img-src` and `connect-src` with `blob: data:`: it shows and reads files of the chosen folder and its own pictures;
    neither leaves the machine. `connect-src` of the
    forge, if one is configured. Scripts are its own files only: no inline code, no eval, no frames, no forms.
    """
    api = urlsplit(config.api(trang.trinh_sua))
    forge = f" {api.scheme}://{api.netloc}" if api.netloc else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' blob: data:{forge}",
            "font-src 'self'",
            f"connect-src 'self' blob: data:{forge}",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def write(trang: Trang, root: Path, program: Path, to: Path) -> Path:
    """Put a new admin/ of the project at `root` into the folder `to` in place of an old one; the path of its page."""
    to.mkdir(parents=True, exist_ok=True)
    templates = Environment(
        loader=PackageLoader("namro.editing.admin"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    page = templates.get_template("admin.html").render(trang=trang, chinh_sach=policy(trang))
    told = json.dumps(config.config(trang), ensure_ascii=False, indent=1) + "\n"
    with tempfile.TemporaryDirectory(prefix=".admin-", dir=to) as aside:
        new = Path(aside, FOLDER)
        shutil.copytree(program, new)
        (new / "index.html").write_text(page, encoding="utf-8", newline="\n")
        (new / "cau-hinh.json").write_text(told, encoding="utf-8", newline="\n")
        shutil.copy(Path(__file__).parent / "templates" / "admin.css", new)
        (new / "bieu-tuong.svg").write_text(icon_of(root), encoding="utf-8", newline="\n")
        if (to / FOLDER).exists():
            (to / FOLDER).rename(Path(aside, "cu"))
        new.rename(to / FOLDER)
    return to / FOLDER / "index.html"
