"""The only file that knows MkDocs: each event is a call into `namro`, nothing is decided here.

Records are checked and rendered in `on_config`, before MkDocs touches the old site. The theme then renders
the frame pages, which are caught in `on_post_page` (nothing of them is written) and filled in `on_post_build`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from namro.language import vietnamese
from namro.language.vietnamese import slugify
from namro.library.edition import Edition, edition
from namro.library.history.changes import History
from namro.library.history.read import read as read_history
from namro.library.library import Library
from namro.library.load import load
from namro.outputs import assets, pages, preview, site
from namro.outputs import frame as outputs
from namro.outputs.feedback import prepared
from namro.outputs.frame import Frame, SiteAddress, token
from namro.outputs.offline.copy import FOLDER
from namro.outputs.packets import shelf
from namro.outputs.pages.context import Pages
from namro.outputs.search.entries import HandWritten
from namro.outputs.search.handwritten import words_of
from namro.outputs.site import Site
from namro.outputs.unbroken import unbroken
from namro.problems import InvalidData, UserError
from namro.publishing.headers import policy

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_FRAME_SOURCE = "---\n---\n"


@dataclass
class Build:
    """What one build carries from event to event; kept in the config, which lives for one build."""

    address: SiteAddress
    site: Site
    library: Library
    as_of: Edition
    history: History
    hand_written: list[HandWritten] = field(default_factory=list)
    frames: dict[str, Frame] = field(default_factory=dict)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and render everything; the old site is untouched if that fails."""
    logging.getLogger("mkdocs.commands.build").addFilter(_not_about_frames)
    root = Path(config.config_file_path).parent
    try:
        whole = load(root)
        library = (preview.with_drafts(whole) if config.extra.get("xem_thu") else whole).published()
        as_of = edition(root, library)
    except (InvalidData, UserError) as error:
        raise Abort(str(error)) from None
    history = read_history(root)
    # MkDocs' templates print these as they are.
    config.site_name = str(escape(library.trang.ten))
    config.site_description = str(escape(library.trang.mo_ta))
    config.site_url = library.trang.dia_chi_goc
    config.mdx_configs["toc"] = {"slugify": slugify}
    packets = config.extra.get("tap_in")
    shelved = shelf.read(Path(packets)) if packets else None
    rendered = site.render(library, as_of, root / ".cache", history, shelved)
    if config.extra.get("xem_thu"):
        others = (file for file in rendered.files if file.path != preview.ROBOTS.path)
        rendered = Site(rendered.pages, (*others, preview.ROBOTS))
    config.extra["namro"] = Build(
        SiteAddress(library.trang.ten, library.trang.dia_chi_goc), rendered, library, as_of, history
    )
    config.extra["tinh_den"] = as_of.words
    config.extra["chinh_sach"] = policy(meta=True)
    config.extra["dia_chi_trang"] = [*(output.url for output in rendered.pages), FOLDER]
    return config


def _not_about_frames(record: logging.LogRecord) -> bool:
    """MkDocs tells of every page without output; for frames that is how it should be."""
    return "Generated empty output" not in record.getMessage()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one page per frame for the theme to render; leave out what the theme brings and no page uses."""
    styles = {}
    for file in list(files):
        if file.src_uri.startswith(assets.STYLES):
            styles[Path(file.src_uri).name] = file.content_string
            files.remove(file)
        elif assets.is_used(file.src_uri):
            config.extra["kieu_giao_dien"] = file.url
        elif _is_from_theme(file):
            files.remove(file)
    files.append(File.generated(config, assets.JOINED, content=assets.join_styles(styles)))
    for name, inclusion in pages.FRAMES.items():
        level = InclusionLevel.INCLUDED if inclusion else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, name, content=_FRAME_SOURCE, inclusion=level))
    return files


def _is_from_theme(file: File) -> bool:
    """Whether the file comes with the installed theme, not with this project."""
    return file.src_dir is not None and Path(file.src_dir).name == "templates"


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """A record's frame lights up its section in the navigation."""
    for name in pages.FRAMES:
        frame, section = files.get_file_from_path(name), files.get_file_from_path(pages.first_of(name))
        if frame and section and frame is not section and frame.page and section.page:
            frame.page.parent = section.page  # type: ignore[assignment] # MkDocs only asks it for `active`
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Hand-written pages prepare readers' messages as the others do."""
    build: Build = config.extra["namro"]
    env.globals["bao_sai_cho"] = lambda title, address: prepared(
        build.library.trang.gop_y, unescape(title), address, build.as_of.words
    )
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Remember the words of hand-written pages, for search; `search: {exclude: true}` in a page keeps it out."""
    if page.file.src_uri not in pages.FRAMES and not page.meta.get("search", {}).get("exclude"):
        config.extra["namro"].hand_written.append(HandWritten(page.url, str(page.title), words_of(html)))
    return html


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Put the tokens where the template will print them; a hand-written page gets its lines for sharing."""
    build: Build = config.extra["namro"]
    if page.file.src_uri in pages.FRAMES:
        context["khung"] = {slot: token(slot) for slot in outputs.SLOTS}
    else:
        words = str(page.meta.get("description", build.library.trang.mo_ta))
        context["chia_se"] = Pages(build.library, build.as_of).sharing(page.url, str(page.title), words)
    changed = build.history.lan_cuoi.get(("trang", Path(page.file.src_uri).stem))
    if changed and "/" not in page.file.src_uri:
        context["sua_lan_cuoi"] = vietnamese.day(changed)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a frame's HTML and write no file for it."""
    held = unbroken(output)
    if page.file.src_uri not in pages.FRAMES:
        return held
    config.extra["namro"].frames[page.file.src_uri] = Frame.cut(held)
    return ""


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Pour all records, and write the files that are no pages."""
    build: Build = config.extra["namro"]
    folder = Path(config.site_dir)
    outputs.write(build.site.pages, build.frames, folder, build.address)
    outputs.write_files(build.site.files, folder)
    index = site.search_files(build.library, build.hand_written)
    outputs.write_files(index, folder)
    packed, offer = site.offline_copy(build.library, build.as_of, folder, index)
    outputs.write_files([packed], folder)
    outputs.write([offer], build.frames, folder, build.address)
    if not config.extra.get("xem_thu"):
        outputs.write_files([site.kept_pages(build.as_of, folder)], folder)
