"""The parser of the command line, speaking Vietnamese: argparse's own catalogue of messages, translated."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NoReturn

from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import VIETNAM_TIME, day_in_vietnam, did_you_mean
from namro.library.edition import told_seconds
from namro.problems import UserError

CATALOGUE: Mapping[str, str] = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "ghi sau lệnh",
    "options": "tùy chọn",
    "show this help message and exit": "in lời giúp này",
    "the following arguments are required: %s": "Thiếu %s.",
    "unrecognized arguments: %s": "Không hiểu “%s”.",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "thiếu giá trị ghi sau.",
    "expected at most one argument": "chỉ nhận một giá trị.",
    "expected at least one argument": "thiếu giá trị ghi sau.",
    "expected %s argument": "cần %s giá trị.",
    "expected %s arguments": "cần %s giá trị.",
    "invalid %(type)s value: %(value)r": "không nhận giá trị %(value)r.",
    "ignored explicit argument %r": "không đi với giá trị %r.",
    "not allowed with argument %s": "không dùng cùng với %s.",
    "one of the arguments %s is required": "Cần một trong: %s.",
    "ambiguous option: %(option)s could match %(matches)s": "“%(option)s” có thể là %(matches)s: viết đủ tên.",
}
"""What argparse looks up (its calls of gettext), in Vietnamese; what a later Python adds stays English."""


def _translated(message: str) -> str:
    return CATALOGUE.get(message, message)


def _counted(one: str, many: str, count: int) -> str:
    return _translated(one if count == 1 else many)


# argparse looks its words up under these two names; a catalogue of gettext's own would depend on the machine's locale.
vars(argparse).update(_=_translated, ngettext=_counted)


class Parser(argparse.ArgumentParser):
    """As argparse's; its subcommands are of this class too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help=_translated("show this help message and exit"))

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong; exit code 2."""
        self.print_usage(sys.stderr)
        told = message if message.endswith(".") else f"{message}."
        self.exit(2, f"{told} Xem cách dùng: thêm -h sau lệnh.\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """As argparse's, with the nearest of the choices offered."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        told = f"không nhận “{value}”. {did_you_mean(str(value), choices)}".strip()
        raise argparse.ArgumentError(action, f"{told} Dùng được: {', '.join(choices)}.")


def today() -> date:
    """The day in Vietnam by this machine's clock; by SOURCE_DATE_EPOCH where that is later, as in a rehearsal."""
    return day_in_vietnam(max(int(datetime.now(VIETNAM_TIME).timestamp()), told_seconds()))


def record_named(loaded: Loaded, ma: str, loai: str = "") -> Entry:
    """The one record of that id, of that kind where two have it; of a document and what only retells it, the document.
    Raises UserError."""
    found = [entry for entry in loaded.entries if entry.ma == ma and loai in ("", entry.kind)]
    found = [entry for entry in found if entry.kind == "van-ban"] or found
    if not found:
        near = did_you_mean(ma, {entry.ma for entry in loaded.entries})
        raise UserError(f"Không có mục nào mã “{ma}”. {near}".strip())
    if len(found) > 1:
        kinds = ", ".join(sorted({entry.kind for entry in found}))
        raise UserError(f"Có {len(found)} mục mã “{ma}” ({kinds}): thêm --loai.")
    return found[0]
