"""Slips of the keyboard that no spelling shows: signs without their partner, spaces, a word or sentence typed twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from namro.files.loaded import Loaded
from namro.language.vietnamese import fold
from namro.problems import Problem
from namro.records.kinds import records
from namro.rules.written import at_words, written

_NOT_READ = re.compile(r"\]\([^()\n]*+\)|https?://\S++|`[^`\n]*+`|&[a-z]++;")
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))
_LIST_SIGN = re.compile(r"^[^\S\n]*+(?:\d{1,2}|[a-zđ])\)", re.M)
_SAID_ONCE = (
    "nên của và các những được không thì là có cho với để khi trong ở về từ theo này đã sẽ đang mà bị do vì tại trên"
    " đến hoặc hay phải rồi cũng như mỗi"
)
"""Words that never stand twice; many others do ("chung chung", "địa điểm điểm cầu")."""
_TWICE = re.compile(rf"(?<![\w-])({'|'.join(_SAID_ONCE.split())}) \1(?![\w-])")
_FORMS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"(?<!\w)\w++ ++(?:[,;](?=\s)|\.(?=\s|$))"),
        "“{}”: thừa dấu cách trước dấu câu.",
        "Dấu câu liền chữ trước, cách chữ sau.",
    ),
    (
        re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+[,;][^\W\d_]{2,}"),
        "“{}”: thiếu dấu cách sau dấu câu.",
        "Dấu câu liền chữ trước, cách chữ sau.",
    ),
    (
        re.compile(r"(?<!\w)\w++(?:!{2,}|\?{2}(?!\?)|,{2,}|;{2,}|(?<!\.)\.\.(?!\.))"),
        "“{}”: lặp dấu câu.",
        "Một dấu câu là đủ.",
    ),
    (
        re.compile(r"^ {0,3}#{1,6} [^\n]+", re.M),
        "“{}” thành đề mục to như tên trang.",
        "Bỏ dấu #; muốn nổi bật thì **đậm**.",
    ),
    (
        re.compile(r"(?<![^\W\d_])[^\W\d_]++-\n\s*+[^\W\d_]+"),
        "“{}”: từ bị gạch ngang ngắt ở cuối dòng.",
        "Nối lại thành một từ.",
    ),
)
_APPROVED = frozenset(kind.ma for kind in records() if kind.approved)
"""Elsewhere stand banners and titles, which are printed in capitals."""
_SENTENCE = re.compile(r"(?<![^.!?\n])[^.!?\n]{25,}+[.!?]")


def typography(loaded: Loaded) -> Iterator[Problem]:
    """The first slip of each text."""
    for entry in loaded.entries:
        for loc, text in written(entry, typed=False):
            found = next(_faults(_NOT_READ.sub(_bare, text), entry.kind in _APPROVED), None)
            if found:
                words, message, hint = found
                yield replace(
                    at_words(loaded, entry, loc, words.split("\n")[0], "go-voi", message, hint), note=True
                )


def _bare(found: re.Match[str]) -> str:
    """A link keeps the bracket that closes its words."""
    return "]" if found.group().startswith("]") else " "


def _faults(text: str, prose: bool) -> Iterator[tuple[str, str, str]]:
    """Words of the text, what is wrong with them, the mend."""
    for form, message, hint in _FORMS:
        if one := form.search(text):
            yield one.group(), message.format(" ".join(one.group().split())[:60]), hint
    for one in _TWICE.finditer(text):
        yield one.group(), f"“{one.group()}”: một từ gõ hai lần.", f"Bỏ một: “{one[1]}”."
    sentences = Counter(" ".join(one.split()) for one in _SENTENCE.findall(text))
    for sentence, times in sentences.items():
        if times > 1:
            yield sentence.split()[0], f"Câu “{sentence[:50]}” viết hai lần trong một chỗ.", "Bỏ bớt một câu."
    bare = _LIST_SIGN.sub("", text)
    for opened, closed in _PAIRS:
        if bare.count(opened) != bare.count(closed):
            yield (
                opened if opened in bare else closed,
                f"Số dấu {opened} và dấu {closed} không bằng nhau.",
                "Thêm dấu còn thiếu.",
            )
    if text.count("**") % 2:
        yield "**", "Dấu ** mở chữ đậm mà không đóng.", "Thêm ** ở cuối chỗ đậm, hoặc bỏ."
    letters = [letter for letter in text if letter.isalpha()]
    if prose and len(text.split()) > 4 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters):
        yield (
            text.split(maxsplit=1)[0],
            "Cả đoạn viết bằng chữ hoa.",
            "Viết thường; chỉ viết hoa đầu câu và tên riêng.",
        )
    rows = [line for line in text.splitlines() if line.lstrip().startswith("|")]
    if len({row.strip().strip("|").count("|") for row in rows}) > 1:
        yield rows[-1].strip(), "Các dòng của bảng không cùng số ô.", "Mỗi dòng có số dấu | như nhau."


def question_form(loaded: Loaded) -> Iterator[Problem]:
    """Questions that do not ask, and answers that only repeat the question."""
    for entry in loaded.of("hoi-dap"):
        asked, answer = entry.record.cau_hoi, entry.record.tra_loi
        if not asked.rstrip("”\"') ").endswith("?"):
            problem = entry.problem(
                ("cau_hoi",), "khong-phai-cau-hoi", "Câu hỏi không kết thúc bằng dấu hỏi.", "Thêm dấu ?."
            )
            yield replace(problem, note=True)
        if fold(answer).strip(" ?.\n") == fold(asked).strip(" ?.\n"):
            message = "Lời trả lời chỉ nhắc lại câu hỏi."
            yield replace(entry.problem(("tra_loi",), "nhac-cau-hoi", message, "Trả lời câu hỏi."), note=True)
