# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at and typing into the form on the typing screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from counter_app.ui.screens.typing import TypingScreen
from tests.ui.hands import focused, press, type_keys

NAME, BORN, HOME, NUMBER, SEX = (
    f"nguoi_yeu_cau.{name}" for name in ("ho_ten", "ngay_sinh", "noi_cu_tru", "so_dinh_danh", "gioi_tinh")
)


def here() -> str:
    return focused().objectName()


def text_of(screen: TypingScreen, field_id: str) -> str:
    return screen._parts.sheet.rows[field_id].input.raw()


def remarks_of(screen: TypingScreen, field_id: str) -> str:
    return " ".join(remark.sentence for remark in screen._parts.sheet.rows[field_id].remarks)


def fact_of(screen: TypingScreen, field_id: str) -> str:
    return screen._parts.sheet.rows[field_id].fact.text()


def enter(text: str = "") -> None:
    type_keys(focused(), text)
    press(focused(), Qt.Key.Key_Return)


def paste(text: str) -> None:
    """As an input method commits: letters with marks arrive at once."""
    field = focused()
    assert isinstance(field, QLineEdit)
    field.insert(text)
