"""The only file that knows MkDocs: each event is a call into `namro`, nothing is decided here.

Records are checked and rendered in `on_config`, before MkDocs touches the old site. The theme then renders
the frame pages, which are caught in `on_post_page` (nothing of them is written) and filled in `on_post_build`.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from namro import outputs, pages, publish, site
from namro.edition import edition
from namro.load import load
from namro.outputs import Frame, SiteAddress, token
from namro.packets import shelf
from namro.problems import InvalidData, UserError
from namro.site import Site
from namro.vietnamese import slugify

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_FRAME_SOURCE = f"""---
title: {token("tieu-de")}
description: {token("mo-ta")}
hide: [toc]
search: {{exclude: true}}
---
"""


@dataclass
class Build:
    """What one build carries from event to event; kept in the config, which lives for one build."""

    address: SiteAddress
    site: Site
    frames: dict[str, Frame] = field(default_factory=dict)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and render everything; the old site is untouched if that fails."""
    logging.getLogger("mkdocs.commands.build").addFilter(_not_about_frames)
    root = Path(config.config_file_path).parent
    try:
        library = load(root).published()
    except (InvalidData, UserError) as error:
        raise Abort(str(error)) from None
    as_of = edition(root, library)
    config.site_name = library.trang.ten
    config.site_description = library.trang.mo_ta
    config.site_url = library.trang.dia_chi_goc
    config.mdx_configs["toc"] = {"slugify": slugify}
    packets = os.environ.get(publish.PACKETS)
    rendered = site.render(library, as_of, shelf.read(Path(packets)) if packets else None)
    config.extra["namro"] = Build(SiteAddress(library.trang.ten, library.trang.dia_chi_goc), rendered)
    config.extra["tinh_den"] = as_of.words
    config.extra["dia_chi_trang"] = [output.url for output in rendered.pages]
    return config


def _not_about_frames(record: logging.LogRecord) -> bool:
    """MkDocs tells of every page without output; for frames that is how it should be."""
    return "Generated empty output" not in record.getMessage()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one page per frame for the theme to render."""
    for name, inclusion in pages.FRAMES.items():
        level = InclusionLevel.INCLUDED if inclusion else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, name, content=_FRAME_SOURCE, inclusion=level))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """A record's frame lights up its section in the navigation."""
    for name in pages.FRAMES:
        frame, section = files.get_file_from_path(name), files.get_file_from_path(pages.section_of(name))
        if frame and section and frame is not section and frame.page and section.page:
            frame.page.parent = section.page  # type: ignore[assignment] # MkDocs only asks it for `active`
    return nav


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Put the tokens where the theme will print them."""
    if page.file.src_uri in pages.FRAMES:
        page.canonical_url = token("dia-chi")
        page.toc = TableOfContents([AnchorLink("", "noi-dung", 1)])
        context["khung"] = {slot: token(slot) for slot in outputs.SLOTS}
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a frame's HTML and write no file for it."""
    if page.file.src_uri not in pages.FRAMES:
        return output
    config.extra["namro"].frames[page.file.src_uri] = Frame.cut(output)
    return ""


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Pour all records, after the search plugin has written its index."""
    build: Build = config.extra["namro"]
    folder = Path(config.site_dir)
    outputs.write(build.site.pages, build.frames, folder, build.address)
    outputs.write_files(build.site.files, folder)
    outputs.extend_search(folder / "search" / "search_index.json", build.site.pages)
