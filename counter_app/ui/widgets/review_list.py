# SPDX-License-Identifier: GPL-3.0-or-later
"""All answers in the form's order under the things still open; rebuilt only when they change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.review import Concern, ReviewRow
from counter_app.ui.widgets.concern_card import ConcernCard
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.review_row_line import ReviewRowLine


class ReviewList(QScrollArea):
    """Concerns first, then every answer.

    Signals:
        edit_requested: go to a field (its id).
        overruled: field id, code, reason.
        line_entered: the keys are on this field's line.
        passed: no open concern is left below the one just passed.
    """

    edit_requested = Signal(str)
    overruled = Signal(str, str, str)
    line_entered = Signal(str)
    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ConcernCard] = []
        self.lines: list[ReviewRowLine] = []
        self._shown: tuple[list[ReviewRow], list[Concern]] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[ReviewRow], concerns: Sequence[Concern]) -> None:
        """Show answers and concerns, keeping the keys and the scrolled place where they were."""
        if self._shown == (list(rows), list(concerns)):
            return
        held_keys = self.isAncestorOf(self.focusWidget() or self) and self.focusWidget() is not None
        self._shown = (list(rows), list(concerns))
        at = self.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(1)
        self._add_concerns(column, concerns)
        self._add_lines(column, rows)
        column.addStretch(1)
        self.setWidget(content)
        self.verticalScrollBar().setValue(at)
        if held_keys and not self.focus_open_card():
            self.passed.emit()

    def focus_open_card(self, after: ConcernCard | None = None) -> bool:
        """Give the keys to the first open concern (below ``after``); False when there is none."""
        start = self.cards.index(after) + 1 if after in self.cards else 0
        for card in self.cards[start:]:
            if card.concern.is_open:
                card.mend.setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(card)
                return True
        return False

    def _add_concerns(self, column: QVBoxLayout, concerns: Sequence[Concern]) -> None:
        self.cards = [ConcernCard(concern) for concern in concerns]
        waiting = sum(card.concern.is_open for card in self.cards)
        title = f"CÒN {waiting} ĐIỀU CẦN XEM" if waiting else "KHÔNG CÒN ĐIỀU GÌ CẦN XEM"
        column.addWidget(PlainLabel(title, "wait" if waiting else "good"))
        column.addSpacing(4)
        for card in self.cards:
            card.edit_requested.connect(self.edit_requested)
            card.overruled.connect(self.overruled)
            card.passed.connect(lambda card=card: self._go_past(card))
            column.addWidget(card)
            column.addSpacing(4)

    def _go_past(self, card: ConcernCard) -> None:
        if card in self.cards and not self.focus_open_card(after=card):
            self.passed.emit()

    def _add_lines(self, column: QVBoxLayout, rows: Sequence[ReviewRow]) -> None:
        self.lines = []
        group = ""
        for answered in rows:
            if answered.group != group:
                group = answered.group
                column.addSpacing(8)
                column.addWidget(PlainLabel(group.upper(), "accent").wrapped())
            line = ReviewRowLine(answered)
            line.edit_requested.connect(self.edit_requested)
            line.moved.connect(lambda step, line=line: self._move(line, step))
            line.entered.connect(self.line_entered)
            self.lines.append(line)
            column.addWidget(line)

    def _move(self, line: ReviewRowLine, step: int) -> None:
        at = self.lines.index(line) + step
        if 0 <= at < len(self.lines):
            self.lines[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.lines[at])
