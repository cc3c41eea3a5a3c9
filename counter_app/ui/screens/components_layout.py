# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the components screen: head with the verdict, questions, two columns, and the line of what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.channels import Channel, channels_of
from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Procedure, Question
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.decision_strip import DecisionStrip
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.widgets.tick_row import NoteRow, TickRow

HAND_IN = "PHẢI NỘP"
SHOW = "CHỈ XUẤT TRÌNH"
SHOW_RULE = "xem rồi trả lại ngay, không thu bản sao"
LOOK_UP = "CƠ QUAN TỰ TRA CỨU"
NOT_KNOWN = (
    "Danh mục chưa ghi thành phần hồ sơ của thủ tục này. Xem thành phần ở thủ tục đã công bố trên Cổng Dịch vụ công; "
    "giấy tờ nhận được thì ghi ở bước Khai."
)
"""Of a procedure that is only listed: neither «đủ» nor «thiếu» would be true."""


class ComponentsLayout(QVBoxLayout):
    """The parts, rebuilt only when the procedure changes."""

    def __init__(self) -> None:
        super().__init__()
        self.questions: dict[str, Segments] = {}
        self.channel: Segments | None = None
        """By which way it is filed; None where there is only one."""
        self._labels: dict[str, PlainLabel] = {}
        self._handed_in: list[TickRow] = []
        self._shown: list[TickRow] = []
        self._notes: list[NoteRow] = []
        self.not_known: list[QWidget] = []
        """In place of the papers, where the catalogue names none."""
        self.title = PlainLabel("", "heading").wrapped()
        self.verdict = PlainLabel("", "good")
        self.verdict.setProperty("big", "true")
        self.nothing_to_show = PlainLabel("")
        self.missing = PlainLabel("").wrapped()
        self.slip = ActionButton("In phiếu nhắc mang thêm giấy tờ", "plain", Key.PRINT)
        self.tick_all = ActionButton("Đánh dấu đủ", "plain", Key.TICK_ALL)
        self.decision = DecisionStrip()
        self._scroll = QScrollArea()
        self._page = QWidget()
        self._whole = QVBoxLayout()
        self._fill_scroll()
        self.setContentsMargins(16, 12, 16, 12)
        self.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.missing, 1)
        foot.addWidget(self.tick_all)
        foot.addWidget(self.slip)
        self.addLayout(head)
        self.addWidget(self._scroll, 1)
        self.addLayout(foot)

    def _fill_scroll(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QWidget()
        whole.setLayout(self._whole)
        self._whole.setContentsMargins(0, 0, 4, 0)
        self._whole.setSpacing(12)
        self._whole.addWidget(self.decision)
        self._whole.addWidget(self._page, 1)
        self._scroll.setWidget(whole)

    def ticks(self) -> list[TickRow]:
        """All rows that can be ticked, hand-in first."""
        return self._handed_in + self._shown

    def columns(self) -> tuple[list[TickRow], list[TickRow]]:
        """The two lists apart."""
        return self._handed_in, self._shown

    def press(self, button: QWidget) -> None:
        """Press the focused button, as Enter does."""
        if isinstance(button, QPushButton):
            button.click()

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll so that a question or paper reached by an arrow is seen."""
        self._scroll.ensureWidgetVisible(part, 0, 24)

    def to_top(self) -> None:
        """Bring the decision back into sight."""
        self._scroll.verticalScrollBar().setValue(0)

    def build(self, procedure: Procedure) -> None:
        """Lay out every question and paper of a procedure; ``refresh`` then hides what this case lacks."""
        self.questions, self._labels = {}, {}
        self._handed_in, self._shown, self._notes, self.not_known = [], [], [], []
        self.title.setText(procedure.name)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.channel = _ways_of(procedure)
        if procedure.questions or self.channel is not None:
            column.addWidget(self._question_card(procedure.questions))
        if procedure.components:
            lists = QHBoxLayout()
            lists.setSpacing(12)
            lists.addWidget(self._hand_in_card(procedure), 1)
            lists.addWidget(self._show_card(procedure), 1)
            column.addLayout(lists)
        else:
            card, inside = _card()
            inside.addWidget(PlainLabel(NOT_KNOWN).wrapped())
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # otherwise no key would reach this screen
            self.not_known = [card]
            column.addWidget(card)
        column.addStretch(1)
        self._whole.replaceWidget(self._page, page)
        self._page.deleteLater()
        self._page = page
        page.show()
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self, checklist: Checklist) -> None:
        """Show what this case asks and needs, what is there, and what is missing."""
        settled = checklist.settled_choices()
        for question_id, segments in self.questions.items():
            asked = question_id in settled
            segments.setVisible(asked)
            self._labels[question_id].setVisible(asked)
            if asked and segments.current() != settled[question_id]:
                segments.set_current(settled[question_id])
        needed = {component.id for component in checklist.needed()}
        for row in self.ticks():
            row.setVisible(row.component.id in needed)
            row.set_ticked(row.component.id in checklist.ticks)
        if checklist.procedure.components:  # else the two lists are not there
            self.nothing_to_show.setVisible(not any(row.component.id in needed for row in self._shown))
        for note in self._notes:
            note.setVisible(note.component.id in needed)
        self._show_verdict(checklist)

    def _show_verdict(self, checklist: Checklist) -> None:
        missing = checklist.missing()
        known = bool(checklist.procedure.components)
        self.verdict.set_role("bad" if missing else "good")
        self.verdict.setText(f"THIẾU {len(missing)}" if missing else "ĐỦ ✓" if known else "")
        names = "; ".join(component.plain for component in missing)
        said = f"Còn thiếu: {names}." if missing else "Đủ giấy tờ, có thể khai."
        self.missing.setText(said if known else "")
        for button in (self.tick_all, self.slip):
            button.setVisible(known)
        self.slip.setEnabled(bool(missing))

    def _question_card(self, questions: tuple[Question, ...]) -> QFrame:
        card, column = _card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        if self.channel is not None:
            label = PlainLabel(f"{Key.CHANNEL.shown}  Nộp qua")
            label.setBuddy(self.channel)
            grid.addWidget(label, 0, 0)
            grid.addWidget(self.channel, 0, 1)
        for row, question in enumerate(questions, start=1):
            label = PlainLabel(question.text).wrapped()
            segments = Segments(question.text, [(choice.code, choice.label) for choice in question.choices])
            segments.set_current(question.default)
            label.setBuddy(segments)
            label.setToolTip(question.why)
            grid.addWidget(label, row, 0)
            grid.addWidget(segments, row, 1)
            self.questions[question.id], self._labels[question.id] = segments, label
        column.addLayout(grid)
        return card

    def _hand_in_card(self, procedure: Procedure) -> QFrame:
        card, column = _card(HAND_IN, "cơ quan giữ lại")
        for component in procedure.components:
            if component.way == "hand_in":
                row = NoteRow(component) if component.made_here else TickRow(component)
                self._keep(row, self._handed_in)
                column.addWidget(row)
        column.addStretch(1)
        return card

    def _show_card(self, procedure: Procedure) -> QFrame:
        card, column = _card(SHOW, SHOW_RULE)
        self.nothing_to_show = PlainLabel("Không phải xuất trình giấy nào.", "secondary")
        column.addWidget(self.nothing_to_show)
        for component in procedure.components:
            if component.way == "show":
                row = TickRow(component)
                self._keep(row, self._shown)
                column.addWidget(row)
        looked_up = [component for component in procedure.components if component.way == "look_up"]
        if looked_up:
            column.addSpacing(8)
            column.addWidget(PlainLabel(LOOK_UP, "strong"))
        for component in looked_up:
            note = NoteRow(component)
            self._notes.append(note)
            column.addWidget(note)
        column.addStretch(1)
        return card

    def _keep(self, row: TickRow | NoteRow, ticks: list[TickRow]) -> None:
        if isinstance(row, TickRow):
            ticks.append(row)
        else:
            self._notes.append(row)


def _ways_of(procedure: Procedure) -> Segments | None:
    ways = [way for way in Channel if way in channels_of(procedure)]
    return Segments("Nộp qua", [(way.value, way.caption) for way in ways]) if len(ways) > 1 else None


def _card(title: str = "", rule: str = "") -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(4)
    if title:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(title, "strong"))
        head.addWidget(PlainLabel(rule, "secondary"))
        head.addStretch(1)
        column.addLayout(head)
    return card, column
