"""What the five real texts hold, against what the records say of them: nothing that is printed may be forgotten."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from pydantic import BaseModel

from conftest import ROOT
from namro.files.citations import citations, squeeze
from namro.files.clauses import Khoan
from namro.library.library import KhoanKey, Library
from namro.library.load import read
from namro.records.nhiem_vu import NhiemVu
from namro.rules.notes import NOTES
from support.real_data import real_data

NUMBER = re.compile(r"\b\d+-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ&-]+|\b\d+/\d{4}/[A-ZĐ]+\d*")
DATE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|tháng \d{1,2}(?:/| năm )\d{4}|(?<!\d/)\b\d{1,2}/\d{4}\b|quý [IVX\d]+(?:/| năm )\d{4}"
)

# Words that give an order, or that say what somebody is to do. Nouns that look the same ("tổ chức đảng") are
# not taken out: a clause that only names a body is quickly explained in data/khong-phai-nhiem-vu.yml.
OBLIGATIONS = (
    "phải",
    "yêu cầu",
    "đề nghị",
    "giao",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "phân công",
    "quyết định",
    "lãnh đạo, chỉ đạo",
    "chỉ đạo",
    "chủ trì",
    "phối hợp",
    "tham mưu",
    "hướng dẫn",
    "chủ động",
    "tổ chức",
    "triển khai",
    "thực hiện",
    "tiến hành",
    "xây dựng",
    "ban hành",
    "hoàn thành",
    "hoàn thiện",
    "chuẩn bị",
    "kiểm tra",
    "giám sát",
    "đôn đốc",
    "theo dõi",
    "tổng hợp",
    "báo cáo",
    "gửi",
    "nộp",
    "viết thu hoạch",
    "kết nối",
    "triệu tập",
    "phát hành",
    "quán triệt",
    "tuyên truyền",
    "phổ biến",
    "cụ thể hóa",
    "sơ kết",
    "tăng cường",
    "đẩy mạnh",
    "nâng cao",
    "phát huy",
    "phát triển",
    "đổi mới",
    "thu hút",
    "đầu tư",
    "khai thác",
    "kiến nghị",
    "đề xuất",
    "rà soát",
    "kiện toàn",
    "kiên định",
    "thực hành",
    "bảo tồn",
    "chăm lo",
    "vận động",
    "phân luồng",
    "nghiên cứu, ứng dụng",
    "tập trung",
)
OBLIGATION = re.compile(rf"(?<!\w)(?:{'|'.join(OBLIGATIONS)})(?!\w)", re.IGNORECASE)

_CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# How the name of an organisation begins, in a text that is not all in capitals.
ORGANISATIONS = (
    rf"Ban(?= [{_CAPITAL}])",
    r"[Cc]ác ban(?= đảng| xây dựng|, bộ| của)",
    r"(?i:ban cán sự đảng)",
    r"(?i:ban thường vụ)",
    r"(?i:đảng đoàn)",
    r"(?i:đảng ủy)",
    r"(?i:quận ủy)",
    r"(?i:huyện ủy)",
    r"Thành ủy",
    r"Tỉnh ủy",
    r"Quân ủy",
    r"(?i:cấp ủy)",
    r"(?i:chi ủy)",
    r"(?i:chi bộ)",
    r"(?i:đảng bộ)",
    r"Ủy ban",
    r"Văn phòng",
    rf"Sở(?= [{_CAPITAL}])",
    r"(?i:các sở)",
    r"(?i:sở, ban, ngành)",
    rf"Báo(?= [{_CAPITAL}]| và Phát thanh)",
    rf"Đài(?= [{_CAPITAL}])",
    r"Cổng thông tin",
    rf"Hội(?= [{_CAPITAL}])",
    r"Hội đồng",
    r"[Cc]ác hội(?! nghị)",
    r"(?i:chi hội)",
    r"Liên hiệp",
    r"Đoàn đại biểu",
    r"Mặt trận",
    r"Quốc hội",
    rf"Bộ(?= [{_CAPITAL}])",
    rf"Phòng(?= [{_CAPITAL}])",
    r"[Cc]ác phòng",
    r"(?i:trung tâm chính trị)",
    r"[Cc]ác trường",
    r"Trường(?= Đại học)",
    rf"Đại học(?= [{_CAPITAL}])",
    r"Thường trực",
    r"(?i:cơ quan)",
    r"(?i:đơn vị sự nghiệp)",
    r"(?i:tổ chức chính trị)",
    r"(?i:tổ chức đảng)",
    r"(?i:tổ chức cơ sở)",
    r"Nhà nước",
    r"Đảng Cộng sản",
    r"ĐẢNG (?:BỘ|CỘNG SẢN)",
    r"THÀNH ỦY",
    r"BAN(?= CHẤP| THƯỜNG)",
    r"(?i:lực lượng vũ trang)",
    r"(?i:phương tiện thông tin)",
)
ORGANISATION = re.compile(rf"(?<!\w)(?:{'|'.join(ORGANISATIONS)})")
# A name that is followed by one of these is longer than the part that a record knows (save in capitals, where
# the lines of a letterhead run together).
GOES_ON = re.compile(rf" (?:[{_CAPITAL}]|thành phố|tỉnh|quận|huyện|xã|cấp|trực thuộc)")


@pytest.fixture(scope="module")
def library() -> Library:
    return real_data()


def _clauses(library: Library) -> Iterator[tuple[KhoanKey, Khoan, str]]:
    """Every clause of every text with its id and its plain words."""
    for van_ban, toan_van in library.toan_van.items():
        for khoan in toan_van.khoan:
            yield (van_ban, khoan.ma), khoan, squeeze(khoan.nguyen_van)


def _cited(*groups: Iterable[BaseModel]) -> set[KhoanKey]:
    """The clauses that any of the records quotes."""
    return {
        (cited.van_ban, cited.khoan) for group in groups for record in group for _, cited in citations(record)
    }


def _not_tasks(library: Library) -> set[KhoanKey]:
    return {(note.van_ban, note.khoan) for note in library.khong_phai_nhiem_vu}


def _accounted(library: Library) -> set[KhoanKey]:
    """The clauses that a task, conference, question, talk, guide or conflict quotes, or a note explains."""
    tasks = [task for tasks in library.nhiem_vu.values() for task in tasks]
    return _not_tasks(library) | _cited(
        tasks,
        library.hoi_nghi.values(),
        library.hoi_dap.values(),
        library.chuyen_de.values(),
        library.chuyen_muc.values(),
        library.mau_thuan.values(),
    )


def _listed(uncovered: Iterable[tuple[KhoanKey, str]]) -> str:
    """One clause a line, with its first words, by document."""
    lines = [f"  {van_ban}#{ma}: {' '.join(words.split()[:14])}" for (van_ban, ma), words in uncovered]
    return f"{len(lines)} clauses are not accounted for:\n" + "\n".join(lines)


# Document numbers


def test_every_document_number_in_a_text_is_known(library: Library) -> None:
    known = {document.so_ky_hieu.gia_tri for document in library.van_ban.values()}
    found = {number: key for key, _, words in _clauses(library) for number in NUMBER.findall(words)}
    assert len(found) == 11
    assert not {number: key for number, key in found.items() if number not in known}


def test_the_two_resolutions_numbered_59_stay_apart(library: Library) -> None:
    same = {ma: vb for ma, vb in library.van_ban.items() if vb.so_ky_hieu.gia_tri == "59-NQ/TW"}
    assert len(same) == 2
    first, second = same.values()
    assert first.ngay_ban_hanh.gia_tri != second.ngay_ban_hanh.gia_tri
    assert not _cited([first]) & _cited([second])
    for document in same.values():
        assert not {relation.van_ban for relation in document.quan_he} & same.keys()


# Wording


def test_no_note_is_left_on_the_records() -> None:
    loaded = read(ROOT)
    assert not [str(note) for find in NOTES for note in find(loaded)]


def test_every_numbered_clause_and_long_heading_has_a_short_name(library: Library) -> None:
    """In the contents of a text one chooses by what a clause is about; a heading of a few words says it itself."""
    unnamed = [
        (key, words)
        for key, khoan, words in _clauses(library)
        if khoan.loai in ("khoan", "diem") or (khoan.loai == "de-muc" and not 0 < len(khoan.chu) <= 48)
        if not library.nhan_ngan(*key)
    ]
    assert not unnamed, _listed(unnamed)


# The same construction, the same entry


def _tasks(library: Library) -> Iterator[NhiemVu]:
    return (task for tasks in library.nhiem_vu.values() for task in tasks)


def test_who_leads_with_others_is_answerable(library: Library) -> None:
    """ "Chủ trì, phối hợp với …" names who answers for the task."""
    wrong = {
        task.id
        for task in _tasks(library)
        if task.nguoi.chu_tri and task.nguoi.phoi_hop and task.trach_nhiem.muc_do == "chua-neu"
    }
    assert not wrong


def test_who_directs_is_entered_as_leading(library: Library) -> None:
    """ "Chỉ đạo" and "chủ trì" are one role, in every document."""
    directs = re.compile(
        r"^(?:(?:Căn cứ (?!kế hoạch, )|Theo|Sau)[^.;]*?, )?(?:trực tiếp |tập trung |theo dõi, |lãnh đạo, )*chỉ đạo[ ,]",
        re.IGNORECASE,
    )
    named = [
        task for task in _tasks(library) if task.nguoi.don_vi and directs.search(task.viec.noi_dung or "")
    ]
    assert len(named) >= 18
    assert not {task.id for task in named if not task.nguoi.chu_tri}


def test_a_report_is_the_result_of_reporting(library: Library) -> None:
    reports = re.compile(r"^(?:Chỉ đạo |Tổng hợp[^.;]*, |Sau hội nghị[^.;]*, )?báo cáo ", re.IGNORECASE)
    found = [task for task in _tasks(library) if reports.search(task.viec.noi_dung or "")]
    assert len(found) >= 15
    assert not {task.id for task in found if task.ket_qua.muc_do == "chua-neu"}


def test_a_conference_s_programme_and_audience_are_no_tasks(library: Library) -> None:
    """What happens at a conference and who sits where stands with the conference, in every document alike."""
    programme = _cited(line for meeting in library.hoi_nghi.values() for line in meeting.chuong_trinh)
    assert not programme & _cited([task.viec for task in _tasks(library)])


# What became of a document that others name

CARRIED_OUT = re.compile(r"(?:kết quả thực hiện|năm (?:thực hiện|thi hành)) ")


def test_what_was_carried_out_is_not_called_unknown(library: Library) -> None:
    """A reason or state of a document goes no further than the clause that names it."""
    unknown = {ma: vb for ma, vb in library.van_ban.items() if vb.tinh_trang == "chua-ro"}
    assert unknown
    wrong = []
    for ma, document in unknown.items():
        for cited in document.nguon:
            words = squeeze(library.toan_van[cited.van_ban].theo_ma[cited.khoan].nguyen_van)
            before, named, _ = words.partition(squeeze(cited.trich))
            if CARRIED_OUT.search(before[-24:] + named):
                wrong.append(ma)
    assert not wrong
    reasons = {ma: f"{vb.so_ky_hieu.ly_do} {vb.ngay_ban_hanh.ly_do}" for ma, vb in unknown.items()}
    assert not {ma: reason for ma, reason in reasons.items() if "văn bản nào" in reason}


# Dates


@pytest.mark.parametrize(
    "words",
    [
        "ngày 07/02/2026",
        "ngày 05/8/2020",
        "trong tháng 12/2022",
        "tháng 9 năm 2025",
        "trong quý IV/2025",
        "quý 4 năm 2025",
    ],
)
def test_a_date_is_recognised(words: str) -> None:
    assert DATE.search(words)


def test_every_date_in_a_text_is_accounted_for(library: Library) -> None:
    accounted = _accounted(library) | _cited(library.van_ban.values())
    dated = [(key, words) for key, _, words in _clauses(library) if DATE.search(words)]
    assert len(dated) >= 20
    uncovered = [(key, words) for key, words in dated if key not in accounted]
    assert not uncovered, _listed(uncovered)


# Bodies

# Words that look like the name of a body and are none, or not one of its own: and why.
NOT_A_BODY = {
    "Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành": "committees of the party committees that the list goes on to name",
    "các đảng ủy, có thể điều chỉnh": "short for the party committees that the same clause names in full",
    "địa phương, đảng ủy đặt điểm cầu": "what to write into the banner: whichever party committee hosts the point",
    "sinh hoạt chi bộ": "a meeting, no body that is told anything",
}


def _names(library: Library) -> dict[str, str]:
    """Every name and variant of every body → the body's id."""
    return {name: ma for ma, body in library.don_vi.items() for name in (body.ten, *body.ten_khac)}


