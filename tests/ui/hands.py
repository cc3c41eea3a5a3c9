# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's hands: keys pressed on a widget. Letters with marks come from an input method, never from here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press and let go of one key."""
    QTest.keyClick(widget, key, held)


def type_keys(widget: QWidget, letters: str) -> None:
    """Type plain letters and digits, one after the other."""
    QTest.keyClicks(widget, letters)


def focused() -> QWidget:
    """Where the next key goes."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
