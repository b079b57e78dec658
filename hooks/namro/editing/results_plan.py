"""New results against what is recorded: what would be added, what is there already, what contradicts.

Nothing recorded is ever changed here. A second text for the same task and day is refused unless it says which
entry it supersedes (`thay_cho`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from namro.files import messages, textfile
from namro.files.ledger import FOLDER, digest, ledger_line, parse
from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import YamlDocument
from namro.language.vietnamese import day, did_you_mean, slug
from namro.problems import Problem
from namro.records.approval import fingerprint
from namro.records.nhiem_vu import KetQua, NhiemVu
from namro.rules.approval import approval
from namro.rules.private_data import private_data
from namro.rules.result import result

FIELDS = (
    "ngay",
    "trang_thai",
    "noi_dung",
    "bang_chung",
    "thay_cho",
    "trang_thai_bien_tap",
    "nguoi_duyet",
    "ngay_duyet",
)
"""The fields of an entry in the order in which its file and a table show them."""
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NAME_LENGTH = 50


@dataclass(frozen=True)
class DeXuat:
    """A result that somebody wants recorded: the task, the fields as typed, and where they were typed."""

    nhiem_vu: str
    gia_tri: Mapping[str, str]
    path: str
    line: int


@dataclass(frozen=True)
class MucMoi:
    """An entry to be added: its task, its name (without .yml) and what it says."""

    nhiem_vu: NhiemVu
    ten: str
    ket_qua: KetQua

    @property
    def path(self) -> str:
        """Its file below the project."""
        return f"data/{FOLDER}/{self.nhiem_vu.id}/{self.ten}.yml"


@dataclass(frozen=True)
class KeHoach:
    """What would happen: entries to add, entries that are there word for word, and what stands in the way."""

    them: tuple[MucMoi, ...]
    da_co: tuple[MucMoi, ...]
    loi: tuple[Problem, ...]


def plan(loaded: Loaded, proposals: Iterable[DeXuat], today: date) -> KeHoach:
    """Compare proposals with the data, one after another, so that they are compared with each other too; nothing can
    have happened after `today`."""
    tasks = {entry.ma: entry.record for entry in loaded.of("nhiem-vu")}
    recorded: dict[str, dict[str, KetQua]] = {}
    for entry in loaded.of(FOLDER):
        task, _, name = entry.ma.partition("/")
        recorded.setdefault(task, {})[name] = entry.record
    added: list[MucMoi] = []
    present: list[MucMoi] = []
    problems: list[Problem] = []
    for proposal in proposals:
        found, told = _record(proposal, tasks)
        problems += told
        if found is None:
            continue
        known = recorded.setdefault(proposal.nhiem_vu, {})
        same = next((name for name, entry in known.items() if digest(entry) == digest(found)), None)
        if same:
            present.append(MucMoi(tasks[proposal.nhiem_vu], same, found))
            continue
        faults = [
            *_ahead(proposal, found, today),
            *_conflicts(proposal, found, known),
            *_rules(loaded, proposal, found, _name(found, known)),
        ]
        problems += faults
        if not faults:
            new = MucMoi(tasks[proposal.nhiem_vu], _name(found, known), found)
            known[new.ten] = found
            added.append(new)
    return KeHoach(tuple(added), tuple(present), tuple(sorted(set(problems))))


def _record(proposal: DeXuat, tasks: Mapping[str, NhiemVu]) -> tuple[KetQua | None, list[Problem]]:
    if proposal.nhiem_vu not in tasks:
        hint = (
            did_you_mean(proposal.nhiem_vu, tasks) or "Mã nhiệm vụ là phần cuối địa chỉ của trang nhiệm vụ."
        )
        message = f"Không có nhiệm vụ nào mã “{proposal.nhiem_vu}”."
        return None, [Problem(proposal.path, proposal.line, 1, "nhiem_vu", "ket-qua-la", message, hint)]
    values, problems = _clean(proposal)
    if problems:
        return None, problems
    approved = "nguoi_duyet" in values and "ngay_duyet" in values
    values.setdefault("trang_thai_bien_tap", "da-duyet" if approved else "nhap")
    document = YamlDocument(values, {(): (proposal.line, 1)}, {})
    record, problems = messages.validate(KetQua, document, proposal.path)
    if record is not None and record.trang_thai_bien_tap == "da-duyet":
        record = record.model_copy(update={"dau_van_tay": fingerprint(record)})
    return record, problems


def _clean(proposal: DeXuat) -> tuple[dict[str, str], list[Problem]]:
    """The values on one line each, in NFC; characters that no file may hold are told with their field."""
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for name, typed in proposal.gia_tri.items():
        text, told = textfile.decode(typed.encode("utf-8", "replace"), proposal.path)
        problems += [replace(problem, line=proposal.line, column=1, field=name) for problem in told]
        if value := " ".join((text or "").split()):
            values[name] = _iso(name, value)
    return values, problems


def _iso(name: str, value: str) -> str:
    """Days as people and spreadsheets write them here: '28/12/2025' is taken as 2025-12-28."""
    match = _DAY_FIRST.fullmatch(value) if name in ("ngay", "ngay_duyet") else None
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else value


def _ahead(proposal: DeXuat, new: KetQua, today: date) -> Iterator[Problem]:
    """Days that are still to come."""
    for name, told in (("ngay", new.ngay), ("ngay_duyet", new.ngay_duyet)):
        if told is not None and told > today:
            message = f"Ngày {day(told)} chưa đến (hôm nay là {day(today)})."
            hint = "Xem lại ngày, tháng, năm; việc chưa xong thì chưa ghi kết quả."
            yield Problem(proposal.path, proposal.line, 1, name, "ngay-chua-den", message, hint)


def _conflicts(proposal: DeXuat, new: KetQua, known: Mapping[str, KetQua]) -> Iterator[Problem]:
    def problem(field: str, code: str, message: str, hint: str) -> Problem:
        return Problem(proposal.path, proposal.line, 1, field, code, message, hint)

    if new.thay_cho is None:
        for name, entry in known.items():
            if entry.ngay == new.ngay:
                yield problem(
                    "ngay",
                    "ket-qua-xung-dot",
                    f"Nhiệm vụ “{proposal.nhiem_vu}” đã có kết quả ngày {day(new.ngay)} với nội dung khác: “{entry.noi_dung}”.",
                    f"Mục cũ được giữ nguyên. Nếu mục mới đính chính mục cũ, ghi thay_cho: {name}.",
                )
    elif new.thay_cho not in known:
        hint = did_you_mean(new.thay_cho, known) or "Ghi tên tệp của mục cũ, không có .yml."
        yield problem("thay_cho", "ket-qua-thay", f"Không có mục “{new.thay_cho}” để thay.", hint)
    else:
        for name, entry in known.items():
            if entry.thay_cho == new.thay_cho:
                message = f"Mục “{new.thay_cho}” đã được mục “{name}” thay rồi."
                yield problem("thay_cho", "ket-qua-thay", message, f"Ghi thay_cho: {name}.")


def _rules(loaded: Loaded, proposal: DeXuat, new: KetQua, name: str) -> Iterator[Problem]:
    """What the rules for data would say of the entry if it stood there and in its ledger."""
    document = YamlDocument({}, {(): (proposal.line, 1)}, {})
    alone = Loaded(entries=[Entry(FOLDER, f"{proposal.nhiem_vu}/{name}", new, proposal.path, document)])
    alone.ids("nhiem-vu").update(loaded.ids("nhiem-vu"))
    alone.ids(FOLDER).add(f"{proposal.nhiem_vu}/{name}")
    if new.thay_cho:
        alone.ids(FOLDER).add(f"{proposal.nhiem_vu}/{new.thay_cho}")
    alone.ledgers[proposal.nhiem_vu] = parse(ledger_line(name, new), "")
    for rule in (approval, private_data, result):
        yield from rule(alone)


def _name(new: KetQua, known: Mapping[str, KetQua]) -> str:
    """'2025-12-28-da-nop-bao-cao', with a number behind it where that is taken."""
    words = slug(new.noi_dung)
    if len(words) > _NAME_LENGTH:
        words = words[: _NAME_LENGTH + 1].rsplit("-", 1)[0][:_NAME_LENGTH]
    name = f"{new.ngay.isoformat()}-{words}"
    number = 2
    taken = name
    while taken in known:
        taken, number = f"{name}-{number}", number + 1
    return taken
