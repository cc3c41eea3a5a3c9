# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: rail, day, steps, the screen, the notice and the bottom line.

It knows no procedure and no register. Esc and Ctrl+Enter are taken only when the screen left them unused, so
a screen may bind them itself and is never overtaken.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from counter_app.ui.notices import Level, NoticeBoard
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_bar import ActionBar
from counter_app.ui.widgets.crash_panel import CrashPanel
from counter_app.ui.widgets.day_banner import DayBanner
from counter_app.ui.widgets.follow_strip import FollowStrip
from counter_app.ui.widgets.notice_bar import NoticeBar
from counter_app.ui.widgets.practice_bar import PracticeBar
from counter_app.ui.widgets.question_bar import QuestionBar
from counter_app.ui.widgets.rail import PLACES, WITHIN, Rail, place_of
from counter_app.ui.widgets.step_bar import StepBar, StepState
from counter_app.ui.window_cover import WindowCover
from counter_app.ui.window_place import WindowPlace

SMALLEST = QSize(880, 560)


class ScreenStack(QStackedWidget):
    """All screens in one place, which is as high as the window leaves it.

    Left to itself a stack asks for the height the screen in front would like at this width, and squeezes the bottom
    line of a low window for it.
    """

    def hasHeightForWidth(self) -> bool:
        """The screen has no say in it."""
        return False


