"""What was left in own words on the way: places still to fill in, what a chat program says of itself, files of one's own
machine, bare addresses, pictures that did not come along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.written import at_words, written

_FILL = "Viết nốt, hoặc bỏ câu này; chưa xong thì để trạng thái nháp."
_SENTENCE = "Chỉ giữ lời trả lời."
_LEFT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"\[[^\]\n]{0,60}(?:điền|nhập|bổ sung|tên|số|ngày)[^\]\n]{0,60}\](?!\()|\b(?:bổ sung|điền) (?:thêm )?sau\b"
            r"|\bTODO\b|\bTBD\b|\?{3,}|\b(?:xxx+\s*)+|\blorem ipsum\b|_{4,}",
            re.I,
        ),
        "“{}” là chỗ còn để trống.",
        _FILL,
    ),
    (
        re.compile(
            r"mô hình ngôn ngữ|trợ lý (?:ảo|AI)\b|(?:dưới|sau) đây là (?:câu trả lời|bản|đoạn văn)|^chắc chắn rồi\b|hy vọng (?:câu trả lời|điều) này"
            r"|câu hỏi của bạn|as an ai\b|tính đến thời điểm (?:cập nhật|huấn luyện)",
            re.I | re.M,
        ),
        "“{}” là lời của công cụ trò chuyện, không phải lời của trang.",
        f"{_SENTENCE} Đối chiếu lại từng điều với đoạn trích.",
    ),
    (
        re.compile(r"^(?:kính gửi|trân trọng|thân mến|kính chào)[^\n]{0,60}", re.I | re.M),
        "“{}” là lời của một bức thư.",
        _SENTENCE,
    ),
    (
        re.compile(r"\bfile:/+\S*|\b[A-Z]:\\\S*|\\\\\w+\\\S*"),
        "“{}” là tệp trên một máy, người đọc không mở được.",
        "Nêu tên văn bản, trích khoản; tài liệu của trang thì dẫn tới địa chỉ trên trang.",
    ),
    (
        re.compile(
            r"(?<![(<\w./])(?:https?://|www\.)[^\s)]+|(?<![(<\w./])\b(?:[a-z\d-]+\.)+(?:com|vn|net|org|gov|me|info)/[^\s)]*",
            re.I,
        ),
        "“{}” là địa chỉ để trần, lên trang không bấm được.",
        "Bỏ địa chỉ; dẫn trong trang thì viết [chữ](/dia-chi/), nơi khác chỉ nêu tên.",
    ),
    (
        re.compile(
            r"\b(?:xem|như|theo) (?:trong )?(?:(?:hình|ảnh|sơ đồ|biểu đồ) (?:dưới|trên|bên|sau|kèm|này)\b|(?:tệp|file) đính kèm)",
            re.I,
        ),
        "“{}”: câu trả lời không có hình hay tệp nào.",
        "Nói điều ấy bằng lời.",
    ),
)


def leftovers(loaded: Loaded) -> Iterator[Problem]:
    """The first of each sort in each text."""
    for entry in loaded.entries:
        for loc, text in written(entry, typed=False):
            for form, message, hint in _LEFT:
                if found := form.search(text):
                    words = found.group().strip()
                    told = at_words(
                        loaded, entry, loc, words.split("\n")[0], "con-sot", message.format(words[:60]), hint
                    )
                    yield replace(told, note=True)
                    break
