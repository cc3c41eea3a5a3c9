# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a window tells somebody who looks at it, points at it, or has it read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
_PROPERTIES = ("text", "title", "plainText", "toolTip", "windowTitle", "accessibleName", "placeholderText")


def shown_texts() -> set[str]:
    """Words of every visible widget of every window of the program, as widgets and as a screen reader have them."""
    found: set[str] = set()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            found |= {text for widget in _visible(window) for text in _texts_of(widget)}
            found |= set(_read_aloud(QAccessible.queryAccessibleInterface(window)))
    return {text for text in found if text}


def _visible(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            yield child


def _texts_of(widget: QWidget) -> Iterator[str]:
    known = widget.metaObject()
    for name in _PROPERTIES:
        if known.indexOfProperty(name) >= 0:
            yield str(widget.property(name) or "")


def _read_aloud(seen: QAccessibleInterface | None) -> Iterator[str]:
    if seen is None or not seen.isValid() or seen.state().invisible:
        return
    for kind in _TEXTS:
        yield seen.text(kind)
    for place in range(seen.childCount()):
        yield from _read_aloud(seen.child(place))
