# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on the desk during one visit, as the window knows it; lives on the GUI thread only.

The register has the same, a moment later: every change here is handed to the pen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import Heard, Override, Step
from counter_app.domain.signing import Signing

if TYPE_CHECKING:
    from counter_app.casework.case import Case
    from counter_app.casework.pen import Pen
    from counter_app.domain.form import FormSpec
    from counter_app.domain.procedure import Procedure


@dataclass
class OnDesk:
    """One visit in progress."""

    procedure: Procedure
    form: FormSpec
    pen: Pen
    checklist: Checklist
    number: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    unfinished: dict[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    signing: Signing = field(default_factory=Signing)
    heard: Heard | None = None
    at_field: str | None = None
    step: str = Step.COMPONENTS

    @classmethod
    def from_case(cls, case: Case, pen: Pen) -> OnDesk:
        """The visit as the register last had it."""
        desk = cls(case.procedure, case.form, pen, case.checklist)
        if case.dossier is not None:
            desk.number = case.dossier.number
            desk.answers = case.answers
            desk.unfinished = case.unfinished
            desk.overrides = case.dossier.overrides
            desk.signing = case.dossier.signing
            desk.heard = case.dossier.heard
            desk.at_field = case.dossier.at_field
            desk.step = case.dossier.step
        return desk
