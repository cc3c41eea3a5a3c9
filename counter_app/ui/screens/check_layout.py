# SPDX-License-Identifier: GPL-3.0-or-later
"""How the check page is put together: answers, the page, and at the right what happens to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.background import BackgroundDesk
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.page_beside import PageBeside
from counter_app.ui.widgets.page_pane import PagePane
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.print_panel import PrintPanel
from counter_app.ui.widgets.review_list import ReviewList
from counter_app.ui.widgets.signing_picker import SigningPicker

_ASIDE_LETTERS = 46
_NARROW_PX = 760
_NARROW_LETTERS = 84


class CheckLayout(QHBoxLayout):
    """Builds and places; decides nothing."""

    def __init__(self, background: BackgroundDesk) -> None:
        super().__init__()
        self.answers = ReviewList()
        self.page = PagePane(background)
        self.halves = PageBeside(
            self.answers, self.page, shares=(52, 48), narrow_px=_NARROW_PX, narrow_letters=_NARROW_LETTERS
        )
        self.heard = PlainLabel("", "secondary").wrapped()
        self.read_back = ActionButton("Đọc lại cho người dân nghe", "primary", Key.READ_BACK)
        self.signing = SigningPicker()
        self.printing = PrintPanel()
        self.aside = self._make_aside()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(self.halves, 1)
        aside = QVBoxLayout()
        aside.setSpacing(0)
        aside.addWidget(self.aside, 1)
        aside.addWidget(self.printing.ways_out)
        self.addLayout(aside)

    def fit_aside(self, letter_px: int) -> None:
        """The right column follows the size of the type."""
        for part in (self.aside, self.printing.ways_out):
            part.setFixedWidth(_ASIDE_LETTERS * letter_px)

    def _make_aside(self) -> QScrollArea:
        hearing = QFrame()
        hearing.setProperty("role", "card")
        column = QVBoxLayout(hearing)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(PlainLabel("ĐỌC LẠI", "accent"))
        column.addWidget(self.heard)
        column.addWidget(self.read_back)
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(12, 8, 12, 8)
        cards.setSpacing(8)
        cards.addWidget(hearing)
        cards.addWidget(self.signing)
        cards.addWidget(self.printing)
        cards.addStretch(1)
        aside = QScrollArea()
        aside.setWidget(content)
        aside.setWidgetResizable(True)
        aside.setFrameShape(QFrame.Shape.NoFrame)
        aside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        aside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return aside
