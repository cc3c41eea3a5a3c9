# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that move through the form, caught before the inputs see them; everything else is typing.

Keys are accepted already as ``ShortcutOverride``: otherwise a window shortcut would act before the field is read.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from counter_app.ui.fields.field_row import FieldRow
from counter_app.ui.shortcuts import Key

MOVES = (
    Key.NEXT, Key.PREVIOUS, Key.NEXT_STEP, Key.NEXT_GROUP, Key.PREVIOUS_GROUP,
    Key.SAME_PERSON, Key.CLEAR_FORM,
)  # fmt: skip
_STILL_HERE = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


class RowKeys(QObject):
    """Watches the inputs of a sheet.

    Signals:
        pressed: a key of ``MOVES`` or ``Key.UNDO`` in a row (the key, the row).
        entered: the focus came to a row's input (the row).
        left: the focus left a row's input for another part of the window (the row).
    """

    pressed = Signal(object, object)
    entered = Signal(object)
    left = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[QObject, FieldRow] = {}

    def watch(self, row: FieldRow) -> None:
        """Take care of a row's input."""
        self._rows[row.input] = row
        row.input.installEventFilter(self)

    def forget(self) -> None:
        """The rows are gone."""
        self._rows.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn keys and focus into wishes."""
        row = self._rows.get(watched)
        if row is None:
            return False
        if isinstance(event, QKeyEvent):
            return self._key(row, event)
        if isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn:
                self.entered.emit(row)
            elif event.reason() not in _STILL_HERE:
                self.left.emit(row)
        return False

    def _key(self, row: FieldRow, event: QKeyEvent) -> bool:
        key = key_of(event)
        if key is None or (key is Key.UNDO and row.input.can_undo()):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.pressed.emit(key, row)
            return True
        return False


def key_of(event: QKeyEvent) -> Key | None:
    """The movement this key press means, None for typing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
    return next((key for key in (*MOVES, Key.UNDO) if pressed in key.sequences()), None)
