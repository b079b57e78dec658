"""What the query layer knows of the language and of this site's names: generated into the index's header, so
that the browser and the tests read the same tables.

    viet_tat   folded abbreviation or other name → what it may stand for, in full ('ubkt' → Ủy ban Kiểm tra)
    loai       folded name of a kind of document → its letters ('nghi quyet' → nq)
    co_quan    folded letters or name of an issuer → its letters ('trung uong' → tw)
    goi_y      words that ask → folded pairs by which an answer may be known
    hoi        words that ask, and say nothing about what is asked
    nghia      words that people say → how the texts here write it (data/tu-dong-nghia/); in the header as
               [[what is said…], [what is meant…]]…
    tuoi       the ages that the texts say (found in the index, not here)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from namro.library.library import Library
from namro.outputs.search.words import folded, words

_KINDS: Mapping[str, str] = {
    "nghị quyết": "nq", "chỉ thị": "ct", "kế hoạch": "kh", "kết luận": "kl", "hướng dẫn": "hd",
    "chương trình hành động": "ctr", "chương trình": "ctr", "quyết định": "qd", "quy định": "qd",
    "thông báo": "tb", "công văn": "cv", "báo cáo": "bc", "tờ trình": "ttr", "quy chế": "qc",
    "chuyên đề": "cd",
}  # fmt: skip
"""Kinds of documents (and of numbered talks) with the letters that their numbers carry (Hướng dẫn 36-HD/VPTW)."""
_ISSUERS: Mapping[str, str] = {
    "tw": "tw",
    "trung ương": "tw",
    "tu": "tu",
    "thành ủy": "tu",
    "tỉnh ủy": "tu",
    "btgtw": "btgtw",
}
_ASKING = (
    "là gì ai nào đâu khi bao giờ nhiêu mấy sao thế không có được phải cần hay thì vậy ở những gồm cho của "
    "các và về mà lúc lâu bị do tôi tui mình em anh chị con cháu bác ông bà ta nó họ này kia đó ấy đây vì với "
    "rồi chưa đã đang sẽ cũng chỉ ra vào đi lên xuống lại nữa hết luôn nhỉ nhé ạ dạ vâng ơi hả à ha nghen hông hỏi "
    "muốn biết xin giúp một bằng cách như từ theo tại trong ngoài để nếu nên làm chú cô dì cậu mợ bây tụi bọn má mẹ cha bố "
    "vợ chồng cái thôi vẫn cứ còn nghe nói thấy quá lắm hoài vậy dzậy zậy vầy zị hen nha ấy hôm bữa"
)
_HINTS: Mapping[str, str] = {
    "ở đâu": "địa điểm, địa chỉ, tại hội trường", "chỗ nào": "địa điểm, địa chỉ", "khi nào": "thời gian, trước ngày, chậm nhất",
    "bao giờ": "thời gian, trước ngày, chậm nhất", "lúc nào": "thời gian", "mấy giờ": "thời gian", "hôm nào": "thời gian, ngày",
    "ngày nào": "thời gian, trước ngày", "bao lâu": "thời gian, thời hạn", "mấy ngày": "thời gian", "hạn": "thời hạn, chậm nhất, trước ngày",
    "những ai": "thành phần, đồng chí", "ai được": "thành phần, đồng chí", "số điện thoại": "liên hệ", "gọi ai": "liên hệ",
    "bao nhiêu": "số lượng", "cấp xã": "xã phường", "cấp thành phố": "thành phố", "được miễn": "không bắt, bắt buộc",
    "lỗi": "trục trặc, hỗ trợ", "hỏng": "trục trặc, hỗ trợ", "trục trặc": "hỗ trợ", "tiền": "kinh phí", "chi phí": "kinh phí",
    "về hưu": "nghỉ hưu, nghỉ công", "nghỉ hưu": "nghỉ công", "người già": "cao tuổi, tuổi cao", "thầy cô": "giáo viên",
    "nộp": "gửi về, báo cáo", "sếp": "đứng đầu, lãnh đạo", "thủ trưởng": "đứng đầu", "phông": "ma ket",
}  # fmt: skip
"""How people ask, and the pairs of syllables by which an official text says it."""
_SHORT_WORDS: Mapping[str, str] = {
    "tp": "thành phố", "tw": "trung ương", "vp": "văn phòng", "btv": "ban thường vụ", "bch": "ban chấp hành",
    "hdnd": "hội đồng nhân dân", "ubnd": "ủy ban nhân dân", "mttq": "mặt trận tổ quốc", "xhcn": "xã hội chủ nghĩa",
    "qs": "quân sự", "vn": "việt nam", "tu": "thành ủy", "ub": "ủy ban", "đv": "đảng viên",
    "đb": "đảng bộ", "đbtp": "đảng bộ thành phố", "cb": "cán bộ", "cbcc": "cán bộ", "cq": "cơ quan", "dn": "doanh nghiệp",
    "cty": "doanh nghiệp", "hs": "học sinh", "gv": "giáo viên", "vb": "văn bản", "nv": "nhiệm vụ", "sđt": "liên hệ",
    "ko": "không", "đc": "được", "ntn": "thế nào", "bn": "bao nhiêu",
}  # fmt: skip
"""Abbreviations that every Vietnamese reader uses, of the office and of the telephone."""
_SHORT = 8
_LONGEST = 4
_SAMPLE = 1500
_SAID_OFTEN = 3
_CHOICES = 2
_SHARE = 0.4


@dataclass(frozen=True)
class Tables:
    """Folded keys; expansions in canonical words joined by spaces."""

    viet_tat: Mapping[str, tuple[str, ...]]
    loai: Mapping[str, str]
    co_quan: Mapping[str, str]
    hoi: tuple[str, ...]
    goi_y: Mapping[str, tuple[str, ...]]
    nghia: Mapping[str, tuple[str, ...]]

    @property
    def codes(self) -> frozenset[str]:
        """The letters of the kinds of documents."""
        return frozenset(self.loai.values())


def fold_phrase(text: str) -> str:
    """Folded words joined by spaces."""
    return " ".join(folded(word) for word in words(text))


def tables(library: Library) -> Tables:
    """The tables of a library: its abbreviations, its terms' and bodies' other names."""
    meanings = {said: pair.la for pair in library.tu_dong_nghia for said in pair.tu}
    return tables_of(_other_names(library), meanings, tuple(_own_kinds(library)))


def _other_names(library: Library) -> Iterator[tuple[str, str]]:
    """(what is written for short, in full); what is mainly written so before what is written so, too."""
    terms = library.thuat_ngu.values()
    written = [(term, term.ten) for term in terms] + [
        (term, other) for term in terms for other in term.ten_khac
    ]
    for term, short in written:
        yield short, term.day_du or term.ten
        if term.loai == "viet-tat" and len(short) <= _SHORT:
            yield "".join(words(short)), term.day_du or term.ten
    for body in library.don_vi.values():
        for other in body.ten_khac:
            yield other, body.ten


def tables_of(
    names: Iterable[tuple[str, str]],
    meanings: Mapping[str, Sequence[str]],
    own_kinds: Sequence[tuple[str, str]] = (),
) -> Tables:
    """The tables of the language with these names, (short, in full), and these words that people say for others."""
    found: dict[str, list[str]] = {}

    def add(short: str, full: str) -> None:
        key, phrase = fold_phrase(short), " ".join(words(full))
        if key and _says_something_else(key, fold_phrase(full)) and phrase not in found.setdefault(key, []):
            found[key].append(phrase)

    for short, full in names:
        add(short, full)
    for short, full in _SHORT_WORDS.items():
        if short not in found:
            add(short, full)
    return Tables(
        viet_tat={key: tuple(full) for key, full in sorted(found.items()) if full},
        loai={fold_phrase(name): code for name, code in (*_KINDS.items(), *own_kinds)},
        co_quan={fold_phrase(name): code for name, code in _ISSUERS.items()},
        hoi=tuple(sorted(set(words(_ASKING)))),
        goi_y={
            " ".join(words(asking)): tuple(fold_phrase(hint) for hint in hints.split(", "))
            for asking, hints in _HINTS.items()
        },
        nghia={
            " ".join(words(said)): tuple(" ".join(words(one)) for one in meant)
            for said, meant in meanings.items()
        },
    )


def _own_kinds(library: Library) -> Iterator[tuple[str, str]]:
    """The kinds that the site has named, with the letters that their numbers carry."""
    named = library.trang.cach_goi.loai_van_ban if library.trang.cach_goi else ()
    return ((kind.ten, kind.chu_so) for kind in named if kind.chu_so)


def _says_something_else(key: str, full: str) -> bool:
    """Whether a search for the one would not find the other anyway: neither's words are all in the other's."""
    one, other = set(key.split()), set(full.split())
    return not (one <= other or other <= one) and len(key.split()) <= _LONGEST


_SIGN = "z"
"""What a sign of a language without spaces is spelled with in front (`words`); no Vietnamese word begins so."""


def initials(
    texts: Sequence[Sequence[str]], known: Collection[str], names: Sequence[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Abbreviations that nobody wrote down: the initials of what the texts say often ('cntt' → công nghệ thông
    tin) and of long `names` (with the first word and without, 'và' counted or not), where the initials are no syllable
    themselves. `texts` are canonical words; a sample is enough."""
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    often: set[tuple[str, ...]] = set()
    ranked: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for size in range(2, _LONGEST + 1):
        counted: Counter[tuple[str, ...]] = Counter()
        for text in sample:
            said = zip(*(text[start:] for start in range(size)), strict=False)
            # A phrase said often is made of shorter ones said often.
            counted.update(said if size == 2 else [p for p in said if p[:-1] in often and p[1:] in often])
        often = {phrase for phrase, count in counted.items() if count >= _SAID_OFTEN}
        for phrase in often:
            key = "".join(folded(word)[0] for word in phrase)
            if key.isalpha() and key not in known and _SIGN not in key:
                ranked.setdefault(key, []).append((-counted[phrase], phrase))
    for name in names:
        full = words(name)
        for start, with_and in product((0, 1), (True, False)):
            key = "".join(folded(word)[0] for word in full[start:] if with_and or word != "va2")
            if _LONGEST < len(key) <= _SHORT and key.isalpha() and key not in known:
                ranked.setdefault(key, []).append((-_SAID_OFTEN, tuple(full[start:])))
    chosen = {}
    for key in sorted(ranked):
        phrases = sorted(ranked[key])[:_CHOICES]
        chosen[key] = tuple(" ".join(phrase) for count, phrase in phrases if count <= phrases[0][0] * _SHARE)
    return chosen
