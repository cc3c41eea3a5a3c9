# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands before the first paint: a clerk waits for every module imported until then."""

from __future__ import annotations

import subprocess
import sys

IMPORTS = "import sys, counter_app.app, counter_app.catalog.offers, counter_app.catalog.search\n"
LIST_THEM = "print(*{name.split('.')[0] for name in sys.modules})"
HEAVY = {"pydantic", "sqlalchemy", "sqlmodel", "sqlcipher3", "docxtpl", "docx", "lxml", "reportlab", "cryptography"}


def test_neither_the_window_nor_its_list_waits_for_a_heavy_library() -> None:
    told = subprocess.run(
        [sys.executable, "-c", IMPORTS + LIST_THEM],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()
