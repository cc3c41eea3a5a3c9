# SPDX-License-Identifier: GPL-3.0-or-later
"""A line and the provinces that fit under it; the clerk picks one, nothing completes itself in the line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from counter_app.domain.administrative_units import Province
from counter_app.ui.provinces import find_provinces

ROWS_SHOWN = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS_SHOWN, Qt.Key.Key_PageUp: -ROWS_SHOWN}


class ProvincePick(QWidget):
    """Announces the province each time another one is marked."""

    picked = Signal(object)
    """Province, or None when nothing fits."""
    left_by_enter = Signal()

    def __init__(self, provinces: tuple[Province, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provinces = provinces
        self._found: list[Province] = []
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("Gõ vài chữ, không cần dấu: ha tinh")
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self.picked.emit(self.current()))
        self.list.itemClicked.connect(lambda _item: self._take())
        self._search("")

    def current(self) -> Province | None:
        """The marked province; None until something is typed or clicked."""
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter takes the marked province and goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
                self._take()
                self.left_by_enter.emit()
                return True
            if Qt.Key(event.key()) in _STEPS:
                row = self.list.currentRow() + _STEPS[Qt.Key(event.key())]
                self.list.setCurrentRow(min(len(self._found) - 1, max(0, row)))
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep a whole number of rows in sight whatever the size of type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _search(self, typed: str) -> None:
        current = self.current()
        if current is not None and typed == current.full_name:
            return
        self._found = find_provinces(self._provinces, typed)
        self.list.clear()
        self.list.addItems([province.full_name for province in self._found])
        self.list.setCurrentRow(0 if typed.strip() and self._found else -1)
        self._fit()

    def _take(self) -> None:
        """Write the marked province out in the line, so that what was chosen can be read there."""
        province = self.current()
        if province is not None and self.line.text() != province.full_name:
            self.line.setText(province.full_name)

    def _fit(self) -> None:
        row = max(self.list.sizeHintForRow(0), self.list.fontMetrics().height() + 4)
        self.list.setFixedHeight(ROWS_SHOWN * row + 2 * self.list.frameWidth() + 6)


_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
