# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the first-start page: three fields at the left, the sample of the paper's head at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.administrative_units import Province
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.letter_head import LetterHead
from counter_app.ui.widgets.plain_label import PlainLabel, restyle
from counter_app.ui.widgets.province_pick import ProvincePick
from counter_app.ui.widgets.segments import Segments

KINDS = ("xã", "phường", "đặc khu")
WIDEST_PX = 1100


class FirstRunLayout(QHBoxLayout):
    """The parts; decides nothing."""

    def __init__(self, provinces: tuple[Province, ...], today: date) -> None:
        super().__init__()
        self.kind = Segments("Loại đơn vị", [(kind, kind) for kind in KINDS])
        self.commune = QLineEdit()
        self.province = ProvincePick(provinces, "Tỉnh, thành phố")
        self.clerk = QLineEdit()
        self.head = LetterHead(today)
        self.begin = ActionButton("Bắt đầu làm việc", "primary", Key.NEXT_STEP)
        self._problems: dict[QLineEdit, PlainLabel] = {}
        page = QWidget()
        page.setMaximumWidth(WIDEST_PX)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(24)
        columns.addWidget(self._fields(), 1)
        columns.addLayout(self._beside(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 8)
        row.addStretch(1)
        scroll.setWidget(middle)
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(scroll)

    def say_problem(self, field: QLineEdit, sentence: str) -> None:
        """Write under a field what to mend; empty takes it away."""
        label = self._problems[field]
        label.setText(f"■ {sentence}" if sentence else "")
        label.setVisible(bool(sentence))
        field.setProperty("problem", "true" if sentence else "false")
        restyle(field)

    def _fields(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("Quầy này của cơ quan nào?", "title").wrapped())
        column.addWidget(
            PlainLabel("Chỉ hỏi một lần. Sửa lại được bất cứ lúc nào trong Cài đặt (F11).", "secondary").wrapped()
        )
        column.addSpacing(12)
        self._add(column, "Xã, phường, đặc khu", self.commune, self.commune, before=self.kind)
        self._add(column, "Tỉnh, thành phố", self.province.line, self.province)
        self._add(column, "Người tiếp nhận (có thể để trống)", self.clerk, self.clerk)
        column.addSpacing(12)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return box

    def _add(
        self, column: QVBoxLayout, title: str, field: QLineEdit, shown: QWidget, before: QWidget | None = None
    ) -> None:
        label = PlainLabel(title, "strong")
        label.setBuddy(field)
        field.setAccessibleName(title)
        problem = PlainLabel("", "bad").wrapped()
        problem.hide()
        self._problems[field] = problem
        column.addWidget(label)
        if before is not None:
            column.addWidget(before)
        column.addWidget(shown)
        column.addWidget(problem)
        column.addSpacing(8)

    def _beside(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(PlainLabel("Trên giấy tờ sẽ viết như thế này", "strong"))
        column.addWidget(self.head)
        column.addWidget(
            PlainLabel(
                "Địa danh trước ngày tháng là tên xã, phường, đặc khu, không ghi loại đơn vị"
                " (Nghị định 30/2020/NĐ-CP).",
                "secondary",
            ).wrapped()
        )
        column.addStretch(1)
        return column
