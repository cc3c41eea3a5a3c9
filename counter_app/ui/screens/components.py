# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of this case: questions that decide which, then two lists to tick, then what is missing.

Papers to hand in and papers only to show never share a list: asking copies of the latter is against the law.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.channels import Channel
from counter_app.domain.checklist import Checklist
from counter_app.ui.screens.components_layout import ComponentsLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.widgets.tick_row import TickRow
from counter_app.ui.widgets.toggles import Toggles


class ComponentsScreen(QWidget):
    """Announces answers and ticks as they are made; shows again at once what follows from them."""

    choices_changed = Signal(dict)
    channel_changed = Signal(str)
    """By which way it is filed (a channel's code)."""
    ticks_changed = Signal(object)
    """frozenset[str]: ids of the papers that are there."""
    traits_changed = Signal(object)
    """frozenset[Trait]: what the clerk says of the visitor."""
    reason_settled = Signal(str)
    answer_requested = Signal()
    """The decision is wanted on paper."""
    slip_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checklist: Checklist | None = None
        self._parts = ComponentsLayout()
        self.setLayout(self._parts)
        self.decision = self._parts.decision
        self.decision.traits_changed.connect(self.traits_changed)
        self.decision.reason_settled.connect(self.reason_settled)
        self.decision.present_changed.connect(self._take_presence)
        self.decision.asked_anew.connect(self._watch_strip)
        self._watch_strip()
        self.decision.print_requested.connect(self.answer_requested)
        bind(Key.VISITOR, self, self._to_visitor)
        bind(Key.CHANNEL, self, self._to_channel)
        bind(Key.WHY, self, self.decision.toggle_why)
        self.decision.why_shown.connect(self._parts.to_top)
        bind(Key.PRINT_ANSWER, self, self.answer_requested.emit)
        self._parts.slip.clicked.connect(self.slip_requested)
        self._parts.tick_all.clicked.connect(self._tick_all)
        bind(Key.TICK_ALL, self, self._tick_all)
        bind(Key.PRINT, self, self._print_slip)
        bind(Key.NEXT, self, self._enter)
        bind(Key.NEXT_STEP, self, self.next_requested.emit)
        bind(Key.BACK, self, self.back_requested.emit)

    def show_case(self, checklist: Checklist, channel: str = Channel.DIRECT) -> None:
        """Show a case; the same procedure keeps its rows, so that nothing jumps and the focus stays."""
        is_new = self._checklist is None or self._checklist.procedure != checklist.procedure
        chose = self._holds_channel()
        self._checklist = checklist
        if is_new:
            self.decision.put_why_away()
            self._parts.build(checklist.procedure)
            self._connect_rows()
        if self._parts.channel is not None:
            self._parts.channel.set_current(channel)
        self._refresh()
        if is_new:
            self._take_focus()
            if chose:  # another way brings other papers: the rows are new, the clerk is where they were
                self._to_channel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down walk through questions and papers, left and right between the two lists."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                return self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
            row = watched.parent()
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and isinstance(row, TickRow):
                return self._cross(row)
        return super().eventFilter(watched, event)

    def _connect_rows(self) -> None:
        if self._parts.channel is not None:
            self._parts.channel.picked.connect(self.channel_changed)
            for button in self._parts.channel.findChildren(QWidget):
                button.installEventFilter(self)
        for question_id, segments in self._parts.questions.items():
            segments.picked.connect(lambda code, asked=question_id: self._choose(asked, code))
            for button in segments.findChildren(QWidget):
                button.installEventFilter(self)
        for row in self._parts.ticks():
            row.ticked.connect(self._tick)
            row.box.installEventFilter(self)

    def _take_focus(self) -> None:
        above = len(self.decision.stops()) + (self._parts.channel is not None)
        for first in self._stops()[above : above + 1]:
            self.setFocusProxy(first)
            if self.isVisible():
                first.setFocus()

    def _choose(self, question_id: str, code: str) -> None:
        if self._checklist is None:
            return
        choices = self._checklist.settled_choices() | {question_id: code}
        self._checklist = replace(self._checklist, choices=choices)
        self._refresh()
        self.choices_changed.emit(self._checklist.settled_choices())

    def _tick(self, component_id: str, on: bool) -> None:
        if self._checklist is not None:
            ticks = self._checklist.ticks - {component_id}
            self._set_ticks(ticks | {component_id} if on else ticks)

    def _tick_all(self) -> None:
        if self._checklist is not None:
            rows = {row.component.id for row in self._parts.ticks() if not row.isHidden()}
            # Pressed again when everything is ticked, it takes the ticks off: the way back from a slip.
            ticks = self._checklist.ticks
            self._set_ticks(ticks - rows if rows <= ticks else ticks | rows)

    def _set_ticks(self, ticks: frozenset[str] | set[str]) -> None:
        if self._checklist is not None:
            self._checklist = replace(self._checklist, ticks=frozenset(ticks))
            self._refresh()
            self.ticks_changed.emit(self._checklist.ticks)

    def _take_presence(self, present: frozenset[str]) -> None:
        if self._checklist is not None:
            self._set_ticks((self._checklist.ticks - set(self._checklist.to_be_present())) | present)

    def _watch_strip(self) -> None:
        for part in self.decision.watched():
            part.installEventFilter(self)

    def _to_channel(self) -> None:
        if self._parts.channel is not None:
            self._parts.channel.setFocus()

    def _holds_channel(self) -> bool:
        return self._parts.channel is not None and _holds(self._parts.channel, QApplication.focusWidget())

    def _to_visitor(self) -> None:
        if not self.decision.isHidden():
            self.decision.traits.setFocus()

    def _print_slip(self) -> None:
        if self._checklist is not None and not self._checklist.is_complete:
            self.slip_requested.emit()

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if focused is self._parts.slip or focused is self._parts.tick_all:
            self._parts.press(focused)
        elif not self.decision.press(focused):
            self.next_requested.emit()

    def _refresh(self) -> None:
        if self._checklist is not None:
            self._parts.refresh(self._checklist)

    def _stops(self) -> list[QWidget]:
        """Everything the arrows stop at, in reading order."""
        questions: list[QWidget] = [part for part in self._parts.questions.values() if not part.isHidden()]
        return (
            self.decision.stops()
            + ([self._parts.channel] if self._parts.channel is not None else [])
            + questions
            + [row for row in self._parts.ticks() if not row.isHidden()]
            + self._parts.not_known
        )

    def _walk(self, step: int) -> bool:
        stops = self._stops()
        focused = QApplication.focusWidget()
        here = next((place for place, stop in enumerate(stops) if _holds(stop, focused)), -1)
        if stops:
            self._go_to(stops[min(len(stops) - 1, max(0, here + step))])
        return True

    def _cross(self, row: TickRow) -> bool:
        handed_in, shown = self._parts.columns()
        here, there = (handed_in, shown) if row in handed_in else (shown, handed_in)
        open_rows = [other for other in there if not other.isHidden()]
        if open_rows:
            self._go_to(open_rows[min(here.index(row), len(open_rows) - 1)])
        return True

    def _go_to(self, stop: QWidget) -> None:
        stop.setFocus()
        self._parts.bring_into_sight(stop)


def _holds(stop: QWidget, focused: QWidget | None) -> bool:
    if isinstance(stop, Segments | TickRow | Toggles):
        return focused is not None and stop.isAncestorOf(focused)
    return stop is focused