@cache
def _printed(name: str) -> re.Pattern[str]:
    """The name as whole words; only its first letter may be large or small, as at the start of a sentence."""
    first = re.escape(name[0])
    return re.compile(rf"(?<!\w)(?:{first}|{name[0].lower()}|{name[0].upper()}){re.escape(name[1:])}(?!\w)")


def test_every_organisation_in_a_text_is_a_known_body(library: Library) -> None:
    names = [*_names(library), *NOT_A_BODY]
    unknown = []
    for (van_ban, ma), _, words in _clauses(library):
        spans = [match.span() for name in names for match in _printed(name).finditer(words)]
        for head in ORGANISATION.finditer(words):
            over = [end for start, end in spans if start <= head.start() and head.end() <= end]
            if not over or (not head.group().isupper() and GOES_ON.match(words, max(over))):
                unknown.append(f"{van_ban}#{ma}: …{words[head.start() : head.start() + 60]}…")
    assert not unknown, "Not in data/don-vi/:\n" + "\n".join(unknown)


def test_every_name_of_a_body_is_printed_in_a_text_and_quoted(library: Library) -> None:
    texts = [words for _, _, words in _clauses(library)]
    for name, ma in _names(library).items():
        if _mends_a_slip(library, ma, name):
            continue
        assert any(_printed(name).search(words) for words in texts), f"{ma}: {name}"
        assert any(_printed(name).search(squeeze(cited.trich)) for cited in library.don_vi[ma].nguon), (
            f"{ma}: no quotation holds “{name}”"
        )


