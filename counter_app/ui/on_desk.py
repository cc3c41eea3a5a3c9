# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on the desk during one visit, as the window knows it; lives on the GUI thread only.

The register has the same, a moment later: every change here is handed to the pen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.casework.case import form_on_screen, packet_of
from counter_app.casework.handling import Asking
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
    """One visit in progress. ``unsaid``: answers the program filled in, kept with the first thing the clerk does."""

    procedure: Procedure
    forms: tuple[FormSpec, ...]
    pen: Pen
    checklist: Checklist
    number: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    unfinished: dict[str, str] = field(default_factory=dict)
    unsaid: dict[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    signing: Signing = field(default_factory=Signing)
    heard: Heard | None = None
    at_form: str = ""
    at_field: str | None = None
    step: str = Step.COMPONENTS
    asking: Asking = field(default_factory=Asking)
    """What is said of the visitor."""
    begun_at: datetime | None = None
    """When the dossier was begun: a right it had then it keeps."""

    @property
    def packet(self) -> tuple[FormSpec, ...]:
        """The forms this case needs, by the answers to the procedure's questions; there may be none."""
        return packet_of(self.procedure, self.forms, self.checklist.choices)

    @property
    def writes_itself(self) -> bool:
        """Whether the law wants the citizen's own hand: then nothing is typed here, a blank or a sample goes out."""
        return not self.procedure.writing_on_behalf.allowed

    @property
    def own_forms(self) -> tuple[FormSpec, ...]:
        """The procedure's own forms of this case, without the receipt."""
        return tuple(form for form in self.packet if form.id in self.procedure.form_ids)

    @property
    def form(self) -> FormSpec:
        """The form on the screen; ask only while the packet is not empty."""
        return form_on_screen(self.packet, self.at_form)

    def form_beside(self, step: int) -> FormSpec | None:
        """The form after (1) or before (-1) the one on the screen."""
        packet = self.packet
        at = packet.index(self.form) + step if packet else -1
        return packet[at] if 0 <= at < len(packet) else None

    @classmethod
    def from_case(cls, case: Case, pen: Pen) -> OnDesk:
        """The visit as the register last had it."""
        desk = cls(case.procedure, case.forms, pen, case.checklist)
        desk.asking = Asking(channel=case.channel)
        if case.dossier is not None:
            desk.number, desk.begun_at = case.dossier.number, case.dossier.begun_at
            desk.answers = case.answers
            desk.unfinished = case.unfinished
            desk.overrides = case.dossier.overrides
            desk.signing = case.dossier.signing
            desk.heard = case.dossier.heard
            desk.at_form = case.dossier.form_id
            desk.at_field = case.dossier.at_field
            desk.step = case.dossier.step
        return desk
