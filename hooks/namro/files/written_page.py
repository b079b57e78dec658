"""One hand-written page as the build will read it: its head, its Markdown as a tree, what is wrong with either."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from justhtml import JustHTML
from lxml import html
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from namro.files import messages, yamlfile
from namro.files.textfile import position
from namro.files.written_blocks import endless, fences
from namro.language.vietnamese import slugify
from namro.problems import Problem
from namro.records.cai_dat import DauTrang

At: TypeAlias = tuple[int, int]
"""Line and column, from 1."""
_HEAD = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_BARE_HEAD = re.compile(r" {0,3}[A-Za-z0-9_-]{1,60}:(?:\s|$)")
"""A first line that MkDocs takes for a field and shows to nobody."""
_TAGS = re.compile(
    "a|abbr|b|blockquote|br|caption|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|"
    "figure|h1|h2|h3|h4|h5|h6|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|section|small|span|"
    "strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var"
)
_ATTRIBUTES = re.compile(
    "id|class|lang|dir|title|href|src|alt|width|height|colspan|rowspan|scope|start|open|datetime|role"
)
_LEADING = {"a": "href", "img": "src"}
_MARK = "data-viet"
_HINT = "Viết bằng Markdown: # đề mục, - gạch đầu dòng, [chữ](trang.md), ![lời tả hình](hinh.png), **đậm**."


@dataclass(frozen=True)
class Link:
    """Where a page leads or what it shows: the address as written, where; whether in Markdown, whether a picture."""

    address: str
    at: At
    in_markdown: bool
    picture: bool


@dataclass(frozen=True)
class WrittenPage:
    """A page by its place below docs/, its words by block with their lines, its ids."""

    path: str
    source: str
    links: tuple[Link, ...] = ()
    words: tuple[tuple[At, str], ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)

    @property
    def url(self) -> str:
        """Its address on the site."""
        return address_of(self.source)

    def problem(self, at: At, code: str, message: str, hint: str) -> Problem:
        """A problem of this page."""
        return Problem(self.path, *at, "", code, message, hint)


def address_of(source: str) -> str:
    """The address of the page that is made of a file below docs/: 'a.md' → 'a/', 'a/index.md' → 'a/'."""
    stem = source.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


class _Written(Treeprocessor):
    """Marks what Markdown led to, so that it is told from what stands there in HTML: MkDocs only turns the former."""

    def run(self, root: Element) -> None:
        for node in root.iter():
            if node.tag in ("a", "img"):
                node.set(_MARK, "")


def read(text: str, path: str, source: str, extensions: Iterable[str]) -> tuple[WrittenPage, list[Problem]]:
    """The page of a file's text; `extensions` are those of the settings."""
    head, body, above, problems = _head(text, path)
    problems = problems or [*endless(body, path, above)] or [*fences(body, path, above)]
    if problems:
        return WrittenPage(path, source), problems
    markdown = Markdown(
        extensions=[*dict.fromkeys(("toc", "tables", "fenced_code", *extensions))],
        extension_configs={"toc": {"slugify": slugify}},
    )
    markdown.treeprocessors.register(_Written(markdown), "namro", 0)
    rendered = markdown.convert(body)
    lines = _Lines(body, above)
    tree = html.fragment_fromstring(rendered, create_parent="div")
    page = WrittenPage(
        path,
        source,
        tuple(_links(tree, lines)),
        tuple(_words(tree, lines, head)),
        frozenset(str(node.get("id")) for node in _elements(tree)) | {"top"},
    )
    problems = [*_markup(page, tree, lines), *_headings(page, tree, lines, head)]
    if not problems and markdown.htmlStash.rawHtmlBlocks:
        problems = [*_form(page, rendered, lines)]
    return page, problems


def _head(text: str, path: str) -> tuple[DauTrang, str, int, list[Problem]]:
    """The head, the words below it, how many lines stand above them, what is wrong with the head."""
    none = DauTrang(title=None, description=None, search=None)
    if not text.startswith("---"):
        first, _, rest = text.partition("\n")
        if _BARE_HEAD.match(first):
            message = "Dòng đầu dạng “tên: giá trị” bị hiểu là phần khai báo của trang và không hiện ra."
            hint = "Đặt giữa hai dòng ---; là lời của trang thì thêm dòng đầu: # Tên trang"
            return none, rest, 1, [Problem(path, 1, 1, "", "trang-dau", message, hint)]
        return none, text, 0, []
    match = _HEAD.match(text)
    if match is None:
        message = "Phần khai báo mở bằng --- ở dòng đầu mà không đóng."
        return (
            none,
            text,
            0,
            [Problem(path, 1, 1, "", "trang-dau", message, "Thêm dòng --- sau phần khai báo.")],
        )
    above = text.count("\n", 0, match.end())
    document, problems = yamlfile.parse(
        f"\n{match[1]}", path
    )  # one line more: positions are those of the file
    if document is None:
        return none, text[match.end() :], above, problems
    head, problems = messages.validate(DauTrang, document, path)
    for name, value in document.value.items() if head else ():
        if value is None:
            where = document.key_at((name,))
            problems.append(
                Problem(path, *where, name, "trang-dau", "Để trống.", "Viết nội dung, hoặc xóa cả dòng.")
            )
    return head or none, text[match.end() :], above, problems


