# SPDX-License-Identifier: GPL-3.0-or-later
"""A remark under a field: a sentence, and what the clerk can do about it without leaving the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.reading import Choice
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel, Role, button_text


class Weight(Enum):
    """refused: no value; ask: the clerk must pick; doubt: may be overruled with a reason; note: worth knowing."""

    REFUSED = "refused"
    ASK = "ask"
    DOUBT = "doubt"
    FORECAST = "forecast"
    NOTE = "note"


_LOOKS: dict[Weight, tuple[str, Role]] = {
    Weight.REFUSED: ("✕", "bad"),
    Weight.ASK: ("?", "accent"),
    Weight.DOUBT: ("!", "wait"),
    Weight.FORECAST: ("!", "wait"),
    Weight.NOTE: ("·", "secondary"),
}


_GAP_PX = 8


@dataclass(frozen=True)
class Remark:
    """``ways``: values to pick from; ``code``: set when a reason may be given; ``reason``: one was given."""

    weight: Weight
    sentence: str
    ways: tuple[Choice, ...] = ()
    code: str = ""
    reason: str = ""


class RemarkBox(QWidget):
    """Shows one remark.

    Signals:
        way_picked: the value of the chosen way.
        reason_given: code and reason of an overruled doubt.
        passed: Enter on an empty reason: go on without one.
        left_back: back to the field above.
    """

    way_picked = Signal(str)
    reason_given = Signal(str, str)
    passed = Signal()
    left_back = Signal()

    def __init__(self, remark: Remark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = remark
        self.ways: list[QPushButton] = []
        self.reason: LineInput | None = None
        self._given = remark.reason
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addLayout(self._sentence())
        if remark.ways:
            column.addLayout(self._ways_row())
        if remark.code:
            column.addLayout(self._reason_row())

    def focus_way_in(self) -> bool:
        """Give the keys to the ways or the reason; False when there is nothing to do here."""
        target = self.ways[0] if self.ways else self.reason
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the ways and of the reason line."""
        if not isinstance(event, QKeyEvent):
            return False
        back = event.key() == Qt.Key.Key_Escape or (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if event.type() == QEvent.Type.ShortcutOverride and back:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if back:
            self.left_back.emit()
            return True
        return self._reason_key(event) if watched is self.reason else self._way_key(event, watched)

    def _way_key(self, event: QKeyEvent, watched: QObject) -> bool:
        at = next((row for row, button in enumerate(self.ways) if button is watched), 0)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ways[at].click()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.ways[(at + 1) % len(self.ways)].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.ways[at - 1].setFocus(Qt.FocusReason.TabFocusReason)
            case _ if event.text().isdecimal() and 1 <= int(event.text()) <= len(self.ways):
                self.ways[int(event.text()) - 1].click()
            case _:
                return False
        return True

    def _reason_key(self, event: QKeyEvent) -> bool:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or self.reason is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._give(self.reason)
        self.passed.emit()
        return True

    def _give(self, line: LineInput) -> None:
        reason = " ".join(line.text().split())
        if reason and reason != self._given:
            self._given = reason
            self.reason_given.emit(self.remark.code, reason)

    def _sentence(self) -> QHBoxLayout:
        sign, role = _LOOKS[self.remark.weight]
        if self.remark.reason:
            sign, role = "✓", "secondary"
        row = QHBoxLayout()
        row.setSpacing(6)
        mark = PlainLabel(sign, role)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("✕") + 4)
        words = PlainLabel(self.remark.sentence, role).wrapped()
        words.setStyleSheet("font-weight: 400;")  # the sign is heavy enough for both
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row.addWidget(mark)
        row.addWidget(words, 1)
        return row

    def _ways_row(self) -> FlowLayout:
        row = FlowLayout(_GAP_PX)  # two long names side by side must not widen the form
        for number, way in enumerate(self.remark.ways, start=1):
            button = QPushButton(button_text(f"{number}   {way.title}"))
            button.setAccessibleName(way.title)
            button.setProperty("role", "segment")
            button.clicked.connect(lambda _checked=False, value=way.value: self.way_picked.emit(value))
            button.installEventFilter(self)
            row.addWidget(button)
            self.ways.append(button)
        return row

    def _reason_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        line = LineInput()
        line.show_raw(self.remark.reason)
        line.setAccessibleName("Giữ nguyên vì")
        line.setPlaceholderText("lý do, ví dụ: thẻ ghi như vậy")
        line.installEventFilter(self)
        line.editingFinished.connect(lambda: self._give(line))
        label = PlainLabel("Giữ nguyên vì:", "secondary")
        label.setBuddy(line)
        row.addWidget(label)
        row.addWidget(line, 1)
        self.reason = line
        return row
