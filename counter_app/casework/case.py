# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier opened on the desk: its stored state together with the procedure and the forms it is pinned to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counter_app.domain.channels import Channel, filed_by
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure

CHANNEL = "viet_ho.kenh"
"""The answer that keeps by which way the citizen wants to file, until the dossier is received by it."""
TYPED = "#typed"
"""Suffix of the key under which text still being typed is kept beside the settled answer of its field."""


class NoFormHere(CounterError):
    """Nothing can be typed or printed: the procedure has no form, not even a receipt."""

    def __init__(self) -> None:
        super().__init__("Thủ tục này chưa có tờ khai trong chương trình nên không có gì để in. Hồ sơ vẫn được lưu.")


@dataclass(frozen=True)
class Case:
    """One dossier on the desk; ``dossier`` is None until the first character or tick.

    ``forms``: every form the procedure may need, in the versions the dossier began with.
    """

    procedure: Procedure
    forms: tuple[FormSpec, ...]
    dossier: Dossier | None = None

    @property
    def packet(self) -> tuple[FormSpec, ...]:
        """The forms this case needs, in the order they are typed and printed."""
        return packet_of(self.procedure, self.forms, self.dossier.choices if self.dossier else {})

    @property
    def form(self) -> FormSpec:
        """The form on the screen.

        Raises:
            NoFormHere: there is none.
        """
        return form_on_screen(self.packet, self.dossier.form_id if self.dossier else "")

    @property
    def answers(self) -> dict[str, str]:
        """Settled answers by field id; forms of one packet share them."""
        return {key: value for key, value in self._stored().items() if not key.endswith(TYPED)}

    @property
    def unfinished(self) -> dict[str, str]:
        """Text that was being typed and is not (yet) a readable answer, by field id."""
        return {key.removesuffix(TYPED): value for key, value in self._stored().items() if key.endswith(TYPED)}

    @property
    def channel(self) -> Channel:
        """By which way it is to be filed; a paperless service knows one only."""
        if self.procedure.online_only:
            return Channel.ONLINE
        return Channel(self._stored().get(CHANNEL, Channel.DIRECT))

    @property
    def checklist(self) -> Checklist:
        """The papers of this case with what the clerk has ticked."""
        if self.dossier is None:
            return Checklist(self.procedure, {}, frozenset())
        return Checklist(filed_by(self.procedure, self.channel), self.dossier.choices, self.dossier.ticks)

    def _stored(self) -> Mapping[str, str]:
        return self.dossier.answers if self.dossier else {}


def packet_of(procedure: Procedure, forms: Sequence[FormSpec], choices: Mapping[str, str]) -> tuple[FormSpec, ...]:
    """Of a dossier's forms those that apply to the answers of the procedure's questions.

    A form the procedure does not name (the receipt; one it named when the dossier began) always applies.
    """
    named = set(procedure.form_ids)
    apply = {use.id for use in procedure.forms_for(choices)}
    return tuple(form for form in forms if form.id in apply or form.id not in named)


def form_on_screen(packet: Sequence[FormSpec], form_id: str) -> FormSpec:
    """The form with this id, or the first one.

    Raises:
        NoFormHere: the packet is empty.
    """
    if not packet:
        raise NoFormHere
    return next((form for form in packet if form.id == form_id), packet[0])


def title_in(procedure: Procedure, form: FormSpec) -> str:
    """What a form is in this procedure («của bên nam»); its own title where the procedure says nothing."""
    named = (use.title for use in procedure.form_uses if use.id == form.id)
    return next((title for title in named if title), form.title)
