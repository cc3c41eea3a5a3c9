# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a visit: any can be jumped to, and one with something open says what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from counter_app.ui.shortcuts import STEPS, bind
from counter_app.ui.widgets.fitting_button import FittingButton
from counter_app.ui.widgets.plain_label import PlainLabel

StepStatus = Literal["done", "current", "open_issue", "todo"]

_WORDS: dict[StepStatus, str] = {
    "done": "xong",
    "current": "đang ở đây",
    "open_issue": "còn việc",
    "todo": "chưa làm",
}


@dataclass(frozen=True)
class StepState:
    """One step: ``what`` says in a few words what is open, e.g. «thiếu 2 giấy tờ»."""

    id: str
    title: str
    state: StepStatus
    what: str = ""


class StepBar(QFrame):
    """Buttons «1 Thủ tục — 2 Thành phần — …»; Alt+1 … Alt+5 go there from anywhere in the window."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.setSpacing(4)
        self._steps: list[StepState] = []
        for number, key in enumerate(STEPS):
            bind(key, self, partial(self._jump, number), Qt.ShortcutContext.WindowShortcut)
        self.hide()

    def set_steps(self, steps: list[StepState]) -> None:
        """Show these steps; an empty list hides the bar."""
        if steps == self._steps:
            return
        self._steps = list(steps)
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for number, step in enumerate(steps, start=1):
            if number > 1:
                self._row.addWidget(PlainLabel("›", "secondary"))
            self._row.addWidget(self._button(number, step))
        self._row.addStretch(1)
        self.setVisible(bool(steps))

    def _button(self, number: int, step: StepState) -> QPushButton:
        mark = {"done": " ✓", "open_issue": " ●"}.get(step.state, "")
        before = f"{number}  {step.title}{mark}"
        button = FittingButton(f"{before}  ·  " if step.what else before, step.what)
        button.setProperty("role", "step")
        button.setProperty("step", step.state)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"Bước {number}: {step.title}")
        button.setAccessibleDescription(step.what or _WORDS[step.state])
        button.setToolTip(f"{step.what} (Alt+{number})" if step.what else f"Alt+{number}")
        button.clicked.connect(lambda: self.chosen.emit(step.id))
        return button

    def _jump(self, number: int) -> None:
        if number < len(self._steps):
            self.chosen.emit(self._steps[number].id)
