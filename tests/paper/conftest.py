# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages need a Qt application for its fonts, nothing more."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def _fonts(qapp: QGuiApplication) -> QGuiApplication:
    return qapp
