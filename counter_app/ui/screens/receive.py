# SPDX-License-Identifier: GPL-3.0-or-later
"""Step «Tiếp nhận»: the ladder from the signature to the result at the left, everything else by digits at the right.

Enter does what comes next and nothing else; what an action must know is asked in place, never in a box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.receive_words import ReceiveView, RungState
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.dossier_card import DossierCard
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel, Role

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.casework.board_desk import Card
    from counter_app.ui.questions import Question

_SHAPES: dict[RungState, tuple[str, Role]] = {
    "done": ("✓", "good"),
    "now": ("●", "accent"),
    "later": ("○", "secondary"),
}
NEXT_CITIZEN = "Người tiếp theo"


class ReceiveScreen(QWidget):
    """Signals: stepped (the next action, as it usually is), wished (anything, asked about), answered, the ways out.

    ``letter_declined``: the letter that waits to go with the result is not to be written.
    """

    stepped = Signal(str)
    wished = Signal(str)
    answered = Signal(dict)
    receipt_requested = Signal()
    rating_requested = Signal()
    letter_declined = Signal()
    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = ""
        self.title = PlainLabel("", "heading").wrapped()
        self._ladder = QGridLayout()
        self._ladder.setHorizontalSpacing(12)
        self._ladder.setVerticalSpacing(6)
        self._ladder.setColumnStretch(2, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.step = ActionButton(NEXT_CITIZEN, "primary", Key.NEXT)
        self.receipt = ActionButton("In giấy tiếp nhận, 2 bản", "plain", Key.PRINT)
        self.rating = ActionButton("Mời người dân đánh giá", "plain", Key.RATE)
        self.no_letter = ActionButton("Không viết thư này", "plain", Key.DECLINE)
        self.card = DossierCard()
        self._place()
        self.setFocusProxy(self.step)
        self.step.clicked.connect(self._do_step)
        self.receipt.clicked.connect(self.receipt_requested)
        self.rating.clicked.connect(self.rating_requested)
        self.no_letter.clicked.connect(self.letter_declined)
        self.card.wished.connect(self.wished)
        self.card.answered.connect(self.answered)
        self.card.left.connect(self.to_step)
        bind(Key.PRINT, self, self._ask_receipt)
        bind(Key.RATE, self, self.rating_requested.emit)
        bind(Key.DECLINE, self, self._decline_letter)
        bind(Key.UNDO_STEP, self, lambda: self.wished.emit("undo"))

    @property
    def is_asking(self) -> bool:
        """Whether a question is open."""
        return self.card.is_asking

    def show_dossier(self, card: Card, view: ReceiveView, titles: Mapping[str, str], now: datetime) -> None:
        """Show how the dossier stands; the focus goes to the next action unless a question is open."""
        self.card.show_card(card, titles, now)
        self.show_view(view)

    def show_view(self, view: ReceiveView) -> None:
        """Show the left half alone: there is no dossier yet."""
        self._step = view.step
        self.title.setText(view.title)
        _fill_ladder(self._ladder, view)
        _fill_lines(self._lines, view.lines)
        self.step.say(view.step_words or NEXT_CITIZEN)
        self.receipt.setVisible(bool(view.receipt_words))
        self.receipt.say(view.receipt_words or "In giấy tiếp nhận, 2 bản")
        self.no_letter.setVisible(view.letter_waits)
        if not self.is_asking:
            self.to_step()

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask at the right."""
        self.card.ask(title, questions)

    def stop_asking(self) -> None:
        """The answers were taken."""
        if self.card.is_asking:
            self.card.stop_asking()

    def to_step(self) -> None:
        """Back to the one next action."""
        if self.isVisible():
            self.step.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick at the right from anywhere; Ctrl+Enter records an open question, else goes on."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held == Qt.KeyboardModifier.ControlModifier and self.is_asking:
            self.card.record()
        elif enter and held == Qt.KeyboardModifier.ShiftModifier and not self.is_asking:
            self.back_requested.emit()
        elif held or self.is_asking or not self.card.pick_by_key(event.text()):
            super().keyPressEvent(event)

    def _do_step(self) -> None:
        if self._step:
            self.stepped.emit(self._step)
        else:
            self.next_requested.emit()

    def _ask_receipt(self) -> None:
        if not self.receipt.isHidden():
            self.receipt_requested.emit()

    def _decline_letter(self) -> None:
        if not self.no_letter.isHidden() and not self.is_asking:
            self.letter_declined.emit()

    def _place(self) -> None:
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(self._ladder)
        column.addLayout(self._lines)
        keys = QWidget()
        buttons = FlowLayout(8)
        buttons.setContentsMargins(0, 4, 0, 0)
        keys.setLayout(buttons)
        buttons.addWidget(self.step)
        buttons.addWidget(self.no_letter)
        buttons.addWidget(self.receipt)
        buttons.addWidget(self.rating)
        column.addWidget(keys)
        column.addStretch(1)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(self.card, 1)


def _fill_ladder(grid: QGridLayout, view: ReceiveView) -> None:
    _clear(grid)
    for row, rung in enumerate(view.rungs):
        shape, role = _SHAPES[rung.state]
        grid.addWidget(PlainLabel(shape, role), row, 0)
        grid.addWidget(PlainLabel(rung.title, "strong" if rung.state == "now" else "body"), row, 1)
        grid.addWidget(PlainLabel(rung.told, "secondary"), row, 2)


def _fill_lines(column: QVBoxLayout, lines: Sequence[tuple[str, Role]]) -> None:
    _clear(column)
    for words, role in lines:
        column.addWidget(PlainLabel(words, role).wrapped())


def _clear(place: QGridLayout | QVBoxLayout) -> None:
    while (item := place.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
