# SPDX-License-Identifier: GPL-3.0-or-later
"""What every flow shares: the rooms behind the counter, the visit on the desk, and one way to have something kept.

A flow connects one screen with casework. The screen knows nothing of it; it knows no other screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.casework.rights import NotYours, require
from counter_app.domain.dossier import Override
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard

if TYPE_CHECKING:
    from pathlib import Path

    from counter_app.casework.answer_desk import AnswerDesk
    from counter_app.casework.board_desk import BoardDesk
    from counter_app.casework.desk import Desk
    from counter_app.casework.handling import HandlingDesk
    from counter_app.casework.letter_desk import LetterDesk
    from counter_app.casework.letter_paper import LetterPaper
    from counter_app.casework.list_desk import ListDesk
    from counter_app.casework.paper_desk import PaperDesk
    from counter_app.casework.pen import Kept
    from counter_app.casework.process_papers import ProcessPapers
    from counter_app.casework.service_day import OfficeDays, ServiceDay
    from counter_app.casework.slip_desk import SlipDesk
    from counter_app.casework.tally_desk import TallyDesk
    from counter_app.casework.target_setting import TargetSetting
    from counter_app.casework.visit_desk import VisitDesk
    from counter_app.catalog.catalog import Catalog
    from counter_app.domain.office import Office
    from counter_app.domain.roles import Colleague, Right, Who
    from counter_app.settings import Settings
    from counter_app.ui.export_flow import ExportFlow
    from counter_app.ui.on_desk import OnDesk


@dataclass(frozen=True)
class Backroom:
    """What the window needs from behind the counter. ``settings`` are asked each time: they may have changed."""

    catalog: Catalog
    cases: Desk
    forms: PaperDesk
    slips: SlipDesk
    background: BackgroundDesk
    notices: NoticeBoard
    settings: Callable[[], Settings]
    clock: Callable[[], datetime]
    days: OfficeDays
    handling: HandlingDesk
    board: BoardDesk
    lists: ListDesk
    answers: AnswerDesk
    process: ProcessPapers
    letters: LetterDesk
    letter_paper: LetterPaper
    visits: VisitDesk
    tallies: TallyDesk
    target_setting: TargetSetting
    who: Callable[[], Who]
    """Who sits at the counter at this moment; asked each time, as they change places."""
    export: ExportFlow
    """The way to a stick, for whatever is to leave this PC."""
    colleagues: Callable[[], Sequence[Colleague]]
    """Those who may write at the counter now, who is on duty first."""
    clock_is_sound: Callable[[], bool]
    """Whether the rules of a day may rest on this clock: it is believable, or the clerk confirmed the date."""
    office_folder: Path | None = None
    """The office's own part of the catalogue, with its village list."""

    @property
    def office(self) -> Office:
        """The office as the papers need it now, with who receives at this moment."""
        return replace(self.settings().office, clerk=self.clerk())

    def clerk(self) -> str:
        """The name of who sits at the counter, as entries and papers tell it."""
        return self.who().name

    def allows(self, right: Right) -> bool:
        """Whether who sits here may do it; where not, a sentence says whose it is."""
        try:
            require(self.who(), right)
        except NotYours as refused:
            self.notices.report(refused)
            return False
        return True

    @property
    def day(self) -> ServiceDay:
        """The calendar and the schemes the office runs now."""
        return self.days.of(self.settings())

    @property
    def today(self) -> date:
        """The day at the counter."""
        return self.clock().date()


class Flow(QObject):
    """One step of a visit.

    Signals:
        kept: something reached the disk (a ``Kept``).
    """

    kept = Signal(object)

    def __init__(self, screen: QObject, room: Backroom) -> None:
        super().__init__(screen)
        self._room = room
        self._desk: OnDesk | None = None

    def _keep(self, writing: Callable[[], Kept]) -> None:
        """Have something written, after everything asked before it."""
        self._room.background.run(Lane.REGISTER, writing, self.kept.emit)

    def _overrule(self, field_id: str, code: str, reason: str) -> None:
        """Let a concern stand, for a reason."""
        desk = self._desk
        if desk is None:
            return
        desk.overrides = (*desk.overrides, Override(field_id, code, reason))
        pen = desk.pen
        self._keep(lambda: pen.overrule(field_id, code, reason))
