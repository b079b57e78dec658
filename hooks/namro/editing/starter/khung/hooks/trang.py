"""What MkDocs calls while it builds this site: the engine's own, nothing is decided here."""

from mkdocs_hooks import (
    on_config,
    on_files,
    on_nav,
    on_page_content,
    on_page_context,
    on_post_build,
    on_post_page,
)

__all__ = [
    "on_config",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_post_page",
]
