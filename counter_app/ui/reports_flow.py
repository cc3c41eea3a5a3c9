# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports connected with those who count: every count runs behind the window, and a newer wish replaces an older.

A count begins after what was saved before it and then runs beside the register: a save waits only while the facts are
gathered. The period on screen comes first; the others of the picture follow one by one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.casework.rights import NotYours
from counter_app.domain.errors import CounterError
from counter_app.domain.periods import Period, PeriodKind, period_of
from counter_app.domain.roles import Right
from counter_app.domain.tally import Tally
from counter_app.domain.week_end import is_due, week_at_hand
from counter_app.ui.background import Lane
from counter_app.ui.questions import of_kind, typed
from counter_app.ui.report_bars import periods_up_to
from counter_app.ui.report_words import Standing, change_words

if TYPE_CHECKING:
    from counter_app.domain.board import BoardLine
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.reports import ReportsScreen

T = TypeVar("T")
LONGEST_COUNT_S = 1.0
"""Where counting one period takes longer, the others of the picture are not counted: the clerk would be long gone."""
MOST_DOSSIERS = 200
_KINDS: tuple[PeriodKind, ...] = ("week", "month", "quarter", "year")
_NO_DOSSIERS = "Con số này không đếm hồ sơ nên không có danh sách phía sau."


@dataclass(frozen=True)
class ReportDoors:
    """The ways a period leaves the screen: to a stick, into a folder, onto paper.

    ``waiting``: asks the register which weeks have not left yet (blocking).
    """

    export: Callable[[Period], None]
    save: Callable[[Period], None]
    print: Callable[[Period], None]
    waiting: Callable[[], tuple[Period, ...]]


@dataclass(frozen=True)
class _Counted:
    tally: Tally
    standing: Standing
    seconds: float


