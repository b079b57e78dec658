"""What the pages of bodies say, against the records and texts, counted here once more and in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from lxml import html

from namro.library.library import Library
from namro.outputs.pour import Output
from namro.records.labels import CAP_DON_VI
from namro.records.nhiem_vu import NhiemVu
from support.real_data import real_pages, real_published


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def sheets(library: Library) -> dict[str, Any]:
    """The page of each body, parsed."""
    return {ma: html.fromstring(_output(real_pages(), ma).body) for ma in library.don_vi}


def _output(pages: Mapping[str, Output], ma: str) -> Output:
    return pages[f"don-vi/{ma}/"]


def _words(node: Any) -> str:
    return " ".join(node.text_content().split())


def _family(library: Library, ma: str) -> set[str]:
    """A body and all below it."""
    found = {ma}
    while more := {one for one, body in library.don_vi.items() if body.cha in found} - found:
        found |= more
    return found


def _with_a_part(task: NhiemVu) -> set[str | None]:
    who, answer = task.nguoi, task.trach_nhiem
    return {
        *who.chu_tri,
        *who.thuc_hien,
        *who.phoi_hop,
        *who.giam_sat,
        answer.bao_cao_qua,
        answer.bao_cao_den,
    }


def _quotations(value: Any) -> Iterator[str]:
    """Every `trich` anywhere in a dumped record."""
    if isinstance(value, dict):
        if isinstance(value.get("trich"), str):
            yield value["trich"]
        for item in value.values():
            yield from _quotations(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _quotations(item)


def _linked_tasks(sheet: Any) -> set[str]:
    links = sheet.xpath("//table//a[contains(@href, '/nhiem-vu/')]/@href")
    return {link.rstrip("/").rpartition("/")[2] for link in links}


def test_every_task_with_a_part_for_a_body_is_on_its_page(library: Library, sheets: dict[str, Any]) -> None:
    tasks = [task for tasks in library.nhiem_vu.values() for task in tasks]
    for ma, sheet in sheets.items():
        family = _family(library, ma)
        own = {task.id for task in tasks if _with_a_part(task) & family}
        named = _linked_tasks(sheet) - own
        text = _words(sheet)
        assert own <= _linked_tasks(sheet), ma
        if own:
            assert f"Đơn vị này có vai trò trong {len(own)} việc" in text, ma
        else:
            assert "Không việc nào trên trang giao cho đơn vị này" in text, ma
        assert ("hay nêu riêng tên" in text) == (not own and not named), ma
        if named and not own:
            assert f"{len(named)} việc nêu tên đơn vị này" in text, ma


def test_every_task_that_names_a_body_is_on_its_page(library: Library, sheets: dict[str, Any]) -> None:
    """A name of three words or more that no other body's name contains, found in a task's quotations."""
    tasks = {
        task.id: " ¶ ".join(_quotations(task.model_dump())) for v in library.nhiem_vu.values() for task in v
    }
    every = [name for body in library.don_vi.values() for name in (body.ten, *body.ten_khac)]
    checked = set()
    for ma, body in library.don_vi.items():
        for name in (body.ten, *body.ten_khac):
            alone = [other for other in every if name[1:] in other] == [name]
            if not alone or name.count(" ") < 2:
                continue
            naming = {
                task
                for task, quoted in tasks.items()
                if re.search(rf"(?i:{name[0]}){re.escape(name[1:])}(?!\w)", quoted)
            }
            assert naming <= _linked_tasks(sheets[ma]), f"{ma}: {name}"
            checked |= {ma} if naming else set()
    assert checked >= {
        "ban-tuyen-giao-trung-uong",
        "dang-uy-cong-an-trung-uong",
        "quan-uy-trung-uong",
        "hoi-dong-dieu-phoi-vung",
        "ban-bo-nganh-trung-uong",
    }


def test_a_task_that_only_names_a_body_does_name_it(library: Library, sheets: dict[str, Any]) -> None:
    tasks = {task.id: task for v in library.nhiem_vu.values() for task in v}
    for ma, sheet in sheets.items():
        family = _family(library, ma)
        shown = " ".join(map(_words, sheet.xpath("//h2[@id='van-ban']/following-sibling::ol[1]/li")))
        names = re.findall(r"“([^”]+)”", shown)
        for task in _linked_tasks(sheet):
            if _with_a_part(tasks[task]) & family:
                continue
            clauses = " ¶ ".join(library.khoan(cited).nguyen_van for cited in _cited(tasks[task]))
            assert any(name[1:] in clauses for name in names), f"{ma}: {task}"


def _cited(task: NhiemVu) -> Iterator[Any]:
    yield from task.nguon
    for part in (task.nguoi, task.viec, task.trach_nhiem, task.tien_do, task.ket_qua):
        yield from part.nguon


def test_every_name_in_quotation_marks_is_printed_in_the_document_named(
    library: Library, sheets: dict[str, Any]
) -> None:
    counted = 0
    for ma, sheet in sheets.items():
        for item in sheet.xpath("//h2[@id='van-ban']/following-sibling::ol[1]/li"):
            document = re.search(r"van-ban/([\w-]+)/", item.find("a").get("href"))
            assert document is not None
            text = " ¶ ".join(" ".join(k.nguyen_van.split()) for k in library.toan_van[document[1]].khoan)
            said = re.sub(r"\[nguyên văn\] \(.*?\.\)", "", _words(item))
            for name in re.findall(r"“([^”]+)”", said):
                counted += 1
                assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text), (
                    f"{ma}: {document[1]} never prints {name}"
                )
    assert counted > 250


def test_no_document_is_left_out_that_prints_a_name(library: Library, sheets: dict[str, Any]) -> None:
    for ma, sheet in sheets.items():
        listed = set(
            re.findall(
                r"van-ban/([\w-]+)/",
                " ".join(sheet.xpath("//h2[@id='van-ban']/following-sibling::ol[1]/li/a/@href")),
            )
        )
        body = library.don_vi[ma]
        for document, text in library.toan_van.items():
            words = " ¶ ".join(" ".join(k.nguyen_van.split()) for k in text.khoan)
            names = (name for name in (body.ten, *body.ten_khac) if " " in name)
            if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) for name in names):
                assert document in listed, f"{ma}: {document}"


def test_presenters_lead_to_their_talks(library: Library, sheets: dict[str, Any]) -> None:
    assert len({talk.nguoi_trinh_bay for talk in library.chuyen_de.values()}) == 8
    for ma, talk in library.chuyen_de.items():
        (link,) = sheets[talk.nguoi_trinh_bay].xpath(f"//a[contains(@href, 'chuyen-de/{ma}/')]")
        assert _words(link) == f"Chuyên đề {talk.so}: {talk.ten}"
    for ma, conference in library.hoi_nghi.items():
        assert sheets[conference.to_chuc].xpath(f"//a[contains(@href, 'hoi-nghi/{ma}/')]")


def test_the_level_is_called_the_site_s_own_and_the_name_is_cited(
    library: Library, sheets: dict[str, Any]
) -> None:
    for ma, sheet in sheets.items():
        lead, source = sheet.xpath("//section[@aria-label='Tên và nhóm']/*[position() <= 2]")
        assert _words(lead).startswith(
            f"Trang này tự xếp đơn vị vào nhóm: {CAP_DON_VI[library.don_vi[ma].cap]}"
        ), ma
        found = set(re.findall(r"van-ban/([\w-]+)/#([\w.-]+)", " ".join(source.xpath(".//a/@href"))))
        assert found == {(cited.van_ban, cited.khoan) for cited in library.don_vi[ma].nguon}, ma


def test_a_slip_of_the_print_is_no_title_and_is_marked_where_it_is_shown(
    library: Library, sheets: dict[str, Any]
) -> None:
    marked = 0
    for ma, sheet in sheets.items():
        for document in library.van_ban.values():
            for slip in document.loi_nguyen_van:
                assert slip.trich not in _words(sheet.find(".//h1")), ma
        for item in sheet.xpath("//h2[@id='van-ban']/following-sibling::ol[1]/li"):
            marked += "[nguyên văn]" in _words(item)
    assert marked >= 3
    assert "Văn bản in “phòng Chuyên đổi số - Cơ yếu”" in _words(sheets["phong-chuyen-doi-so-co-yeu"])
