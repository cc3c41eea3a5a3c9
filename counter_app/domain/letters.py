# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter of the office to a citizen: offered at an event, written, printed or put away; and whether a plan grants it.

What it says is a detail and can be erased; that it was sent is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from counter_app.domain.dossier import DossierId
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import LetterEvent, Scheme

LetterId = NewType("LetterId", int)


class LetterState(StrEnum):
    """draft: being written; printed: it went to the printer; declined: offered, and the clerk said no."""

    DRAFT = "draft"
    PRINTED = "printed"
    DECLINED = "declined"


@dataclass(frozen=True)
class Letter:
    """One letter. ``answers``: by field id of its form, empty once erased; ``dossier_id``: None when by hand."""

    id: LetterId
    event: LetterEvent
    form_id: str
    form_version: str
    state: LetterState
    made_at: datetime
    dossier_id: DossierId | None = None
    clerk: str = ""
    printed_at: datetime | None = None
    copies: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    erased: bool = False


@dataclass(frozen=True)
class LetterRight:
    """Why a letter is offered: the plan and its clause, or the office's own setting (``source`` is then empty)."""

    form_id: str
    source: str = ""


def right_to(
    schemes: Iterable[Scheme], event: LetterEvent, procedure: Procedure | None, day: date, *, usual: str, always: bool
) -> LetterRight | None:
    """The letter a running scheme gives at an event on this day, else the usual one where the office writes always.

    Args:
        procedure: whose result announces the event; None where the clerk heard of it.
        usual: the form of the letter where no scheme names one.
    """
    for scheme in schemes:
        named = next((occasion for occasion in scheme.letters if occasion.event == event), None)
        if named is not None and _grants_letters(scheme, procedure, day):
            return LetterRight(named.letter, f"{scheme.document}, {named.clause}")
    return LetterRight(usual) if always else None


def _grants_letters(scheme: Scheme, procedure: Procedure | None, day: date) -> bool:
    return scheme.has_begun(day) and any(
        grant.kind == "letters"
        and (procedure is None or grant.procedures.covers(procedure))
        and (grant.days == "working_day" or scheme.is_model_day(day))
        for grant in scheme.grants
    )
