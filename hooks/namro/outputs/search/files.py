"""The index as files of the site, read by overrides/assets/js/search-index.js. Format 3, JSON, deterministic:

tim-kiem/muc-luc.json       the header, the only name that stays the same between builds:
    the_thuc  3
    ban       name of this build's folder (from a digest of all its files)
    loai      [kind, how many entries, what readers call them]…: entries are numbered kind by kind
    nhom      how many entries stand in one file of texts
    nhom_ten  how many entries stand in one file of titles
    tu        every folded syllable: 'hoi=6hôi5,3': logarithm of its count, its forms, most frequent first, without the
              syllable itself where they begin with it
    manh      where each file of terms begins: the shortest beginning of its first term that the file before does not
              reach, written as how many letters it shares with the one before (a digit) and the others, joined by ','
    chu_dau   the pairs of letters for which there is a v<ab>.json
    bang      the query tables (namro.outputs.search.tables)
tim-kiem/<ban>/t<i>.json    terms from manh[i] on: {term: postings}; postings are '<forms>.<s><e>,<e>…'
    joined by '|': per syllable the number of its form in `tu`, then per strength s (base 36) the entries
    (base 36, each less the one before)
    a term '=<name>' holds what is called so; its forms are those of the words of the name
tim-kiem/<ban>/k<i>.json    of entries i·nhom_ten on: [address, title, lead, source, marks, year]; marks: 1 draft, 2 no longer
    in force, 4 an answer that the texts do not say it; lead: the first words of a text whose title is only its place
tim-kiem/<ban>/x<i>.json    the texts of entries i·nhom on; here and there words that no line may part are joined by
    no-break spaces
tim-kiem/<ban>/cap.json     pairs of syllables said more than once, as a Bloom filter: {bit, k, du_lieu}
tim-kiem/<ban>/v<ab>.json   initials that begin with two letters: {initials: [frequent phrase…]}
tim-kiem/<ban>/gan.json     [entry of a topic, [what the texts do not say and it is nearest to…]]…
tim-kiem/<ban>/loc.json     filters: {facet: [[value, label, 'entries as in postings']…]}
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any

from namro.language.joins import joined
from namro.outputs.pour import StaticFile
from namro.outputs.search.entry import Entry
from namro.outputs.search.postings import Posting, Postings, collect
from namro.outputs.search.tables import Tables, initials
from namro.outputs.search.words import words
from namro.records.kinds import BY_ID

FOLDER = "tim-kiem"
HEADER = f"{FOLDER}/muc-luc.json"
FORMAT = 3
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DIGITS_MOST = len(DIGITS) - 1
_SHARD = 900
"""Characters in a file of terms: small enough that a long question stays cheap."""
_GROUP, _TITLES = 4, 10
_LEAD = 80
_OVER = frozenset({"het-hieu-luc", "da-thay-the"})
_SAID = 4
_CHILD = 9
PAIRS = 4_400
"""So many pairs are told as frequent."""
_BITS_A_PAIR, _HASHES = 5, 3


def index_files(
    entries: Sequence[Entry],
    tables: Tables,
    labels: Mapping[str, Mapping[str, str]],
    kinds: Mapping[str, str],
) -> list[StaticFile]:
    """All files of the index; `labels` name the values of each facet, in the order in which they are shown, `kinds` the
    kinds of entries."""
    postings = collect(entries, tables)
    parts: dict[str, Any] = {}
    shards = list(_shards(postings))
    for number, shard in enumerate(shards):
        parts[f"t{number}"] = shard
    for number, start in enumerate(range(0, len(entries), _GROUP)):
        parts[f"x{number}"] = [joined(entry.text) for entry in entries[start : start + _GROUP]]
    for number, start in enumerate(range(0, len(entries), _TITLES)):
        parts[f"k{number}"] = [titled(entry) for entry in entries[start : start + _TITLES]]
    parts["cap"] = frequent_pairs(postings)
    named = [entry.title for entry in entries if entry.kind == "don-vi"]
    for key, phrases in initials(postings.texts, postings.syllables, named).items():
        parts.setdefault(f"v{key[:2]}", {})[key] = phrases
    first_letters = " ".join(sorted(name[1:] for name in parts if name[0] == "v"))
    parts["gan"] = [
        [at, [" ".join(words(one)) for one in entry.near]] for at, entry in enumerate(entries) if entry.near
    ]
    parts["loc"] = _facets(entries, labels)
    written = {name: written_json(value) for name, value in parts.items()}
    counted = Counter(entry.kind for entry in entries)
    header: dict[str, Any] = {
        "the_thuc": FORMAT,
        "loai": [[ma, count, kinds.get(ma, BY_ID[ma].muc)] for ma, count in counted.items()],
        "nhom": _GROUP,
        "nhom_ten": _TITLES,
        "tu": syllables_line(postings),
        "manh": _borders(shards),
        "chu_dau": first_letters,
        "bang": {
            "viet_tat": {
                short: full for short, full in tables.viet_tat.items() if not _is_said(short, postings)
            },
            "loai": tables.loai,
            "co_quan": tables.co_quan,
            "hoi": tables.hoi,
            "goi_y": tables.goi_y,
            "nghia": _meanings(tables.nghia),
            "tuoi": _ages(postings),
        },
    }
    digest = hashlib.sha256(written_json(header))
    for name in sorted(written):
        digest.update(name.encode() + written[name])
    header["ban"] = digest.hexdigest()[:10]
    files = [
        StaticFile(f"{FOLDER}/{header['ban']}/{name}.json", content) for name, content in written.items()
    ]
    return [StaticFile(HEADER, written_json(header)), *files]


def _ages(postings: Postings) -> list[int]:
    """The ages that the texts say."""
    said = (term.removesuffix(" tuoi") for term in postings.terms if term.endswith(" tuoi"))
    return sorted(int(number) for number in said if number.isdigit() and int(number) > _CHILD)


def _is_said(short: str, postings: Postings) -> bool:
    """Whether another name is words that the texts say often, too: these are found as they stand."""
    plain = short.split(" ")
    return len(plain) > 1 and all(postings.counts.get(" ".join(pair), 0) > _SAID for pair in pairwise(plain))


def _meanings(meanings: Mapping[str, Sequence[str]]) -> list[list[Sequence[str]]]:
    """[[what is said…], [what is meant…]]…: what means the same stands together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for said, meant in meanings.items():
        together.setdefault(tuple(meant), []).append(said)
    return [[said, meant] for meant, said in together.items()]


