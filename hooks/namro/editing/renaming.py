"""A new id for a record, everywhere at once: its file, what refers to it, addresses in words, a line that
leads from the old address to the new one, and the fingerprints of approved records whose words stay what they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from namro.editing.create import file_name
from namro.editing.emit import emit
from namro.files import messages, yamlfile
from namro.files.citations import citations
from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path as Loc
from namro.problems import UserError
from namro.records.addresses import address, tasks_of
from namro.records.approval import fingerprint
from namro.records.base import BienTap
from namro.records.chuyen_huong import ChuyenHuong
from namro.records.kinds import BY_ID, Kind, document_of, of_file
from namro.rules.reference import references

_REDIRECTS = BY_ID["chuyen-huong"]


@dataclass
class Renaming:
    """What will be written: texts by path (from the project's root), folders and files that move, redirected addresses."""

    texts: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    led: dict[str, str] = field(default_factory=dict)
    renewed: list[str] = field(default_factory=list)


def plan(loaded: Loaded, pages: Mapping[str, str], entry: Entry, new: str) -> Renaming:
    """The renaming of one record; `pages` are the hand-written pages by path. Raises UserError when `new` is taken."""
    kind, old = BY_ID[entry.kind], entry.ma
    if new in loaded.ids(kind.ma):
        raise UserError(f"Mã “{new}” đã có mục dùng.")
    made = Renaming()
    addresses = _addresses(loaded, kind, entry, new)
    texts = {path: source.text for path, source in loaded.sources.items()} | dict(pages)
    marks: dict[str, list[tuple[int, int]]] = {}
    for other in loaded.entries:
        for loc in _referring(other, kind.ma, old):
            marks.setdefault(other.path, []).append(other.document.value_at(loc))
    moves = _moves(loaded, kind, entry, new)
    for path, text in texts.items():
        changed = _at_marks(text, marks.get(path, ()), old, new)
        for before, after in addresses.items():
            changed = re.sub(rf"(?<![\w-])(?<!\w/){re.escape(before)}(?![\w-])", after, changed)
        target = next((path.replace(a, b, 1) for a, b in moves.items() if path.startswith(a)), path)
        if path in loaded.sources and (changed != text or target != path):
            changed = _approved_still(loaded, path, changed, PurePosixPath(target).stem, made)
        if changed != text:
            made.texts[target] = changed
    made.moved = moves
    if _is_shown(entry):
        made.led = {before: after for before, after in addresses.items() if before.count("/") >= 2}
        made.texts |= _leading(made, loaded)
    return made


def _is_shown(entry: Entry) -> bool:
    state = getattr(entry.record, "trang_thai_bien_tap", "da-duyet")
    return bool(BY_ID[entry.kind].address) and state == "da-duyet"


def _addresses(loaded: Loaded, kind: Kind, entry: Entry, new: str) -> dict[str, str]:
    """Addresses of pages that bear the id, with the new ones."""
    if not kind.address or kind.on_a_list:
        return {}
    parent = document_of(entry.path) if kind.ma == "nhiem-vu" else ""
    found = {address(kind.ma, entry.ma, parent): address(kind.ma, new, parent)}
    if kind.ma == "van-ban" and entry.ma in loaded.ids("nhiem-vu-van-ban"):
        tasks = [one.ma for one in loaded.of("nhiem-vu") if document_of(one.path) == entry.ma]
        found |= {address("nhiem-vu", task, entry.ma): address("nhiem-vu", task, new) for task in tasks}
        found[tasks_of(entry.ma)] = tasks_of(new)
    return found


def _moves(loaded: Loaded, kind: Kind, entry: Entry, new: str) -> dict[str, str]:
    """Beginnings of paths that change with the id."""
    if kind.ma == "van-ban":
        moves = {f"data/van-ban/{entry.ma}/": f"data/van-ban/{new}/"}
        if entry.ma in loaded.ids("nhiem-vu-van-ban"):
            moves[f"data/nhiem-vu/{entry.ma}/"] = f"data/nhiem-vu/{new}/"
        return moves
    moves = {entry.path: entry.path.replace(f"/{entry.ma}.yml", f"/{new}.yml")}
    if kind.ma == "nhiem-vu" and entry.ma in loaded.ledgers:
        moves[f"data/ket-qua/{entry.ma}/"] = f"data/ket-qua/{new}/"
    return moves


def _referring(entry: Entry, kind: str, old: str) -> Iterator[Loc]:
    """Fields of a record that hold the id."""
    wanted = {kind, "nhiem-vu-van-ban"} if kind == "van-ban" else {kind}
    yield from (loc for loc, of, ma in references(entry.record) if of in wanted and ma == old)
    if kind == "van-ban":
        yield from ((*loc, "van_ban") for loc, one in citations(entry.record) if one.van_ban == old)


def _at_marks(text: str, marks: Iterable[tuple[int, int]], old: str, new: str) -> str:
    """The text with the new id at each (line, column) where the old one stands, in quotes or not."""
    lines = text.split("\n")
    for line, column in sorted(set(marks), reverse=True):
        head, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        lines[line - 1] = head + re.sub(rf"^([\"']?){re.escape(old)}(?![\w-])", rf"\g<1>{new}", rest)
    return "\n".join(lines)


def _approved_still(loaded: Loaded, path: str, text: str, ma: str, made: Renaming) -> str:
    """The text of a file, whose name is now `ma`, with fingerprints renewed where the approval held before: the words are the same."""
    place = of_file(path)
    document, _ = yamlfile.parse(text, path)
    if place is None or document is None or not issubclass(place.model, BienTap):
        return text
    for entry in (one for one in loaded.entries if one.path == path and isinstance(one.record, BienTap)):
        known = entry.record.dau_van_tay
        if known is None or known != fingerprint(entry.record):
            continue
        record, _ = messages.validate(type(entry.record), document, path, ma)
        if record is not None and (fresh := fingerprint(record)) != known:
            text = text.replace(f"dau_van_tay: {known}", f"dau_van_tay: {fresh}")
            text = text.replace(f'dau_van_tay: "{known}"', f"dau_van_tay: {fresh}")
            made.renewed.append(entry.ma)
    return text


def _leading(made: Renaming, loaded: Loaded) -> dict[str, str]:
    """By path a redirect for each address that changes."""
    # An address that was itself redirected to the old one has been turned to the new one already.
    files: dict[str, str] = {}
    for old, new in made.led.items():
        item = {"tu": old, "den": new}
        name = file_name(
            _REDIRECTS.words_of(item),
            lambda one: any(_REDIRECTS.file_of(one) in held for held in (loaded.sources, files)),
        )
        files[_REDIRECTS.file_of(name)] = emit(item, ChuyenHuong, {})
    return files
