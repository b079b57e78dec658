"""The printed packets: what each holds, and its files with size and pages where this build brings them."""

from __future__ import annotations

from dataclasses import dataclass

from namro.outputs.packets.formats import FORMATS, Format
from namro.outputs.packets.recipes import Recipe, recipes
from namro.outputs.packets.shelf import Shelf, Shelved
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output


@dataclass(frozen=True)
class Download:
    """One format of a packet: its file, or its volumes."""

    form: Format
    files: tuple[Shelved, ...]


@dataclass(frozen=True)
class PacketView:
    """A packet as the list shows it; without files when this build brings none."""

    recipe: Recipe
    title: str
    audience: str
    draft: bool
    downloads: tuple[Download, ...]


def render(pages: Pages, shelf: Shelf | None) -> list[Output]:
    """One page. Links only to files that stand on the shelf."""
    views = [_view(pages, recipe, shelf) for recipe in recipes(pages.library)]
    whole = [view for view in views if view.recipe.don_vi is None]
    about = "Các tập in sẵn để học tập: bản A4, bản chữ lớn, bản A5, sách gấp; mỗi tệp ghi rõ số trang và dung lượng."
    return [
        pages.output(
            "tap-in/",
            "tap_in_list.html",
            "Tập in",
            about,
            tap=whole,
            theo_don_vi=[view for view in views if view.recipe.don_vi],
            co_tep=bool(shelf and shelf.files),
            dung_luong=size_words,
        )
    ]


def _view(pages: Pages, recipe: Recipe, shelf: Shelf | None) -> PacketView:
    tap_in, library = recipe.tap_in, pages.library
    audience = tap_in.danh_cho or (library.doi_tuong[tap_in.doi_tuong].ten if tap_in.doi_tuong else "")
    found = [Download(form, shelf.of(recipe.id, form.id)) for form in FORMATS] if shelf else []
    downloads = tuple(download for download in found if download.files)
    return PacketView(
        recipe=recipe,
        title=library.don_vi[recipe.don_vi].ten if recipe.don_vi else tap_in.ten,
        audience=audience,
        draft=any(file.draft for download in downloads for file in download.files),
        downloads=downloads,
    )


def size_words(size: int) -> str:
    """'81 kB', '1,6 MB'."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
