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
from namro.rules.numbers_borne import unborne

_FIELD = ("cau_chot",)
_ENDS = re.compile(r"[.?…][”)]*$")
_QUOTED = re.compile(r"“[^“”]*”")
_SENTENCE_END = re.compile(r"(?<!\w)(?P<last>\w*+)(?P<mark>[.?!…])[”)]*\s+(?=[“(]*(?P<next>\w))")
_SHORTENED = re.compile(r"v|(?![IVXLC]+$)[A-ZĐ][A-ZĐh]{1,2}")
"""The word before the stop of "v.v. và", "TP. Mẫu", "ThS. Nguyễn"; no numeral."""
_MARKUP = re.compile(r"[*_`<>\[\]#|]")


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
        for number in unborne(asked.cau_chot, asked, documents):
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


def _repeated(short: str, answer: str) -> bool:
    """Whether the answer begins with the short answer, or the short answer with the answer's first sentence."""
    try:
        first = prose.plain(prose.parse(answer)[:1])
    except prose.ForbiddenProse:
        return False  # told by another rule
    one, other = (re.findall(r"\w+", fold(words)) for words in (short, _sentence(first)))
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]
