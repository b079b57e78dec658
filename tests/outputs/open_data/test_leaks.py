"""Nothing that is withheld, not approved or private is in any file of open data: planted, and looked for."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

from namro.library.edition import Edition
from namro.library.load import load
from namro.outputs.open_data.data import data_of
from namro.outputs.open_data.make import files
from namro.outputs.open_data.tables import parquet
from namro.outputs.pour import StaticFile

AS_OF = Edition(date(2026, 3, 3))
GROUND = re.compile(r"^cong_khai:\n(?:[ -].*\n)+", re.MULTILINE)


def said(root: Path, *, published: bool = True) -> str:
    """Every file in every form, as text."""
    whole = load(root)
    made = files(data_of(whole.published() if published else whole, AS_OF), bulk=True)
    return "\n".join(f"{one.path}\n{_text(one)}" for one in made)


def _text(file: StaticFile) -> str:
    if file.path.endswith(".parquet"):
        return "\n".join(parquet.words(file.content))
    if not file.path.endswith(".xlsx"):
        return file.content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def add(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8", newline="\n")


def test_what_is_not_approved_is_nowhere(project: Path) -> None:
    """A question that is being written, and a result that nobody approved."""
    planted = (
        "Câu này còn đang viết?",
        "Chưa xong nên không được công bố",
        "ban-nhap",
        "Chi ủy đang viết báo cáo",
    )
    shown = said(project)
    assert [one for one in planted if one in shown] == []
    without = said(project, published=False)
    assert [one for one in planted[:3] if one not in without] == []


def test_a_withheld_text_takes_all_that_cites_it_along(project: Path) -> None:
    document = project / "data/van-ban/ke-hoach-mau/van-ban.yml"
    words = ("ke-hoach-mau", "nắm vững Nghị quyết", "nop-bao-cao", "bao-cao-khi-nao")
    assert [one for one in words if one not in said(project)] == []
    bare, count = GROUND.subn("", document.read_text(encoding="utf-8"))
    assert count == 1
    document.write_text(bare, encoding="utf-8", newline="\n")
    shown = said(project)
    assert [one for one in words[1:] if one in shown] == []
    assert "MỤC ĐÍCH" not in shown


def test_whom_the_site_names_for_its_own_work_is_nowhere(project: Path) -> None:
    """Mailboxes, forges, who signs an invitation, who approved under which mark."""
    add(
        project / "data/trang.yml",
        "gop_y:\n  van_de: gitea\n  dia_chi: https://git.co-quan.example/gop-y\nlien_he_bao_mat: https://co-quan.example/bao-mat\n"
        "trinh_sua:\n  noi_giu: gitea\n  kho: nhom/kho-rieng\n  dia_chi: https://git.co-quan.example\n",
    )
    meeting = next((project / "data/cuoc-hop").glob("*.yml"))
    signed = meeting.read_text(encoding="utf-8").replace("ho_ten: Người Mẫu", "ho_ten: Người Ký Giấy")
    meeting.write_text(signed, encoding="utf-8", newline="\n")
    shown = said(project)
    private = (
        "co-quan.example",
        "kho-rieng",
        "Người Ký Giấy",
        "Chánh Văn phòng Đảng ủy phường",
        "Chi bộ khu phố 1",
    )
    assert [one for one in private if one in shown] == []
    marks = re.findall(
        r"dau_van_tay: (\S+)", "".join(p.read_text() for p in (project / "data").rglob("*.yml"))
    )
    assert marks
    assert [one for one in marks if one in shown] == []
