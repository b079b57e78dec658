"""What stands in data/ and does not belong there: where it should go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from namro.language.vietnamese import slug
from namro.problems import Problem, relative


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
