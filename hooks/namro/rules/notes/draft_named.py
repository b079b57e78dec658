"""An answer that rests on a draft says of what document it is the draft, where it first speaks of it."""

from __future__ import annotations

from collections.abc import Iterator

from namro.files.loaded import Loaded
from namro.problems import Problem
from namro.rules.notes.own_prose import note

_DRAFT = "dự thảo"


def draft_named(loaded: Loaded) -> Iterator[Problem]:
    """Answers where neither the question names the kind of document nor the first "dự thảo" goes on with it; and
    short answers or answers that say nothing of the draft that they rest on."""
    drafts = {
        entry.ma: entry.record for entry in loaded.of("van-ban") if entry.record.tinh_trang == "du-thao"
    }
    called = loaded.goi.loai_van_ban
    for entry in loaded.of("hoi-dap"):
        rests_on = [drafts[cited.van_ban] for cited in entry.record.nguon if cited.van_ban in drafts]
        if not rests_on:
            continue
        kinds = {called.get(document.loai, "") for document in rests_on}
        named = any(kind.lower() in entry.record.cau_hoi.lower() for kind in kinds)
        # What no document says is no word of the draft; beside issued documents the short answer may be theirs.
        drafts_answer = len(rests_on) == len(entry.record.nguon) and not entry.record.van_ban_chua_neu
        for field, must_say in (("cau_chot", drafts_answer), ("tra_loi", True)):
            if not (words := getattr(entry.record, field)):
                continue
            _, found, after = words.lower().partition(_DRAFT)
            if found and not named and not after.startswith(tuple(f" {kind.lower()}" for kind in kinds)):
                wanted = f"{_DRAFT} {sorted(kinds)[0]}"
                message = "Lần đầu nhắc đến dự thảo mà không nói là dự thảo của văn bản nào."
                yield note(entry, (field,), "du-thao-khong-ten", message, f"Lần đầu viết đủ: “{wanted}”.")
            elif must_say and not found:
                message = "Câu trả lời dựa vào bản dự thảo mà không nói ra."
                hint = "Nói rõ đây là lời của bản dự thảo."
                yield note(entry, (field,), "du-thao-khong-ten", message, hint)
            named = named or bool(found)