def titled(entry: Entry) -> list[str | int]:
    """What is shown of an entry without its text."""
    marks = int(entry.draft) + 2 * bool(_OVER & {*entry.facets.tinh_trang}) + 4 * entry.unsaid
    year = int(max(entry.facets.nam, default="0"))
    lead = "" if entry.title_weight else _cut(entry.text)
    return [entry.url, *map(joined, (entry.title, lead, entry.source)), marks, year]


def _cut(text: str) -> str:
    return text if len(text) <= _LEAD else f"{text[:_LEAD].rsplit(' ', 1)[0]} …"


def written_json(value: Any) -> bytes:
    """A value as the files of an index hold it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _base36(number: int) -> str:
    if number < 36:
        return DIGITS[number]
    return _base36(number // 36) + DIGITS[number % 36]


def syllables_line(postings: Postings) -> str:
    """The header's `tu`."""
    return " ".join(
        f"{plain}={DIGITS[postings.counts[plain].bit_length()]}{','.join(one.removeprefix(plain) for one in forms)}"
        for plain, forms in sorted(postings.syllables.items())
        if plain.isalpha()
    )


def _shards(postings: Postings) -> Iterator[dict[str, str]]:
    """Files of terms in order: {term: postings}."""
    number = {
        form: DIGITS[min(at, 35)] for forms in postings.syllables.values() for at, form in enumerate(forms)
    }
    shard: dict[str, str] = {}
    size = 0
    for term in sorted(postings.terms):
        written = "|".join(
            "".join(number.get(word, "0") for word in form.split(" ")) + groups(listed)
            for form, listed in postings.terms[term].items()
        )
        if shard and size + len(written) + len(term) > _SHARD:
            yield shard
            shard, size = {}, 0
        shard[term] = written
        size += len(written) + len(term)
    yield shard


def _borders(shards: Sequence[dict[str, str]]) -> str:
    """Of each file the shortest beginning of its first term that comes after the last term of the one before."""
    border, written = "", ["0"]
    for before, shard in pairwise(shards):
        last, first = next(reversed(before)), next(iter(shard))
        following = next(first[:size] for size in range(1, len(first) + 1) if first[:size] > last)
        pairs = zip(border[:_DIGITS_MOST], following, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        written.append(DIGITS[shared] + following[shared:])
        border = following
    return ",".join(written)


def groups(listed: Sequence[Posting]) -> str:
    """Postings in the order of entries, as a file of terms holds them behind their forms."""
    if len(listed) == 1:
        ((strength, at),) = listed
        return f".{DIGITS[strength]}{_base36(at)}"
    by_strength: dict[int, list[int]] = {}
    for strength, at in listed:
        by_strength.setdefault(strength, []).append(at)
    return "".join(f".{DIGITS[strength]}{_deltas(by_strength[strength])}" for strength in sorted(by_strength))


def _deltas(numbers: Sequence[int]) -> str:
    return ",".join(_base36(now - before) for before, now in zip((0, *numbers), numbers, strict=False))


def frequent_pairs(postings: Postings) -> dict[str, Any]:
    """The most frequent pairs, for choosing between spellings; may say yes to a pair that is none, never no."""
    ranked = sorted((-count, term) for term, count in postings.counts.items() if " " in term and count > 1)
    chosen = [term for _, term in ranked[:PAIRS]]
    bits = max(8, (len(chosen) * _BITS_A_PAIR + 7) // 8 * 8)
    field = bytearray(bits // 8)
    for term in chosen:
        for bit in bloom_bits(term, bits):
            field[bit >> 3] |= 1 << (bit & 7)
    return {"bit": bits, "k": _HASHES, "du_lieu": base64.b64encode(bytes(field)).decode("ascii")}


def bloom_bits(term: str, bits: int) -> list[int]:
    """The bits of a folded term: its hash, then steps of its upper half."""
    value = fnv1a(term)
    step = (value >> 16) | 1
    return [(value + time * step) % bits for time in range(_HASHES)]


def fnv1a(text: str) -> int:
    """FNV-1a in 32 bits over the units of UTF-16, which are what the browser calls characters."""
    value = 0x811C9DC5
    for (unit,) in struct.iter_unpack("<H", text.encode("utf-16-le")):
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    return value


def _facets(entries: Sequence[Entry], labels: Mapping[str, Mapping[str, str]]) -> dict[str, list[list[str]]]:
    """Facet → its values that occur: [value, label, entries]."""
    found: dict[str, list[list[str]]] = {}
    for facet, names in labels.items():
        holding: dict[str, list[int]] = {}
        for at, entry in enumerate(entries):
            for value in getattr(entry.facets, facet):
                holding.setdefault(value, []).append(at)
        found[facet] = [
            [value, label, _deltas(holding[value])] for value, label in names.items() if value in holding
        ]
    return found
