# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the catalogue: search line, filters and list at the left, the whole page of a procedure at the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QSplitter, QVBoxLayout, QWidget

from counter_app.ui.models.catalogue_rows import MARK
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.catalogue_filters import CatalogueFilters
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.hit_delegate import HitDelegate
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.procedure_card import ProcedureCard

GAP_PX = 8


class CatalogueLayout(QHBoxLayout):
    """The parts; decides nothing."""

    def __init__(self, rows: QAbstractItemModel) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("Tên thủ tục, lời người dân nói, hoặc mã số")
        self.search.setClearButtonEnabled(True)
        self.title = PlainLabel("Danh mục thủ tục", "heading")
        self.title.setBuddy(self.search)
        self.search.setAccessibleName(self.title.text())
        self.filters = CatalogueFilters()
        self.counted = PlainLabel("", "secondary").wrapped()
        self.rows = QListView()
        self.rows.setModel(rows)
        self.rows.setItemDelegate(HitDelegate(self.rows, MARK))
        self.rows.setUniformItemSizes(True)
        self.rows.setAccessibleName("Các thủ tục của danh mục")
        self.page = ProcedureCard()
        self.forms = QComboBox()
        self.forms.setAccessibleName("Tờ khai nào")
        self.forms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.begin = ActionButton("Tiếp nhận thủ tục này", "primary", Key.NEXT)
        self.guide = ActionButton("In hướng dẫn", "plain", Key.PRINT)
        self.guide_file = ActionButton("Hướng dẫn ra PDF", "plain", Key.SAVE_PDF)
        self.blank = ActionButton("In tờ khai trắng", "plain", Key.BLANK_FORM)
        self.sample = ActionButton("In bản viết mẫu", "plain", Key.SAMPLE_FORM)
        self.mark = ActionButton("Đánh dấu", "plain", Key.MARK)
        self.press = ActionButton("Cuốn mẫu, niêm yết", "plain", Key.PRESS)
        self.packs = ActionButton("Gói danh mục", "plain", Key.PACKS)
        self._place()

    def _place(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(GAP_PX)
        for widget in (self.title, self.search, self.filters, self.counted):
            column.addWidget(widget)
        column.addWidget(self.rows, 1)
        column.addLayout(_flow(self.mark, self.press, self.packs))
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 12, 16, 12)
        beside.setSpacing(GAP_PX)
        beside.addWidget(self.page, 1)
        beside.addWidget(self.forms)
        beside.addLayout(_flow(self.begin, self.guide, self.guide_file, self.blank, self.sample))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 7)
        split.setSizes([520, 740])
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(split)


def _flow(*buttons: ActionButton) -> FlowLayout:
    row = FlowLayout(GAP_PX)
    for button in buttons:
        row.addWidget(button)
    return row
