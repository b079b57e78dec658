"""Readers are led to one place, and it is complete: a public mailbox, or a repository with its kind."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem

_FORMS = "Ghi  thu: …  hoặc  van_de: github|gitlab|gitea  cùng  dia_chi: https://…"


def feedback(loaded: Loaded) -> Iterator[Problem]:
    """`gop_y` of the site: one way, whole. That a mailbox is a public one is what the rule `private_data` asks."""
    for entry in loaded.of("trang"):
        ways = entry.record.gop_y
        if ways is None:
            continue
        if ways.thu and (ways.van_de or ways.dia_chi):
            message = "Có hai nơi nhận góp ý; người đọc chỉ được dẫn tới một nơi."
            yield entry.problem(("gop_y",), "gop-y-hai-noi", message, _FORMS)
        elif not ways.thu and not (ways.van_de and ways.dia_chi):
            yield entry.problem(("gop_y",), "gop-y-thieu", "Chưa đủ để biết gửi góp ý tới đâu.", _FORMS)
