# SPDX-License-Identifier: GPL-3.0-or-later
"""The dossiers of one visit on the desk, in the order they were taken up; an answer in one may be one in others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.casework.packet import Part, part_key

if TYPE_CHECKING:
    from counter_app.casework.visit_desk import Told
    from counter_app.domain.form import FormSpec
    from counter_app.ui.on_desk import OnDesk

Shared = Callable[[Sequence["Told"], tuple[str, Sequence["FormSpec"]]], dict[str, str]]


@dataclass(frozen=True)
class Followed:
    """A shared answer was changed here too: in which dossier, which fields."""

    desk: OnDesk
    changes: Mapping[str, str]

    @property
    def sentence(self) -> str:
        """«26-0002: Họ, chữ đệm, tên; Ngày chết»."""
        labels = {spec.id: spec.label for form in self.desk.packet for spec in form.fields()}
        named = "; ".join(labels[field_id] for field_id in self.changes if field_id in labels)
        return f"{self.desk.number or self.desk.procedure.short_name}: {named}" if named else ""


class VisitGroup:
    """One to a few dossiers; lives on the GUI thread only."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.desks: list[OnDesk] = []

    def begin(self, *desks: OnDesk) -> None:
        """Another visit: these dossiers and no others."""
        self.desks = list(desks)

    def add(self, desk: OnDesk) -> None:
        """The next procedure, with what the others tell of it filled in, kept with the first thing the clerk does."""
        found = self._shared([told_by(one) for one in self.desks], (desk.procedure.code, desk.forms))
        fresh = {
            field_id: value
            for field_id, value in found.items()
            if not desk.answers.get(field_id) or field_id in desk.unsaid
        }
        desk.answers |= fresh
        desk.unsaid |= fresh
        self.desks.append(desk)

    def drop(self, desk: OnDesk) -> None:
        """A dossier left the desk."""
        self.desks = [one for one in self.desks if one is not desk]

    def beside(self, desk: OnDesk | None, step: int) -> OnDesk | None:
        """The dossier taken up after (1) or before (-1) this one."""
        at = self.desks.index(desk) + step if desk in self.desks else -1
        return self.desks[at] if 0 <= at < len(self.desks) else None

    def typed(self) -> list[tuple[str, OnDesk]]:
        """Those with forms typed here, each with the key before its fields' ids."""
        return [
            (part_key(place), desk) for place, desk in enumerate(self.desks) if desk.packet and not desk.writes_itself
        ]

    def checked(self) -> list[tuple[str, OnDesk]]:
        """Those on the check page of the visit: of several only what was begun."""
        return [(key, desk) for key, desk in self.typed() if desk.pen.dossier_id is not None or len(self.desks) == 1]

    def parts(self) -> list[Part]:
        """The same as the check page tells them."""
        return [Part(d.packet, d.answers, d.overrides, key, d.procedure.short_name) for key, d in self.checked()]

    def follow(self, desk: OnDesk, before: Mapping[str, str]) -> list[Followed]:
        """Carry what changed in one dossier to those that still said the same and are not printed.

        What was empty stays so, and nothing is emptied: what is left out on one form may be meant so.
        """
        source, found = told_by(desk), []
        for other in self.desks:
            if other is desk or other.pen.is_printed:
                continue
            target = (other.procedure.code, other.forms)
            was, now = self._shared([(source[0], source[1], before)], target), self._shared([source], target)
            changes = {
                field_id: value
                for field_id, value in now.items()
                if was.get(field_id) not in {None, value} and other.answers.get(field_id) == was[field_id]
            }
            if changes:
                other.answers |= changes
                other.heard = None
                found.append(Followed(other, changes))
        return found


def told_by(desk: OnDesk) -> Told:
    """What a dossier tells the others."""
    return desk.procedure.code, desk.packet, dict(desk.answers)
