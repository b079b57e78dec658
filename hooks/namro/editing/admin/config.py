"""The editor's configuration from the record classes: one collection a kind of file, one widget a field.

Results of tasks are left out: their ledger is kept by `namro new ket-qua`. Texts of documents are too: they are
imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel

from namro.editing.create import ID_LENGTH
from namro.editing.fields import Described, described
from namro.files.ledger import FOLDER
from namro.language.vietnamese import slug
from namro.records import labels
from namro.records.base import BienTap
from namro.records.cach_goi import Goi
from namro.records.danh_muc import Trang, TrinhSua
from namro.records.kinds import TITLES, Kind, records

Config: TypeAlias = dict[str, Any]
_KEPT_ELSEWHERE = (FOLDER,)
_NEEDS_A_TEXT = ("van-ban", "nhiem-vu")
"""Their files begin with `import van-ban` and `new nhiem-vu`; here they are edited, not made."""
_HINTS: Mapping[tuple[str, str], str] = {
    (
        "TrichDan",
        "khoan",
    ): "Mã của khoản. Trên trang đọc, mở dấu cạnh đoạn, bấm “Chép địa chỉ đoạn này” (hoặc bấm dấu §) rồi nhìn phần sau dấu # của địa chỉ.",
    ("TrichDan", "trich"): "Chép đúng từng chữ, từng dấu của khoản ấy; lệnh check sẽ đối chiếu.",
    ("HoiDap", "cau_chot"): "Trả lời thẳng bằng một câu, chừng 25 chữ, không in đậm. Được để trống.",
    (
        "HoiDap",
        "tra_loi",
    ): "40 đến 150 chữ, câu ngắn; có câu chốt thì không nhắc lại câu chốt. "
    "Được dùng **đậm**, danh sách, bảng, liên kết.",
    ("TomLuoc", "noi_dung"): "Một đoạn, 40 đến 150 chữ: các văn bản nói gì về chủ đề này, bằng lời thường.",
    ("HoiDap", "van_ban_chua_neu"): "Chọn Có khi các văn bản không trả lời thẳng câu hỏi.",
}
_STATES: Mapping[str, str] = {"nhap": "Nháp", "cho-duyet": "Chờ duyệt", "da-duyet": "Đã duyệt"}
_LEAVING = (
    "Xóa một mục là bỏ địa chỉ mà người đọc đã lưu hoặc đã in. Mục đã công bố thì trước khi xóa hãy thêm một mục ở"
    " “Chuyển hướng”: địa chỉ cũ dẫn tới đâu."
)
_CHOICES: tuple[Mapping[str, str], ...] = (
    {"co": "Có", "khong": "Không"},
    _STATES,
    *(words for name, words in vars(labels).items() if name.isupper() and isinstance(words, Mapping)),
)
"""Words for closed lists: the first that has them all."""
_APPROVAL = ("nguoi_duyet", "ngay_duyet", "dau_van_tay")
_API = {"github": "https://api.github.com", "gitlab": "/api/v4", "gitea": "/api/v1"}
_WITH_PROPOSALS = ("github", "gitlab")
_HOSTS = {"gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}


def config(trang: Trang) -> Config:
    """Everything that Sveltia CMS is told, as it goes into cau-hinh.json."""
    offered = [kind for kind in records() if kind.ma not in _KEPT_ELSEWHERE]
    return {
        "backend": _backend(trang),
        **_proposing(trang.trinh_sua),
        "app_title": f"{trang.ten}: sửa dữ liệu",
        "media_folder": "docs/hinh",
        "show_preview_links": False,
        "editor": {"preview": False},
        "media_libraries": {"stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": ID_LENGTH},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_sequences": True, "quote": "none"}},
        "collections": [_collection(place, trang.goi) for place in offered if "*" in place.files],
        "singletons": [
            {
                "name": place.ma,
                "label": place.muc,
                "file": place.files,
                "format": "yaml",
                "fields": _fields(place.model, trang.goi),
            }
            for place in offered
            if "*" not in place.files
        ],
    }


def pages() -> Config:
    """By kind: how the editor names its files, and the address of a record's page; both with {ma} and {cha}."""
    return {
        kind.ma: {"muc": _names(kind), "trang": kind.address}
        for kind in records()
        if kind.address and "*" in kind.files
    }


def _names(kind: Kind) -> str:
    """'{ma}', '{ma}/van-ban', '{cha}/{ma}': a file below the kind's folder, without its ending."""
    inside = kind.files.removesuffix(".yml").split("/")[2:]
    names = ["{cha}", "{ma}"][-inside.count("*") :]
    return "/".join(names.pop(0) if part == "*" else part for part in inside)


def api(chosen: TrinhSua | None) -> str:
    """The address of the forge that the editor talks to; '' when it only edits a folder of this machine."""
    if chosen is None:
        return ""
    if chosen.noi_giu == "github":
        return f"{chosen.dia_chi}/api/v3" if chosen.dia_chi else _API["github"]
    return (chosen.dia_chi or _HOSTS[chosen.noi_giu]) + _API[chosen.noi_giu]


def _backend(trang: Trang) -> Config:
    chosen = trang.trinh_sua
    if chosen is None:
        # The folder of this machine is always offered on localhost; the program wants the name of a forge too.
        # admin.css hides its button, and the policy of the page lets nothing through to it.
        return {"name": "gitea", "repo": f"tren-may-nay/{slug(trang.ten)}", "auth_methods": ["token"]}
    made: Config = {
        "name": chosen.noi_giu,
        "repo": chosen.kho,
        "api_root": api(chosen),
        "auth_methods": ["token"],
        "commit_messages": {
            "create": "Thêm {{collection}} “{{slug}}”",
            "update": "Sửa {{collection}} “{{slug}}”",
            "delete": "Xóa {{collection}} “{{slug}}”",
        },
    }
    made |= {"branch": chosen.nhanh} if chosen.nhanh else {}
    if chosen.noi_giu == "github" and chosen.dia_chi:
        # Left alone, the program asks at /graphql, where a GitHub server of one's own does not answer.
        made["graphql_api_root"] = f"{chosen.dia_chi}/api/graphql"
    return made | ({"base_url": chosen.dia_chi} if chosen.dia_chi else {})


