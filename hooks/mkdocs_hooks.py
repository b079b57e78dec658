"""The only file that knows MkDocs (namro.outputs.frame.Supplier): each event asks the job that it carries, none decides."""

from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from namro.language.vietnamese import slugify
from namro.outputs import assets, menu, pages, sealed
from namro.outputs.job import Job, start
from namro.outputs.search.entry import HandWritten
from namro.problems import InvalidData, UserError


def build(root: Path, folder: Path, job: Job) -> None:
    """Write the whole site of `job` into the empty `folder`. Raises Abort (a SystemExit) for what MkDocs refuses."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.extra["namro_given"] = job
    build_site(config)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check and render everything, unless the caller has: the old site is untouched if that fails."""
    root, preview = Path(config.config_file_path).parent, bool(config.extra.get("xem_thu"))
    try:
        job: Job = config.extra.pop("namro_given", None) or start(root, xem_thu=preview)
    except (InvalidData, UserError) as error:
        raise Abort(str(error)) from None
    config.extra["namro"] = job
    assets.lay_under(config.theme.dirs, own=bool(config.theme.custom_dir))
    config.site_name, config.site_description, config.site_url = job.name, job.description, job.address.base
    config.nav = menu.whole(config.nav or [], job.absent, job.library.trang.ten_muc)
    config.mdx_configs["toc"] = {"slugify": slugify}
    config.extra.update(job.for_templates())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one page per frame for the theme to render; leave out what the theme brings and no page uses."""
    sources = {file.src_uri: file.content_string for file in files if assets.is_source(file.src_uri)}
    for file in list(files):
        if file.src_uri in sources or (file.src_dir is not None and Path(file.src_dir).name == "templates"):
            files.remove(file)
    for name, text in assets.made(sources, config.extra["namro"].look).items():
        files.append(File.generated(config, name, content=text))
    for name in sorted(pages.FRAMES):
        files.append(File.generated(config, name, content="---\n---\n", inclusion=InclusionLevel.NOT_IN_NAV))
    run = (file for file in files if file.dest_uri.endswith(sealed.ENDINGS))
    config.extra["namro"].seals.update({file.dest_uri: sealed.seal(file.content_bytes) for file in run})
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """A record's frame lights up its door in the navigation."""
    for name in pages.FRAMES:
        frame, door = files.get_file_from_path(name), files.get_file_from_path(menu.door_of(name))
        if frame and door and frame.page and door.page and frame is not door:
            frame.page.parent = door.page  # type: ignore[assignment] # MkDocs only asks it for `active`
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Show a hand-written page to search; `search: {exclude: true}` in a page keeps it out."""
    if not (page.meta.get("search") or {}).get("exclude"):
        config.extra["namro"].remember(page.file.src_uri, HandWritten(page.url, str(page.title), html))
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template what it prints."""
    job: Job = config.extra["namro"]
    return context | job.context(page.file.src_uri, page.url, str(page.title), page.meta.get("description"))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Hand over a finished page."""
    return str(config.extra["namro"].take(page.file.src_uri, output))


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Have everything poured."""
    config.extra["namro"].finish(Path(config.site_dir))