def _mends_a_slip(library: Library, ma: str, name: str) -> bool:
    """Whether the name is a printed one of the same body but for a slip that is listed for its clause."""
    body = library.don_vi[ma]
    for printed in body.ten_khac if name == body.ten else ():
        slip = library.loi_in(printed, body.nguon)
        if slip is not None and slip.trich not in name:
            before, _, after = printed.partition(slip.trich)
            if name[:1].lower() == printed[:1].lower() and before[1:] in name and name.endswith(after):
                return True
    return False


def test_no_two_bodies_share_a_name(library: Library) -> None:
    names = [name for body in library.don_vi.values() for name in (body.ten, *body.ten_khac)]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)


def test_every_exception_for_a_name_is_still_needed(library: Library) -> None:
    texts = [words for _, _, words in _clauses(library)]
    names = _names(library)
    for name in NOT_A_BODY:
        assert name not in names
        assert any(_printed(name).search(words) for words in texts), name


# Completeness


def test_every_order_and_every_date_is_a_task_or_explained(library: Library) -> None:
    accounted = _accounted(library)
    uncovered = [
        (key, words)
        for key, _, words in _clauses(library)
        if key not in accounted and (OBLIGATION.search(words) or DATE.search(words))
    ]
    assert not uncovered, _listed(uncovered)


