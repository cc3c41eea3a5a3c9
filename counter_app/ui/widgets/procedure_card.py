# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of a procedure: what it needs, how long, what it costs, by which law, and how sure we are.

Papers to hand in and papers to show stand in two columns, because they are two different duties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui import phrases
from counter_app.ui.widgets.badges import badge, certainty_badge
from counter_app.ui.widgets.plain_label import PlainLabel, Role

if TYPE_CHECKING:
    from counter_app.domain.offered import Origin
    from counter_app.domain.procedure import Component, Procedure


@dataclass(frozen=True)
class Line:
    """One line of a section, with words on tinted ground behind it where something is to be seen at a glance."""

    words: str
    badges: tuple[tuple[str, Role], ...] = ()
    quiet: bool = False


@dataclass(frozen=True)
class Section:
    """More of a procedure than the counter needs in the queue: its questions, its forms, its sources."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Aside:
    """What is said of a procedure besides its own facts: which layer it comes from, what is out of time today.

    ``today``: what holds now, as words on a ground («được viết hộ hôm nay», «trả ngay»).
    ``sections``: what the whole page tells and the card at the search line leaves out; ``of_papers``: more of a
    component, by its id.
    """

    origin: Origin = "shipped"
    warnings: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    of_papers: Mapping[str, str] = field(default_factory=dict)
    today: tuple[tuple[str, Role], ...] = ()


NOTHING_MORE = Aside()


class ProcedureCard(QScrollArea):
    """Shows one procedure at a time; scrolls by itself when it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Thông tin thủ tục")
        self._shown: tuple[Procedure | None, Aside] | None = None
        self.show_procedure(None)

    def show_procedure(self, procedure: Procedure | None, aside: Aside = NOTHING_MORE) -> None:
        """Replace the card; None leaves it blank."""
        if self._shown == (procedure, aside):
            return
        self._shown = (procedure, aside)
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        if procedure is not None:
            _fill(column, procedure, aside)
        column.addStretch(1)
        self.setWidget(card)
        self.verticalScrollBar().setValue(0)


def _fill(column: QVBoxLayout, procedure: Procedure, aside: Aside) -> None:
    column.addWidget(PlainLabel(procedure.name, "heading").wrapped())
    column.addLayout(_badges(procedure, aside))
    if aside.today:
        column.addLayout(_today(aside))
    for warning in (*aside.warnings, phrases.not_written_for(procedure)):
        if warning:
            column.addWidget(PlainLabel(f"▲  {warning}", "wait").wrapped())
    column.addSpacing(4)
    column.addLayout(_facts(procedure))
    column.addSpacing(8)
    if procedure.components:
        column.addLayout(_components(procedure, aside.of_papers))
        column.addSpacing(8)
    if procedure.notes:
        column.addWidget(PlainLabel("Lưu ý", "strong"))
        for note in procedure.notes:
            column.addWidget(PlainLabel(f"–  {note}").wrapped())
        column.addSpacing(8)
    for section in aside.sections:
        column.addWidget(PlainLabel(section.title, "strong"))
        for line in section.lines:
            column.addLayout(_line(line))
        column.addSpacing(8)
    if procedure.legal_basis:
        column.addWidget(PlainLabel("Căn cứ pháp lý", "strong"))
    for basis in procedure.legal_basis:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(f"–  {phrases.law(basis)}").wrapped(), 1)
        if basis.certainty != "verified":
            row.addWidget(certainty_badge(basis.certainty), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)


def _line(line: Line) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    words = PlainLabel(line.words, "small").wrapped() if line.quiet else PlainLabel(f"–  {line.words}").wrapped()
    row.addWidget(words, 1)
    for text, role in line.badges:
        row.addWidget(badge(text, role), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _badges(procedure: Procedure, aside: Aside) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(badge(procedure.code))
    row.addWidget(badge(procedure.sector))
    row.addWidget(certainty_badge(procedure.certainty))
    if phrases.ORIGINS[aside.origin]:
        row.addWidget(badge(phrases.ORIGINS[aside.origin], "accent"))
    row.addStretch(1)
    return row


def _today(aside: Aside) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for words, role in aside.today:
        row.addWidget(badge(words, role))
    row.addStretch(1)
    return row


def _facts(procedure: Procedure) -> QLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    facts = (
        ("Thời hạn", "\n".join(phrases.time_limit(limit) for limit in procedure.time_limits)),
        ("Trả ngay", procedure.same_day),
        ("Kết quả", procedure.result),
        ("Lệ phí", phrases.fee(procedure)),
        ("Ai đến nộp", procedure.who_comes),
        ("Phải có mặt", "; ".join(procedure.must_be_present)),
        ("Cách nộp", procedure.online_only),
        ("Nơi giải quyết", procedure.agency),
        ("Mẫu in", "" if procedure.has_forms else "Chưa có; thủ tục này chỉ để tra cứu và tiếp nhận"),
        ("Giấy tờ", "" if procedure.components else "Chưa có dữ liệu; xem Cổng dịch vụ công quốc gia"),
    )
    for title, words in facts:
        if words:
            row = grid.rowCount()
            grid.addWidget(PlainLabel(title, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(words).wrapped(), row, 1)
    return grid


def _components(procedure: Procedure, more: Mapping[str, str]) -> QLayout:
    kept = [component for component in procedure.components if component.way == "hand_in"]
    shown = [component for component in procedure.components if component.way == "show"]
    looked_up = [component for component in procedure.components if component.way == "look_up"]
    columns = QHBoxLayout()
    columns.setSpacing(24)
    left, right = QVBoxLayout(), QVBoxLayout()
    _list(left, "PHẢI NỘP", kept, more)
    _list(right, "CHỈ XUẤT TRÌNH", shown, more)
    if looked_up:
        right.addSpacing(8)
        _list(right, "CƠ QUAN TỰ TRA CỨU", looked_up, more)
    for column in (left, right):
        column.setSpacing(4)
        column.addStretch(1)
        columns.addLayout(column, 1)
    return columns


def _list(column: QVBoxLayout, title: str, components: Iterable[Component], more: Mapping[str, str]) -> None:
    column.addWidget(PlainLabel(title, "strong"))
    empty = True
    for component in components:
        empty = False
        column.addWidget(PlainLabel(component.name).wrapped())
        column.addWidget(PlainLabel(_aside(component), "small").wrapped())
        if told := more.get(component.id):
            column.addWidget(PlainLabel(told, "small").wrapped())
    if empty:
        column.addWidget(PlainLabel("Không có", "secondary"))


def _aside(component: Component) -> str:
    parts = [phrases.quantity(component)]
    if component.made_here:
        parts.append("viết tại quầy")
    if component.needed_when is not None:
        parts.append("tùy trường hợp")
    if component.certainty != "verified":
        parts.append(phrases.CERTAINTY[component.certainty])
    return "  ·  ".join(parts)
