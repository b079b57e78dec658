"""All files of all held texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from namro.outputs.open_data.documents.akn import akoma_ntoso
from namro.outputs.open_data.documents.forms import FORMS, file_of
from namro.outputs.open_data.documents.plain import markdown, plain_text
from namro.outputs.open_data.documents.works import Works
from namro.outputs.open_data.filling import Filling
from namro.outputs.pour import StaticFile


def documents(filling: Filling) -> Iterator[StaticFile]:
    """Of each text one file a form."""
    works = Works(filling.library)
    writers: Mapping[str, Callable[[str], bytes]] = {
        "akoma-ntoso": lambda ma: akoma_ntoso(filling, works, ma),
        "van-ban-tron": lambda ma: plain_text(filling, ma),
        "markdown": lambda ma: markdown(filling, ma),
    }
    for ma in filling.library.toan_van:
        for form in FORMS:
            yield StaticFile(file_of(ma, form.ending), writers[form.ma](ma))
