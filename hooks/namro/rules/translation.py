"""A translation says what its Vietnamese original says, as far as a machine can tell: in the letters of its language,
part for part, with the same numbers and dates; it is reviewed by a role on a day, and no longer once either side changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from namro.files.loaded import Entry, Loaded
from namro.files.yamlfile import Path
from namro.language.figures import figures
from namro.language.foreign import NGON_NGU
from namro.language.names import is_a_name
from namro.problems import Problem
from namro.records.approval import fingerprint_of_translation, original_changed
from namro.records.ban_dich import FIELD, BanDich, translated_fields, translations
from namro.records.translated import passages

STALE, LAPSED = "ban-dich-cu", "ban-dich-da-doi"
CODES = (STALE, LAPSED, "ban-dich-thieu-duyet", "ban-dich-thua-duyet", "ban-dich-ten-rieng")
"""Problems that reviewing anew puts right."""
_LETTERS = {"km": "KHMER", "zh": "CJK", "en": "LATIN"}
_APPROVAL = ("nguoi_duyet", "ngay_duyet", "dau_van_tay")


@dataclass(frozen=True)
class _One:
    """One translation with its place."""

    entry: Entry
    language: str
    words: BanDich

    def problem(self, loc: Path, code: str, message: str, hint: str) -> Problem:
        return self.entry.problem((FIELD, self.language, *loc), code, message, hint)

    @property
    def called(self) -> str:
        return f"Bản dịch {NGON_NGU[self.language].ten}"

    @property
    def command(self) -> str:
        file = self.entry.path if self.entry.path.startswith("data/") else "TỆP"
        return f"python3 manage.py approve {file} --ban-dich {self.language} --nguoi-duyet “…”"


def translation(loaded: Loaded) -> Iterator[Problem]:
    """Other letters, parts that one side lacks, other numbers; no reviewer, or words that nobody has reviewed."""
    for entry in loaded.entries:
        for language, words in translations(entry.record):
            one = _One(entry, language, words)
            parts = list(_parts(one))
            yield from parts
            yield from _letters(one)
            if not parts:  # else passages stand beside the wrong ones
                yield from _numbers(one)
            yield from _review(one)


def _parts(one: _One) -> Iterator[Problem]:
    for name in translated_fields(one.words):
        here, there = getattr(one.words, name), getattr(one.entry.record, name)
        if (here is None) != (there is None):
            message = f"{one.called} {'thiếu' if here is None else 'thừa'} phần này so với bản tiếng Việt."
            hint = "Dịch đủ các phần của bản tiếng Việt, không thêm phần nào."
            yield one.problem((name,), "ban-dich-thieu", message, hint)
        elif isinstance(here, tuple) and len(here) != len(there):
            message = f"{one.called} có {len(here)} mục ở đây, bản tiếng Việt có {len(there)}."
            yield one.problem((name,), "ban-dich-thieu", message, "Dịch từng mục, theo đúng thứ tự.")


def _letters(one: _One) -> Iterator[Problem]:
    for passage in passages(one.entry.record, one.words):
        letters = [char for char in passage.dich if char.isalpha()]
        own = sum(map(partial(_is_of, one.language), letters))
        if letters and own * 2 < len(letters):
            message = f"Lời này không viết bằng chữ {NGON_NGU[one.language].ten.removeprefix('tiếng ')}."
            hint = f"Chép lại lời dịch {NGON_NGU[one.language].ten}; chưa dịch thì bỏ cả bản dịch này."
            yield one.problem(passage.loc, "ban-dich-khac-chu", message, hint)


def _is_of(language: str, letter: str) -> bool:
    """Whether a letter is of a language; English has none with marks."""
    return (
        letter.isascii() if language == "en" else unicodedata.name(letter, "").startswith(_LETTERS[language])
    )


def _numbers(one: _One) -> Iterator[Problem]:
    for passage in passages(one.entry.record, one.words):
        original, own = figures(passage.goc), figures(passage.dich, one.language)
        for lost in original.not_in(own):
            message = f"Bản tiếng Việt có “{lost}”, lời dịch này không có."
            yield one.problem(passage.loc, "ban-dich-so", message, "Viết đúng số, ngày của bản tiếng Việt.")
        for new in own.not_in(original):
            message = f"Lời dịch này có “{new}”, bản tiếng Việt không có."
            yield one.problem(passage.loc, "ban-dich-so", message, "Viết đúng số, ngày của bản tiếng Việt.")


def _review(one: _One) -> Iterator[Problem]:
    words = one.words
    if words.nguoi_duyet and is_a_name(words.nguoi_duyet):
        message = f"“{words.nguoi_duyet}” là tên một người."
        yield one.problem(
            ("nguoi_duyet",), "ban-dich-ten-rieng", message, "Ghi vai trò, ví dụ: người dịch tiếng Khmer."
        )
    given = [name for name in _APPROVAL if getattr(words, name) is not None]
    if words.trang_thai_bien_tap != "da-duyet":
        if given:
            message = f"{one.called} chưa ai rà soát mà lại ghi người duyệt, ngày duyệt hoặc dấu vân tay."
            hint = f"Bỏ các trường này; rà soát xong thì chạy: {one.command}"
            yield one.problem((given[0],), "ban-dich-thua-duyet", message, hint)
    elif len(given) < len(_APPROVAL):
        message = f"{one.called} ghi là đã duyệt mà thiếu người duyệt, ngày duyệt hoặc dấu vân tay."
        hint = f"Để máy ghi giúp (vai trò, không ghi tên riêng): {one.command}"
        yield one.problem(("trang_thai_bien_tap",), "ban-dich-thieu-duyet", message, hint)
    elif original_changed(one.entry.record, words):
        message = f"{one.called} đã cũ: bản tiếng Việt đổi sau ngày rà soát ({words.ngay_duyet:%d/%m/%Y})."
        hint = f"Sửa lời dịch theo bản tiếng Việt mới, rồi: {one.command}"
        yield one.problem(("dau_van_tay",), STALE, message, hint)
    elif words.dau_van_tay != fingerprint_of_translation(one.entry.record, words):
        message = f"{one.called} đã đổi sau khi rà soát."
        yield one.problem(("dau_van_tay",), LAPSED, message, f"Đã xem lại thì duyệt lại: {one.command}")
