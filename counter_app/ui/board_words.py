# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier on the board in words, shapes and colours: what it is, how long it has, what comes next.

The state is a shape and a word before it is a colour.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.dossier import DossierState
from counter_app.domain.stages import BEFORE_RECEIPT, Action, Stage
from counter_app.ui.day_words import time_left

if TYPE_CHECKING:
    from counter_app.domain.board import BoardLine
    from counter_app.ui.widgets.plain_label import Role

SOON_MINUTES = 60
"""From here on a dossier is drawn as pressing."""
PRESSING, LATE = "▲", "■"
_STAGES: dict[Stage, tuple[str, Role]] = {
    Stage.WRITING: ("○", "secondary"),
    Stage.PAPERS_MISSING: ("▲", "wait"),
    Stage.READY_TO_SIGN: ("□", "accent"),
    Stage.SIGNED: ("■", "accent"),
    Stage.RECEIVED: ("●", "accent"),
    Stage.SUPPLEMENT_REQUESTED: ("▲", "wait"),
    Stage.APPRAISED: ("◇", "accent"),
    Stage.APPROVED: ("◆", "accent"),
    Stage.SEALED: ("◆", "good"),
    Stage.SENT_OUT: ("→", "good"),
    Stage.NOT_COLLECTED: ("▲", "wait"),
    Stage.RETURNED: ("✓", "good"),
    Stage.REFUSED: ("×", "bad"),
    Stage.WITHDRAWN: ("×", "secondary"),
    Stage.STOPPED: ("×", "secondary"),
}
_MAY = {
    "set_aside": {DossierState.DRAFT, DossierState.PRINTED},
    "discard": {DossierState.DRAFT, DossierState.SET_ASIDE, DossierState.PRINTED},
    "take_back": {DossierState.SET_ASIDE, DossierState.DISCARDED},
}
_PAPERS: dict[DossierState, tuple[str, Role]] = {
    DossierState.SET_ASIDE: ("▲", "wait"),
    DossierState.DISCARDED: ("×", "secondary"),
}


def state_words(line: BoardLine) -> tuple[str, Role]:
    """«● Đã nhận» and the role its colour comes from; a paper put aside or dropped says that first."""
    if line.state in _PAPERS:
        shape, role = _PAPERS[line.state]
        return f"{shape}  {line.state.caption}", role
    shape, role = _STAGES[line.stage]
    return f"{shape}  {line.stage.caption}", role


def due_words(line: BoardLine, now: datetime) -> tuple[str, Role]:
    """«còn 1 giờ 05», «■ quá 20 phút»; of what is over: when."""
    if line.returned_at is not None:
        today = line.returned_at.date() == now.date()
        return f"trả {line.returned_at:%H:%M}" if today else f"trả {line.returned_at:%d/%m/%Y}", "secondary"
    minutes = line.minutes_left(now)
    if line.due is None or minutes is None:
        return "", "secondary"
    words = time_left(line.due, now)
    if minutes < 0:
        return f"{LATE} {words}", "bad"
    return (f"{PRESSING} {words}", "wait") if minutes <= SOON_MINUTES else (words, "body")


def is_at_desk(line: BoardLine) -> bool:
    """Whether Enter goes on with the form instead of a step of its life."""
    return line.state in _PAPERS or line.stage is Stage.WRITING


def next_words(line: BoardLine, entering: bool = False) -> str:
    """What Enter does. ``entering``: the list of those that wait for the province's number."""
    if entering:
        return Action.NOTE_OFFICIAL_NUMBER.caption
    if line.state in _PAPERS:
        return "Mở lại"
    if line.stage is Stage.WRITING:
        return "Nhập tiếp"
    return line.next_step.caption if line.next_step else "Xem"


def may(verb: str, line: BoardLine) -> bool:
    """Whether a verb makes sense: what the office has received is ended by a step of its life, never just dropped."""
    return line.state in _MAY[verb] and (verb == "take_back" or line.stage in BEFORE_RECEIPT)
