# SPDX-License-Identifier: GPL-3.0-or-later
"""The small invented catalogue of these tests: where its files are, and how they are spoilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parent / "data"
PROCEDURE_FILE = "procedures/9.000001.toml"
FORM_FILE = "forms/don-xin-cho.toml"

Spoil = Callable[[str, str, str], None]
