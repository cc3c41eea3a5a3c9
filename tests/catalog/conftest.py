# SPDX-License-Identifier: GPL-3.0-or-later
"""A small invented catalogue that each test may spoil in its own copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.catalog.small import DATA, Spoil


@pytest.fixture
def small_catalog(tmp_path: Path) -> Path:
    """The folder of a sound catalogue with one procedure and one form."""
    shutil.copytree(DATA, tmp_path / "catalogue")
    return tmp_path / "catalogue" / "forms_catalog"


@pytest.fixture
def spoil(small_catalog: Path) -> Spoil:
    """Replace a text in one file; it must be there, or the test would prove nothing."""

    def replace(file: str, sound: str, spoilt: str) -> None:
        path = small_catalog / file
        text = path.read_text(encoding="utf-8")
        assert sound in text
        path.write_text(text.replace(sound, spoilt, 1), encoding="utf-8")

    return replace