def test_no_task_rests_only_on_clauses_that_are_said_to_be_no_task(library: Library) -> None:
    not_tasks = _not_tasks(library)
    for tasks in library.nhiem_vu.values():
        for task in tasks:
            sources = {(cited.van_ban, cited.khoan) for cited in task.nguon}
            assert not sources <= not_tasks, f"{task.id}: {sorted(sources)}"


def test_every_note_says_once_why_a_clause_is_no_task(library: Library) -> None:
    keys = [(note.van_ban, note.khoan) for note in library.khong_phai_nhiem_vu]
    assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})


# Privacy

PRIVATE = {
    "e-mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "telephone number": re.compile(r"(?<![\d/.-])(?:\(?\+?84\)?|\(?0)(?:[ .\-()]{0,2}\d){8,10}(?![\d/])"),
}


@pytest.mark.parametrize("text", ["0912 345 678", "(0292) 3 812 345", "+84 912.345.678", "0292.3812345"])
def test_a_telephone_number_is_recognised(text: str) -> None:
    assert PRIVATE["telephone number"].search(text)


def test_no_file_of_the_data_holds_a_private_contact() -> None:
    for path in sorted((ROOT / "data").rglob("*")):
        if path.is_file():
            lines = path.read_text(encoding="utf-8").splitlines()
            # Fingerprints are hexadecimal, some of them all digits for a stretch.
            text = "\n".join(line for line in lines if "dau_van_tay:" not in line and path.suffix != ".lock")
            for what, pattern in PRIVATE.items():
                found = pattern.search(text)
                assert found is None, f"{path.relative_to(ROOT)}: {what}: {found and found.group()}"
