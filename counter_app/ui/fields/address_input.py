# SPDX-License-Identifier: GPL-3.0-or-later
"""An address with places offered below it. Typing stays free text: only ↓ and Enter, or a click, take a line.

Before the places have been read, and where none fits, it is a plain growing text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)

from counter_app.domain.address_suggestions import Suggestion
from counter_app.ui.fields.choice_list import ChoiceList
from counter_app.ui.fields.growing_input import GrowingInput


class Places(Protocol):
    """What knows addresses (``domain.address_suggestions.AddressBook``)."""

    def suggest(self, typed: str) -> Sequence[Suggestion]: ...

    def today(self, address: str) -> Sequence[str]: ...


class AddressInput(GrowingInput):
    """A growing text; ``edited`` also tells that a suggestion was taken."""

    def __init__(self) -> None:
        super().__init__(lines=1, most_lines=4)
        self._places: Places | None = None
        self._list: ChoiceList | None = None
        self._taking = False
        self.edited.connect(lambda _text: self._follow_typing())

    @property
    def is_open(self) -> bool:
        """Whether the list hangs below the field."""
        return self._list is not None and self._list.isVisible()

    def offer(self, places: Places) -> None:
        """Suggest from these places from the next key on."""
        self._places = places

    def today(self, address: str) -> Sequence[str]:
        """What an old address is called today; nothing while no places are known."""
        return self._places.today(address) if self._places is not None else ()

    def show_raw(self, text: str) -> None:
        """Put a stored address in."""
        self.close_list()
        super().show_raw(text)

    def finish(self) -> None:
        """Take the lit line, if there is one: called when the field is about to be left."""
        lit = self._list.highlighted() if self._list is not None and self.is_open else None
        self.close_list()
        if lit is not None:
            self._take(lit)

    def close_list(self) -> None:
        """Put the list away, leaving the text as it is."""
        if self._list is not None:
            self._list.hide()

    def follow(self) -> None:
        """The field has moved: so does its list."""
        if self._list is not None and self.is_open:
            self._list.drop_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ and ↑ walk through an open list; ↓ on the last line opens it; Esc puts it away."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self._list is not None and self.is_open:
                self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Down if self._on_last_line() and self._open(self.toPlainText()):
                self._light_first()
            case Qt.Key.Key_Escape if self.is_open:
                self.close_list()
            case _:
                super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters still being composed count for the suggestions, not for the text."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self._follow_typing(event.preeditString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list never outlives the focus."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nor the screen."""
        super().hideEvent(event)
        self.close_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A second line of text pushes the list down."""
        super().resizeEvent(event)
        self.follow()

    def _follow_typing(self, composing: str = "") -> None:
        text = self.toPlainText() + composing
        if self._taking or not self.hasFocus():
            return
        if not text or not self.textCursor().atEnd() or not self._open(text):
            self.close_list()

    def _open(self, text: str) -> bool:
        found = self._places.suggest(text) if self._places is not None else ()
        if not found:
            return False
        if self._list is None:
            self._list = ChoiceList(self.window())
            self._list.taken.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        self._list.fill([(suggestion.text, suggestion.title) for suggestion in found], numbered=False)
        self._list.setCurrentRow(-1)
        self._list.drop_below(self)
        return True

    def _light_first(self) -> None:
        if self._list is not None:
            self._list.step(1)

    def _on_last_line(self) -> bool:
        below = QTextCursor(self.textCursor())
        return not below.movePosition(QTextCursor.MoveOperation.Down)

    def _take(self, text: str) -> None:
        QGuiApplication.inputMethod().reset()  # what was being composed is part of what is replaced
        self._taking = True
        self.close_list()
        self.normalise(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.edited.emit(text)
        self._taking = False
