# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of the day above the board: what came, what went, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui.widgets.plain_label import PlainLabel, Role

if TYPE_CHECKING:
    from counter_app.domain.board import BoardCounts

_WORDS = ("hôm nay nhận", "đã trả", "chờ ký", "quá giờ", "chờ nhập hệ thống")
_LATE, _TO_ENTER = 3, 4


class BoardCounters(QFrame):
    """Five numbers, each with its word; a late one is coloured only when there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._numbers: list[PlainLabel] = []
        for word in _WORDS:
            number = PlainLabel("–", "heading")
            number.setAccessibleName(word)
            self._numbers.append(number)
            row.addWidget(number)
            row.addWidget(PlainLabel(word, "secondary"))
            row.addSpacing(14)
        row.addStretch(1)

    def show_counts(self, counts: BoardCounts) -> None:
        """Show the numbers of now."""
        numbers = (
            counts.received_today,
            counts.returned_today,
            counts.to_sign,
            counts.overdue,
            counts.without_official_number,
        )
        for place, (label, number) in enumerate(zip(self._numbers, numbers, strict=True)):
            label.setText(str(number))
            label.setAccessibleName(f"{_WORDS[place]}: {number}")
            label.set_role(_role(place, number))


def _role(place: int, number: int) -> Role:
    if number and place == _LATE:
        return "bad-number"
    return "wait-number" if number and place == _TO_ENTER else "heading"
