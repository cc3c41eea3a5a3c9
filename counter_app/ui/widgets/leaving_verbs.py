# SPDX-License-Identifier: GPL-3.0-or-later
"""«Để lại làm sau» and «Bỏ» of the open visit; where the bottom line is too narrow only their keys remain."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton

_GAP_PX = 4


class LeavingVerbs(QWidget):
    """Takes the room that is left over between what is said and what is to be done."""

    set_aside_requested = Signal()
    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered = False
        """Whether a visit is in front that can be left."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self._row.addStretch(1)
        set_aside = ActionButton("Để lại làm sau", "quiet", Key.SET_ASIDE)
        discard = ActionButton("Bỏ", "quiet", Key.DISCARD)
        set_aside.clicked.connect(self.set_aside_requested)
        discard.clicked.connect(self.discard_requested)
        self._buttons = (discard, set_aside)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(button)
        self._fit()

    def offer(self, offered: bool) -> None:
        """Show the two verbs, or take them away."""
        self.offered = offered
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both or none: half a word is worse than a key that the guide names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = sum(button.sizeHint().width() for button in self._buttons) + _GAP_PX * len(self._buttons)
        for button in self._buttons:
            button.setVisible(self.offered and needed <= self.width())
