"""Study paths for audiences, and guides on one matter."""

from __future__ import annotations

from namro.clauses import ten_goi
from namro.outputs import Output, SearchEntry
from namro.pages.context import Pages
from namro.records.hoc_tap import ChuyenMuc, DiemDen, LoTrinh


def render(pages: Pages) -> list[Output]:
    """Both lists, and a page for each path and guide."""
    library = pages.library
    made = [
        pages.output(
            "lo-trinh/", "lo_trinh_list.html", "Lộ trình học tập",
            "Lộ trình đọc và học cho từng đối tượng, từng bước, mỗi bước dẫn tới văn bản, hội nghị, câu hỏi.",
            search=[SearchEntry("", "Lộ trình học tập", " ".join(path.ten for path in library.lo_trinh.values()))],
        ),
        pages.output(
            "chuyen-muc/", "chuyen_muc_list.html", "Chuyên mục",
            "Mỗi chuyên mục gom điều các văn bản nói về một việc, kèm nguyên văn.",
            search=[SearchEntry("", "Chuyên mục", " ".join(guide.ten for guide in library.chuyen_muc.values()))],
        ),
    ]  # fmt: skip
    made += [_path(pages, ma, path) for ma, path in library.lo_trinh.items()]
    return made + [_guide(pages, ma, guide) for ma, guide in library.chuyen_muc.items()]


def _path(pages: Pages, ma: str, path: LoTrinh) -> Output:
    steps = [
        (step, [target for den in step.diem_den if (target := lead_to(pages, den))]) for step in path.buoc
    ]
    words = " ".join(f"{step.ten} {step.mo_ta}" for step in path.buoc)
    return pages.output(
        f"lo-trinh/{ma}/", "lo_trinh.html", path.ten, path.mo_ta,
        search=[SearchEntry("", path.ten, f"{path.mo_ta} {words}")],
        trail=[("Lộ trình học tập", "lo-trinh/")], lo_trinh=path, buoc=steps,
    )  # fmt: skip


def _guide(pages: Pages, ma: str, guide: ChuyenMuc) -> Output:
    words = " ".join(f"{part.tieu_de} {' '.join(y.noi_dung or '' for y in part.y)}" for part in guide.phan)
    return pages.output(
        f"chuyen-muc/{ma}/", "chuyen_muc.html", guide.ten, guide.mo_ta,
        search=[SearchEntry("", guide.ten, f"{guide.mo_ta} {words}")],
        trail=[("Chuyên mục", "chuyen-muc/")], chuyen_muc=guide,
        chuoi=[chain for chain, told in pages.library.chuoi.items() if told.chuyen_muc == ma],
    )  # fmt: skip


def lead_to(pages: Pages, den: DiemDen) -> tuple[str, str, bool] | None:
    """Title, address and draft mark of what a step leads to; None when it is not published."""
    library = pages.library
    names = {
        "van-ban": {ma: document.ten_ngan for ma, document in library.van_ban.items()},
        "hoi-nghi": {ma: conference.ten_ngan for ma, conference in library.hoi_nghi.items()},
        "chuyen-de": {ma: f"Chuyên đề {talk.so}: {talk.ten}" for ma, talk in library.chuyen_de.items()},
        "hoi-dap": {ma: question.cau_hoi for ma, question in library.hoi_dap.items()},
        "nhiem-vu": {ma: f"Nhiệm vụ trong {library.van_ban[ma].ten_ngan}" for ma in library.nhiem_vu},
        "chuyen-muc": {ma: guide.ten for ma, guide in library.chuyen_muc.items()},
    }[den.loai]
    if den.ma not in names:
        return None
    draft = den.loai in ("van-ban", "nhiem-vu") and library.is_draft(den.ma)
    if den.khoan is None:
        return names[den.ma], f"{den.loai}/{den.ma}/", draft
    return f"{names[den.ma]}, {ten_goi(den.khoan)}", f"{den.loai}/{den.ma}/#{den.khoan}", draft
