# SPDX-License-Identifier: GPL-3.0-or-later
"""The list that drops below a choice field. It never takes the focus: the keys stay in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QWidget

MOST_ROWS = 9
_PADDING_PX = 5
_VALUE = Qt.ItemDataRole.UserRole


class ChoiceList(QListWidget):
    """Numbered lines over the other fields.

    Signals:
        taken: a line was clicked (its value).
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_VALUE)))
        self.hide()

    def fill(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show (value, title) lines; the first nine carry their digit."""
        self.clear()
        for number, (value, title) in enumerate(lines, start=1):
            digit = f"{number}" if number <= MOST_ROWS else "\u2007"
            item = QListWidgetItem(f"{digit}   {title}")
            item.setData(_VALUE, value)
            item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() + 2 * _PADDING_PX))
            self.addItem(item)

    def value_at(self, row: int) -> str | None:
        """The value of a line, None when there is no such line."""
        item = self.item(row) if 0 <= row < self.count() else None
        return None if item is None else str(item.data(_VALUE))

    def highlighted(self) -> str | None:
        """The value Enter would take, None when none is lit."""
        return self.value_at(self.currentRow())

    def step(self, step: int) -> None:
        """Light the next or the previous line, going round."""
        if self.count():
            at = self.currentRow()
            self.setCurrentRow((at + step) % self.count() if at >= 0 else (0 if step > 0 else self.count() - 1))

    def drop_below(self, field: QWidget) -> None:
        """Stand under the field, or above it where there is more room."""
        host = _host_of(field)
        if self.parentWidget() is not host:
            self.setParent(host)
        row = self.sizeHintForRow(0) if self.count() else 0
        height = row * min(self.count(), MOST_ROWS) + 2 * self.frameWidth() + 6
        top = field.mapTo(host, QPoint(0, 0))
        seen = host.visibleRegion().boundingRect()
        below, above = seen.bottom() - top.y() - field.height() - 2, top.y() - seen.top() - 2
        if height <= below or below >= above:
            self.setGeometry(top.x(), top.y() + field.height() + 2, field.width(), min(height, below))
        else:
            height = min(height, above)
            self.setGeometry(top.x(), top.y() - height - 2, field.width(), height)
        self.show()
        self.raise_()


def _host_of(field: QWidget) -> QWidget:
    """What the list lies on: the content of the scroll area, so that both scroll together, else the window."""
    widget = field.parentWidget()
    while widget is not None and not widget.isWindow():
        viewport = widget.parentWidget()
        if viewport is not None and isinstance(viewport.parentWidget(), QScrollArea):
            return widget
        widget = viewport
    return field.window()
