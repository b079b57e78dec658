"""The printed packets: what each holds, and its files with size and pages where this build brings them."""

from __future__ import annotations

from dataclasses import dataclass

from namro.outputs.packets.formats import FORMATS, Format
from namro.outputs.packets.recipes import Recipe, recipes
from namro.outputs.packets.shelf import Shelved
from namro.outputs.pages.context import Pages
from namro.outputs.pour import Output
from namro.records.addresses import STUDY


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

    @property
    def texts_only(self) -> bool:
        """Whether it is an official document's words and nothing else."""
        return all(part.loai == "van-ban" for part in self.recipe.tap_in.phan)

    @property
    def length(self) -> str:
        """'54 trang A4'; empty where this build brings no file of that size."""
        files = next((one.files for one in self.downloads if one.form.id == "a4"), ())
        return f"{sum(file.pages for file in files)} trang A4" if files else ""


def render(pages: Pages) -> list[Output]:
    """One page. Links only to files that stand on the shelf."""
    made = views(pages)
    whole = [view for view in made if view.recipe.don_vi is None]
    about = "Các tập in sẵn để học tập: bản A4, bản chữ lớn, bản A5, sách gấp; mỗi tệp ghi rõ số trang và dung lượng."
    return [
        pages.output(
            "tap-in/",
            "tap_in_list.html",
            "Tập in",
            about,
            trail=[("Học và in", STUDY)],
            tap=whole,
            theo_don_vi=[view for view in made if view.recipe.don_vi],
            co_tep=bool(pages.shelf and pages.shelf.files),
            dung_luong=size_words,
        )
    ]


def views(pages: Pages) -> list[PacketView]:
    """Every packet that the records name."""
    return [_view(pages, recipe) for recipe in recipes(pages.library)]


def _view(pages: Pages, recipe: Recipe) -> PacketView:
    tap_in, library = recipe.tap_in, pages.library
    audience = tap_in.danh_cho or (library.doi_tuong[tap_in.doi_tuong].ten if tap_in.doi_tuong else "")
    found = [Download(form, pages.shelf.of(recipe.id, form.id)) for form in FORMATS] if pages.shelf else []
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
