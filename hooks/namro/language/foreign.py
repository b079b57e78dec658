"""The languages of translations: what each is called, and what its readers are told of a translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class NgonNgu:
    """A language: what it is called in Vietnamese and by those who read it, and what they are told of a translation."""

    ten: str
    tu_goi: str
    nhac: str
    du_thao: str


NGON_NGU: Mapping[str, NgonNgu] = MappingProxyType(
    {
        "km": NgonNgu(
            "tiếng Khmer", "ភាសាខ្មែរ", "សេចក្តីបកប្រែសម្រាប់យោង។ មានតែអត្ថបទភាសាវៀតណាមប៉ុណ្ណោះដែលមានតម្លៃ។", "សេចក្តីព្រាង"
        ),
        "zh": NgonNgu("tiếng Hoa", "中文", "译文仅供参考，以越南文为准。", "草案"),
        "en": NgonNgu(
            "tiếng Anh",
            "English",
            "A translation, for reference only. Only the Vietnamese text counts.",
            "Draft",
        ),
    }
)
