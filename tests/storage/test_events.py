# SPDX-License-Identifier: GPL-3.0-or-later
"""The register remembers what happened, and shows when somebody changed the past."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from counter_app.domain.dossier import Dossier, DossierState
from counter_app.storage.register import Register


def _sql(register: Register, statement: str) -> None:
    with register._file.transaction() as session:
        session.connection().execute(text(statement))


def test_the_life_of_a_dossier_is_told_in_order(register: Register, dossier: Dossier) -> None:
    register.dossiers.set_state(dossier.id, DossierState.SET_ASIDE)
    register.dossiers.set_state(dossier.id, DossierState.DRAFT)
    register.papers.add_version(dossier.id, "to-khai", b"PK", "a", "t", 1)
    told = [(event.kind, event.facts.get("state")) for event in register.events.of_dossier(dossier.id)]
    assert told == [("begun", None), ("state", "set_aside"), ("state", "draft"), ("version", None)]
    assert [event.kind for event in register.events.recent(2)] == ["version", "state"]


def test_every_dossier_has_its_first_event(register: Register) -> None:
    begun = [register.dossiers.begin("1", "f", "v").id for _ in range(3)]
    assert [register.events.of_dossier(one)[0].kind for one in begun] == ["begun"] * 3


def test_other_rooms_append_their_own(register: Register) -> None:
    added = register.events.append("exported", None, what="tally", copies=3)
    assert register.events.recent(1) == [added]
    assert added.facts == {"what": "tally", "copies": 3}
    assert added.dossier_id is None


def test_an_event_takes_no_detail_that_could_name_a_person(register: Register) -> None:
    with pytest.raises(ValueError, match="full_name"):
        register.events.append("begun", None, full_name="Đặng Thị Quỳnh")
    assert [event.kind for event in register.events.recent()] == ["register begun"]


@pytest.mark.parametrize(
    ("forgery", "shows_at"),
    [
        ('UPDATE event SET facts = \'{"state": "printed"}\' WHERE id = 3', 3),
        ("UPDATE event SET at = '2026-11-23T09:05:00.000000+07:00' WHERE id = 2", 2),
        ("UPDATE event SET kind = 'begun' WHERE id = 4", 4),
        ("UPDATE event SET dossier_id = NULL WHERE id = 3", 3),
        ("DELETE FROM event WHERE id = 3", 4),
        ("DELETE FROM event WHERE id = 1", 2),
    ],
)
def test_a_changed_past_shows(register: Register, dossier: Dossier, forgery: str, shows_at: int) -> None:
    register.dossiers.set_state(dossier.id, DossierState.SET_ASIDE)
    register.dossiers.set_state(dossier.id, DossierState.DRAFT)
    register.dossiers.set_state(dossier.id, DossierState.DISCARDED)
    assert register.events.first_altered() is None
    _sql(register, forgery)
    assert register.events.first_altered() == shows_at
