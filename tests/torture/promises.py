# SPDX-License-Identifier: GPL-3.0-or-later
"""What a typist was told is stored, held against what the next start finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter_app.domain.dossier import DossierId
from counter_app.storage.register import Register


@dataclass
class Told:
    """What the typist said before it died."""

    kept: dict[tuple[int, str], str] = field(default_factory=dict)
    tried: dict[tuple[int, str], str] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)
    open_now: int | None = None
    field_now: str | None = None
    field_tried: str | None = None
    in_flight: bool = False

    def hear(self, line: str) -> None:
        verb, _, rest = line.rstrip("\n").partition(" ")
        dossier, _, answer = rest.partition(" ")
        field_id, _, value = answer.partition(" ")
        if verb == "begun":
            self.begun.add(int(dossier))
            self.open_now, self.field_now = int(dossier), None
        elif verb == "closed":
            self.open_now = None
        elif verb == "try":
            self.tried[int(dossier), field_id] = value
            self.field_tried, self.in_flight = field_id, True
        elif verb == "kept":
            self.kept[int(dossier), field_id] = value
            self.field_now, self.in_flight = field_id, False


def lost(register: Register, told: Told) -> list[str]:
    """Every acknowledged thing that is not there as it was acknowledged (or as it was just being overwritten)."""
    gone = []
    for dossier_id in told.begun:
        answers = register.dossiers.load(DossierId(dossier_id)).answers
        for (owner, field_id), value in told.kept.items():
            if owner == dossier_id and answers.get(field_id) not in (value, told.tried[owner, field_id]):
                gone.append(f"{owner} {field_id}: {value!r} became {answers.get(field_id)!r}")
    return gone


def reopened_elsewhere(register: Register, told: Told) -> bool:
    """Whether the next start would not go back to the dossier and the field of the last acknowledgement."""
    if told.open_now is None:
        return False
    last = register.dossiers.last_open()
    if last is None:
        return not _was_just_closed(register, told.open_now)
    if last.id != told.open_now:
        return True
    return last.at_field not in ({told.field_now, told.field_tried} if told.in_flight else {told.field_now})


def _was_just_closed(register: Register, dossier_id: int) -> bool:
    """Its last steps were stored, only their acknowledgement was cut off."""
    return any(event.kind == "state" for event in register.events.of_dossier(DossierId(dossier_id)))
