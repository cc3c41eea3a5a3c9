# SPDX-License-Identifier: GPL-3.0-or-later
"""The small invented catalogue of these tests: where its files are, and how they are spoilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.compiling import check_catalog
from counter_app.catalog.layers import Layer
from counter_app.catalog.problems import Problem

DATA = Path(__file__).parent / "data"
PROCEDURE_FILE = "procedures/9.000001.toml"
FORM_FILE = "forms/don-xin-cho.toml"

Spoil = Callable[[str, str, str], None]


def small_layer(folder: Path) -> Layer:
    """The layer of a copy of the small catalogue."""
    return Layer("shipped", folder, folder.parent / "templates_docx")


def problems_of(folder: Path) -> list[Problem]:
    """What the catalogue's own doctor says of a copy."""
    return check_catalog((small_layer(folder),))


def opened(folder: Path) -> Catalog:
    """A copy as the program uses it."""
    return open_catalog((small_layer(folder),))
