"""Whether words that answer at a glance are one plain sentence, and what to do where they are not."""

from __future__ import annotations

import re

_ENDS = re.compile(r"[.?…][”)]*$")
_QUOTED = re.compile(r"“[^“”]*”")
_SENTENCE_END = re.compile(r"(?<!\w)(?P<last>\w*+)(?P<mark>[.?!…])[”)]*\s+(?=[“(]*(?P<next>\w))")
_SHORTENED = re.compile(r"v|(?![IVXLC]+$)[A-ZĐ][A-ZĐh]{1,2}")
"""The word before the stop of "v.v. và", "TP. Mẫu", "ThS. Nguyễn"; no numeral."""
_MARKUP = re.compile(r"[*_`<>\[\]#|]")


def flaw(words: str, called: str, rest: str) -> tuple[str, str] | None:
    """(message, hint) of what keeps `words`, which editors call `called`, from being one plain sentence; None where they
    are one. What is too much belongs in the field `rest`."""
    if "\n" in words:
        return f"{called} xuống dòng.", "Viết trên một dòng, một câu."
    if _MARKUP.search(words):
        return (
            f"{called} có dấu in đậm, liên kết hay dấu định dạng khác.",
            "Chỉ viết chữ thường; trang tự in đậm cả câu.",
        )
    if not _ENDS.search(words):
        return f"{called} chưa hết câu.", "Kết thúc bằng dấu chấm, dấu hỏi hoặc dấu ba chấm."
    if first_sentence(masked := _QUOTED.sub(_mask, words)) != masked:
        return (
            f"{called} dài hơn một câu.",
            f"Giữ một câu trả lời thẳng; chuyển phần còn lại xuống {rest}.",
        )
    return None


def first_sentence(text: str) -> str:
    """The first sentence. It goes on after a shortened word, and after a number or a cut that no capital follows."""
    for match in _SENTENCE_END.finditer(text):
        last = match["last"]
        goes_on = (last.isdigit() or match["mark"] == "…") and not match["next"].isupper()
        if not goes_on and not _SHORTENED.fullmatch(last):
            return text[: match.end()].rstrip()
    return text


def _mask(quoted: re.Match[str]) -> str:
    """One word for a quotation, which may hold sentences; the stop at its end stays."""
    last = quoted.group()[-2]
    return f"“Lời{last if last in '.?!' else ''}”"
