# SPDX-License-Identifier: GPL-3.0-or-later
"""The list that drops below a choice field. It never takes the focus: the keys stay in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QWidget

MOST_ROWS = 9
_PADDING_PX = 5
_AROUND_TITLE_PX = 40
_VALUE = Qt.ItemDataRole.UserRole


class ChoiceList(QListWidget):
    """Lines over the other fields.

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
        self.setWordWrap(True)
        self.hide()

    def fill(self, lines: Sequence[tuple[str, str]], *, numbered: bool = True) -> None:
        """Show (value, title) lines; the first nine carry their digit, where digits pick."""
        self.clear()
        for number, (value, title) in enumerate(lines, start=1):
            digit = f"{number}" if number <= MOST_ROWS else "\u2007"
            item = QListWidgetItem(f"{digit}   {title}" if numbered else title)
            item.setData(_VALUE, value)
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
        top = field.mapTo(host, QPoint(0, 0))
        seen = host.visibleRegion().boundingRect()
        width = max(field.width(), min(self._widest_px(), seen.right() - top.x() - _PADDING_PX))
        height = self._fit_rows(width) + 2 * self.frameWidth() + 6
        below, above = seen.bottom() - top.y() - field.height() - 2, top.y() - seen.top() - 2
        if height <= below or below >= above:
            self.setGeometry(top.x(), top.y() + field.height() + 2, width, min(height, below))
        else:
            height = min(height, above)
            self.setGeometry(top.x(), top.y() - height - 2, width, height)
        self.show()
        self.raise_()

    def _widest_px(self) -> int:
        """The width in which no title needs a second line."""
        titles = (self.item(row).text() for row in range(self.count()))
        return max(map(self.fontMetrics().horizontalAdvance, titles), default=0) + _AROUND_TITLE_PX

    def _fit_rows(self, width: int) -> int:
        """Give long titles the lines they need; the height of as many rows as are shown at once."""
        metrics, room = self.fontMetrics(), QRect(0, 0, width - _AROUND_TITLE_PX, 0)
        heights = []
        for row in range(self.count()):
            words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.item(row).text())
            heights.append(max(words.height(), metrics.lineSpacing()) + 2 * _PADDING_PX)
            self.item(row).setSizeHint(QSize(0, heights[-1]))
        return sum(heights[:MOST_ROWS])


def _host_of(field: QWidget) -> QWidget:
    """What the list lies on: the content of the scroll area, so that both scroll together, else the window."""
    widget = field.parentWidget()
    while widget is not None and not widget.isWindow():
        viewport = widget.parentWidget()
        if viewport is not None and isinstance(viewport.parentWidget(), QScrollArea):
            return widget
        widget = viewport
    return field.window()
