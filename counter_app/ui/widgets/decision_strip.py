# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for this visitor before anything is typed: short answers in a row, who the visitor is, and why on a key.

It only shows and announces; what is decided comes from casework each time something is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.casework.decision_words import PRESENCE, Tone, Verdict
from counter_app.domain.visitor import Trait
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel, Role
from counter_app.ui.widgets.toggles import Toggles

ASKED = (
    (Trait.ELDERLY, "Cao tuổi"),
    (Trait.ILLITERATE, "Không biết chữ"),
    (Trait.DISABLED, "Khuyết tật"),
    (Trait.BLIND, "Khiếm thị"),
    (Trait.OTHER, "Lý do khác"),
    (Trait.ORGANISATION, "Tổ chức"),
    (Trait.NEEDS_VERIFICATION, "Phải xác minh"),
    (Trait.ETHNIC_MINORITY, "Dân tộc thiểu số"),
)
_ROLES: dict[Tone, Role] = {"good": "good", "wait": "wait", "bad": "bad", "plain": "strong"}
_SHAPES: dict[Tone, str] = {"good": "✓ ", "wait": "▲ ", "bad": "× ", "plain": ""}


@dataclass(frozen=True)
class DecisionView:
    """What the strip shows.

    ``assumed``: papers are not ticked yet, so it holds «nếu đủ giấy tờ»; ``years``: the visitor's age, 0 when not
    known; ``present``: who must come, by tick id; ``ban``: the law's sentence where the clerk may not write;
    ``asks_minority``: whether the office counts people of ethnic minorities.
    """

    verdicts: tuple[Verdict, ...]
    assumed: bool = False
    traits: frozenset[Trait] = frozenset()
    other_reason: str = ""
    years: int = 0
    present: dict[str, str] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    ban: str = ""
    asks_minority: bool = False


