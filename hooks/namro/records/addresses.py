"""The address book: where each record is shown, and what an address is about. No other place makes or reads one.

Addresses stand below the site's root, without a leading '/'; a page's ends with '/', a place on it follows '#'.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from namro.records.kinds import BY_ID, HAND_WRITTEN, KINDS, records

HOME = ""
MATRIX, MATRIX_TABLE = "nhiem-vu/ma-tran/", "nhiem-vu/ma-tran.csv"
NUMBERS, PRINCIPLE = "nhiem-vu/so-lieu/", "nhiem-vu/nguyen-tac/"
TASKS_BY_DOCUMENT, TASKS_BY_BODY = "nhiem-vu/theo-van-ban/", "nhiem-vu/theo-don-vi/"
TIMELINE, EVENTS = "dong-thoi-gian/", "dong-thoi-gian/su-kien/"
CALENDAR, UPDATES, FEED = "lich/", "cap-nhat/", "cap-nhat/feed.xml"
INDEX, SEARCH, OFFLINE, STUDY, MY_PACKET = (
    "chi-muc/",
    "tim-kiem/",
    "ngoai-tuyen/",
    "hoc-va-in/",
    "tap-in/cua-toi/",
)
SELF_TEST, FLASHCARDS, QUESTIONS_TABLE = (
    "tu-kiem-tra/",
    "tu-kiem-tra/the-hoc.apkg",
    "tu-kiem-tra/cau-hoi.csv",
)
FEEDS, EMBEDS = "nguon-tin/", "nhung/"


@dataclass(frozen=True, slots=True)
class Where:
    """What an address is about: the record `ma` of a kind, and the document `cha` that it belongs to (tasks, clauses);
    `neo` is a place on the record's page; `phan` is the part of a long text whose page it is."""

    kind: str
    ma: str
    cha: str = ""
    neo: str = ""
    phan: str = ""


def address(kind: str, ma: str, cha: str = "", neo: str = "") -> str:
    """Where the record `ma` of a kind is shown; `cha` is the document of a task or a clause, `neo` a place on the page.

    Raises KeyError for a kind that has no place on the site.
    """
    pattern = BY_ID[kind].address
    if not pattern:
        raise KeyError(kind)
    page = pattern.replace("{cha}", cha).replace("{ma}", ma)
    return f"{page}#{neo}" if neo else page


def listing(kind: str) -> str:
    """Where all records of a kind are listed: 'hoi-dap/', 'doi-chieu/', 'lich/#hoi-nghi'."""
    return BY_ID[kind].list_at or own_list(kind)


def own_list(kind: str) -> str:
    """The first page of a kind's section; where its list stands elsewhere, this one leads there."""
    return f"{BY_ID[kind].section}/"


def clause(van_ban: str, khoan: str, phan: str = "") -> str:
    """A clause of an official text, by the name that it keeps; with `phan` where it stands in a text that is read in
    parts (`Library.shown_at` knows)."""
    return f"{part(van_ban, phan)}#{khoan}" if phan else address("khoan", khoan, van_ban)


def part(van_ban: str, phan: str) -> str:
    """The page of one part of a long text; '' is its first page."""
    return f"{address('van-ban', van_ban)}{phan}{'/' if phan else ''}"


def compared(newer: str, older: str, number: int = 1) -> str:
    """Two versions of a text beside each other; `number` is the page of a long comparison."""
    return f"{address('van-ban', newer)}so-voi-{older}{f'-trang-{number}' if number > 1 else ''}/"


def tasks_of(van_ban: str, task: str = "") -> str:
    """The tasks of a document; `task` is the place of one of them on that page."""
    return f"{listing('nhiem-vu')}{van_ban}/{'#' + task if task else ''}"


def unstated(van_ban: str) -> str:
    """What a document does not say of its tasks."""
    return f"{tasks_of(van_ban)}chua-neu/"


def feed(kind: str, ma: str = "") -> str:
    """Where the feed of all records of a kind lies, or of one topic, one body, without the ending of its form."""
    return f"{FEEDS}{kind}{'/' if ma else ''}{ma}"


def embedded(van_ban: str, khoan: str) -> str:
    """The card of a clause, made to stand inside a page of another site."""
    return f"{EMBEDS}{van_ban}/{khoan}/"


def words_of(bulletin: str) -> str:
    """The file of a bulletin's words as they are read out."""
    return f"{address('ban-tin', bulletin)}loi-doc.txt"