def _proposing(chosen: TrinhSua | None) -> Config:
    """Where the program can, each save goes to a branch of its own and is proposed. On Gitea it cannot: there the
    configured branch is the editors' own, and proposing is done on Gitea's page."""
    return {"publish_mode": "editorial_workflow"} if chosen and chosen.noi_giu in _WITH_PROPOSALS else {}


def _collection(place: Kind, names: Goi) -> Config:
    folder, _, rest = place.files.partition("/*")
    title = next((name for name in TITLES if name in place.model.model_fields), "") or place.named_by[-1]
    name = "-".join(f"{{{{fields.{field}}}}}" for field in place.named_by) or f"{{{{fields.{title}}}}}"
    can_create = place.ma not in _NEEDS_A_TEXT
    made: Config = {
        "name": place.ma,
        "label": place.muc,
        "folder": folder,
        "extension": "yml",
        "format": "yaml",
        "create": can_create,
        "delete": can_create,
        "fields": _fields(place.model, names),
    }
    if rest != ".yml":
        # Tasks lie in the folder of their document, which is no field of theirs: they are edited where they are.
        inside = f"{{{{{title}}}}}/{{{{slug}}}}" if "*" in rest else "{{slug}}" + rest.removesuffix(".yml")
        made["path"] = inside
    if place.address:
        made["description"] = _LEAVING
    if place.approved:
        made["view_filters"] = [
            {"label": words, "field": "trang_thai_bien_tap", "pattern": f"^{state}$"}
            for state, words in _STATES.items()
        ]
    return made | {
        "identifier_field": title,
        "summary": f"{{{{{title}}}}}" + (" ({{trang_thai_bien_tap}})" if place.approved else ""),
        "slug": name,
    }


def _fields(model: type[BaseModel], names: Goi) -> list[Config]:
    return [_field(model, field, names) for field in described(model, names)]


def _field(model: type[BaseModel], field: Described, names: Goi) -> Config:
    made: Config = {"name": field.name, "label": field.title, "required": field.required}
    if hint := _HINTS.get((model.__name__, field.name), "" if field.refers or field.choices else field.words):
        made["hint"] = hint
    if issubclass(model, BienTap) and field.name == "trang_thai_bien_tap":
        told = "Sửa mục đã duyệt rồi lưu thì mục trở lại chờ duyệt. Duyệt bằng lệnh approve."
        return made | _choice(field, names) | {"default": "nhap", "hint": told}
    if issubclass(model, BienTap) and field.name in _APPROVAL:
        return {"name": field.name, "label": field.title, "widget": "hidden"}
    if field.many:
        least, most = {"min": field.least} if field.least else {}, {"max": field.most} if field.most else {}
        return made | _list(field, names) | least | most
    return made | _one(field, names)


def _list(field: Described, names: Goi) -> Config:
    if field.model is not None:
        return {
            "widget": "list",
            "label_singular": field.title,
            "summary": _summary(field.model),
            "fields": _fields(field.model, names),
        }
    if offered := _relation(field.refers):
        return offered | {"multiple": True}
    return {
        "widget": "list",
        "label_singular": field.title,
        "field": {"name": "gia_tri", "label": field.title} | _one(field, names),
    }


def _one(field: Described, names: Goi) -> Config:
    if field.model is not None:
        return {"widget": "object", "collapsed": not field.required, "fields": _fields(field.model, names)}
    if offered := _relation(field.refers):
        return offered
    if field.form in ("choice", "yes-no"):
        return _choice(field, names)
    if field.form == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if field.form == "time":
        return {"widget": "datetime", "type": "time", "format": "HH:mm"}
    if field.form == "number":
        return {"widget": "number", "value_type": "int", "min": 1}
    if field.form == "prose":
        return {
            "widget": "text",
            "hint": "Viết nhiều đoạn được; được dùng **đậm**, danh sách, bảng, liên kết.",
        }
    made: Config = {"widget": "string", "use_emoji_autocomplete": False}
    if field.pattern:
        made["pattern"] = [field.pattern, field.words or "Chưa đúng dạng."]
    return made | ({"maxlength": field.longest} if field.longest else {})


def _choice(field: Described, names: Goi) -> Config:
    lists = (names.loai_van_ban, names.cap, names.vai_tro, *_CHOICES)
    words = next((words for words in lists if set(field.choices) <= set(words)), {})
    options = [{"value": choice, "label": words.get(choice, choice)} for choice in field.choices]
    return {"widget": "select", "options": options}


def _relation(kind: str | None) -> Config | None:
    """A choice among the records of a kind; None for a field that names none."""
    place = next((place for place in records() if place.ma == kind), None)
    if place is None:
        return None
    title = next(name for name in TITLES if name in place.model.model_fields)
    return {
        "widget": "relation",
        "collection": place.ma,
        "value_field": "{{slug}}",
        "display_fields": [title],
        "search_fields": [title],
    }


def _summary(model: type[BaseModel]) -> str:
    """What a folded item shows: its title, else its first field of words."""
    fields = list(described(model))
    named = next((name for name in TITLES if name in model.model_fields), None)
    first = named or next((f.name for f in fields if f.form == "text" and not f.many), fields[0].name)
    return f"{{{{fields.{first}}}}}"
