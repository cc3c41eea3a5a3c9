# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper on the list: a tick, its name in full, and under it how many and why.

A plain check box cannot break its text into lines; names of papers are long.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.procedure import Component
from counter_app.ui import phrases
from counter_app.ui.widgets.plain_label import PlainLabel, restyle
from counter_app.ui.widgets.tick_box import TickBox, side_px


class TickRow(QFrame):
    """A row the clerk ticks with the space bar or anywhere with the mouse."""

    ticked = Signal(str, bool)

    def __init__(self, component: Component, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.component = component
        self.box = TickBox()
        self.box.setAccessibleName(component.name)
        self.box.setAccessibleDescription(aside_of(component))
        self.box.installEventFilter(self)
        self.box.toggled.connect(lambda on: self.ticked.emit(component.id, on))
        self.setFocusProxy(self.box)
        self.setProperty("role", "tick")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(component.name).wrapped())
        words.addWidget(PlainLabel(aside_of(component), "small").wrapped())
        row.addLayout(words, 1)

    def set_ticked(self, on: bool) -> None:
        """Show the tick without announcing it."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring goes round the whole row, not only round the small box."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", "true" if event.type() == QEvent.Type.FocusIn else "false")
            restyle(self)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the name ticks too."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus()
            self.box.toggle()
            return
        super().mousePressEvent(event)


class NoteRow(QFrame):
    """A paper nobody has to bring: written at the counter, or looked up by the office."""

    def __init__(self, component: Component, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.component = component
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(_Mark("✎" if component.made_here else "→"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(component.name).wrapped())
        words.addWidget(PlainLabel(aside_of(component), "small").wrapped())
        row.addLayout(words, 1)


class _Mark(PlainLabel):
    """A sign as wide as a tick box, so that the names of all papers stand under each other."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign, "accent")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """At least a tick box wide."""
        return super().sizeHint().expandedTo(QSize(side_px(self), 0))


def aside_of(component: Component) -> str:
    """How many, and what to mind."""
    parts = [phrases.quantity(component)]
    if component.made_here:
        parts.append("viết tại quầy")
    if component.note:
        parts.append(component.note)
    if component.certainty != "verified":
        parts.append(phrases.CERTAINTY[component.certainty])
    return "  ·  ".join(parts)