def self_test(kind: str, ma: str) -> str:
    """The questions by which one tests oneself on a document or as one of an audience."""
    return f"{SELF_TEST}{kind}-{ma}/"


def tasks_page(number: int) -> str:
    """A page of the list of all tasks; the first is the list itself."""
    return f"{listing('nhiem-vu')}trang/{number}/" if number > 1 else listing("nhiem-vu")


def tasks_due(month: str) -> str:
    """The tasks due in a month ('2025-12')."""
    return f"{listing('nhiem-vu')}thoi-gian/{month}/"


def month(section: str, when: str) -> str:
    """The page of a month ('2025-12') of the calendar or the updates."""
    return f"{section}{when}/"


def filtered(kind: str, facet: str, value: str) -> str:
    """The records of a kind that have one value of a facet: 'hoi-dap/theo-van-ban/chi-thi/'."""
    return f"{listing(kind)}theo-{facet}/{value}/"


def section_of(url: str) -> str:
    """The first part of an address: 'hoi-dap'; '' for the home page."""
    return url.partition("/")[0]


def split(url: str) -> tuple[str, str]:
    """An address as its page and the place on it ('' where it names none)."""
    page, _, place = url.partition("#")
    return page, place


def find(url: str) -> Where | None:
    """The record that an address is about; None for lists and other pages, and for what is no address of a record."""
    for kind, pattern in _PATTERNS.items():
        found = pattern.fullmatch(url)
        if found:
            given = found.groupdict()
            return Where(kind, given["ma"], given.get("cha") or "", given.get("neo") or "")
    found = _PART.fullmatch(url)
    if found and found["ma"]:
        return Where("khoan", found["ma"], found["cha"], phan=found["phan"])
    return Where("van-ban", found["cha"], phan=found["phan"]) if found else None


def document_of_tasks(page: str) -> str | None:
    """The document whose tasks the page lists; None for other pages."""
    found = _TASKS_OF.fullmatch(page)
    return found["cha"] if found else None


def is_page(page: str, with_tasks: Collection[str]) -> bool:
    """Whether the site has that page about no single record; `with_tasks` are the documents that have tasks."""
    return page in _PAGES or document_of_tasks(page) in with_tasks


def list_page(source: str) -> str | None:
    """The address of the list whose page a file of docs/ may lead to by `source` ('hoi-dap/index.md'); None for others."""
    url = source.removesuffix("index.md")
    return url if url in LISTS and source.endswith("index.md") else None


def _pattern(address: str) -> re.Pattern[str]:
    written = re.escape(address).replace(r"\{cha\}", r"(?P<cha>[a-z0-9-]+)")
    if "#" in address:
        return re.compile(written.replace(r"\{ma\}", r"(?P<ma>[^#/]+)"))
    return re.compile(written.replace(r"\{ma\}", r"(?P<ma>[a-z0-9-]+)") + r"(?:#(?P<neo>[^#]+))?")


LISTS = (
    HOME,
    *dict.fromkeys(own_list(kind.ma) for kind in records() if kind.section and not kind.list_at),
    CALENDAR,
    STUDY,
    SELF_TEST,
    UPDATES,
    INDEX,
    SEARCH,
    OFFLINE,
)
"""Pages of the build that the menu and hand-written pages may name as files: 'hoi-dap/index.md'."""
_PATTERNS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {kind.ma: _pattern(kind.address) for kind in KINDS if kind.address and kind.ma != HAND_WRITTEN}
)
_PART = re.compile(
    r"van-ban/(?!theo-)(?P<cha>[a-z0-9-]+)/(?P<phan>(?!so-voi-)[a-z0-9-]+)/(?:#(?P<ma>[^#/]+))?"
)
_TASKS_OF = re.compile(r"nhiem-vu/(?P<cha>[a-z0-9-]+)/")
_PAGES = frozenset(
    {
        HOME,
        MATRIX,
        NUMBERS,
        PRINCIPLE,
        TASKS_BY_DOCUMENT,
        TASKS_BY_BODY,
        TIMELINE,
        CALENDAR,
        STUDY,
        UPDATES,
        INDEX,
        SEARCH,
        OFFLINE,
        MY_PACKET,
        SELF_TEST,
        *(own_list(kind.ma) for kind in KINDS if kind.section and kind.ma != HAND_WRITTEN),
        *(f"{name}/" for name in ("gioi-thieu", "huong-dan", "rieng-tu", "tro-nang")),
    }
)
"""Pages about no single record; the hand-written ones are those that every project has."""
