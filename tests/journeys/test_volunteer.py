# SPDX-License-Identifier: GPL-3.0-or-later
"""A volunteer writes for a blind person: thumbprint, two witnesses, her own name as the scribe, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.keystrokes import MARITAL_STATUS, pieces
from counter_app.casework.people_desk import NewColleague, PeopleDesk
from counter_app.clock import office_now
from counter_app.domain.dossier import DossierId
from counter_app.domain.roles import Role, Who
from counter_app.domain.signing import SigningMode
from counter_app.domain.stages import Action
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.journeys.clerk import Clerk, plain
from tests.journeys.conftest import NewClerk
from tests.ui.what_shows import shown_texts


@pytest.fixture
def with_volunteer(named_office: None, data_folder: Path) -> None:  # noqa: ARG001 the office is named first
    register = Register.open(data_folder / "register", AccountUnlock(), office_now)
    desk = PeopleDesk(register, lambda: "Lê Thị Thử")
    desk.add(Who("Lê Thị Thử"), NewColleague("H'Bluê Niê Kdăm", Role.VOLUNTEER, "Đoàn Thanh niên xã"))
    register.close()


def register_of(clerk: Clerk) -> Register:
    assert clerk.program.workshop is not None
    return clerk.program.workshop.register


def latest(clerk: Clerk) -> DossierId:
    return register_of(clerk).dossiers.recent(1)[0].id


def sit(clerk: Clerk, digit: str) -> None:
    clerk.press("<F12>", digit)
    clerk.wait(lambda: not clerk.program.window.cover.is_up)


def write_for_a_blind_woman(clerk: Clerk) -> None:
    """Everything up to the check page; the visitor is marked blind first."""
    choose, further = pieces(MARITAL_STATUS[:2]), pieces(MARITAL_STATUS[2:-1])
    clerk.press(*choose, "<Ctrl+J>", "4", *further)
    assert clerk.screen == "check"


@pytest.mark.usefixtures("with_volunteer")
def test_a_volunteer_writes_for_a_blind_person_and_the_clerk_receives_it(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("1.001193", "<Return>", "<Ctrl+Return>")
    clerk.type("Quý Thị Ỷ", "<Return>")
    clerk.press("<Escape>", "<Escape>")
    sit(clerk, "2")
    assert [text for text in shown_texts() if "QUÝ THỊ" in text.upper()] == []
    write_for_a_blind_woman(clerk)
    clerk.press("<Ctrl+P>")
    assert any("lưu tờ khai ra tệp là việc của cán bộ" in told for told in shown_texts())
    clerk.press("n", "<F10>")
    clerk.wait(lambda: clerk.printer.jobs)
    register, dossier = register_of(clerk), latest(clerk)
    text = plain(clerk.printed_text())
    for words in ("ĐẶNG THỊ QUỲNH Ỷ", "Người làm chứng", "H'Bluê Niê Kdăm"):
        assert plain(words) in text
    stored = register.dossiers.load(dossier)
    assert (stored.signing.mode, stored.signing.scribe) == (SigningMode.THUMBPRINT_WITNESSED, "H'Bluê Niê Kdăm")
    assert (register.lives.service(dossier).written_by, register.lives.service(dossier).helped_for) == (
        "volunteer",
        ("blind",),
    )
    (volunteer,) = [one for one in register.people.all() if one.role is Role.VOLUNTEER]
    assert register.duties.written_by(volunteer.id) == {dossier}
    clerk.press("<Alt+5>", "<Return>", "<Return>")
    assert register.lives.of(dossier).received_at is None
    assert any("việc của cán bộ" in told for told in shown_texts())
    sit(clerk, "1")
    clerk.press("<Return>")
    life = register.lives.of(dossier)
    assert [(entry.action, entry.who) for entry in life.history][-2:] == [
        (Action.SIGN, "H'Bluê Niê Kdăm"),
        (Action.RECEIVE, "Lê Thị Thử"),
    ]