class DecisionStrip(QFrame):
    """Signals: traits_changed (frozenset of Trait), reason_settled (text), present_changed (frozenset of tick ids)."""

    traits_changed = Signal(object)
    reason_settled = Signal(str)
    present_changed = Signal(object)
    print_requested = Signal()
    why_shown = Signal()
    """The reasons were shown or put away."""
    asked_anew = Signal()
    """Other people are asked for: there are new buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._view: DecisionView | None = None
        self._answers = QWidget()
        self._answers.setLayout(FlowLayout(16))
        self._ban = PlainLabel("", "bad").wrapped()
        self._who = PlainLabel("Người đến", "secondary")
        self.traits = Toggles("Người đến", [(trait.value, label) for trait, label in ASKED])
        self._other = QLineEdit()
        self._other.setPlaceholderText("Lý do khác: ghi vài chữ")
        self._other.setAccessibleName("Lý do khác")
        self._present_label = PlainLabel("Đã có mặt?", "secondary")
        self._present_place = QVBoxLayout()
        self.present: Toggles | None = None
        self.why = ActionButton("Vì sao", "quiet", Key.WHY)
        self.print = ActionButton("In trả lời", "quiet", Key.PRINT_ANSWER)
        self._reasons = QWidget()
        self._reasons.hide()
        self._told = QVBoxLayout(self._reasons)
        self._told.setContentsMargins(0, 4, 0, 0)
        self._place()
        self.traits.changed.connect(self._take_traits)
        self._other.editingFinished.connect(lambda: self.reason_settled.emit(self._other.text().strip()))
        self.why.clicked.connect(self.toggle_why)
        self.print.clicked.connect(self.print_requested)
        self.hide()

    def show_decision(self, view: DecisionView) -> None:
        """Show the answers of this moment; the focus stays."""
        if view == self._view:
            return
        if self._view is None or view.present != self._view.present:
            self._ask_presence(view.present)
        self._view = view
        _replace_answers(self._answers, view)
        self._ban.setText(f"×  {view.ban}" if view.ban else "")
        self._ban.setVisible(bool(view.ban))
        self.traits.offer(Trait.ETHNIC_MINORITY.value, offered=view.asks_minority)
        self.traits.show_on({trait.value for trait in view.traits})
        self.traits.say(Trait.ELDERLY.value, f"Cao tuổi ({view.years} tuổi)" if view.years else "Cao tuổi")
        self._other.setVisible(Trait.OTHER in view.traits)
        if not self._other.hasFocus():
            self._other.setText(view.other_reason)
        if self.present is not None:
            self.present.show_on(view.ticks)
        _put(self._told, _reasons(view.verdicts))
        self.show()

    def toggle_why(self) -> None:
        """Show or put away the reasons; the focus stays where it is."""
        self._reasons.setVisible(self._reasons.isHidden())
        self.why_shown.emit()

    def put_why_away(self) -> None:
        """Another procedure begins: its reasons were not asked for."""
        self._reasons.hide()

    @property
    def shows_why(self) -> bool:
        """Whether the reasons are in sight."""
        return not self._reasons.isHidden()

    def stops(self) -> list[QWidget]:
        """What the arrows come to, from above to below."""
        if self.isHidden():
            return []
        rows: list[QWidget | None] = [self.traits, None if self._other.isHidden() else self._other, self.present]
        return [row for row in rows if row is not None]

    def watched(self) -> list[QWidget]:
        """Everything here that can have the focus of a row."""
        rows = [row for row in (self.traits, self.present) if row is not None]
        return [self._other, *(button for row in rows for button in row.findChildren(ActionButton))]

    def press(self, focused: QWidget | None) -> bool:
        """Enter on one of the buttons here; False when the focus is elsewhere."""
        held = self.traits.holds(focused) or (self.present is not None and self.present.holds(focused))
        if isinstance(focused, ActionButton) and (held or focused in (self.why, self.print)):
            focused.click()
            return True
        return False

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.why)
        buttons.addWidget(self.print)
        head = QHBoxLayout()
        head.addWidget(self._answers, 1)
        head.addLayout(buttons)
        head.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._who, 0, 0)
        grid.addWidget(self.traits, 0, 1)
        grid.addWidget(self._other, 1, 1)
        grid.addWidget(self._present_label, 2, 0)
        grid.addLayout(self._present_place, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._ban)
        column.addLayout(grid)
        column.addWidget(self._reasons)
        self._present_label.hide()

    def _ask_presence(self, people: dict[str, str]) -> None:
        if self.present is not None:
            self.present.deleteLater()
            self.present = None
        self._present_label.setVisible(bool(people))
        if people:
            self.present = Toggles("Đã có mặt", list(people.items()))
            self.present.changed.connect(self.present_changed)
            self._present_place.addWidget(self.present)
            self.asked_anew.emit()

    def _take_traits(self, codes: frozenset[str]) -> None:
        traits = frozenset(Trait(code) for code in codes)
        self._other.setVisible(Trait.OTHER in traits)
        if Trait.OTHER in traits and self._view is not None and Trait.OTHER not in self._view.traits:
            self._other.setFocus()
        self.traits_changed.emit(traits)


def _replace_answers(place: QWidget, view: DecisionView) -> None:
    row = place.layout()
    if row is None:
        return
    _clear(row)
    for verdict in view.verdicts:
        if verdict.title == PRESENCE:  # asked below, person by person
            continue
        title = f"{verdict.title} (nếu đủ giấy tờ)" if view.assumed and verdict is view.verdicts[0] else verdict.title
        row.addWidget(_cell(title, verdict))
    row.invalidate()
    place.updateGeometry()


def _put(place: QLayout, widget: QWidget) -> None:
    _clear(place)
    place.addWidget(widget)


def _clear(place: QLayout) -> None:
    while (item := place.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _cell(title: str, verdict: Verdict) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(PlainLabel(title, "small"))
    answer = PlainLabel(f"{_SHAPES[verdict.tone]}{verdict.answer}", _ROLES[verdict.tone])
    column.addWidget(answer)
    return cell


def _reasons(verdicts: Sequence[Verdict]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 8, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 3)
    grid.setColumnStretch(2, 2)
    for verdict in verdicts:
        for place, why in enumerate(verdict.reasons):
            row = grid.rowCount()
            if place == 0:
                grid.addWidget(PlainLabel(verdict.title, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(why.sentence).wrapped(), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(why.source, "secondary").wrapped(), row, 2, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(grid.rowCount(), 1)
    return page
