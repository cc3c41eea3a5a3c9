# SPDX-License-Identifier: GPL-3.0-or-later
"""«Gói danh mục»: what lies over the shipped catalogue, a pack from a stick, and one step back.

Plain words only: a pack is written by others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.badges import badge
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel, Role

ABOUT = (
    "Trên danh mục có sẵn là gói danh mục (nhập từ USB), trên cùng là phần cơ quan tự đặt. Phần trên thay phần dưới "
    "và luôn có nhãn. Hồ sơ đã bắt đầu giữ bản mẫu cũ."
)
AGAIN = "Danh mục trên đĩa đã khác. Có hiệu lực khi mở lại chương trình: hồ sơ đang mở sẽ trở lại đúng ô đang gõ."


@dataclass(frozen=True)
class Told:
    """One line of a card: words, a second line in quiet type, and words on tinted ground."""

    words: str
    under: str = ""
    badge: str = ""


class PacksScreen(QWidget):
    """Shows what it is told; reads no file itself.

    Signals:
        import_requested, undo_requested: a pack in, the last one out.
        take_out_requested: the packs in use onto a stick.
        folder_requested: show the office's own folder.
        restart_requested: open the window anew.
    """

    import_requested = Signal()
    undo_requested = Signal()
    take_out_requested = Signal()
    folder_requested = Signal()
    restart_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_in = ActionButton("Nhập gói từ USB…", "primary", Key.PACK_IN)
        self.undo = ActionButton("Lùi lại lần nhập cuối", "plain", Key.PACK_BACK)
        self.take_out = ActionButton("Chép gói đang dùng ra USB")
        self.folder = ActionButton("Mở thư mục của cơ quan")
        self.restart = ActionButton("Mở lại chương trình ngay", "primary", Key.NEXT_STEP)
        self.told = PlainLabel("", "strong").wrapped()
        self.reasons = PlainLabel("", "body").wrapped()
        self.cards = QScrollArea()
        self._place()
        self.setFocusProxy(self.take_in)
        self.take_in.clicked.connect(self.import_requested)
        self.undo.clicked.connect(self._undo)
        self.take_out.clicked.connect(self.take_out_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.restart.clicked.connect(self.restart_requested)
        bind(Key.PACK_IN, self, self.import_requested.emit)
        bind(Key.PACK_BACK, self, self._undo)
        bind(Key.NEXT_STEP, self, self._restart)
        self.offer_restart(offered=False)
        self.tell("strong", "Đang xem danh mục…")

    def tell(self, role: Role, sentence: str, reasons: Sequence[str] = ()) -> None:
        """Say how it went, with every reason where a pack was refused."""
        self.told.set_role(role)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.reasons.setText("\n".join(f"–  {reason}" for reason in reasons))
        self.reasons.setVisible(bool(reasons))

    def set_undo(self, *, possible: bool) -> None:
        """Whether there is a step back."""
        self.undo.setEnabled(possible)

    def offer_restart(self, *, offered: bool) -> None:
        """Whether what is on the disk is another catalogue than the one in this window."""
        self._again.setVisible(offered)
        if offered:
            self.restart.setFocus()

    def show_cards(self, cards: Sequence[tuple[str, Sequence[Told], str]]) -> None:
        """Title, lines, and what is said where there are none."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for title, lines, nothing in cards:
            column.addWidget(_card(title, lines or [Told("", nothing)]))
        column.addStretch(1)
        self.cards.setWidget(page)

    def _undo(self) -> None:
        if self.undo.isEnabled():
            self.undo_requested.emit()

    def _restart(self) -> None:
        if not self._again.isHidden():
            self.restart_requested.emit()

    def _place(self) -> None:
        self._again = QFrame()
        self._again.setProperty("role", "card")
        again = QHBoxLayout(self._again)
        again.setContentsMargins(16, 8, 16, 8)
        again.setSpacing(12)
        again.addWidget(PlainLabel(AGAIN).wrapped(), 1)
        again.addWidget(self.restart)
        verbs = FlowLayout(8)
        for button in (self.take_in, self.undo, self.take_out, self.folder):
            verbs.addWidget(button)
        self.cards.setWidgetResizable(True)
        self.cards.setFrameShape(QFrame.Shape.NoFrame)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards.setAccessibleName("Gói danh mục, phần cơ quan tự đặt, chỗ có lỗi")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(PlainLabel("Gói danh mục, phần cơ quan tự đặt", "heading"))
        whole.addWidget(PlainLabel(ABOUT, "secondary").wrapped())
        whole.addLayout(verbs)
        whole.addWidget(self.told)
        whole.addWidget(self.reasons)
        whole.addWidget(self._again)
        whole.addWidget(self.cards, 1)


def _card(title: str, lines: Sequence[Told]) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(PlainLabel(title, "strong"))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        if line.words:
            words.addWidget(PlainLabel(line.words).wrapped())
        if line.under:
            words.addWidget(PlainLabel(line.under, "secondary").wrapped())
        row.addLayout(words, 1)
        if line.badge:
            row.addWidget(badge(line.badge, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
    return card
