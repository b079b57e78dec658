"""The reports in Vietnamese; long lists are cut, and say by how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from namro.language.vietnamese import day
from namro.publishing.comparison.commits import KhoangCommit
from namro.publishing.comparison.compare import MucDoi, SoSanh, TepDoi, ViSao
from namro.publishing.comparison.gaps import KhoanTrong, MucCu
from namro.publishing.comparison.inputs import CHUNG

_MOST = 10
_VIEC = {"moi": "thêm", "doi": "đổi", "mat": "mất"}
_MUC = {"moi": "mới", "doi": "đã sửa", "mat": "không còn"}
_VI_SAO: dict[ViSao, str] = {
    "chinh-muc": "Trang của chính mục đã đổi",
    "dan-muc": "Trang có liên kết tới mục đã đổi",
    "gom-muc": "Trang và tệp gom nhiều mục (danh sách, tìm kiếm, lịch, nguồn tin), mà có mục đã đổi",
    "chung": "Không dẫn mục nào đã đổi; chỉ có phần chung ở trên đã đổi",
    "khong-ro": "Chưa rõ vì sao",
}
NOT_KNOWN = "Không biết vì sao: bản trước không kèm ghi chép nó dựng từ gì (dựng bằng máy khác, bản cũ, hoặc .cache đã xóa)."
SAME = "Không tệp nào của trang đổi so với bản trước."
FIRST = "Chưa có bản trước để so."


def short(found: SoSanh) -> list[str]:
    """One or two lines, for the end of a build."""
    if not found.tep:
        return [SAME]
    lines = [f"So với bản trước: {_counts(found.tep)}. Xem từng tệp và vì sao: lệnh changes."]
    if found.biet_vi_sao:
        lines.append(f"Đầu vào đã đổi: {_inputs(found)}.")
    return lines


def whole(found: SoSanh) -> list[str]:
    """The whole report of two builds."""
    if not found.tep:
        return [SAME]
    lines = [f"Bản {found.nay} so với bản {found.truoc}: {_counts(found.tep)}."]
    if not found.biet_vi_sao:
        return [*lines, NOT_KNOWN, "", *_files(found.tep)]
    lines += ["", "Đầu vào đã đổi:"]
    lines += _cut([f"  {_record(one)}" for one in found.muc])
    lines += [f"  {CHUNG[name]}" for name in found.chung]
    if not found.muc and not found.chung:
        lines.append("  không thấy gì đổi")
    for reason, said in _VI_SAO.items():
        chosen = [one for one in found.tep if one.vi_sao == reason]
        if chosen:
            lines += ["", f"{said} ({len(chosen)}):", *_files(chosen)]
    return lines


def of_commits(found: KhoangCommit) -> list[str]:
    """The report of a range of commits."""
    head = f"Từ {found.tu[:10]} đến {found.den[:10]}:"
    if not found.muc and not found.tep_khac:
        return [f"{head} không mục nào đổi."]
    lines = [f"{head} {len(found.muc)} mục đổi."]
    for one in found.muc:
        lines.append(f"  {_record(one)}")
        lines += _cut([f"      {path}" for path in found.trang.get(one.muc, ())])
    if found.muc and found.ban_dung:
        lines.append(
            f"Dưới mỗi mục là trang của mục và trang dẫn tới mục, theo bản {found.ban_dung} trong site/."
        )
    elif found.muc:
        lines.append("Chưa có trang đã dựng trong site/ nên chưa biết trang nào dẫn tới các mục ấy.")
    if found.tep_khac:
        lines += ["Tệp khác đã đổi (không thuộc mục nào, hoặc mục chưa duyệt):"]
        lines += _cut([f"  {path}" for path in found.tep_khac])
    return lines


def of_unasked(found: Sequence[KhoanTrong]) -> list[str]:
    """Clauses that no question cites, document by document."""
    lines = ["Khoản chưa có câu hỏi nào:"]
    for one in found:
        lines.append(f"  {one.ten}: {len(one.khoan)} trên {one.tong} khoản")
        if one.khoan:
            lines.append(f"      {', '.join(one.khoan)}")
    return lines


def of_older(found: Sequence[MucCu], months: int, as_of: str, why_no_git: str) -> list[str]:
    """Entries that nobody touched for a time."""
    note = f" {why_no_git} Dùng ngày duyệt thay cho ngày sửa." if why_no_git else ""
    if not found:
        return [f"Không mục nào cũ hơn {months} tháng, tính đến {as_of}.{note}"]
    named = {"git": "sửa lần cuối", "duyet": "duyệt"}
    lines = [f"{len(found)} mục cũ hơn {months} tháng, tính đến {as_of}:{note}"]
    return [*lines, *(f"  {day(one.ngay)} ({named[one.theo]})  {one.muc}: {one.ten}" for one in found)]


def _counts(files: Sequence[TepDoi]) -> str:
    counts = {viec: sum(one.viec == viec for one in files) for viec in _VIEC}
    return ", ".join(f"{count} tệp {_VIEC[viec]}" for viec, count in counts.items() if count)


def _inputs(found: SoSanh) -> str:
    records = [
        f"{len(list(group))} mục {_MUC[viec]}"
        for viec, group in groupby(
            sorted(found.muc, key=lambda one: list(_MUC).index(one.viec)), key=lambda one: one.viec
        )
    ]
    return ", ".join([*records, *(CHUNG[name] for name in found.chung)]) or "không thấy gì"


def _record(one: MucDoi) -> str:
    return f"{one.muc}: {_MUC[one.viec]} ({', '.join(one.tep)})"


def _files(files: Iterable[TepDoi]) -> list[str]:
    return _cut(
        [
            f"  {_VIEC[one.viec]}  {one.tep}{' ← ' + ', '.join(one.muc[:3]) if one.vi_sao == 'dan-muc' else ''}"
            f"{', …' if one.vi_sao == 'dan-muc' and len(one.muc) > 3 else ''}"
            for one in files
        ]
    )


def _cut(lines: Sequence[str]) -> list[str]:
    if len(lines) <= _MOST + 1:
        return list(lines)
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return [*lines[:_MOST], f"{indent}… và {len(lines) - _MOST} dòng nữa (đủ cả: --json)"]
