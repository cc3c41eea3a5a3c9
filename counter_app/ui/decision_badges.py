# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision on the card of a procedure, before anybody is known to ask: only what holds for everyone now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.casework.decision_words import Tone, badges
from counter_app.domain.decision import Asked
from counter_app.ui.widgets.plain_label import Role

if TYPE_CHECKING:
    from counter_app.casework.service_day import ServiceDay
    from counter_app.domain.procedure import Procedure

_ROLES: dict[Tone, Role] = {"good": "good", "wait": "wait", "bad": "bad", "plain": "accent"}


def badges_of(day: ServiceDay, procedure: Procedure, at: datetime, *, sound: bool) -> tuple[tuple[str, Role], ...]:
    """The words and their look."""
    found = day.decide(Asked(procedure, at, clock_is_sound=sound))
    return tuple((words, _ROLES[tone]) for words, tone in badges(found, procedure))
