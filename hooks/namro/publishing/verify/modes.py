"""What the web server may read: it runs as somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from namro.problems import Problem
from namro.publishing.modes import hidden
from namro.publishing.verify.built import BuiltSite

_HINT = "Dựng lại trang bằng lệnh build hoặc publish; hai lệnh ấy đặt quyền 644 cho tệp, 755 cho thư mục."


def modes(site: BuiltSite) -> Iterator[Problem]:
    """Files and folders that only their owner can read: readers would get “403”."""
    for path in hidden(site.folder):
        shown = path.relative_to(site.folder).as_posix()
        yield Problem(shown, 1, 1, "", "quyen-doc", "Máy chủ web không đọc được.", _HINT)
