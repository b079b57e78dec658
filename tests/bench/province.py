"""A project that nobody wrote, of any size: started as anybody would, filled with made-up documents, each with articles,
clauses, a task and two questions, approved, and held to the contract. `python -m bench.province FOLDER 500` says how long.

Words are drawn from a small heap of syllables, the same every time; nothing is of any real place.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from namro.commands.cli import main
from namro.files import seal
from namro.files.read import read

_HEAP = [
    "đường",
    "làng",
    "thôn",
    "xóm",
    "trồng",
    "cây",
    "chăm",
    "sóc",
    "mương",
    "nước",
    "ruộng",
    "đồng",
    "trường",
    "lớp",
    "sách",
    "vở",
    "chợ",
    "hàng",
    "quán",
    "điện",
    "sáng",
    "cầu",
    "cống",
    "rác",
    "thải",
    "đất",
    "rừng",
    "hộ",
    "dân",
    "giúp",
    "nhau",
    "học",
    "tập",
    "báo",
    "cáo",
    "kết",
    "quả",
    "hằng",
    "tháng",
    "kiểm",
    "tra",
    "sửa",
    "chữa",
    "đóng",
    "góp",
    "công",
    "khai",
]
_ARTICLES, _CLAUSES = 8, 3
_AUDIENCES = (("nguoi-dan", "Người dân"), ("can-bo", "Cán bộ"))


def write(root: Path, documents: int) -> None:
    """Fill the (empty) project at `root`."""
    chance = random.Random(20261130)
    for path, text in _lists():
        _put(root / "data" / path, text)
    for number in range(1, documents + 1):
        for path, text in _document(f"quyet-dinh-{number}", number, chance):
            _put(root / "data" / path, text)
    for text in read(root).texts.values():
        (root / text.path).with_name(seal.NAME).write_text(
            seal.of(text.toan_van).text, encoding="utf-8", newline="\n"
        )
    first = ", ".join(f"quyet-dinh-{number}" for number in range(1, min(documents, 5) + 1))
    recipe = f"ten: Tập mẫu\nmo_ta: Vài văn bản để phát.\nphan:\n  - loai: van-ban\n    van_ban: [{first}]\n"
    _put(root / "data/tap-in/tap-mau.yml", recipe)


def _lists() -> Iterator[tuple[str, str]]:
    for ma, name in _AUDIENCES:
        yield f"doi-tuong/{ma}.yml", f"ten: {name}\nmo_ta: {name} trong vùng.\n"
    for ma, name in (("doi-song", "Đời sống"), ("cong-viec", "Công việc")):
        yield f"chu-de/{ma}.yml", f"ten: {name}\n"
    cited = "nguon:\n  - van_ban: quyet-dinh-1\n    khoan: dieu-1.1\n    trich: Tổ mẫu\n"
    yield "don-vi/to-mau.yml", f"ten: Tổ mẫu\ncap: co-so\n{cited}"


def _document(ma: str, number: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    def said(count: int) -> str:
        return " ".join(chance.choices(_HEAP, k=count))

    name = f"việc số {number}: {said(6)}"
    lines = [f"{{#ten-loai ten-loai}} QUYẾT ĐỊNH\n\n{{#trich-yeu trich-yeu}} {name}"]
    first = f"Tổ mẫu {said(14)}, báo cáo chậm nhất ngày 15/03/2027"
    for article in range(1, _ARTICLES + 1):
        lines.append(f"{{#dieu-{article} dieu}} Điều {article}. Về {said(5)}")
        for clause in range(1, _CLAUSES + 1):
            words = first if (article, clause) == (1, 1) else f"Mỗi hộ {said(24)}"
            lines.append(f"{{#dieu-{article}.{clause} khoan}} {clause}. {words}.")
    yield f"van-ban/{ma}/toan-van.md", "\n\n".join(lines) + "\n"
    cited = f"  - van_ban: {ma}\n    khoan: {{}}\n    trich: {{}}\n"
    yield (
        f"van-ban/{ma}/van-ban.yml",
        f"loai: quyet-dinh\nten_ngan: Quyết định số {number}\ntrich_yeu: {name!r}\nso_ky_hieu:\n  muc_do: chua-neu\n"
        "ngay_ban_hanh:\n  muc_do: chua-neu\ntinh_trang: da-ban-hanh\ncong_khai:\n  can_cu: Văn bản bịa để đo\n"
        f"toan_van: co\nnguon:\n{cited.format('trich-yeu', repr(name))}".replace("'", '"'),
    )
    for ask, (audience, _) in enumerate(_AUDIENCES, 1):
        quote = first if ask == 1 else first.partition(",")[0]
        yield (
            f"hoi-dap/hoi-{number}-{ask}.yml",
            f"cau_hoi: Việc số {number} hỏi lần {ask} thì {said(5)} thế nào?\ntra_loi: |\n  Theo quyết định ấy, tổ mẫu phải"
            f" {said(20)}.\ndoi_tuong: [{audience}]\nchu_de: [{('doi-song', 'cong-viec')[number % 2]}]\nnguon:\n"
            f"{cited.format('dieu-1.1', quote)}trang_thai_bien_tap: cho-duyet\n",
        )
    nested = cited.replace("  ", "    ", 1).replace("\n    ", "\n      ")
    yield (
        f"nhiem-vu/{ma}/viec-{number}.yml",
        f"loai: viec-co-han\nten: Việc số {number}\nnguoi:\n  muc_do: trich-dan\n  thuc_hien: [to-mau]\n  nguon:\n"
        f"{nested.format('dieu-1.1', first.partition(',')[0])}viec:\n  muc_do: trich-dan\n  noi_dung: Làm việc số {number}\n  nguon:\n"
        f"{nested.format('dieu-1.1', first.partition(',')[0])}trach_nhiem:\n  muc_do: chua-neu\ntien_do:\n"
        "  muc_do: trich-dan\n  nguyen_van: chậm nhất ngày 15/03/2027\n  do_chinh_xac: ngay\n  muon_nhat: 2027-03-15\n"
        f"  nguon:\n{nested.format('dieu-1.1', 'chậm nhất ngày 15/03/2027')}ket_qua:\n  muc_do: chua-neu\nnguon:\n"
        f"{cited.format('dieu-1.1', first)}trang_thai_bien_tap: cho-duyet\n",
    )


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def run(root: Path, documents: int) -> int:
    """Start, fill, approve, hold to the contract; what each step took, in seconds of the clock and of this process."""
    steps = (
        ("start", ["start", str(root), "--yes", "--empty"]),
        ("format", ["--root", str(root), "format"]),
        (
            "approve",
            [
                "--root",
                str(root),
                "approve",
                *(str(root / f"data/{kind}") for kind in ("hoi-dap", "nhiem-vu")),
                "--nguoi-duyet",
                "nhóm biên soạn",
            ],
        ),
        ("test", ["--root", str(root), "test"]),
    )  # what a person would type
    for name, words in steps:
        clock, busy = time.perf_counter(), time.process_time()
        code = main(words)
        print(f"{name}: {time.perf_counter() - clock:.1f} s, {time.process_time() - busy:.1f} s CPU, {code}")
        if code:
            return code
        if name == "start":
            write(root, documents)
    return 0


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), int(sys.argv[2])))
