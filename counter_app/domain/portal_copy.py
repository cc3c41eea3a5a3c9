# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers as they are copied into a portal: in its order, in its spelling, each ticked once it was pasted.

Where a form's order in the portal is not known it is the order of the paper, and says so: nothing here drives the
portal, the clerk pastes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counter_app.domain.dates import PartialDate
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.journey import visible_fields
from counter_app.domain.kinds import kind_of
from counter_app.domain.offered import Certainty

AT_ONCE_S = 0.1
"""A program that asks for the clipboard sooner than this after a copy is a clipboard's keeper: no
hand pastes and goes on so quickly."""
SENSITIVE_KINDS = frozenset({"personal_id", "phone", "email"})
_BARE = frozenset({"personal_id", "phone", "amount", "number", "count", "year"})
"""Kinds whose value is pasted without the spaces and words that make it easy to read."""


@dataclass(frozen=True)
class PortalField:
    """One field to paste. ``sensitive``: taken off the clipboard as soon as may be."""

    id: str
    label: str
    group: str
    value: str
    sensitive: bool = False


@dataclass(frozen=True)
class PortalSheet:
    """All fields of a dossier in the portal's order. ``certainty``: of that order."""

    fields: tuple[PortalField, ...]
    certainty: Certainty = "unverified"
    source: str = ""

    def next_open(self, ticked: Iterable[str], after: int = -1) -> int | None:
        """The place of the next field not pasted yet, searched round from one place; None when all are."""
        done = set(ticked)
        places = [*range(after + 1, len(self.fields)), *range(after + 1)]
        return next((place for place in places if self.fields[place].id not in done), None)


def portal_sheet(packet: Sequence[FormSpec], answers: Mapping[str, str]) -> PortalSheet:
    """What was answered on these forms, each answer once; empty fields are not pasted."""
    fields: dict[str, PortalField] = {}
    for form in packet:
        order = form.portal
        dates = order.dates if order else "dd/mm/yyyy"
        for spec in _ordered(form, answers):
            value = answers.get(spec.id, "")
            if value and spec.id not in fields:
                group = form.group_of(spec.id).title
                sensitive = spec.sensitive or spec.kind in SENSITIVE_KINDS
                fields[spec.id] = PortalField(spec.id, spec.label, group, pasted(spec, value, dates), sensitive)
    known = [form.portal for form in packet]
    if known and all(known):
        orders = [order for order in known if order is not None]
        worst = max((order.certainty for order in orders), key=("verified", "single_source", "unverified").index)
        return PortalSheet(tuple(fields.values()), worst, "; ".join(dict.fromkeys(order.source for order in orders)))
    return PortalSheet(tuple(fields.values()))


def pasted(spec: FieldSpec, value: str, dates: str = "dd/mm/yyyy") -> str:
    """A value as a portal takes it: numbers bare, choices by their words, dates in its format."""
    if spec.kind in _BARE:
        return value
    if spec.kind == "choice":
        return spec.label_of(value)
    if spec.kind == "date" and dates == "yyyy-mm-dd" and PartialDate.from_iso(value).is_full:
        return date.fromisoformat(value).isoformat()
    return kind_of(spec.kind).on_paper(value, spec)


def _ordered(form: FormSpec, answers: Mapping[str, str]) -> list[FieldSpec]:
    """The fields that are asked: those the portal's order names first, the others as on the paper."""
    named = form.portal.order if form.portal else ()
    places = {field_id: place for place, field_id in enumerate(named)}
    return sorted(visible_fields(form, answers), key=lambda spec: places.get(spec.id, len(places)))


class PasteWatch:
    """Tells a paste from the curiosity of a program that keeps what is on the clipboard."""

    def __init__(self) -> None:
        self._copied_at = 0.0
        self._asked = self._pasted = False

    def copied(self, now: float) -> None:
        """Another value stands on the clipboard; ``now`` in seconds of a clock that never goes back."""
        self._copied_at, self._asked, self._pasted = now, False, False

    def asked(self, now: float) -> bool:
        """A program asks for the value; True when that is its first paste."""
        self._asked = True
        if self._pasted or now - self._copied_at < AT_ONCE_S:
            return False
        self._pasted = True
        return True

    def counts_when_left(self) -> bool:
        """Whether the value counts as pasted when the clerk goes on to the next.

        One that a keeper took at once is handed out by the keeper from then on, and no paste of it is ever seen.
        """
        return self._asked
