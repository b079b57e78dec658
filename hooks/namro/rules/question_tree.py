"""A question tree leads everybody to an outcome: no way stops, turns back or asks too much; nothing in it is never
reached; the same answers to the same questions never lead to two outcomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from namro.files.loaded import Entry, Loaded
from namro.language.vietnamese import did_you_mean
from namro.problems import Problem
from namro.records.cay_hoi import MOST, CayHoi, Way, ways
from namro.rules.one_sentence import flaw


def question_tree(loaded: Loaded) -> Iterator[Problem]:
    """Trees with doubled names, ways without an end, questions and outcomes that nobody reaches, ways that contradict
    each other, outcomes of more than one sentence."""
    for entry in loaded.of("cay-hoi"):
        tree: CayHoi = entry.record
        for at, outcome in enumerate(tree.ket_luan):
            if told := flaw(outcome.loi, "Kết luận", "ly_do hoặc phan"):
                yield entry.problem(("ket_luan", at, "loi"), "cay-mot-cau", *told)
        doubled = [*_doubled(entry, tree)]
        yield from doubled
        if doubled:
            continue  # which of two is meant cannot be told
        every = [*ways(tree)]
        yield from _ends(entry, tree, every)
        yield from _unreached(entry, tree, every)
        yield from _contradicting(entry, tree, every)


def _doubled(entry: Entry, tree: CayHoi) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    named = [("cau", at, one.ma) for at, one in enumerate(tree.cau)]
    named += [("ket_luan", at, one.ma) for at, one in enumerate(tree.ket_luan)]
    for field, at, ma in named:
        seen[ma] += 1
        if seen[ma] == 2:
            message = f"Mã “{ma}” dùng cho hai chỗ của cây này."
            hint = "Mỗi câu hỏi, mỗi kết luận một mã; đổi một trong hai và chỗ toi dẫn tới nó."
            yield entry.problem((field, at, "ma"), "cay-trung-ma", message, hint)


def _ends(entry: Entry, tree: CayHoi, every: list[Way]) -> Iterator[Problem]:
    """Ways that do not end with an outcome, each place once."""
    told: set[tuple[int, int]] = set()
    names = [*(one.ma for one in tree.cau), *(one.ma for one in tree.ket_luan)]
    for way in every:
        asked, chosen = way.steps[-1]
        if way.end == "ket-luan" or (asked, chosen) in told:
            continue
        told.add((asked, chosen))
        gone = " → ".join(tree.cau[at].ma for at, _ in way.steps)
        if way.end == "treo":
            message = f"Lựa chọn này dẫn tới “{way.to}”, cây không có câu hỏi hay kết luận nào mã ấy."
            hint = (
                did_you_mean(way.to, names)
                or "Ghi mã của một câu hỏi ở cau hoặc của một kết luận ở ket_luan."
            )
        elif way.end == "vong":
            message = f"Lựa chọn này dẫn trở lại câu đã hỏi: {gone} → {way.to}."
            hint = "Dẫn tới một câu chưa hỏi trên đường này, hoặc tới một kết luận."
        else:
            message = f"Đường này hỏi quá {MOST} câu: {gone} → {way.to}."
            hint = f"Gộp câu hỏi hoặc tách cây: người trả lời chỉ gặp nhiều nhất {MOST} câu."
        yield entry.problem(("cau", asked, "chon", chosen, "toi"), f"cay-{way.end}", message, hint)


def _unreached(entry: Entry, tree: CayHoi, every: list[Way]) -> Iterator[Problem]:
    """Questions and outcomes that no choice leads to from the first question; none while a way goes wrong, which may be
    the one that leads there."""
    if any(way.end != "ket-luan" for way in every):
        return
    asked = {at for way in every for at, _ in way.steps}
    led = {way.to for way in every}
    for at, question in enumerate(tree.cau):
        if at not in asked and question.ma not in led:
            message = f"Không lựa chọn nào đưa người trả lời tới câu “{question.ma}”."
            yield entry.problem(
                ("cau", at, "ma"),
                "cay-khong-toi",
                message,
                "Cho một lựa chọn dẫn tới câu này, hoặc bỏ câu này.",
            )
    for at, outcome in enumerate(tree.ket_luan):
        if outcome.ma not in led:
            message = f"Không đường nào đưa người trả lời tới kết luận “{outcome.ma}”."
            hint = "Cho một lựa chọn dẫn tới kết luận này, hoặc bỏ kết luận này."
            yield entry.problem(("ket_luan", at, "ma"), "cay-khong-toi", message, hint)


def _contradicting(entry: Entry, tree: CayHoi, every: list[Way]) -> Iterator[Problem]:
    """Ways that one person could go both, with different outcomes; a way that asks the same in the same words twice."""
    given = [_answers(tree, way) for way in every]
    told: set[tuple[int, int]] = set()
    for at, way in enumerate(every):
        if given[at] is None and way.steps[-1] not in told:
            told.add(way.steps[-1])
            message = "Đường tới đây hỏi hai lần cùng một câu, bằng cùng lời."
            hint = "Bỏ câu hỏi thứ hai, hoặc hỏi điều khác bằng lời khác."
            yield entry.problem(("cau", way.steps[-1][0], "hoi"), "cay-hoi-lai", message, hint)
        for before in range(at):
            one, other = given[before], given[at]
            if one is None or other is None or every[before].to == way.to or way.steps[-1] in told:
                continue
            if all(other.get(question, answer) == answer for question, answer in one.items()):
                told.add(way.steps[-1])
                message = (
                    f"Trả lời như nhau mà kết luận khác nhau: “{every[before].to}” và “{way.to}”, "
                    f"khi chọn {', '.join(f'“{words}”' for words in way.words(tree))}."
                )
                hint = "Viết hai lựa chọn cho khác nhau, hoặc cho cả hai dẫn tới một kết luận."
                yield entry.problem(
                    ("cau", way.steps[-1][0], "chon", way.steps[-1][1], "chu"), "cay-mau-thuan", message, hint
                )


def _answers(tree: CayHoi, way: Way) -> Mapping[str, str] | None:
    """What somebody on that way has said, by question; None where one question is asked twice."""
    said = {_bare(tree.cau[at].hoi): _bare(tree.cau[at].chon[chosen].chu) for at, chosen in way.steps}
    return said if len(said) == len(way.steps) else None


def _bare(words: str) -> str:
    """The words alone: capitals, spaces and signs between them tell nobody two answers apart."""
    return " ".join(re.findall(r"\w+", words.casefold()))
