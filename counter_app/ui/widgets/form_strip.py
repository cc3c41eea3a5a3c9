# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of one dossier above the fields: which is on the screen, what each still lacks. One form has no strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.fitting_button import FittingButton


@dataclass(frozen=True)
class FormTab:
    """One form: ``gaps`` counts its required fields that are still empty."""

    id: str
    title: str
    gaps: int = 0


class FormStrip(QFrame):
    """Buttons «Tờ 1: …  ● còn 3 mục».

    Signals:
        chosen: a form was clicked (its id).
        stepped: the form after (1) or before (-1) the one shown is wanted.
    """

    chosen = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 2, 12, 2)
        self._row.setSpacing(4)
        self._shown: tuple[tuple[FormTab, ...], str] = ((), "")
        self.buttons: list[QPushButton] = []
        self.hide()

    def bind_keys(self, owner: QWidget) -> None:
        """Turn to another form by key anywhere on the screen that owns this strip."""
        bind(Key.NEXT_FORM, owner, lambda: self.stepped.emit(1))
        bind(Key.PREVIOUS_FORM, owner, lambda: self.stepped.emit(-1))

    def show_forms(self, tabs: Sequence[FormTab], current: str) -> None:
        """Show the forms of a packet; a single form hides the strip."""
        if (tuple(tabs), current) == self._shown:
            return
        self._shown = (tuple(tabs), current)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = [self._button(number, tab, tab.id == current) for number, tab in enumerate(tabs, start=1)]
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setVisible(len(tabs) > 1)

    def _button(self, number: int, tab: FormTab, is_current: bool) -> QPushButton:
        button = FittingButton(f"Tờ {number}: ", tab.title, f"  ●  còn {tab.gaps}" if tab.gaps else "  ✓")
        button.setProperty("role", "step")
        button.setProperty("step", "current" if is_current else "open_issue" if tab.gaps else "done")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"Tờ {number}: {tab.title}")
        button.setAccessibleDescription(f"còn {tab.gaps} mục bắt buộc" if tab.gaps else "đủ các mục bắt buộc")
        button.setToolTip(f"{tab.title} ({Key.PREVIOUS_FORM.shown}, {Key.NEXT_FORM.shown})")
        button.clicked.connect(lambda: self.chosen.emit(tab.id))
        return button
