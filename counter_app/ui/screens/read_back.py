# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the answers aloud: one fact after the other, large enough to turn the screen around.

Nothing can be changed here; who heard it is asked at the end, and only then is it noted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.review import ReviewRow
from counter_app.ui.screens.check import CITIZEN
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.fact_line import FactLine
from counter_app.ui.widgets.hearing_card import HearingCard
from counter_app.ui.widgets.plain_label import PlainLabel

SMALLEST_POINTS, USUAL_POINTS, LARGEST_POINTS = 28, 32, 40
_FORWARD = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_PageDown})
_BACKWARD = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_PageUp})
_KEYS = f"{Key.TICK.shown}: tiếp     {Key.READ_PREVIOUS.shown}: lùi     {Key.BACK.shown}: đóng, chưa ghi gì"


class ReadBackView(QWidget):
    """The facts, one under the other, and the question at their end.

    Signals:
        confirmed: somebody said «đúng» ("citizen", or the name of somebody else).
        closed: left without an answer.
    """

    confirmed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: list[FactLine] = []
        self._at = 0
        self.hearing = HearingCard()
        self._area = QScrollArea()
        self._column = QVBoxLayout()
        self._progress = QProgressBar()
        self._where = PlainLabel("", "secondary")
        self._place()
        self.hearing.confirmed.connect(lambda name: self.confirmed.emit(name or CITIZEN))
        self.hearing.wrong.connect(self.closed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: Sequence[ReviewRow], points: float = USUAL_POINTS) -> None:
        """Show what was answered, from the first fact on; empty fields are not read."""
        size = max(SMALLEST_POINTS, min(points, LARGEST_POINTS))
        for fact in self.facts:
            self._column.removeWidget(fact)
            fact.hide()
            fact.deleteLater()
        answered = [row for row in rows if row.answer]
        groups = ["", *(row.group for row in answered)]
        self.facts = [
            FactLine(row, size, row.group if row.group != before else "")
            for row, before in zip(answered, groups, strict=False)
        ]
        for place, fact in enumerate(self.facts):
            fact.clicked.connect(lambda place=place: self.go_to(place))
            self._column.insertWidget(place, fact)
        self.hearing.start_afresh(size)
        self._progress.setRange(0, len(self.facts))
        self.go_to(0)

    def go_to(self, place: int) -> None:
        """Read this fact; one past the last is the question whether all is right."""
        self._at = max(0, min(place, len(self.facts)))
        for number, fact in enumerate(self.facts):
            fact.set_current(number == self._at)
        at_end = self._at == len(self.facts)
        self.hearing.set_current(at_end)
        self._progress.setValue(self._at)
        self._where.setText("đã đọc hết" if at_end else f"{self._at + 1} / {len(self.facts)}")
        if at_end:
            self.hearing.right.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._centre()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forward and back; a key held down does nothing more, so that nobody says «đúng» by accident."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _FORWARD:
            if not event.isAutoRepeat():
                self.go_to(self._at + 1)
        elif event.key() in _BACKWARD:
            self.go_to(self._at - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current fact in the middle."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        content = self._area.widget()
        layout = content.layout() if content else None
        if content is None or layout is None:
            return
        layout.activate()
        height = self._area.viewport().height()
        content.resize(content.width(), max(layout.totalHeightForWidth(self._area.viewport().width()), height))
        current: QWidget = self.facts[self._at] if self._at < len(self.facts) else self.hearing
        top = current.mapTo(content, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top - (height - current.height()) // 2)

    def _place(self) -> None:
        content = QWidget()
        content.setLayout(self._column)
        self._column.setContentsMargins(48, 16, 48, 16)
        self._column.setSpacing(4)
        self._column.addWidget(self.hearing)
        self._column.addStretch(1)
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setStyleSheet(
            "QProgressBar { border: 0; background: palette(mid); }"
            "QProgressBar::chunk { background: palette(highlight); }"
        )
        self._progress.setAccessibleName("Đã đọc tới đâu")
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 6, 24, 6)
        close = ActionButton("Đóng", "quiet", Key.BACK)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        foot.addWidget(PlainLabel(_KEYS, "secondary"))
        foot.addStretch(1)
        foot.addWidget(self._where)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
