"""A short answer is one plain sentence, says what the answer below it does not begin with, and takes its numbers from
the quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namro.files.loaded import Entry, Loaded
from namro.language import prose
from namro.language.vietnamese import fold
from namro.problems import Problem
from namro.records.hoi_dap import HoiDap
from namro.records.van_ban import VanBan

_FIELD = ("cau_chot",)
_ENDS = re.compile(r"[.?…][”)]*$")
_QUOTED = re.compile(r"“[^“”]*”")
_SENTENCE_END = re.compile(r"(?P<last>\w*)(?P<mark>[.?!…])[”)]*\s+(?=[“(]*(?P<next>\w))")
_SHORTENED = re.compile(r"v|(?![IVXLC]+$)[A-ZĐ][A-ZĐh]{1,2}")
"""The word before the stop of "v.v. và", "TP. Mẫu", "ThS. Nguyễn"; no numeral."""
_MARKUP = re.compile(r"[*_`<>\[\]#|]")
_NUMBER = re.compile(r"\d+(?:[./,-]?\w+)*")
"""A number, a date, the number of a document."""
_ZEROS = re.compile(r"(?<![\w.,])0+(?=\d)")
"""02 days are 2 days."""
_DAY_IN_WORDS = re.compile(r"(?:(\d{1,2}) )?tháng (\d{1,2}) năm (\d{4})")
_RANGE = re.compile(r"(?<=\d)[-–](?=\d)")


def short_answer(loaded: Loaded) -> Iterator[Problem]:
    """Short answers of more than one sentence or with markup; that repeat the answer; with numbers from nowhere."""
    documents = {entry.ma: entry.record for entry in loaded.of("van-ban")}
    for entry in loaded.of("hoi-dap"):
        asked: HoiDap = entry.record
        if asked.cau_chot is None:
            continue
        yield from _form(entry, asked.cau_chot)
        if _repeated(asked.cau_chot, asked.tra_loi):
            message = "Câu đầu của phần trả lời lặp lại câu chốt, đứng ngay trên nó."
            hint = "Bỏ hoặc viết lại câu đầu của tra_loi: chỉ nói điều cần biết thêm."
            yield entry.problem(_FIELD, "cau-chot-lap", message, hint)
        borne = [asked.cau_hoi, *(cited.trich for cited in asked.nguon)]
        cited = dict.fromkeys(one.van_ban for one in asked.nguon)
        borne += [words for ma in cited if ma in documents for words in _own_numbers(documents[ma])]
        printed = "\n".join(borne)
        text = _ZEROS.sub("", f"{printed}\n{_in_figures(printed)}")
        for number in dict.fromkeys(_NUMBER.findall(_in_figures(asked.cau_chot))):
            if not _stands(_ZEROS.sub("", number), text):
                message = f"“{number}” không có trong câu hỏi hay đoạn trích nào của câu trả lời này."
                hint = "Trích thêm chỗ văn bản nêu, hoặc bỏ con số, ngày, số hiệu ấy khỏi câu chốt."
                yield entry.problem(_FIELD, "cau-chot-so", message, hint)


def _form(entry: Entry, words: str) -> Iterator[Problem]:
    if "\n" in words:
        message, hint = "Câu chốt xuống dòng.", "Viết trên một dòng, một câu."
    elif _MARKUP.search(words):
        message = "Câu chốt có dấu in đậm, liên kết hay dấu định dạng khác."
        hint = "Chỉ viết chữ thường; trang tự in đậm cả câu."
    elif not _ENDS.search(words):
        message, hint = "Câu chốt chưa hết câu.", "Kết thúc bằng dấu chấm, dấu hỏi hoặc dấu ba chấm."
    elif _sentence(masked := _QUOTED.sub(_mask, words)) != masked:
        message, hint = (
            "Câu chốt dài hơn một câu.",
            "Giữ một câu trả lời thẳng; chuyển phần còn lại xuống tra_loi.",
        )
    else:
        return
    yield entry.problem(_FIELD, "cau-chot-mot-cau", message, hint)


def _mask(quoted: re.Match[str]) -> str:
    """One word for a quotation, which may hold sentences; the stop at its end stays."""
    last = quoted.group()[-2]
    return f"“Lời{last if last in '.?!' else ''}”"


def _sentence(text: str) -> str:
    """The first sentence. It goes on after a shortened word, and after a number or a cut that no capital follows."""
    for match in _SENTENCE_END.finditer(text):
        last = match["last"]
        goes_on = (last.isdigit() or match["mark"] == "…") and not match["next"].isupper()
        if not goes_on and not _SHORTENED.fullmatch(last):
            return text[: match.end()].rstrip()
    return text


def _in_figures(text: str) -> str:
    """Dates in words as figures, and the ends of a range apart."""
    text = _DAY_IN_WORDS.sub(lambda day: "/".join(filter(None, day.groups())), text)
    return _RANGE.sub(" - ", text)


def _repeated(short: str, answer: str) -> bool:
    """Whether the answer begins with the short answer, or the short answer with the answer's first sentence."""
    try:
        first = prose.plain(prose.parse(answer)[:1])
    except prose.ForbiddenProse:
        return False  # told by another rule
    one, other = (re.findall(r"\w+", fold(words)) for words in (short, _sentence(first)))
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]


def _own_numbers(document: VanBan) -> Iterator[str]:
    """A document's number and date."""
    day = document.ngay_ban_hanh
    yield document.so_ky_hieu.gia_tri or ""
    yield day.nguyen_van or ""
    if day.gia_tri:
        yield f"{day.gia_tri:%d/%m/%Y}"


def _stands(number: str, text: str) -> bool:
    """Whether the text holds the number as a whole; of a date its month and year, or its year, stand too."""
    after = r"/[^\W\d]" if "/" in number else r"/\w"
    return bool(re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(number)}(?!\w|[.,]\d|-[^\W\d]|{after})", text))
