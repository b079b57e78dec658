"""Questions as parts of a packet: with their answers, or first alone for a self-test and answered further on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namro.language.prose import parse
from namro.library.draft import Rest, rest
from namro.library.library import Library
from namro.outputs.packets.inline import em, link, quotation, sources, text
from namro.outputs.packets.packet import Block, Heading, Lines, Paragraph, Part, Prose
from namro.outputs.packets.translations import translated
from namro.records.addresses import address, listing
from namro.records.hoi_dap import HoiDap
from namro.records.tap_in import PhanTapIn

_LINES_TO_ANSWER = 3


def chosen(library: Library, part: PhanTapIn) -> list[str]:
    """Ids of the named questions, or of those on any of the topics and for any of the audiences, in the order
    of the topics, then of the ids."""
    if part.hoi_dap:
        return list(part.hoi_dap)
    found = [ma for ma, question in library.hoi_dap.items() if _fits(question, part)]
    order = {topic: place for place, topic in enumerate(part.chu_de or library.chu_de)}
    return sorted(found, key=lambda ma: (_topic(library.hoi_dap[ma], order)[1], ma))


def _fits(question: HoiDap, part: PhanTapIn) -> bool:
    topic = not part.chu_de or bool(set(part.chu_de) & set(question.chu_de))
    return topic and (not part.doi_tuong or bool(set(part.doi_tuong) & set(question.doi_tuong)))


def _topic(question: HoiDap, order: dict[str, int]) -> tuple[str, int]:
    """The question's first topic that counts here, and its place."""
    topic = next((topic for topic in question.chu_de if topic in order), question.chu_de[0])
    return topic, order.get(topic, len(order))


def answered(library: Library, part: PhanTapIn, languages: Sequence[str] = ()) -> Iterator[Part]:
    """Questions with answers, their translations and the words they rest on, under the headings of their topics."""
    chosen_ids = chosen(library, part)
    if not chosen_ids:
        return
    order = {topic: place for place, topic in enumerate(part.chu_de or library.chu_de)}
    topics = [_topic(library.hoi_dap[ma], order)[0] for ma in chosen_ids]
    grouped = not part.hoi_dap and len(set(topics)) > 1
    blocks: list[Block] = []
    for number, (ma, topic) in enumerate(zip(chosen_ids, topics, strict=True), 1):
        if grouped and (number == 1 or topic != topics[number - 2]):
            blocks.append(
                Heading(2, (text(library.chu_de[topic].ten),), f"{listing('hoi-dap')}#chu-de-{topic}")
            )
        question = library.hoi_dap[ma]
        blocks.append(
            Heading(3 if grouped else 2, (text(question.cau_hoi),), address("hoi-dap", ma), f"Câu {number}.")
        )
        blocks += _answer(question)
        blocks += [quotation(library, cited) for cited in question.nguon]
        blocks += translated(question, languages, rest(library, question) is Rest.WHOLE)
    yield Part("hoi-dap/", part.tieu_de or "Hỏi - đáp", "/hoi-dap/", tuple(blocks))


def _answer(question: HoiDap) -> Iterator[Block]:
    if question.van_ban_chua_neu:
        yield Paragraph((em("Văn bản chưa nêu điều được hỏi."),), look="nho")
    yield Prose(parse(question.loi_day_du))


def self_test(library: Library, part: PhanTapIn) -> Iterator[Part]:
    """Questions with room to write, then on later pages their answers."""
    ids = _spread(chosen(library, part), part.so_cau)
    if not ids:
        return
    asked: list[Block] = [
        Paragraph((text("Tự trả lời vào chỗ trống, rồi so với phần trả lời ở các trang sau."),), look="dan")
    ]
    told: list[Block] = []
    title = part.tieu_de or "Tự kiểm tra"
    for number, ma in enumerate(ids, 1):
        question = library.hoi_dap[ma]
        answer = f"tu-kiem-tra/#{ma}"
        asked += [
            Heading(2, (text(question.cau_hoi),), f"tu-kiem-tra/#hoi-{ma}", f"{number}."),
            Lines(_LINES_TO_ANSWER, joined=True),
            Paragraph((link(answer, f"Trả lời câu {number}"),), look="nho"),
        ]
        told.append(Heading(2, (text(question.cau_hoi),), answer, f"{number}.", unlisted=True))
        told += _answer(question)
        told += sources(library, question.nguon)
    yield Part("tu-kiem-tra/", title, "/hoi-dap/", tuple(asked))
    yield Part("tu-kiem-tra/#tra-loi", f"{title}: phần trả lời", "/hoi-dap/", tuple(told))


def _spread(ids: Sequence[str], wanted: int | None) -> list[str]:
    """`wanted` of the ids, taken evenly from start to end; all of them when there are no more."""
    if wanted is None or wanted >= len(ids):
        return list(ids)
    return [ids[place * len(ids) // wanted] for place in range(wanted)]
