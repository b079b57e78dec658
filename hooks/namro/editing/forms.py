"""Questions to a person, made from a record class: one a field, in the words of its title, checked at once.

What a field holds decides how it is asked: words, a choice, an id found by search, a citation whose exact words
are copied from the clause, records inside records. A broken answer is asked again with the reason; what only resembles
a choice is confirmed; BACK takes a step back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from namro.editing.quoting import exact, search
from namro.editing.shape import shape
from namro.files import messages
from namro.files.clauses import ToanVan
from namro.language.vietnamese import fold, nearest
from namro.records.annotations import Declared, declared
from namro.records.ban_dich import FIELD as TRANSLATIONS
from namro.records.base import BienTap, TrichDan
from namro.rules.reference import kind_of

_SHOWN = 12
BACK = "<"
"""Typed for an answer: the question before is asked again."""
_YES = ("", "c", "co", "có")
NOT_ASKED = {*BienTap.model_fields, "thu_tu", TRANSLATIONS}
"""Made, not asked: the state of a new record; its place in a list, the last until somebody says otherwise; translations,
which come when the Vietnamese is approved."""


class _StepBack(Exception):
    """The person wants the question before."""


@dataclass(frozen=True)
class Dialog:
    """A conversation: `ask` puts a question and returns the line typed, `say` tells; what there is to choose from.

    `twin` says where a question like the one typed is answered already ('' where it is not). `kept` is told each answer
    of the record itself as it is given, so that none is lost.
    """

    ask: Callable[[str], str]
    say: Callable[[str], None]
    labels: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, ToanVan]
    twin: Callable[[str], str] = lambda _: ""
    kept: Callable[[Mapping[str, Any]], None] = lambda _: None

    def fill(self, model: type[BaseModel], given: Mapping[str, Any], under: str = "") -> dict[str, Any]:
        """`given` with an answer for each field that it lacks."""
        answers = dict(given)
        names = [name for name in shape(model).fields if name not in given and name not in NOT_ASKED]
        at = 0
        while at < len(names):
            name = names[at]
            try:
                value = self._field(model, name, model.model_fields[name], under)
            except _StepBack:
                if under and not at:
                    raise
                at = max(0, at - 1)
                answers.pop(names[at], None)
                continue
            if value not in (None, "", []):
                answers[name] = value
            if not under:
                self.kept(answers)
            at += 1
        return answers

    def _answer(self, question: str) -> str:
        typed = self.ask(question).strip()
        if typed == BACK:
            raise _StepBack
        return typed

    def pick_document(self) -> str:
        """The id of a document whose text is held."""
        documents = {ma: self.labels["van-ban"].get(ma, "") for ma in self.texts}
        return self._pick("văn bản giao nhiệm vụ", documents, required=True) or ""

    def _field(self, model: type[BaseModel], name: str, field: FieldInfo, under: str) -> Any:
        title = f"{under}{field.title or name}"
        said = declared(model, name)
        inside, many = said.model, said.many
        if inside is TrichDan:
            return self._list(title, said, lambda: self._citation(title))
        if inside is not None and many:
            return self._list(title, said, lambda: self.fill(inside, {}, f"{title}, "))
        if inside is not None:
            if not field.is_required() and not self._yes(f"Có ghi {title} không?"):
                return None
            self.say(f"— {title} —")
            return self.fill(inside, {}, f"{title}, ")
        kind = kind_of(name)
        if kind and kind in self.labels:
            if many:
                return self._list(title, said, lambda: self._pick(title, self.labels[kind]))
            return self._pick(title, self.labels[kind], field.is_required())
        if said.named:
            return self._pick(title, self.labels[said.named], field.is_required())
        if said.choices:
            return self._pick(title, dict.fromkeys(said.choices, ""), field.is_required())
        if many:
            return self._list(title, said, lambda: self._answer(f"{title}: "))
        return self._line(model, name, title, field)

    def _line(self, model: type[BaseModel], name: str, title: str, field: FieldInfo) -> str | None:
        optional = "" if field.is_required() else " (không bắt buộc, Enter để bỏ qua)"
        while True:
            typed = self._answer(f"{_capital(title)}{optional}: ")
            if not typed and not field.is_required():
                return None
            wrong = messages.of_field(model, name, typed)
            twin = self.twin(typed) if name == "cau_hoi" and not wrong else ""
            if twin:
                self.say(f"  Câu này đã có ở {twin}")
            if not wrong and (not twin or self._yes("Vẫn hỏi câu này?")):
                return typed
            if wrong:
                self.say(f"  {wrong}")

    def _list(self, title: str, said: Declared, one: Callable[[], Any]) -> list[Any]:
        """Items until an empty one; at least one where the field demands it."""
        found: list[Any] = []
        self.say(f"{_capital(title)}: mỗi lần một mục, Enter để dừng.")
        while True:
            group = said.model not in (None, TrichDan)
            if group and len(found) >= said.least and not self._yes(f"Thêm {title}?"):
                return found
            item = one()
            if item:
                found.append(item)
            elif len(found) >= said.least:
                return found
            else:
                self.say(f"  Cần ít nhất {said.least} mục.")

    def _pick(self, title: str, candidates: Mapping[str, str], required: bool = False) -> str | None:
        """One id: found by words, chosen by number."""
        offered = list(candidates) if len(candidates) <= _SHOWN else []
        self._offer(offered, candidates)
        while True:
            typed = self._answer(f"{_capital(title)} (gõ chữ để tìm, gõ số để chọn): ")
            if not typed and not required:
                return None
            if typed in candidates:
                return typed
            if typed.isdigit() and 1 <= int(typed) <= len(offered):
                return offered[int(typed) - 1]
            same = [
                ma for ma, label in candidates.items() if typed and fold(typed) in (fold(label), fold(ma))
            ]
            if len(same) == 1:
                self._offer(same, candidates)
                return same[0]
            found = search(typed, dict(candidates))[:_SHOWN] if typed else []
            if not found and typed and (close := nearest(typed, candidates)):
                found = [close]
            if not found:
                self.say("  Không thấy; hãy gõ chữ khác.")
                continue
            offered = found
            self._offer(offered, candidates)
            if (
                len(found) == 1
                and self._answer("  Đúng là mục này? (Enter: đúng, k: không): ").lower() in _YES
            ):
                return found[0]

    def _citation(self, title: str) -> dict[str, str] | None:
        """Document, clause and the exact words; None when the editor stops."""
        documents = {ma: self.labels["van-ban"].get(ma, "") for ma in self.texts}
        van_ban = self._pick(f"{title}: văn bản", documents)
        if van_ban is None:
            return None
        text = self.texts[van_ban]
        clauses = text.theo_ma
        khoan = self._pick(
            f"{title}: khoản",
            {ma: f"{text.ten_goi(ma)}: {clause.nguyen_van}" for ma, clause in clauses.items()},
        )
        if khoan is None:
            return None
        self.say(f"  {clauses[khoan].nguyen_van}")
        while True:
            typed = self._answer(
                "Đoạn trích (vài chữ, không cần dấu; hoặc “đầu … cuối”; Enter lấy cả khoản): "
            )
            words = exact(typed, clauses[khoan])
            if words is not None:
                self.say(f"  Trích: “{words}”")
                return {"van_ban": van_ban, "khoan": khoan, "trich": words}
            self.say("  Khoản này không có những chữ ấy.")

    def _offer(self, offered: list[str], candidates: Mapping[str, str]) -> None:
        for number, ma in enumerate(offered, 1):
            label = candidates[ma]
            self.say(
                f"  {number}. {ma}" + (f"  {label[:90]}{'…' if len(label) > 90 else ''}" if label else "")
            )

    def _yes(self, question: str) -> bool:
        return self._answer(f"{question} (c/k): ").lower() in ("c", "co", "có")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
