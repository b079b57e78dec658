"""What rests on a draft, and how that is said: the one judge and the one wording, for pages, lists and counts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from pydantic import BaseModel

from namro.files.citations import citations
from namro.library.library import Library
from namro.library.tasks import Viec
from namro.records.van_ban import VanBan

FROM = "từ dự thảo"
"""Of tasks and clauses, behind a number: where they come from."""
BASED = "dựa vào dự thảo"
"""Of answers, wholly or in part."""
IS = "là dự thảo"
"""Of documents, behind a number."""


class Rest(Enum):
    """How much of something a draft says; the value is what its page says of it."""

    NONE = ""
    PART = "có phần lấy từ dự thảo"
    WHOLE = "chưa phải bản ban hành"

    def told_in(self, words: str) -> str:
        """`words` that stand for a page elsewhere (its description, its title in a chat) with the word "dự thảo" in
        front where they lack it: whoever lands on the page may have read nothing else."""
        if self is Rest.NONE or "dự thảo" in words.lower():
            return words
        return f"{'Dự thảo' if self is Rest.WHOLE else 'Có phần từ dự thảo'}: {words}"


Item = VanBan | Viec | BaseModel | tuple[str, BaseModel]
"""A document, a task with its document, any record that cites; or one of these behind its id, as lists have them."""


def rest(library: Library, item: Item) -> Rest:
    """How much of an item a draft says: a document is one or not, a task stands in one, the others cite."""
    match item:
        case (_, record):
            return rest(library, record)
        case VanBan():
            return Rest.WHOLE if item.tinh_trang == "du-thao" else Rest.NONE
        case Viec() if library.is_draft(item.van_ban):
            return Rest.WHOLE
        case Viec():
            cited = [library.is_draft(one.van_ban) for _, one in citations(item.nhiem_vu)]
            return Rest.PART if any(cited) else Rest.NONE
        case _:
            cited = [library.is_draft(one.van_ban) for _, one in citations(item)]
            return Rest.WHOLE if cited and all(cited) else Rest.PART if any(cited) else Rest.NONE


def drafts(library: Library, items: Iterable[Item]) -> int:
    """How many of the items rest on a draft, wholly or in part."""
    return sum(rest(library, item) is not Rest.NONE for item in items)


def drafts_about(library: Library, topic: str) -> int:
    """How many of the questions about a topic rest on a draft, wholly or in part."""
    return drafts(library, (question for question in library.hoi_dap.values() if topic in question.chu_de))


def share(total: int, drafted: int, words: str = FROM, around: int = 0) -> str:
    """What a count adds of drafts: ', trong đó 87 từ dự thảo', ', đều từ dự thảo'; where there is none nothing, but
    ', không mục nào từ dự thảo' beside a larger number that has `around` of them."""
    if not drafted:
        return f", không mục nào {words}" if around else ""
    return (
        f", {words}"
        if total == drafted == 1
        else f", đều {words}"
        if total == drafted
        else f", trong đó {drafted} {words}"
    )


def counted(library: Library, items: Iterable[Item], noun: str, words: str = FROM) -> str:
    """'250 nhiệm vụ, trong đó 87 từ dự thảo'."""
    listed = list(items)
    return f"{len(listed)} {noun}{share(len(listed), drafts(library, listed), words)}"
