"""The packet's tree: what recipes choose, links and anchors, levels, drafts, volumes, what is not published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import SAMPLE
from namro.editing.importer import import_text
from namro.files.clauses import Khoan, ToanVan
from namro.language.prose import Node, plain
from namro.library.edition import Edition
from namro.library.library import Library
from namro.library.load import load
from namro.outputs.packets import documents, volumes
from namro.outputs.packets.assemble import assemble
from namro.outputs.packets.contents import printed
from namro.outputs.packets.formats import Format, Made
from namro.outputs.packets.packet import Clause, Heading, Packet, Quotation, Table, nodes
from namro.outputs.packets.recipes import recipes
from namro.outputs.packets.tasks import Chosen, tables
from namro.outputs.packets.values import anchors
from support.real_data import real_published

AS_OF = Edition(date(2026, 3, 3))


@pytest.fixture(scope="module")
def library() -> Library:
    return real_published()


@pytest.fixture(scope="module")
def packets(library: Library) -> dict[str, Packet]:
    return {recipe.id: assemble(library, AS_OF, recipe) for recipe in recipes(library)}


@pytest.fixture(scope="module")
def sample() -> Packet:
    known = load(SAMPLE).published()
    return assemble(known, AS_OF, next(recipe for recipe in recipes(known) if recipe.id == "tap-mau"))


def test_the_short_answer_stands_bold_above_the_rest_of_an_answer() -> None:
    known = load(SAMPLE).published()
    asked = known.hoi_dap["bao-cao-khi-nao"].model_copy(update={"cau_chot": "Chi ủy nộp trong quý II/2026."})
    known = replace(known, hoi_dap=MappingProxyType({**known.hoi_dap, "bao-cao-khi-nao": asked}))
    recipe = next(recipe for recipe in recipes(known) if recipe.id == "tap-mau")
    strong = {plain((node,)) for node in nodes(assemble(known, AS_OF, recipe)) if node.kind == "strong"}
    assert asked.cau_chot in strong


def test_there_is_a_packet_for_everyone_it_was_promised_to(
    library: Library, packets: dict[str, Packet]
) -> None:
    for_audiences = {recipe.tap_in.doi_tuong for recipe in recipes(library)} - {None}
    assert for_audiences == set(library.doi_tuong)
    assert {f"van-ban-{ma}" for ma in library.toan_van} <= set(packets)
    assert {"tam-chuyen-de", "hoi-dap", "thuat-ngu"} <= set(packets)
    busy = {ma for tasks in library.nhiem_vu.values() for task in tasks for ma in task.nguoi.don_vi}
    assert {f"nhiem-vu-{ma}" for ma in busy} <= set(packets)
    talks = [part for part in packets["tam-chuyen-de"].parts if part.anchor.startswith("chuyen-de_")]
    assert len(talks) == 8


def test_a_held_document_is_printed_whole_in_order_word_for_word(
    library: Library, packets: dict[str, Packet]
) -> None:
    for ma, text in library.toan_van.items():
        part = packets[f"van-ban-{ma}"].parts[0]
        printed = {}
        for block in part.blocks:
            if (
                isinstance(block, Heading) and "__" not in block.anchor
            ):  # not one that the original does not have
                printed[block.anchor] = block.number + without_notes(block.content)
            elif isinstance(block, Clause):
                printed[block.anchor] = block.marker + "".join(without_notes(line) for line in block.lines)
        notes = ["".join(plain(node.children).split()) for node in nodes(part) if node.kind == "footnote"]
        moved = [khoan for khoan in text.khoan if "".join(khoan.chu.split()) in notes]
        assert len(moved) == len(notes)
        kept = [khoan for khoan in text.khoan if khoan not in moved]
        assert list(printed) == [f"van-ban_{ma}_{khoan.ma}" for khoan in kept]
        for khoan, words in zip(kept, printed.values(), strict=True):
            wanted = khoan.nguyen_van
            for note in (note for note in moved if text.cha(note.ma) is khoan):
                wanted = wanted.replace(note.dau.replace("\\", ""), "", 1)
            assert "".join(words.split()) == "".join(wanted.split()), khoan.ma


def without_notes(content: tuple[Node, ...]) -> str:
    kept = [node for node in content if node.kind != "footnote"]
    return "".join(node.text + without_notes(node.children) for node in kept)


def test_every_reference_leads_to_something_in_the_packet_and_every_link_out_is_whole(
    packets: dict[str, Packet],
) -> None:
    seen = 0
    for packet in packets.values():
        known = anchors(packet)
        for node in nodes(packet):
            if node.kind == "ref":
                assert node.href in known
                seen += 1
            elif node.kind == "a":
                assert node.href.startswith(("https://", "mailto:", "tel:"))
            assert node.kind != "text" or "\n" not in node.text
    assert seen > 500


def test_anchors_are_unique_and_levels_do_not_skip(packets: dict[str, Packet], sample: Packet) -> None:
    for packet in (*packets.values(), sample):
        found = [part.anchor for part in packet.parts]
        for part in packet.parts:
            level = 1
            for block in part.blocks:
                if isinstance(block, Heading):
                    assert 2 <= block.level <= level + 1
                    level = block.level
                if isinstance(block, Heading | Clause) and block.anchor:
                    found.append(block.anchor)
        assert len(found) == len(set(found)), packet.id


def test_the_sample_has_every_kind_of_part(sample: Packet) -> None:
    assert [part.anchor for part in sample.parts] == [
        "lo-trinh_dang-vien",
        "van-ban_ke-hoach-mau",
        "van-ban_ke-hoach-mau-2",
        "van-ban_du-thao-mau",
        "hoi-nghi_hoi-nghi-mau",
        "chuyen-de_chuyen-de-1",
        "hoi-dap",
        "tu-kiem-tra",
        "tu-kiem-tra_tra-loi",
        "nhiem-vu_ke-hoach-mau",
        "chuyen-muc_bao-cao",
        "thuat-ngu",
        "ghi-chep",
    ]
    assert [part.draft for part in sample.parts].index(True) == 3 and sample.draft
    assert [part.anchor for part in sample.parts if part.landscape] == ["nhiem-vu_ke-hoach-mau"]
    excerpt = sample.parts[2]
    assert excerpt.title == "Trích kế hoạch"
    inside = [block for block in excerpt.blocks if isinstance(block, Heading | Clause)]
    assert inside and "II.1" not in " ".join(str(block) for block in inside)
    (table,) = (block for block in sample.parts[9].blocks if isinstance(block, Table))
    assert table.head == ("TT", "Rõ người", "Rõ việc", "Rõ trách nhiệm", "Rõ tiến độ", "Rõ kết quả")
    assert "chưa nêu" in plain([node for cell in table.rows[0] for line in cell for node in line])


def test_the_answers_of_a_self_test_stand_on_a_later_page(packets: dict[str, Packet]) -> None:
    parts = [part for part in packets["cho-dang-vien"].parts if part.anchor.startswith("tu-kiem-tra")]
    asked, told = parts
    questions = [block for block in asked.blocks if isinstance(block, Heading)]
    answers = [block for block in told.blocks if isinstance(block, Heading)]
    assert len(questions) == 10
    assert [block.content for block in questions] == [block.content for block in answers]
    assert [node.href for node in nodes(asked) if node.kind == "ref"] == [block.anchor for block in answers]


def test_single_tasks_make_a_table_of_their_own(library: Library) -> None:
    document, tasks = next((ma, tasks) for ma, tasks in library.nhiem_vu.items() if len(tasks) > 3)
    ids = (tasks[2].id, tasks[0].id)
    (part,) = tables(library, Chosen((), (), ids), "03/03/2026", None)
    assert part.anchor == f"nhiem-vu/{document}/"
    (table,) = (block for block in part.blocks if isinstance(block, Table))
    assert len(table.rows) == 2
    assert table.caption.startswith("2 nhiệm vụ trong ")
    rows = [str(row) for row in table.rows]
    assert tasks[2].ten in rows[0] and tasks[0].ten in rows[1]  # as they are named
    other = next(ma for ma in library.nhiem_vu if ma != document)
    assert list(tables(library, Chosen((other,), (), ids), "03/03/2026", None)) == []


def test_a_packet_that_rests_on_a_withheld_document_is_not_made(project: Path) -> None:
    path = project / "data/van-ban/du-thao-mau/van-ban.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("cong_khai:")
    end = text.index("\n", text.index("can_cu:", start)) + 1
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    (project / "data/tap-in/chi-du-thao.yml").write_text(
        "ten: Chỉ dự thảo\nmo_ta: Thử\nphan:\n  - loai: van-ban\n    van_ban: [du-thao-mau]\n",
        encoding="utf-8",
    )
    shown = load(project).published()
    assert "chi-du-thao" not in shown.tap_in
    packet = assemble(shown, AS_OF, next(recipe for recipe in recipes(shown) if recipe.id == "tap-mau"))
    assert not packet.draft
    assert "Mở rộng đường làng" not in str(packet)


def test_the_build_id_follows_the_content(sample: Packet) -> None:
    known = load(SAMPLE).published()
    recipe = next(recipe for recipe in recipes(known) if recipe.id == "tap-mau")
    assert assemble(known, AS_OF, recipe) == sample
    other = replace(recipe, tap_in=recipe.tap_in.model_copy(update={"mo_ta": "Khác"}))
    assert assemble(known, AS_OF, other).build != sample.build


def test_headings_take_no_paper_from_what_stands_below_them() -> None:
    known = load(SAMPLE).published()
    ma = next(iter(known.toan_van))
    text, _ = import_text(
        "NGHỊ ĐỊNH\n\nvề việc thử\n\nChương I\n\nCHUNG\n\nMục 1\n\nRIÊNG\n\nĐiều 1. Phạm vi\n\nLời dẫn:\n\n"
        "1. Khoản một:\n\na) Điểm a:\n\n- Gạch.\n\n2. Khoản hai.\n"
    )
    known = replace(known, toan_van=MappingProxyType({**known.toan_van, ma: text}))
    blocks = documents.document(known, ma, (), None).blocks
    depths = {plain(one.lines[0]): one.depth for one in blocks if isinstance(one, Clause)}
    assert depths | {"Lời dẫn:": 0, "Khoản một:": 0, "Điểm a:": 1, "Gạch.": 2, "Khoản hai.": 0} == depths


def test_a_column_of_short_words_is_not_crushed_by_long_ones() -> None:
    known = load(SAMPLE).published()
    ma = next(iter(known.toan_van))
    long = "Ủy ban nhân dân xã chủ trì, phối hợp với các ngành rà soát, lập danh mục. " * 3
    clauses = (
        Khoan("bang-1", "bang", "", "| STT\n| Loại chữ\n| Việc\n|<\n| Ví dụ\n| Kiểu", 1),
        Khoan("bang-1.h1", "hang", "", f"| 1\n| In thường\n| {long}\n|<\n| {long}\n| Nghiêng", 2),
    )
    known = replace(known, toan_van=MappingProxyType({**known.toan_van, ma: ToanVan(clauses)}))
    (table,) = [one for one in documents.document(known, ma, (), None).blocks if isinstance(one, Table)]
    assert table.head == (
        "STT",
        "Loại chữ",
        "Việc",
        "Ví dụ",
        "Kiểu",
    )  # what is merged everywhere is no column
    assert [
        60 * share // sum(table.widths) >= len(word)
        for share, word in zip(table.widths, ("STT", "thường", "phối", "phối", "Nghiêng"), strict=True)
    ] == [True] * 5
    assert table.widths[2] > 2 * table.widths[1]


def test_volumes_keep_every_block_once_and_to_the_limit(packets: dict[str, Packet]) -> None:
    packet = packets["cho-can-bo-to-chuc"]
    sizes: list[int] = []

    class Counting(Format):
        def write(self, packet: Packet) -> Made:
            sizes.append(volumes.weight(packet))
            return Made(b"", pages=volumes.weight(packet) // 300)

    form = Counting("a4", ".pdf", "", "", "a4", "", "", "sys", page_size=300)
    made = volumes.write(packet, form)
    assert len(made) > 2
    assert all(file.pages <= volumes.LIMIT for file in made)
    cut = volumes.split(packet, len(made))
    assert [volume.volume for volume in cut] == [(n, len(cut)) for n in range(1, len(cut) + 1)]
    printed = [block for volume in cut for part in volume.parts for block in part.blocks]
    wanted = [block for part in packet.parts for block in part.blocks]
    assert [getattr(b, "content", b) for b in printed] == [getattr(b, "content", b) for b in wanted]
    for part in (part for volume in cut for part in volume.parts):
        levels = [1, *(block.level for block in part.blocks if isinstance(block, Heading))]
        assert all(after <= before + 1 for before, after in pairwise(levels))
    assert volumes.split(packet, 1) == [packet]


def test_a_unit_s_sheet_holds_what_is_in_force_and_room_to_work_with_it(packets: dict[str, Packet]) -> None:
    """Dated tasks first, drafts apart at the end, empty columns; no column says the same of nearly every task."""
    sheets = [packet for name, packet in packets.items() if name.startswith("nhiem-vu-")]
    assert len(sheets) > 30
    for packet in sheets:
        drafts = [part.draft for part in packet.parts]
        assert drafts == sorted(drafts) and drafts.count(True) <= 1
        tables = [block for part in packet.parts for block in part.blocks if isinstance(block, Table)]
        assert tables and all(
            table.head[-3:] == ("Người phụ trách", "Tình hình", "Ghi chú") for table in tables
        )
        for part in packet.parts:
            heads = [block.head for block in part.blocks if isinstance(block, Table)]
            dated = ["Hạn" in head for head in heads]
            assert dated == sorted(dated, reverse=True)
            for block in part.blocks:
                if isinstance(block, Table) and "Kết quả cần đạt" in block.head:
                    rows = [row for one in part.blocks if isinstance(one, Table) for row in one.rows]
                    at = block.head.index("Kết quả cần đạt")
                    silent = sum(plain(row[at][0]) == "chưa nêu" for row in block.rows)
                    assert silent < len(rows)


def test_a_passed_deadline_is_told_against_the_printed_day(library: Library) -> None:
    of = next(recipe for recipe in recipes(library) if recipe.id == "nhiem-vu-dang-uy-xa-phuong")
    told = {
        day: str(assemble(library, Edition(date.fromisoformat(day)), of)).count("đã qua hạn")
        for day in ("2025-10-15", "2026-03-03")
    }
    assert told["2025-10-15"] < told["2026-03-03"]


def test_quotations_are_printed_once_and_names_are_told_once(packets: dict[str, Packet]) -> None:
    for packet in packets.values():
        quoted = [
            (block.text, block.source)
            for part in packet.parts
            for block in part.blocks
            if isinstance(block, Quotation)
        ]
        assert len(quoted) == len(set(quoted)), packet.id


def test_a_recipe_may_leave_out_cover_and_contents_and_print_one_side(library: Library) -> None:
    given = next(recipe for recipe in recipes(library) if recipe.id == "hoi-dap")
    less = given.tap_in.model_copy(update={"bia": False, "muc_luc": False, "mot_mat": True})
    packet = assemble(library, Edition(date(2026, 3, 3)), replace(given, tap_in=less))
    assert (packet.cover, packet.listed, packet.duplex) == (False, False, False)
    assert printed(packet) == ()
