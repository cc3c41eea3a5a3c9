# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the reports: the period, how it stands, the tables at the left, one table with its pictures, the verbs."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from counter_app.ui.models.board_rows import NEXT
from counter_app.ui.models.report_rows import ReportRows
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.asking_panel import AskingPanel
from counter_app.ui.widgets.dossier_table import dossier_table
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.period_bar import PeriodBar
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.report_pictures import ReportPictures
from counter_app.ui.widgets.report_table import ReportTable

_LIST_LETTERS = 28
_TABLE_LINES, _AROUND_LINES = 13, 4
"""In lines of text: the least a table needs below its pictures, and what stands above and below both."""


class ReportsLayout(QVBoxLayout):
    """The parts; decides nothing but whether pictures and table have room above each other."""

    def __init__(self, rows: ReportRows, dossiers: QAbstractItemModel) -> None:
        super().__init__()
        self.period = PeriodBar()
        self.state = PlainLabel("", "secondary").wrapped()
        self.tables = QListWidget()
        self.tables.setAccessibleName("Các bảng")
        self.tables.setWordWrap(True)
        self.tables.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = PlainLabel("", "strong").wrapped()
        self.order = PlainLabel("", "secondary")
        self.pictures = ReportPictures()
        self.table = ReportTable(rows)
        self.cell = PlainLabel("", "strong").wrapped()
        self.definition = PlainLabel("", "secondary").wrapped()
        self.counting = PlainLabel("", "secondary").wrapped()
        self.behind_title = PlainLabel("", "strong").wrapped()
        self.behind = dossier_table(dossiers, "Hồ sơ đứng sau con số")
        self.behind.hideColumn(NEXT)  # here Enter looks, and does no step of the dossier
        self.asking = AskingPanel()
        self.asked_about = PlainLabel("", "secondary").wrapped()
        self.next = ActionButton("Xuất ra USB", "primary", Key.NEXT_STEP)
        self.save = ActionButton("Lưu tệp", "plain", Key.SAVE_REPORT)
        self.print = ActionButton("In", "plain", Key.PRINT)
        self.adjust = ActionButton("Ghi điều chỉnh", "plain", Key.ADJUST)
        self.copy = ActionButton("Chép", "plain", Key.COPY_TABLE)
        self.sort = ActionButton("Sắp xếp", "plain", Key.SORT)
        self.charts = ActionButton("Biểu đồ", "plain", Key.CHARTS)
        self.pages = QStackedWidget()
        self.page_table = self._table_page()
        self.page_counting = _page(self.counting, None)
        self.page_behind = _page(self.behind_title, self.behind)
        self.page_asking = self._asking_page()
        for page in (self.page_table, self.page_counting, self.page_behind, self.page_asking):
            self.pages.addWidget(page)
        self._place()

    def has_room_for_both(self) -> bool:
        """Whether a table can be read below the pictures."""
        line = self.tables.fontMetrics().height()
        room = self.pages.height() - self.pictures.sizeHint().height() - _AROUND_LINES * line
        return room >= _TABLE_LINES * line

    def fit(self, *, pictures: bool) -> None:
        """Show the pictures above the table where there is room for both, else instead of it."""
        metrics = self.tables.fontMetrics()
        self.tables.setFixedWidth(metrics.averageCharWidth() * _LIST_LETTERS)
        self.tables.doItemsLayout()  # titles added before the width was known have too few lines
        for label in (self.cell, self.definition):
            label.setMinimumHeight(metrics.height())
        self.pictures.setVisible(pictures)
        alone = pictures and not self.has_room_for_both()
        self.pictures.stand_alone(alone)
        self.table.setVisible(not alone)
        self.table.fit()

    def _table_page(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.order)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.pictures)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addWidget(self.cell)
        column.addWidget(self.definition)
        return page

    def _asking_page(self) -> QWidget:
        page = QFrame()
        page.setProperty("role", "card")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.asked_about)
        column.addWidget(self.asking)
        column.addStretch(1)
        return page

    def _place(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.tables)
        middle.addWidget(self.pages, 1)
        verbs = FlowLayout(6)
        for verb in (self.next, self.adjust, self.save, self.print, self.copy, self.sort, self.charts):
            verbs.addWidget(verb)
        self.setContentsMargins(16, 10, 16, 10)
        self.setSpacing(8)
        self.addWidget(self.period)
        self.addWidget(self.state)
        self.addLayout(middle, 1)
        self.addLayout(verbs)


def _page(label: PlainLabel, under: QWidget | None) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(label)
    if under is not None:
        column.addWidget(under, 1)
    else:
        column.addStretch(1)
    return page
