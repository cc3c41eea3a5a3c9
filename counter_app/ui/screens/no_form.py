# SPDX-License-Identifier: GPL-3.0-or-later
"""In the place of the fields, where the procedure has no form here: one calm sentence, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.plain_label import PlainLabel

SENTENCE = (
    "Thủ tục này chưa có tờ khai in được trong chương trình. Giấy tờ đã đánh dấu vẫn được lưu; người dân khai theo mẫu "
    "của cơ quan, còn phiếu nhắc giấy tờ in được ở bước Thành phần."
)


class NoFormScreen(QWidget):
    """Says what there is not.

    Signals:
        next_requested, back_requested: Enter, Shift+Enter.
    """

    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 16, 24, 20)
        column.addWidget(PlainLabel(SENTENCE).wrapped())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.addWidget(card)
        whole.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key, signal in (
            (Key.NEXT, self.next_requested),
            (Key.NEXT_STEP, self.next_requested),
            (Key.PREVIOUS, self.back_requested),
        ):
            bind(key, self, signal.emit)
