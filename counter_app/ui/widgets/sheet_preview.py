# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet that is ours, as it will print: looked at first, sent with Enter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.background import BackgroundDesk
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.page_pane import PagePane
from counter_app.ui.widgets.page_pictures import DrawablePages
from counter_app.ui.widgets.page_stack import SpotLike
from counter_app.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True)
class _Sheet:
    """Pages without fields."""

    pages: DrawablePages

    def spots_of(self, _field_id: str) -> tuple[SpotLike, ...]:
        return ()

    def field_at(self, _page: int, _x_pt: float, _y_pt: float) -> str | None:
        return None


class SheetPreview(QWidget):
    """Shows pages with the key that prints them.

    Signals:
        print_requested: send it.
        left: back, nothing printed.
    """

    print_requested = Signal()
    left = Signal()

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "heading").wrapped()
        self._pane = PagePane(background)
        self._pane.bind_keys(self)
        self._print = ActionButton("In", "primary", Key.NEXT)
        self._back = ActionButton("Thôi", "plain", Key.BACK)
        self._print.clicked.connect(self.print_requested)
        self._back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._print)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._pane, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self._print)

    def show_sheet(self, title: str, pages: DrawablePages) -> None:
        """Show other pages from their beginning."""
        self._title.setText(title)
        self._pane.show_preview(_Sheet(pages))
        # The view keeps its middle while it is given its size: its top is reached once that is done.
        QTimer.singleShot(0, self, lambda: self._pane.view.verticalScrollBar().setValue(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)