class _Lines:
    """Where words stand in the source; each place is given out once."""

    def __init__(self, body: str, above: int) -> None:
        self._body, self._above = body, above
        self._from: Counter[str] = Counter()

    def of(self, words: str) -> At:
        start = self._body.find(words, self._from[words]) if words else -1
        if start < 0:
            start = max(self._body.find(words), 0)
        self._from[words] = start + 1
        line, column = position(self._body, start)
        return line + self._above, column


def _elements(tree: Any) -> Iterator[Any]:
    yield from (node for node in tree.iterdescendants() if isinstance(node.tag, str))


def _links(tree: Any, lines: _Lines) -> Iterator[Link]:
    for node in _elements(tree):
        if node.tag in _LEADING and (address := node.get(_LEADING[node.tag])) is not None:
            yield Link(address, lines.of(address), node.get(_MARK) is not None, node.tag == "img")


def _words(tree: Any, lines: _Lines, head: DauTrang) -> Iterator[tuple[At, str]]:
    yield from (((1, 1), said) for said in (head.title, head.description) if said)
    blocks = ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "summary")
    for node in _elements(tree):
        for said in (node.get("title"), node.get("alt"), node.get("href")):
            if said:
                yield lines.of(said), said
        if node.tag in blocks:
            words = node.text_content()
            first = (node.text or words).strip().partition("\n")[0][:20]
            yield lines.of(first), " ".join(words.split())


def _markup(page: WrittenPage, tree: Any, lines: _Lines) -> Iterator[Problem]:
    """Elements and attributes beyond those of words, names of places twice, pictures without words."""
    ids: set[str] = set()
    refused: set[Any] = set()
    for node in _elements(tree):
        if node.getparent() in refused:
            refused.add(node)
            continue
        where = lines.of(f"<{node.tag}")
        if not _TAGS.fullmatch(node.tag):
            refused.add(node)
            yield page.problem(where, "trang-the", f"Trang viết tay không nhận thẻ <{node.tag}>.", _HINT)
            continue
        for name in node.attrib:
            if name == "style" and node.tag in ("td", "th"):
                hint = "Bỏ dấu hai chấm trong dòng gạch dưới hàng đầu của bảng: |---|---|"
                yield page.problem(lines.of("|:"), "trang-the", "Bảng không canh lề từng cột.", hint)
                return
            if not _ATTRIBUTES.fullmatch(str(name)) and name != _MARK:
                message = f"Thẻ <{node.tag}> không nhận thuộc tính {name}."
                yield page.problem(where, "trang-the", message, "Bỏ thuộc tính ấy.")
        ma = node.get("id")
        if ma in ids:
            yield page.problem(
                where, "trang-hai-ma", f"Mã “{ma}” có hai lần trong trang.", "Đổi hoặc bỏ một mã."
            )
        ids.update([ma] if ma else [])
        if node.tag == "img" and not (node.get("alt") or "").strip():
            hint = "Viết  ![lời tả hình](hinh.png): người không thấy hình nghe lời ấy."
            yield page.problem(lines.of(node.get("src") or ""), "trang-hinh", "Hình không có lời tả.", hint)


def _headings(page: WrittenPage, tree: Any, lines: _Lines, head: DauTrang) -> Iterator[Problem]:
    found = [node for node in _elements(tree) if re.fullmatch("h[1-6]", node.tag)]
    first = [node for node in found if node.tag == "h1"]
    if len(first) > 1:
        where = lines.of(f"# {first[0].text_content()}") and lines.of(f"# {first[1].text_content()}")
        message = "Trang có hơn một tên: mỗi trang chỉ một dòng “# …”."
        yield page.problem(where, "trang-hai-ten", message, "Đề mục trong trang mở đầu bằng ##.")
    elif not first and not head.title:
        yield page.problem((1, 1), "trang-khong-ten", "Trang này không có tên.", "Thêm dòng đầu: # Tên trang")
    elif not first:
        message = "Trang chỉ có tên ở phần khai báo, người đọc không thấy."
        yield page.problem((1, 1), "trang-khong-ten", message, f"Thêm dòng sau phần khai báo: # {head.title}")
    elif not first[0].text_content().strip():
        yield page.problem((1, 1), "trang-khong-ten", "Trang này không có tên.", "Thêm dòng đầu: # Tên trang")
    before = 1
    for node in found:
        level = int(node.tag[1])
        if level > before + 1:
            message = f"Đề mục nhảy từ cấp {before} xuống cấp {level}."
            hint = f"Mở đầu bằng {'#' * (before + 1)}"
            yield page.problem(lines.of(node.text_content().strip()[:20]), "trang-nhay-cap", message, hint)
        before = level


def _form(page: WrittenPage, rendered: str, lines: _Lines) -> Iterator[Problem]:
    """What a browser would have to guess of HTML that was written by hand."""
    errors = JustHTML(rendered, collect_errors=True, sanitize=False).errors
    for error in (one for one in errors if "doctype" not in one.code):
        line = rendered.split("\n")[(error.line or 1) - 1]
        yield page.problem(
            lines.of(line[line.find("<", 1) :][:4]), "trang-the", f"Thẻ viết sai ({error.code}).", _HINT
        )
        return
