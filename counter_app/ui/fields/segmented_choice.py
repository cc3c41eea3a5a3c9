# SPDX-License-Identifier: GPL-3.0-or-later
"""A few short options side by side; a digit, the first letter or an arrow picks. The group has one focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from counter_app.domain.form import FieldChoice
from counter_app.domain.text import fold
from counter_app.ui.widgets.action_button import ActionButton

_RING_PX = 2
_RING_ROOM_PX = 3


class SegmentedChoice(QWidget):
    """Options as a row of buttons; the raw text is the code of the picked one.

    Signals:
        edited: another option was picked, or none any more (the code or "").
        finished: a pick is complete at once.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(self, choices: Sequence[FieldChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._picked = ""
        self._before: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_RING_ROOM_PX, _RING_ROOM_PX, _RING_ROOM_PX, _RING_ROOM_PX)
        row.setSpacing(4)
        self._buttons = {choice.code: self._button(choice) for choice in self._choices}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def raw(self) -> str:
        """The code of the picked option, or ""."""
        return self._picked

    def show_raw(self, text: str) -> None:
        """Show an option by its code or label; anything else shows none."""
        self._before.clear()
        self._show(self._code_of(text))

    def normalise(self, text: str) -> None:
        """A code is always tidy."""

    def finish(self) -> None:
        """A pick is complete at once; nothing is pending."""

    def can_undo(self) -> bool:
        """Whether an earlier pick can be brought back."""
        return bool(self._before)

    def undo(self) -> None:
        """Bring the earlier pick back."""
        if self._before:
            self._show(self._before.pop())
            self._announce()

    def mark_problem(self, wrong: bool) -> None:
        """Options cannot be typed wrongly; only an unreadable stored text is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and first letters pick, arrows move, Delete clears."""
        if event.matches(QKeySequence.StandardKey.Undo) and self.can_undo():
            self.undo()
            return
        codes = [choice.code for choice in self._choices]
        at = codes.index(self._picked) if self._picked else None
        match event.key():
            case Qt.Key.Key_Right:
                self._pick(codes[0 if at is None else min(at + 1, len(codes) - 1)])
            case Qt.Key.Key_Left:
                self._pick(codes[0 if at is None else max(at - 1, 0)])
            case Qt.Key.Key_Space:
                self._pick(codes[0 if at is None else (at + 1) % len(codes)])
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._pick("")
            case _:
                code = "" if _is_command(event) else self._by_text(event.text())
                if not code:
                    super().keyPressEvent(event)
                    return
                self._pick(code)

    def event(self, event: QEvent) -> bool:
        """Redraw the ring when the focus comes or goes; undo is ours before it is the form's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Undo) and self.can_undo():
                event.accept()
                return True
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line under the options shows that keys go here, also while none is picked."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlight().color(), _RING_PX))
        painter.drawRoundedRect(self._ring().toRectF().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _ring(self) -> QRect:
        rectangles = [button.geometry() for button in self._buttons.values()]
        room = _RING_ROOM_PX
        return rectangles[0].united(rectangles[-1]).adjusted(-room, -room, room, room)

    def _button(self, choice: FieldChoice) -> QPushButton:
        button = ActionButton(choice.label, "segment")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setStyleSheet("min-height: 0; padding: 3px 12px;")  # the ring around all of them needs its room
        button.clicked.connect(lambda: self._pick(choice.code, clicked=True))
        return button

    def _pick(self, code: str, *, clicked: bool = False) -> None:
        if clicked:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        if code == self._picked:
            self._show(code)
            return
        self._before.append(self._picked)
        self._show(code)
        self._announce()

    def _announce(self) -> None:
        self.edited.emit(self._picked)
        self.finished.emit()

    def _show(self, code: str) -> None:
        self._picked = code
        for own, button in self._buttons.items():
            button.setChecked(own == code)
        label = self._buttons[code].accessibleName() if code else "chưa chọn"
        self.setAccessibleDescription(label)

    def _code_of(self, text: str) -> str:
        for choice in self._choices:
            if text == choice.code or (text and fold(text) == fold(choice.label)):
                return choice.code
        return ""

    def _by_text(self, text: str) -> str:
        if text.isdigit() and 1 <= int(text) <= len(self._choices):
            return self._choices[int(text) - 1].code
        wanted = fold(text)
        found = [choice.code for choice in self._choices if wanted and fold(choice.label).startswith(wanted)]
        if self._picked in found:
            return found[(found.index(self._picked) + 1) % len(found)]
        return found[0] if found else ""


def _is_command(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
    return held != Qt.KeyboardModifier.NoModifier
