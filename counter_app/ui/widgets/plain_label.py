# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that may hold a citizen's data is shown as it is: never as markup, never as a mnemonic.

A bare ``QLabel`` reads ``<b>`` and loads images; a bare button turns ``&`` into a shortcut.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

Role = Literal[
    "body",
    "secondary",
    "title",
    "heading",
    "strong",
    "good",
    "wait",
    "bad",
    "accent",
    "small",
    "bad-number",
    "wait-number",
]


class PlainLabel(QLabel):
    """A label without markup. ``role`` picks colour and size from the style sheet."""

    def __init__(self, text: str = "", role: Role = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setText(text)

    def wrapped(self) -> PlainLabel:
        """The same label, breaking its lines at the width it is given."""
        self.setWordWrap(True)
        return self

    def set_role(self, role: Role) -> None:
        """Change colour and size."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)


def button_text(text: str) -> str:
    """The text for a button, tab or menu in which ``&`` stays a letter."""
    return text.replace("&", "&&")


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
