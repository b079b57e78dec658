"""The parser of the command line, speaking Vietnamese: argparse's own words are English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from namro.language.vietnamese import did_you_mean

_SECTIONS = {"positional arguments": "ghi sau lệnh", "options": "tùy chọn"}
_SAID = (
    (r"the following arguments are required: (.+)", "Thiếu {0}."),
    (r"unrecognized arguments: (.+)", "Không hiểu “{0}”."),
    (r"argument (.+?): expected .*arguments?", "Thiếu giá trị ghi sau {0}."),
    (r"argument (.+?): invalid \w+ value: '(.*)'", "{0} không nhận giá trị “{1}”."),
    (r"argument (.+?): ignored explicit argument '(.*)'", "{0} không đi với giá trị “{1}”."),
    (r"argument (.+?): not allowed with argument (.+)", "Không dùng {0} cùng với {1}."),
    (r"one of the arguments (.+) is required", "Cần một trong: {0}."),
    (r"ambiguous option: (\S+) could match (.+)", "“{0}” có thể là {1}: viết đủ tên."),
    (r"argument (.+?): (.+?)\.?", "{0}: {1}."),
)
"""What argparse says, and the same in Vietnamese. The last one is for our own types, which already speak it."""
_CHOICE = re.compile(r"argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)")


class Parser(argparse.ArgumentParser):
    """As argparse's; its subcommands are of this class too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="in lời giúp này")

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong; exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{in_vietnamese(message)} Xem cách dùng: thêm -h sau lệnh.\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_SECTIONS.get(heading or "", heading))


def in_vietnamese(message: str) -> str:
    """A complaint of argparse as a sentence; one that is not known stays as it is."""
    if found := _CHOICE.fullmatch(message):
        choices = [choice.strip("'") for choice in found[3].split(", ")]
        told = f"{found[1]}: không nhận “{found[2]}”. {did_you_mean(found[2], choices)}".strip()
        return f"{told} Dùng được: {', '.join(choices)}."
    for pattern, told in _SAID:
        if match := re.fullmatch(pattern, message):
            return told.format(*match.groups())
    return message
