# SPDX-License-Identifier: GPL-3.0-or-later
"""What usually follows for the same person, each under its key, with its reason; hidden when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.fitting_button import FittingButton
from counter_app.ui.widgets.plain_label import PlainLabel

FOLLOWS = (Key.FOLLOW_1, Key.FOLLOW_2, Key.FOLLOW_3)


@dataclass(frozen=True)
class FollowTab:
    """One procedure that may follow; an empty code is «the one marked». ``why``: told in a line below the buttons."""

    code: str
    title: str
    why: str = ""


class FollowStrip(QFrame):
    """Buttons «Alt+6  Hỗ trợ mai táng …».

    Signals:
        chosen: the next procedure of this visit (its code; empty: whatever is marked on the choosing screen).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 3, 12, 4)
        column.setSpacing(2)
        self._row, self._reasons, self._below = QHBoxLayout(), QVBoxLayout(), QWidget()
        self._row.setSpacing(8)
        self._reasons.setContentsMargins(0, 0, 0, 0)
        self._reasons.setSpacing(1)
        self._below.setLayout(self._reasons)
        column.addLayout(self._row)
        column.addWidget(self._below)
        self._tabs: dict[Key, FollowTab] = {}
        self._shown: tuple[str, tuple[FollowTab, ...], bool] = ("", (), False)
        self.buttons: list[FittingButton] = []
        self.hide()

    def bind_keys(self, owner: QWidget) -> None:
        """The keys, wherever the clerk is."""
        for key in (*FOLLOWS, Key.SAME_VISITOR):
            bind(key, owner, partial(self._press, key), Qt.ShortcutContext.WindowShortcut)

    def show_reasons(self, shown: bool) -> None:
        """Whether the reasons stand below: in another room than the visit's own its rows need the height."""
        self._below.setVisible(shown)

    def offer(self, told: str, tabs: Sequence[FollowTab], *, any_other: bool = False) -> None:
        """Offer these; ``any_other``: also the procedure marked in the list. Nothing hides the strip."""
        if (told, tuple(tabs), any_other) == self._shown:
            return
        self._shown = (told, tuple(tabs), any_other)
        self._tabs = dict(zip(FOLLOWS, tabs, strict=False))
        if any_other:
            self._tabs[Key.SAME_VISITOR] = FollowTab("", "Thủ tục đang chọn")
        _clear(self._row)
        _clear(self._reasons)
        self._row.addWidget(PlainLabel(told, "secondary"))
        self.buttons = [self._button(key, tab) for key, tab in self._tabs.items()]
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        for key, tab in self._tabs.items():
            if tab.why:
                self._reasons.addWidget(PlainLabel(f"{key.shown}: {tab.why}", "secondary").wrapped())
        self.setVisible(bool(self._tabs))

    def _button(self, key: Key, tab: FollowTab) -> FittingButton:
        button = FittingButton(f"{key.shown}  ", tab.title)
        button.setProperty("role", "wish")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(tab.title)
        button.setToolTip(f"{tab.title}. {tab.why}" if tab.why else tab.title)
        button.clicked.connect(lambda: self.chosen.emit(tab.code))
        return button

    def _press(self, key: Key) -> None:
        tab = self._tabs.get(key)
        if tab is not None and self.isVisible():
            self.chosen.emit(tab.code)


def _clear(place: QLayout) -> None:
    while (item := place.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
