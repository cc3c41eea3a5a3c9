# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the online filing: the papers at the left, the picture in the middle, what the scanner left at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.picture_inbox import PictureInbox
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.roomy_rows import in_whole_lines
from counter_app.ui.widgets.scan_view import ScanView

PACK = "Đóng gói: mỗi giấy một tệp PDF"
COPY = "Chép từng ô sang cổng"


class OnlineFilingLayout(QVBoxLayout):
    """The parts; decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", "heading").wrapped()
        self.rule = PlainLabel("", "secondary").wrapped()
        self.papers = QListWidget()
        self.told = PlainLabel("", "strong").wrapped()
        self.action = ActionButton(PACK, "primary", Key.NEXT_STEP)
        self.filed = ActionButton("Đã nộp: ghi mã", "plain", Key.FILED)
        self.folder = ActionButton("Mở thư mục gói", "plain", Key.PACKET_FOLDER)
        self.wipe = ActionButton("Không nộp nữa", "quiet", Key.WIPE_PACKET)
        self.asking = AskingPanel()
        self.scan_title = PlainLabel("", "strong").wrapped()
        self.scan = ScanView()
        self.hint = PlainLabel("", "small").wrapped()
        self.turn = ActionButton("Xoay", "plain", Key.TURN)
        self.look = ActionButton("Màu", "plain", Key.LOOK)
        self.out = ActionButton("Bỏ ảnh", "plain", Key.TAKE_OUT)
        self.inbox = PictureInbox()
        self.inbox_told = PlainLabel("", "small").wrapped()
        self.take_in = ActionButton("Lấy vào giấy đang chọn", "plain", Key.TAKE_IN)
        self.files = ActionButton("Chọn tệp…", "plain", Key.PICTURE_FILES)
        self.camera = ActionButton("Mở máy ảnh", "plain", Key.CAMERA)
        for rows, name in ((self.papers, "Giấy tờ của hồ sơ"), (self.inbox, "Ảnh mới trong thư mục quét")):
            in_whole_lines(rows, name)
            rows.setMinimumHeight(80)
        self.verbs = _row(self.action, self.filed, self.folder, self.wipe)
        """What can be done with the packet; put away while something is asked."""
        self._place()

    def _place(self) -> None:
        work = QHBoxLayout()
        work.setSpacing(12)
        work.addWidget(self._papers_card(), 5)
        work.addWidget(self._scan_card(), 5)
        work.addWidget(self._inbox_card(), 4)
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(6)
        self.addWidget(self.title)
        self.addWidget(self.rule)
        self.addLayout(work, 1)

    def _papers_card(self) -> QFrame:
        card, column = _card("Giấy tờ của hồ sơ")
        column.addWidget(self.papers, 1)
        column.addWidget(self.told)
        column.addWidget(self.asking)
        column.addWidget(self.verbs)
        self.asking.hide()
        return card

    def _scan_card(self) -> QFrame:
        card, column = _card("")
        column.addWidget(self.scan_title)
        column.addWidget(self.scan, 1)
        column.addWidget(self.hint)
        column.addWidget(_row(self.turn, self.look, self.out))
        return card

    def _inbox_card(self) -> QFrame:
        card, column = _card("Ảnh mới")
        column.addWidget(self.inbox, 1)
        column.addWidget(self.inbox_told)
        column.addWidget(_row(self.take_in, self.files, self.camera))
        return card


def _row(*buttons: QWidget) -> QWidget:
    """Buttons side by side, on a second line where the type is large."""
    row = QWidget()
    flow = FlowLayout(6)
    flow.setContentsMargins(0, 0, 0, 0)
    row.setLayout(flow)
    for button in buttons:
        flow.addWidget(button)
    return row


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    if title:
        column.addWidget(PlainLabel(title, "strong"))
    return card, column
