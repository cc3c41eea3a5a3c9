# SPDX-License-Identifier: GPL-3.0-or-later
"""One dossier beside the board: who, what, how it stands, everything that can be done, and everything that was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.board_orders import wishes_for
from counter_app.ui.board_words import due_words, state_words
from counter_app.ui.card_words import card_facts, history_lines
from counter_app.ui.questions import Question
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.numbered_keys import NumberedKeys
from counter_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from counter_app.casework.board_desk import Card


class DossierCard(QScrollArea):
    """Shows a dossier, or the lists that can be printed; asks in the same place.

    Signals:
        wished: something of the dossier was picked (its code).
        list_picked: a list to print (its place).
        answered: the questions were answered.
        left: the clerk goes back to the list.
    """

    wished = Signal(str)
    list_picked = Signal(int)
    answered = Signal(dict)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._person = PlainLabel("", "heading").wrapped()
        self._procedure = PlainLabel("").wrapped()
        self._state = PlainLabel("", "strong").wrapped()
        self._facts = PlainLabel("", "secondary").wrapped()
        self._doing = PlainLabel("Làm gì với hồ sơ này (bấm số)", "strong").wrapped()
        self._keys = NumberedKeys()
        self._asking = AskingPanel()
        self._done_title = PlainLabel("Đã làm", "strong")
        self._done = PlainLabel("", "secondary").wrapped()
        self._nothing = PlainLabel("Chọn một hồ sơ để xem.", "secondary").wrapped()
        self._lists_shown = False
        self.is_asking = False
        self._place()
        self._keys.picked.connect(self._pick)
        self._asking.answered.connect(self.answered)
        self._asking.cancelled.connect(self.stop_asking)
        self.clear()

    def show_card(self, card: Card, titles: Mapping[str, str], now: datetime) -> None:
        """Show a dossier as it stands; a question that is open stays open."""
        self._lists_shown = False
        line = card.line
        self._person.setText(line.person or "(chưa có tên)")
        self._procedure.setText(f"{line.number} · {titles.get(line.procedure_code, line.procedure_code)}")
        state, role = state_words(line)
        left, _ = due_words(line, now)
        self._state.setText(" · ".join(filter(None, (state.replace("  ", " "), left))))
        self._state.set_role(role)
        self._facts.setText("\n".join(card_facts(card, now)))
        self._keys.offer(wishes_for(card))
        self._done.setText("\n".join(history_lines(card.handled.life, now)) or "chưa có bước nào")
        self._show_parts(dossier=True)

    def show_lists(self, titles: Sequence[str]) -> None:
        """Show what can be printed."""
        self._lists_shown = True
        self.is_asking = False
        self._doing.setText("In danh sách (bấm số)")
        self._keys.offer([(str(place), title) for place, title in enumerate(titles)])
        self._show_parts(dossier=False)
        self._keys.focus()

    def say(self, sentence: str) -> None:
        """No card: say why."""
        self._nothing.setText(sentence)
        self.clear()

    def clear(self) -> None:
        """No dossier is marked."""
        self.is_asking = False
        self._lists_shown = False
        for part in (*self._dossier_parts(), self._doing, self._keys, self._asking):
            part.hide()
        self._nothing.show()

    def ask(self, title: str, questions: Sequence[Question]) -> None:
        """Ask in place of the keys."""
        self.is_asking = True
        self._asking.ask(title, questions)
        self._show_parts(dossier=not self._lists_shown)
        self._asking.focus_first()
        self.ensureWidgetVisible(self._asking)

    def record(self) -> None:
        """Take the answers as they are."""
        self._asking.finish()

    def stop_asking(self) -> None:
        """Back to the keys; nothing was done."""
        self.is_asking = False
        self._show_parts(dossier=not self._lists_shown)
        self.left.emit()

    def focus_keys(self) -> None:
        """Into the card: the first thing to do, or the question that is open."""
        if self.is_asking:
            self._asking.focus_first()
        else:
            self._keys.focus()

    def pick_by_key(self, text: str) -> bool:
        """A key pressed elsewhere on the screen that shows the card; False when nothing is under it."""
        return self._keys.isVisible() and self._keys.pick(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self, code: str) -> None:
        if self._lists_shown:
            self.list_picked.emit(int(code))
        else:
            self.wished.emit(code)

    def _dossier_parts(self) -> tuple[QWidget, ...]:
        return (self._person, self._procedure, self._state, self._facts, self._done_title, self._done)

    def _show_parts(self, *, dossier: bool) -> None:
        if dossier:
            self._doing.setText("Làm gì với hồ sơ này (bấm số)")
        for part in self._dossier_parts():
            part.setVisible(dossier)
        self._nothing.hide()
        self._doing.setVisible(not self.is_asking)
        self._keys.setVisible(not self.is_asking)
        self._asking.setVisible(self.is_asking)

    def _place(self) -> None:
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for part in (self._nothing, self._person, self._procedure, self._state, self._facts):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self._doing)
        column.addWidget(self._keys)
        column.addWidget(self._asking)
        column.addSpacing(6)
        column.addWidget(self._done_title)
        column.addWidget(self._done)
        column.addStretch(1)
        self.setWidget(page)