class WindowLayout(QWidget):
    """Builds the parts and places them; decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rail = Rail()
        self.day = DayBanner()
        self.steps = StepBar()
        self.screens = ScreenStack()
        self.follows = FollowStrip()
        self.question = QuestionBar()
        self.notice = NoticeBar()
        self.bottom = ActionBar()
        work = QVBoxLayout()
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(0)
        work.addWidget(self.day)
        work.addWidget(self.steps)
        work.addWidget(self.follows)
        work.addWidget(self.screens, 1)
        work.addWidget(self.question)
        work.addWidget(self.notice)
        work.addWidget(self.bottom)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(work, 1)


class MainWindow(QMainWindow):
    """Holds the screens by name and announces where the clerk wants to go."""

    rail_chosen = Signal(str)
    step_chosen = Signal(str)
    next_requested = Signal()
    back_requested = Signal()
    set_aside_requested = Signal()
    discard_requested = Signal()
    lock_requested = Signal()
    closing = Signal()
    geometry_changed = Signal(bytes)

    def __init__(self, notices: NoticeBoard | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Quầy một cửa")
        self.setMinimumSize(SMALLEST)
        self._parts = WindowLayout()
        self.practice = PracticeBar()
        self.cover = WindowCover(self, self._parts, self.practice)
        self.question = self._parts.question
        self.follows = self._parts.follows
        self.farewell: Callable[[], str] = str
        """What is to be said before the window goes (once); empty when it may go at once."""
        self.gate: Callable[[str], str] = lambda _place: ""
        """Why a room is closed to who sits here; empty where it is open."""
        self._warned = False
        self._crash = CrashPanel(self)
        self._crash.leave.connect(self.close)
        self._screens: dict[str, QWidget] = {}
        self._before_crash: QWidget | None = None
        self._place = WindowPlace(self)
        self._connect()
        if notices is not None:
            notices.notice.connect(self.say)

    def add_screen(self, name: str, widget: QWidget) -> None:
        """Give the window a screen under a name."""
        self._screens[name] = widget
        self._parts.screens.addWidget(widget)

    def show_screen(self, name: str, reached_from: str = "") -> None:
        """Bring a screen to the front with the focus where its proxy says; the rail marks its room.

        ``reached_from``: the screen that led here, where a screen belongs to no room of its own.
        """
        self._parts.screens.setCurrentWidget(self._screens[name])
        self._screens[name].setFocus()
        place = place_of(reached_from or name)
        self._parts.rail.set_current(place)
        self._parts.follows.show_reasons(place == "choose")

    def current_screen(self) -> str:
        """The name of the screen in front; empty before the first."""
        current = self._parts.screens.currentWidget()
        return next((name for name, widget in self._screens.items() if widget is current), "")

    def set_steps(self, steps: list[StepState]) -> None:
        """Show the steps of a visit; an empty list when there is no visit."""
        self._parts.steps.set_steps(steps)

    def set_action(
        self, next_text: str | None, back_text: str | None, next_key: Key = Key.NEXT_STEP, *, leaving: bool = False
    ) -> None:
        """Name the next action and the way back; None where there is none. ``next_key`` is written on it.

        ``leaving``: what is in front is a visit that can be put aside or dropped.
        """
        self._parts.bottom.set_action(next_text, back_text, next_key, leaving)

    def set_saved(self, text: str) -> None:
        """«đã lưu 10:42:07»."""
        self._parts.bottom.set_saved(text)

    def set_number(self, text: str) -> None:
        """«hồ sơ 26-0312»."""
        self._parts.bottom.set_number(text)

    def set_day_banner(self, text: str, lively: bool) -> None:
        """What day it is; ``lively`` when it is a special one."""
        self._parts.day.set_day(text, lively)

    def set_clerk(self, text: str) -> None:
        """Who sits at the counter, and where."""
        self._parts.day.set_clerk(text)

    def set_rail_shown(self, shown: bool) -> None:
        """Without rail and bottom line: before the office is named and while the register is locked."""
        self._parts.rail.setVisible(shown)
        self._parts.bottom.setVisible(shown)

    def say(self, level: Level, sentence: str) -> None:
        """Put a sentence above the bottom line."""
        self._parts.notice.speak(level, sentence)

    def show_crash(self, sentence: str, report: str) -> None:
        """Cover the window with what went wrong."""
        self._before_crash = self.focusWidget()
        self._crash.speak(sentence, report)

    def restore_geometry(self, kept: bytes) -> None:
        """Stand where the window stood last time."""
        self._place.restore(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys the screen did not want."""
        if self.cover.is_up:  # its keys are not for what lies behind
            event.ignore()
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held == Qt.KeyboardModifier.ControlModifier and self._parts.bottom.offers_next:
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and not held and self._parts.bottom.offers_back:
            self._go_back()
        elif not (self._parts.bottom.offers_leaving and self._leave(QKeySequence(event.keyCombination()))):
            super().keyPressEvent(event)

    def _go(self, place: str) -> None:
        closed = self.gate(place)
        if closed:
            self.say("warn", closed)
        else:
            self.rail_chosen.emit(place)

    def _go_back(self) -> None:
        """Out of a room reached through another, into that one."""
        through = WITHIN.get(self.current_screen())
        if through is not None:
            self.rail_chosen.emit(through)
        else:
            self.back_requested.emit()

    def _leave(self, pressed: QKeySequence) -> bool:
        if pressed in Key.SET_ASIDE.sequences():
            self.set_aside_requested.emit()
        elif pressed in Key.DISCARD.sequences():
            self.discard_requested.emit()
        else:
            return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window goes, so that what is unsaved is kept. A farewell holds it back once."""
        warning = "" if self._warned else self.farewell()
        if warning:
            self._warned = True
            self.say("warn", warning)
            event.ignore()
            return
        self._place.tell()
        self.closing.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        parts = self._parts
        parts.rail.chosen.connect(self._go)
        parts.day.clerk_clicked.connect(self.lock_requested)
        parts.steps.chosen.connect(self.step_chosen)
        parts.bottom.next_requested.connect(self.next_requested)
        parts.bottom.back_requested.connect(self._go_back)
        parts.bottom.set_aside_requested.connect(self.set_aside_requested)
        parts.bottom.discard_requested.connect(self.discard_requested)
        self._place.changed.connect(self.geometry_changed)
        self._crash.go_on.connect(self._return_focus)
        anywhere = Qt.ShortcutContext.WindowShortcut
        for name, (key, _) in PLACES.items():
            bind(key, self, partial(self._go, name), anywhere)
        bind(Key.FIND, self, partial(self._go, "choose"), anywhere)
        bind(Key.LOCK, self, self.lock_requested.emit, anywhere)
        bind(Key.CLOSE_NOTICE, self, parts.notice.put_away, anywhere)
        parts.question.bind_keys(self)
        parts.follows.bind_keys(self)

    def _return_focus(self) -> None:
        if self._before_crash is not None:
            self._before_crash.setFocus()
