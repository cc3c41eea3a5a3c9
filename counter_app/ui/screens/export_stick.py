# SPDX-License-Identifier: GPL-3.0-or-later
"""«Chép ra USB»: shows how an export stands and follows what is plugged in; Enter is always the next thing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from counter_app.casework.export_door import PastExport
from counter_app.casework.stick_steps import StickState, StickSteps
from counter_app.ui.screens.export_stick_layout import ExportStickLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.stick_words import files_in_words, line_of, past_line, words_for

_DEVICE = Qt.ItemDataRole.UserRole
_STEPS = 1000
"""Of the bar."""


class ExportStickScreen(QWidget):
    """Shows what it is told; touches no drive.

    Signals:
        next_requested, insist_requested, leave_requested: Enter, Ctrl+Enter, Esc.
        chosen: one of several drives (its device).
        put_away, brought_back: another screen came in front, and went again.
    """

    next_requested = Signal()
    insist_requested = Signal()
    leave_requested = Signal()
    chosen = Signal(str)
    put_away = Signal()
    brought_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = ExportStickLayout()
        self.setLayout(self.parts)
        self._steps = StickSteps()
        parts = self.parts
        parts.next.clicked.connect(self._go_on)
        parts.insist.clicked.connect(self.insist_requested)
        parts.leave.clicked.connect(self.leave_requested)
        parts.list.itemDoubleClicked.connect(lambda _item: self._go_on())
        bind(Key.NEXT, self, self._go_on)
        bind(Key.NEXT_STEP, self, self._insist)
        bind(Key.BACK, self, self.leave_requested.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_subject(self, title: str, names: Sequence[str] = (), folder: str = "") -> None:
        """What is to leave, and into which folder of the stick."""
        self.parts.subject.setText(title)
        self.parts.names.setText(files_in_words(names, folder))
        self.parts.names.setVisible(bool(names))

    def show_steps(self, steps: StickSteps) -> None:
        """How it stands now."""
        parts, words = self.parts, words_for(steps)
        begins = steps.state is StickState.WRITING and self._steps.state is not StickState.WRITING
        self._steps = steps
        parts.mark.setText(words.mark)
        parts.mark.set_role(words.role)
        parts.title.setText(words.title)
        parts.sentence.setText(words.sentence)
        self._fill_list(steps)
        parts.bar.setVisible(steps.state in {StickState.WRITING, StickState.VERIFYING})
        if begins:
            self.show_progress(0.0)
        for button, text in ((parts.next, words.enter), (parts.insist, words.insist), (parts.leave, words.esc)):
            button.say(text)
            button.setVisible(bool(text))
        if self.isVisible():
            self._take_focus()

    def show_progress(self, share: float) -> None:
        """How much of this stage is done, 0 to 1."""
        self.parts.bar.setRange(0, _STEPS)
        self.parts.bar.setValue(round(share * _STEPS))

    def show_past(self, past: Sequence[PastExport]) -> None:
        """What left before, newest first."""
        self.parts.past.setText("\n".join(map(past_line, past)))
        self.parts.past_card.setVisible(bool(past))

    def showEvent(self, event: QShowEvent) -> None:
        """In front again, after the help or the lock."""
        super().showEvent(event)
        if not event.spontaneous():
            self.brought_back.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another room came in front; a window that is merely minimised is still here."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away.emit()

    def _fill_list(self, steps: StickSteps) -> None:
        parts, choosing = self.parts, steps.state is StickState.CHOOSE
        parts.list.setVisible(choosing)
        if not choosing:
            return
        before = self._current_device()
        parts.list.clear()
        for drive in steps.usable:
            item = QListWidgetItem(line_of(drive))
            item.setData(_DEVICE, drive.device)
            parts.list.addItem(item)
        devices = [drive.device for drive in steps.usable]
        plain = [drive.device for drive in steps.usable if drive.mount and not drive.suspicion and not drive.read_only]
        wanted = before if before in devices else next(iter(plain), devices[0])
        parts.list.setCurrentRow(devices.index(wanted))
        parts.fit_list()

    def _current_device(self) -> str:
        item = self.parts.list.currentItem()
        return str(item.data(_DEVICE)) if item is not None else ""

    def _take_focus(self) -> None:
        parts = self.parts
        for part in (parts.list, parts.next, parts.leave):
            if not part.isHidden():
                part.setFocus()
                return
        self.setFocus()

    def _go_on(self) -> None:
        if self._steps.state is StickState.CHOOSE:
            self.chosen.emit(self._current_device())
        else:
            self.next_requested.emit()

    def _insist(self) -> None:
        if self.parts.insist.isHidden():
            self._go_on()
        else:
            self.insist_requested.emit()
