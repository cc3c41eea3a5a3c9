# SPDX-License-Identifier: GPL-3.0-or-later
"""Which period is shown, and the ways to another: of its kind before and after, or of a longer or shorter kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.report_words import KINDS, days_of
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from counter_app.domain.periods import Period


class PeriodBar(QWidget):
    """Announces what is picked; shows what it is told.

    Signals:
        moved: −1 the period before, 1 the one after.
        kind_picked: «week», «month», «quarter», «year», «range».
    """

    moved = Signal(int)
    kind_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "heading")
        self._days = PlainLabel("", "secondary")
        self.before = ActionButton("Trước", "plain", Key.PERIOD_BEFORE)
        self.after = ActionButton("Sau", "plain", Key.PERIOD_AFTER)
        self.kinds: dict[str, ActionButton] = {kind: ActionButton(title, "chip") for kind, title in KINDS}
        self.kinds["range"].say(dict(KINDS)["range"], Key.ANY_DAYS)
        self._place()
        self.before.clicked.connect(lambda: self.moved.emit(-1))
        self.after.clicked.connect(lambda: self.moved.emit(1))
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._pick, kind))

    def show_period(self, period: Period) -> None:
        """Name it, with its days."""
        self._title.setText(period.title)
        self._days.setText(days_of(period) if period.kind != "range" else "")
        for kind, button in self.kinds.items():
            button.setChecked(kind == period.kind)
        self.setAccessibleName(f"Kỳ: {period.title}")

    def _pick(self, kind: str, _checked: bool = False) -> None:
        # A click toggles a checkable button; what is shown decides which one is marked.
        self.kinds[kind].setChecked(not self.kinds[kind].isChecked())
        self.kind_picked.emit(kind)

    def _place(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._days)
        verbs = FlowLayout(6)
        for button in (self.before, self.after, *self.kinds.values()):
            verbs.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(names)
        row.addLayout(verbs, 1)
