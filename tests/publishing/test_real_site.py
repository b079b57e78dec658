"""The real data, as it stands: a release of it would not be refused."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT
from namro.publishing.verify import verify


def test_the_real_site_could_be_published(site: Path) -> None:
    assert [str(problem) for problem in verify(ROOT, site)] == []
