"""`namro withdraw ID`: a document or an answer taken out with all that rests on it; `--lai` brings it back."""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from namro.commands.arguments import record_named
from namro.commands.packets import FOLDER
from namro.editing import withdrawing
from namro.files.read import read
from namro.files.replace import replace, replace_all
from namro.library.edition import edition
from namro.library.load import load
from namro.outputs.packets import shelf
from namro.outputs.packets.changed import Changed, changed, taken_away
from namro.outputs.pages import PACKETS
from namro.problems import InvalidData, UserError

if TYPE_CHECKING:
    from namro.commands import Commands

_EXCEPTIONS = "hooks/verify.toml"
_SHOWN = 12


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "withdraw", help="rút một văn bản hay câu trả lời khỏi trang cùng mọi mục dựa vào nó"
    )
    parser.add_argument("ma", metavar="MÃ")
    parser.add_argument("--loai", default="", metavar="LOẠI", help="loại của mục, khi hai loại có cùng mã")
    parser.add_argument(
        "--ly-do", default="", metavar="LÝ DO", help="vì sao rút; ghi vào danh sách địa chỉ đã bỏ"
    )
    parser.add_argument("--ghi", action="store_true", help="rút thật, không chỉ xem sẽ mất gì")
    parser.add_argument("--lai", action="store_true", help="đưa lại mục đã rút")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Show what goes; with `--ghi` write it, and the addresses that `publish` must not miss."""
    if given.lai:
        return _back(root, _note(root, given.ma, given.loai), given.ma)
    whole = load(root)
    loaded = read(root)
    entry = record_named(loaded, given.ma, given.loai)
    text = withdrawing.shortened(loaded, entry)
    note = root / withdrawing.note_of(entry.path)
    old = loaded.sources[entry.path].text
    if given.ghi and not given.ly_do:
        raise UserError("Rút thì phải có lý do: thêm --ly-do “…”.")
    path, exceptions = root / entry.path, root / _EXCEPTIONS
    listed = exceptions.read_text(encoding="utf-8") if exceptions.is_file() else ""
    try:
        replace(path, text)
        after = load(root)
        then, now = whole.published(), after.published()
        _tell(withdrawing.gone(then, now))
        packets = changed(then, now, edition(root, then))
        _tell_packets(packets)
        if not given.ghi:
            print("Mới xem thử, chưa rút gì. Thêm --ghi --ly-do “…” để rút.")
            return 0
        lost = _lost_addresses(root, path, old, text)
        kept_back = shelf.read(root / FOLDER)
        lost += sorted(f"{PACKETS}/{one.file}" for one in kept_back.files if one.packet in packets.gone)
        replace_all(
            {
                exceptions: listed.rstrip() + "\n" + _block(entry.path, given.ly_do, lost),
                note: withdrawing.written(withdrawing.kept(entry.path, old, text)),
            }
        )
    except BaseException:
        replace(path, old)
        raise
    finally:
        if not given.ghi:
            replace(path, old)
    print(
        f"Đã rút “{given.ma}”. {len(lost)} địa chỉ đã bỏ ghi ở {_EXCEPTIONS}; bản cũ của tệp giữ ở {note.relative_to(root)}."
    )
    if deleted := taken_away(kept_back, {*packets.gone, *packets.other}):
        print(f"Đã xóa {len(deleted)} tệp tập in cũ ở {FOLDER}/; làm lại: python3 manage.py packets")
    print(f"Phát hành bằng publish. Đưa lại: python3 manage.py withdraw {given.ma} --loai {entry.kind} --lai")
    return 0


def _note(root: Path, ma: str, loai: str) -> Path:
    """What is kept of the one withdrawn record of that id."""
    found = withdrawing.notes(root, ma, loai)
    if not found:
        raise UserError(f"Không có mục “{ma}” nào đã rút bằng lệnh này.")
    if len(found) > 1:
        kinds = ", ".join(path.relative_to(root / withdrawing.FOLDER).parts[0] for path in found)
        raise UserError(f"Đã rút {len(found)} mục mã “{ma}” ({kinds}): thêm --loai.")
    return found[0]


def _back(root: Path, note: Path, ma: str) -> int:
    kept = note.read_text(encoding="utf-8")
    now = (root / withdrawing.path_of(kept)).read_text(encoding="utf-8")
    path, text = withdrawing.restored(kept, now)
    exceptions = root / _EXCEPTIONS
    listed = exceptions.read_text(encoding="utf-8")
    replace_all({root / path: text, exceptions: _without_block(listed, path)})
    try:
        load(root)
    except InvalidData:
        replace_all({root / path: now, exceptions: listed})
        raise
    note.unlink()
    print(f"Đã đưa lại “{ma}” như trước khi rút.")
    return 0


def _tell(gone: object) -> None:
    assert isinstance(gone, dict)
    print("Rời khỏi trang:" if gone else "Không có gì rời khỏi trang.")
    for muc, names in gone.items():
        more = f" và {len(names) - _SHOWN} mục nữa" if len(names) > _SHOWN else ""
        print(f"  {muc}: {len(names)} ({', '.join(names[:_SHOWN])}{more})")


def _tell_packets(packets: Changed) -> None:
    """What was printed before and now says too much."""
    for told, some in (("không còn", packets.gone), ("đổi nội dung", packets.other)):
        if some:
            names = "; ".join(f"{title} ({ma})" for ma, title in list(some.items())[:_SHOWN])
            more = f" và {len(some) - _SHOWN} tập nữa" if len(some) > _SHOWN else ""
            print(f"  Tập in {told}: {len(some)} ({names}{more})")
    if packets.gone or packets.other:
        print(
            "  Bản giấy, bản Word, bản EPUB đã phát trước đây vẫn có lời bị rút: thu lại hoặc báo nơi đã nhận."
        )


def _lost_addresses(root: Path, path: Path, old: str, new: str) -> list[str]:
    """Build the site with and without, aside, and compare what they answer to."""
    from namro.publishing import build  # noqa: PLC0415 - brings MkDocs; the dry run need not wait for it
    from namro.publishing.verify.allowed import allowed  # noqa: PLC0415 - likewise
    from namro.publishing.verify.built import BuiltSite  # noqa: PLC0415 - likewise
    from namro.publishing.verify.vanished import lost  # noqa: PLC0415 - likewise

    print("Đang dựng hai bản để biết địa chỉ nào mất…", flush=True)
    with tempfile.TemporaryDirectory(prefix="namro-rut-") as aside:
        before, after = Path(aside) / "truoc", Path(aside) / "sau"
        before.mkdir()
        after.mkdir()
        replace(path, old)
        build.build_into(root, before)
        replace(path, new)
        library = load(root)
        build.build_into(root, after, whole=library)
        return sorted(lost(BuiltSite(root, after, library, library.published(), allowed(root)), before))


def _block(path: str, why: str, lost: Iterable[str]) -> str:
    """The lines of verify.toml that let these addresses go."""
    quoted = re.sub(r"[\\\"\s]+", " ", why).strip()
    addresses = "".join(f'  "{one}",\n' for one in lost)
    if not addresses:
        return ""
    return f'\n# rút {path}\n[[dropped]]\nreason = "{quoted}"\naddresses = [\n{addresses}]\n# hết {path}\n'


def _without_block(text: str, path: str) -> str:
    begin, end = f"\n# rút {path}\n", f"\n# hết {path}\n"
    before, begun, inside = text.partition(begin)
    _, ended, behind = inside.partition(end)
    return _without_block(before + behind, path) if begun and ended else text
