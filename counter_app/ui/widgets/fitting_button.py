# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that gives way: where the room is short, one part of its words ends in «…», the rest stays readable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from counter_app.ui.widgets.plain_label import button_text

_LEAST_LETTERS = 4
_ROUNDING_PX = 2
"""Words measured together and apart differ by so much."""


class FittingButton(QPushButton):
    """``before`` and ``after`` are always whole, ``name`` between them as far as it fits; the tool tip has it all."""

    def __init__(self, before: str, name: str, after: str = "", parent: QWidget | None = None) -> None:
        super().__init__(button_text(before + name + after), parent)
        self._words = (before, name, after)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all words."""
        return self._with_room_for("".join(self._words))

    def minimumSizeHint(self) -> QSize:
        """Room for what may not be cut."""
        before, name, after = self._words
        return self._with_room_for(f"{before}{name[:_LEAST_LETTERS]}…{after}" if name else before + after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the words again to other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _with_room_for(self, words: str) -> QSize:
        usual = super().sizeHint()
        return QSize(usual.width() - self._wide(self.text()) + self._wide(button_text(words)), usual.height())

    def _fit(self) -> None:
        before, name, after = self._words
        lacking = self.sizeHint().width() - self.width()
        if lacking > _ROUNDING_PX:
            room = max(0, self._wide(name) - lacking)
            name = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        words = button_text(before + name + after)
        if words != self.text():
            self.setText(words)

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
