# SPDX-License-Identifier: GPL-3.0-or-later
"""«Lịch trực»: the coming model days at the left, who is on duty for what at the right, changed by a digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.day_words import plain_day
from counter_app.ui.screens.asked_list import AskedList
from counter_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from counter_app.casework.roster_desk import RosterDay

NAME, NAME_ALL, STRIKE, PRINT = "name", "name_all", "strike", "print"
NOBODY = "▲ chưa phân công ai"
NO_DAYS = (
    "Năm tuần tới không có ngày thực hiện mô hình: chưa bật mô hình nào có thứ cố định (Cài đặt, Mô hình phục vụ)."
)


class RosterScreen(AskedList):
    """Signal: wished (what is wanted)."""

    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Các ngày thực hiện mô hình", parent)
        self._days: list[RosterDay] = []
        self.title = PlainLabel("", "heading").wrapped()
        self.plans = PlainLabel("", "secondary").wrapped()
        self.lines = PlainLabel("").wrapped()
        self.place(
            (
                PlainLabel("Lịch trực", "heading"),
                PlainLabel("Các ngày thực hiện mô hình trong năm tuần tới.", "secondary").wrapped(),
            ),
            (self.title, self.plans, self.lines, self.keys, self.asking),
        )
        self.keys.picked.connect(self.wished)
        self.stop_asking()

    @property
    def chosen(self) -> RosterDay | None:
        """The day that is marked."""
        row = self.list.currentRow()
        return self._days[row] if 0 <= row < len(self._days) else None

    def show_days(self, days: Sequence[RosterDay]) -> None:
        """Show these, standing on the same day as before."""
        before = self.chosen.day if self.chosen else None
        self._days = list(days)
        row = next((place for place, one in enumerate(days) if one.day == before), 0)
        self.show_lines([_line(one) for one in days], row)

    def show_row(self, _row: int) -> None:
        """The plans of the marked day, and who is on duty for what."""
        chosen = self.chosen
        self.title.setText(plain_day(chosen.day) if chosen else "Không có ngày nào")
        self.plans.setText("\n".join(chosen.titles) if chosen else NO_DAYS)
        told = [f"•  {line.colleague.name}: {line.duty}" for line in chosen.lines] if chosen else []
        self.lines.setText("\n".join(told) or (NOBODY if chosen else ""))
        wishes = [(NAME, "Phân công người trực"), (NAME_ALL, "Phân công cho mọi ngày bên trái")] if chosen else []
        wishes += [(STRIKE, "Bỏ một người")] if told else []
        self.keys.offer([*wishes, (PRINT, "In lịch trực")] if chosen else [])
        self.show_parts(asking=False)

    def enter(self) -> bool:
        """Name somebody for the marked day."""
        if self.chosen is not None:
            self.wished.emit(NAME)
        return self.chosen is not None


def _line(day: RosterDay) -> str:
    named = ", ".join(dict.fromkeys(line.colleague.name for line in day.lines))
    return f"{plain_day(day.day)}\n     {named or NOBODY}"
