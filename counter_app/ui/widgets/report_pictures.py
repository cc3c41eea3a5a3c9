# SPDX-License-Identifier: GPL-3.0-or-later
"""The two pictures beside a table: one number over the periods, and one column group by group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from counter_app.ui.report_bars import group_bars, period_bars, pictured_column, share_column
from counter_app.ui.widgets.group_chart import GroupChart
from counter_app.ui.widgets.period_chart import PeriodChart

if TYPE_CHECKING:
    from counter_app.domain.tally import Column, CountTable, Row, Tally


class ReportPictures(QFrame):
    """Both follow the cursor of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.course, self.groups = PeriodChart(), GroupChart()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 6, 12, 6)
        self._box.setSpacing(20)
        self._box.addWidget(self.course, 3)
        self._box.addWidget(self.groups, 2)

    def stand_alone(self, alone: bool) -> None:
        """Fill the place of the table, one above the other; else a strip above it, side by side."""
        directions, policies = QBoxLayout.Direction, QSizePolicy.Policy
        self._box.setDirection(directions.TopToBottom if alone else directions.LeftToRight)
        self.setSizePolicy(policies.Preferred, policies.Expanding if alone else policies.Fixed)

    def draw(
        self, tally: Tally, counted: Mapping[str, Tally], table: CountTable, row: Row | None, column: Column | None
    ) -> None:
        """Draw a number; without a row that of the whole table. ``counted``: other periods by their code."""
        pictured, shown = pictured_column(table.columns, column), row or table.total
        if pictured is None:
            return
        share = share_column(table)
        line = share.title if share and share.id != pictured.id else ""
        key, about = (shown.key, shown.title) if shown else ("", table.title)
        head = ": ".join(filter(None, (pictured.group, pictured.title)))
        bars = period_bars(tally, counted, table.id, key, pictured, share if line else None)
        self.course.show_bars(f"{head} · {about}" + (f"   - ○ - {line}" if line else ""), bars, line)
        self.groups.show_bars(f"{head} · theo {table.row_title.lower()}", group_bars(table, pictured), len(table.rows))