class ReportsFlow(QObject):
    """Signals: ``dossier_wanted`` (a local number)."""

    dossier_wanted = Signal(str)

    def __init__(self, screen: ReportsScreen, room: Backroom, doors: ReportDoors) -> None:
        super().__init__(screen)
        self._screen, self._room, self._doors = screen, room, doors
        self._period: Period | None = None
        self._anchor = self._opened_on = date.min
        self._now: _Counted | None = None
        self._others: dict[str, Tally] = {}
        self._asking = ""
        screen.moved.connect(self._move)
        screen.kind_wanted.connect(self._change_kind)
        screen.behind_wanted.connect(self._open_number)
        screen.dossier_wanted.connect(self.dossier_wanted)
        screen.next_requested.connect(self._go_on)
        screen.save_requested.connect(lambda: self._let_out(doors.save))
        screen.print_requested.connect(lambda: self._let_out(doors.print))
        screen.adjust_requested.connect(self._ask_reason)
        screen.answered.connect(self._take_answers)
        screen.copied.connect(self._tell_copied)

    def show(self) -> None:
        """Show the week a clerk means today; coming back on the same day, what was shown."""
        today, desk, office = self._room.today, self._room.tallies, self._room.day.office
        if self._period is not None and self._opened_on == today:
            self._count(self._period)
            return
        self._opened_on = today
        now = self._room.clock()
        self._room.background.run_latest(
            Lane.REGISTER,
            "week at hand",
            lambda: week_at_hand(today, office, desk.unissued_weeks(now)),
            self.turn_to,
        )

    def turn_to(self, period: Period) -> None:
        """Count a period and show it; longer and shorter ones are those around its last day."""
        self._opened_on = self._room.today
        self._anchor = min(period.last, self._opened_on)
        self._count(period)

    def _count(self, period: Period) -> None:
        if self._period is None or self._period.kind != period.kind:
            self._others = {}
        self._period = period
        self._screen.begin_counting(period)
        self._after_saves("tally", lambda: self._look(period), self._take)

    def _after_saves(self, key: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Count what was saved until now, without holding up what is saved from now on."""
        background = self._room.background

        def begin(_saved: None) -> None:
            background.run_latest(Lane.COUNT, key, work, then)

        background.run_latest(Lane.REGISTER, key, lambda: None, begin)

    def _look(self, period: Period) -> _Counted | CounterError:
        began = time.monotonic()
        try:
            tally, standing = self._stand(period)
        except CounterError as error:  # said in the table's place: walking through the periods must not shout
            return error
        return _Counted(tally, standing, time.monotonic() - began)

    def _stand(self, period: Period) -> tuple[Tally, Standing]:
        desk, today, office = self._room.tallies, self._room.today, self._room.day.office
        issued, waiting = desk.issued(period), self._doors.waiting()
        if issued is None:
            due = period.kind == "week" and is_due(period, today, office)
            return desk.count(period), Standing(is_due=due, waiting=waiting)
        changes = tuple(desk.changes_since_issue(period))
        return issued.tally, Standing(issued.tally.issued_at, issued.clerk, changes, waiting=waiting)

    def _take(self, found: _Counted | CounterError) -> None:
        if isinstance(found, CounterError):
            self._screen.show_failure(str(found))
            return
        self._now = found
        self._screen.show_tally(found.tally, found.standing)
        self._screen.show_counted(self._others)
        self._count_next()

    def _count_next(self) -> None:
        """Another period of the picture, the latest first."""
        now = self._now
        if now is None or now.seconds > LONGEST_COUNT_S:
            return
        wanted = [one for one in reversed(periods_up_to(now.tally.period)[:-1]) if one.code not in self._others]
        if not wanted:
            return
        desk = self._room.tallies

        def took(tally: Tally) -> None:
            if tally.period.kind == now.tally.period.kind:
                self._others[tally.period.code] = tally
                self._screen.show_counted(self._others)
            if self._now is now and self._screen.isVisible():
                self._count_next()

        self._after_saves("tallies before", lambda: desk.count(wanted[0]), took)

    def _move(self, step: int) -> None:
        if self._period is None:
            return
        wanted = self._period.before() if step < 0 else self._period.after()
        if wanted.first > self._room.today:
            self._room.notices.say("info", f"{wanted.title} chưa đến nên chưa có số liệu.")
            return
        self.turn_to(wanted)

    def _change_kind(self, kind: str) -> None:
        if self._period is None:
            return
        if kind == "range":
            self._ask_days()
            return
        at = _KINDS.index(self._period.kind) if self._period.kind in _KINDS else 0
        place = {"longer": at + 1, "shorter": at - 1}.get(kind)
        if place is None:
            place = _KINDS.index(kind)
        wanted = period_of(_KINDS[min(len(_KINDS) - 1, max(0, place))], self._anchor)
        if wanted != self._period:
            self._count(wanted)  # the day it is chosen around stays: back to the week, it is the same week

    def _open_number(self, table_id: str, row_key: str, column_id: str) -> None:
        room, now = self._room, self._now
        if now is None:
            return
        if not self._may(Right.SEE_OTHERS):
            return
        period = now.tally.period
        table = now.tally.table(table_id)
        row = next((one.title for one in table.every_row() if one.key == row_key), "")
        title = f"{row} · {table.column(column_id).title} · {period.title}"

        def find() -> list[BoardLine] | None:
            try:
                found = room.tallies.dossiers_behind(period, table_id, row_key, column_id, MOST_DOSSIERS)
            except KeyError:
                return None
            return room.board.lines_of([line.id for line in found])

        room.background.run_latest(Lane.REGISTER, "behind", find, lambda lines: self._show_behind(title, lines))

    def _show_behind(self, title: str, lines: list[BoardLine] | None) -> None:
        if not lines:
            self._room.notices.say("info", _NO_DOSSIERS if lines is None else "Không có hồ sơ nào đứng sau con số này.")
            return
        titles = {code: procedure.short_name for code, procedure in self._room.catalog.procedures.items()}
        more = f" (chỉ {MOST_DOSSIERS} hồ sơ đầu)" if len(lines) == MOST_DOSSIERS else ""
        self._screen.show_behind(title + more, lines, titles, self._room.clock())

    def _go_on(self) -> None:
        now = self._now
        if now is None:
            return
        if now.standing.can_be_issued:
            self._issue(now.tally.period)
        else:
            self._let_out(self._doors.export)

    def _issue(self, week: Period) -> None:
        if not self._may(Right.EXPORT):
            return
        desk, clerk = self._room.tallies, self._room.clerk()

        def done(_tally: Tally) -> None:
            self._room.notices.say("good", f"Đã chốt số liệu {week.title.lower()}; bấm Ctrl+Enter để xuất ra USB.")
            self._count(week)

        self._room.background.run(Lane.COUNT, lambda: desk.issue(week, clerk), done)

    def _let_out(self, way: Callable[[Period], None]) -> None:
        if self._now is not None and self._may(Right.EXPORT):
            way(self._now.tally.period)

    def _may(self, right: Right) -> bool:
        who = self._room.who()
        if not who.may(right):
            self._room.notices.report(NotYours(who, right))
        return who.may(right)

    def _ask_reason(self) -> None:
        now = self._now
        if now is None or not now.standing.changes:
            return
        self._asking = "reason"
        about = f"Số liệu {now.tally.period.title.lower()} đã chốt giữ nguyên; những số sau nay đếm khác:\n"
        question = typed("reason", "Vì sao số liệu thay đổi", "Xin ghi lý do; số điều chỉnh đi kèm lý do này.")
        self._screen.ask(about + change_words(now.standing.changes, now.tally), "Ghi điều chỉnh", [question])

    def _ask_days(self) -> None:
        self._asking = "days"
        today = self._room.today
        first, last = (self._period.first, min(self._period.last, today)) if self._period else (today, today)
        self._screen.ask(
            "Đếm từ ngày nào đến hết ngày nào.",
            "Khoảng ngày",
            [
                of_kind("first", "Từ ngày", "date", today, "Xin ghi ngày đầu.", f"{first:%d/%m/%Y}"),
                of_kind("last", "Đến hết ngày", "date", today, "Xin ghi ngày cuối.", f"{last:%d/%m/%Y}"),
            ],
        )

    def _take_answers(self, answers: dict[str, str]) -> None:
        if self._asking == "days":
            self._take_days(answers["first"], answers["last"])
        elif self._now is not None:
            self._adjust(self._now.tally.period, answers["reason"])

    def _take_days(self, first_text: str, last_text: str) -> None:
        try:
            first, last = sorted((date.fromisoformat(first_text), date.fromisoformat(last_text)))
        except ValueError:  # only a month or a year was written
            self._room.notices.say("warn", "Xin ghi đủ ngày, tháng, năm của cả hai ngày.")
            return
        self._screen.back_to_table()
        self.turn_to(Period("range", first, last))

    def _adjust(self, period: Period, reason: str) -> None:
        desk, clerk = self._room.tallies, self._room.clerk()

        def done(_tally: object) -> None:
            self._room.notices.say("good", "Đã ghi điều chỉnh kèm lý do; số đã chốt vẫn giữ nguyên.")
            self._screen.back_to_table()
            self._count(period)

        self._room.background.run(Lane.COUNT, lambda: desk.adjust(period, reason, clerk), done)

    def _tell_copied(self, rows: int) -> None:
        self._room.notices.say("good", f"Đã chép {rows} dòng; dán vào Excel hoặc Word được ngay.")
