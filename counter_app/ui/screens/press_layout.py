# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the press: what, of which procedures, where to, and the line that tells how it goes."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.segments import Segments

ABOUT = (
    "Cuốn hồ sơ mẫu: mỗi thủ tục một trang hướng dẫn rồi tờ khai đã viết mẫu, để người dân xem mà viết theo. "
    "Bảng niêm yết: danh sách thủ tục có mã QR để dán ở quầy. Trong đó không có thông tin của người dân nào."
)
WIDEST_PX = 860


class PressLayout(QVBoxLayout):
    """The parts; decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.product = Segments("Làm gì", (("booklet", "Cuốn hồ sơ mẫu"), ("poster", "Bảng niêm yết")))
        self.which = Segments(
            "Thủ tục nào", (("all", "Mọi thủ tục có mẫu in"), ("marked", "Đã đánh dấu"), ("scheme", "Của một mô hình"))
        )
        self.scheme = QComboBox()
        self.scheme.setAccessibleName("Mô hình")
        self.scheme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.size = Segments("Khổ giấy", (("A4", "A4"), ("A3", "A3")))
        self.marked = PlainLabel("", "secondary").wrapped()
        self.place = QLineEdit()
        self.place.setAccessibleName("Lưu vào")
        self.browse = ActionButton("Chọn chỗ…")
        self.make = ActionButton("Làm", "primary", Key.NEXT_STEP)
        self.stop = ActionButton("Dừng, không tạo tệp")
        self.open = ActionButton("Mở tệp")
        self.to_stick = ActionButton("Chép ra USB")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Đã làm được")
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.told = PlainLabel("", "strong").wrapped()
        self._titles: dict[QWidget, PlainLabel] = {}
        self._place()
        self.open.hide()
        self.to_stick.hide()

    def show_row(self, part: QWidget, shown: bool) -> None:
        """Show or hide a part together with its title."""
        self._titles[part].setVisible(shown)
        part.setVisible(shown)

    def _place(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._choices())
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for button in (self.make, self.stop, self.open, self.to_stick):
            verbs.addWidget(button)
        verbs.addStretch(1)
        column.addLayout(verbs)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(8)
        self.addWidget(PlainLabel("Cuốn hồ sơ mẫu, bảng niêm yết", "heading"))
        self.addWidget(PlainLabel(ABOUT, "secondary").wrapped())
        self.addWidget(card)
        self.addStretch(1)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows = (
            ("Làm gì", self.product),
            ("Thủ tục nào", self.which),
            ("", self.marked),
            ("Mô hình", self.scheme),
            ("Khổ giấy", self.size),
            ("Lưu vào", self.place),
        )
        for row, (title, part) in enumerate(rows):
            label = self._titles[part] = PlainLabel(title, "secondary")
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
        grid.addWidget(self.browse, len(rows) - 1, 2)
        return grid
