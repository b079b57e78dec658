"""What stands in the project's folders and does not belong there: where it should go."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from namro.files.settings import NOT_ON_SITE
from namro.language import signs
from namro.language.vietnamese import slug
from namro.problems import Problem, relative
from namro.records.kinds import records

OF_A_SITE = ("data", "docs", "overrides", "mkdocs.yml")
"""What a project is built from."""
_PAGES = frozenset(
    (".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".docx", ".xlsx", ".odt", ".ods", ".csv")
)
"""Kinds of files that hand-written pages may bring: words, pictures, papers to take along. Nothing that a browser or a
web server would obey."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z]+)?")
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps to itself, whatever follows them."""
_COPY = re.compile(
    r" - (?:copy|bản sao|sao chép)|\(\d+\)$|[ _-](?:copy|bản sao)(?: ?\(?\d+\)?)?$|^(?:copy of|bản sao)|~$|\.(?:orig|bak|rej)$|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+$",
    re.I,
)


def no_files(root: Path) -> Iterator[Problem]:
    """Links, pipes and devices among the folders and settings that a project is built from.

    A link brings a file of this machine into the site, or another one on the next machine; reading a pipe or a device
    never ends. So this looks at what each thing is and opens none.
    """
    for name in OF_A_SITE:
        yield from _no_files(root / name, root)


def _no_files(path: Path, root: Path) -> Iterator[Problem]:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        with os.scandir(path) as inside:
            names = sorted(one.name for one in inside)
        for name in names:
            if not name.isprintable() or signs.INVISIBLE.search(name):
                message = "Tên tệp hay thư mục này có ký tự không nhìn thấy."
                hint = f"Đổi tên, gõ lại từ đầu, ví dụ {slug(name.partition('.')[0]) or 'ten-tep'}{Path(name).suffix if name.isprintable() else ''}"
                yield Problem(relative(path / name, root), 1, 1, "tên tệp", "ten-tep-vo-hinh", message, hint)
            yield from _no_files(path / name, root)
    elif not stat.S_ISREG(mode):
        link = stat.S_ISLNK(mode)
        message = (
            "Đây là một liên kết tới nơi khác, không phải tệp hay thư mục."
            if link
            else "Đây không phải tệp: là ống dẫn, ổ cắm hoặc thiết bị của máy."
        )
        hint = "Xóa liên kết này rồi chép hẳn tệp vào đúng chỗ ấy." if link else "Xóa nó khỏi dự án."
        yield Problem(relative(path, root), 1, 1, "", "khong-phai-tep", message, hint)


def lists(root: Path) -> Iterator[Problem]:
    """Files that hold several records each, as they once did."""
    for kind in records():
        for path in sorted(root.glob(kind.list_file)) if kind.list_file else ():
            message = (
                "Tệp này gộp nhiều mục; nay mỗi mục một tệp, để hai người cùng thêm thì không vướng nhau."
            )
            yield Problem(
                relative(path, root), 1, 1, "", "tep-gop", message, "Chạy: python3 manage.py migrate"
            )


def not_for_pages(root: Path) -> Iterator[Problem]:
    """Files of docs/ that would stand on the site and are neither words nor pictures nor papers."""
    docs, others = root / "docs", dict[str, Path]()
    for path in sorted(docs.rglob("*")):
        below = path.relative_to(docs).parts
        hidden = any(part.startswith(".") for part in below)  # MkDocs passes these by
        if not hidden and below[0] not in NOT_ON_SITE and path.suffix != ".md":
            yield from _odd_name(path, root, others)
            others.setdefault(str(path).lower(), path)
        if path.suffix.lower() in _PAGES or path.is_dir() or hidden or below[0] in NOT_ON_SITE:
            continue
        message = "docs/ chỉ đưa lên trang bài viết (.md), hình và tài liệu để tải về; không đưa mã hay tệp cấu hình."
        hint = "Hình vẽ thì xuất thành .png; mã và kiểu chữ của trang ở overrides/; còn lại thì đưa tệp ra khỏi docs/."
        yield Problem(relative(path, root), 1, 1, "", "tep-la", message, hint)


def _odd_name(path: Path, root: Path, others: Mapping[str, Path]) -> Iterator[Problem]:
    """Names that are no address everywhere: Windows, web servers and archives each take some letters for something else."""
    shown, stem = relative(path, root), path.stem.lower()
    twin = others.get(str(path).lower())
    if twin is not None:
        message = f"Chỉ khác “{twin.name}” ở chữ hoa, chữ thường: Windows coi là một tệp."
        yield Problem(shown, 1, 1, "tên tệp", "ten-tep", message, "Đổi tên hoặc xóa một tệp.")
    elif (path.is_dir() or path.suffix.lower() in _PAGES) and (
        not _NAME.fullmatch(path.name) or stem in RESERVED
    ):
        made = slug(path.stem)
        better = f"{made if made and made not in RESERVED else 'tep-moi'}{path.suffix.lower()}"
        message = f"Tên “{path.name}” không làm địa chỉ được."
        hint = f"Đổi tên thành “{better}” (chữ không dấu, số, gạch nối, một dấu chấm trước phần đuôi)."
        yield Problem(shown, 1, 1, "tên tệp", "ten-tep", message, hint)


def unexpected(data: Path, root: Path, places: Sequence[str]) -> Iterator[Problem]:
    """What lies directly in `data` and is none of `places` (names of files and folders)."""
    by_name = {Path(place).stem: place for place in places}
    for path in sorted(data.iterdir()):
        if path.name not in places:
            meant = by_name.get(slug(path.stem))
            hint = f"Có phải ý bạn là “{meant}”?" if meant else f"Trong data/ chỉ có: {', '.join(places)}."
            yield Problem(relative(path, root), 1, 1, "", "tep-la", f"Không biết “{path.name}” là gì.", hint)


def wrong_kind(path: Path, shown: str) -> Problem:
    """Something in a folder of records that is none; only a text file can be one under another name."""
    if path.is_dir():
        hint = f"Đưa các tệp .yml trong đó lên thư mục {path.parent.name}/ rồi xóa thư mục con này."
    elif path.suffix.lower() in (".yaml", ".yml", ".txt"):
        hint = f"Đổi tên thành {slug(path.name.partition('.')[0])}.yml, hoặc đưa tệp ra khỏi thư mục này."
    else:
        hint = "Đưa tệp ra khỏi thư mục này; bảng câu hỏi thì nhập bằng: python3 manage.py import hoi-dap TỆP"
    return Problem(shown, 1, 1, "", "tep-la", "Thư mục này chỉ chứa các tệp .yml.", hint)


def left_copy(name: str) -> bool:
    """Whether a file or folder is named as Windows, a browser or an editor names a copy: 'x - Copy', 'x (1)', 'x~'."""
    return _COPY.search(name) is not None


def of_copy(name: str, shown: str) -> Problem:
    """A copy that was left where records are read."""
    message = f"“{name}” là bản chép để quên."
    hint = "Xóa nó; muốn giữ thì đặt tên khác, chữ thường không dấu, và sửa thành mục mới."
    return Problem(shown, 1, 1, "tên tệp", "ban-sao", message, hint)
