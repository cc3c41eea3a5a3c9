# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the list of dossiers: search line, filter chips, table, verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout

from counter_app.domain.dossier import DossierLine, DossierState
from counter_app.ui.models.dossier_rows import NUMBER, PERSON, PROCEDURE
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel, button_text


@dataclass(frozen=True)
class Filter:
    """A chip: its word and the states it lets through."""

    title: str
    states: frozenset[DossierState]


FILTERS = (
    Filter("Đang làm", frozenset(DossierState) - {DossierState.DISCARDED}),
    *(Filter(state.caption, frozenset({state})) for state in DossierState),
)


class DossiersLayout(QVBoxLayout):
    """The parts; decides nothing."""

    def __init__(self, rows: QAbstractItemModel) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("Tên (không cần dấu), số định danh, số hồ sơ, mã thủ tục")
        self.search.setClearButtonEnabled(True)
        self.title = PlainLabel("Tìm hồ sơ", "heading")
        self.title.setBuddy(self.search)
        self.search.setAccessibleName(self.title.text())
        self.chips = [ActionButton(choice.title, "chip") for choice in FILTERS]
        self.table = _table(rows)
        self.nothing = PlainLabel("", "secondary").wrapped()
        self.open = ActionButton("Mở", "primary", Key.NEXT)
        self.set_aside = ActionButton("Để lại làm sau", "plain", Key.SET_ASIDE)
        self.discard = ActionButton("Bỏ", "plain", Key.DISCARD)
        self.take_back = ActionButton("Lấy lại", "plain", Key.TAKE_BACK)
        self._place()

    def write_counts(self, lines: Sequence[DossierLine], picked: Filter, searching: bool) -> None:
        """Write the numbers on the chips, mark the picked one, and say when there is nothing."""
        for chip, choice in zip(self.chips, FILTERS, strict=True):
            number = sum(line.state in choice.states for line in lines)
            chip.setText(button_text(f"{choice.title}  {number}"))
            chip.setAccessibleName(f"{choice.title}: {number} hồ sơ")
            chip.setChecked(choice is picked)
        empty = not any(line.state in picked.states for line in lines)
        where = f" trong «{picked.title}»" if picked is not FILTERS[0] else ""
        self.nothing.setText(f"Không thấy hồ sơ nào{where}." + (" Thử bớt chữ, hoặc gõ số hồ sơ." if searching else ""))
        self.nothing.setVisible(empty)

    def _place(self) -> None:
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(8)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.chips:
            chip.setCheckable(True)
            chips.addWidget(chip)
        chips.addStretch(1)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for button in (self.set_aside, self.discard, self.take_back):
            verbs.addWidget(button)
        verbs.addStretch(1)
        verbs.addWidget(self.open)
        self.addWidget(self.title)
        self.addWidget(self.search)
        self.addLayout(chips)
        self.addWidget(self.nothing)
        self.addWidget(self.table, 1)
        self.addLayout(verbs)


def _table(rows: QAbstractItemModel) -> QTableView:
    table = QTableView()
    table.setModel(rows)
    table.setAccessibleName("Danh sách hồ sơ")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in (PERSON, PROCEDURE):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.ResizeToContents)
    return table
