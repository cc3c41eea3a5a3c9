# SPDX-License-Identifier: GPL-3.0-or-later
"""The heading over a block of fields, with the key that fills it from its twin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app.domain.form import FieldGroup
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.plain_label import PlainLabel, button_text


class GroupHeading(QWidget):
    """Title at the left, «same person» at the right.

    Signals:
        copy_wanted: fill this group from its twin (the group's id).
    """

    copy_wanted = Signal(str)

    def __init__(self, group: FieldGroup, twin_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(group.title.upper(), "accent").wrapped()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.title, 1)
        self.copy: QPushButton | None = None
        if twin_title:
            self.copy = QPushButton(button_text(f"{Key.SAME_PERSON.shown}  Như {lowered(twin_title)}"))
            self.copy.setAccessibleName(f"Như {lowered(twin_title)}")
            self.copy.setProperty("role", "quiet")
            self.copy.setStyleSheet("min-height: 0; padding: 1px 8px;")  # no taller than the heading itself
            # The key does it from any field; a stop here would cost every clerk a Tab.
            self.copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.copy.clicked.connect(lambda: self.copy_wanted.emit(group.id))
            row.addWidget(self.copy)


def lowered(title: str) -> str:
    """A title inside a sentence: capitals kept only where the whole word is not in capitals."""
    return title.lower() if title.isupper() else title[:1].lower() + title[1:]
