# SPDX-License-Identifier: GPL-3.0-or-later
"""Procedures with two forms and with none, through the real window by keyboard alone."""

from __future__ import annotations

import pytest

from counter_app.casework.packet import packet_gaps
from counter_app.domain.dossier import PrintOutcome, Step
from counter_app.domain.kinds import kind_of
from counter_app.ui.on_desk import OnDesk
from counter_app.ui.widgets.form_strip import FormStrip
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk

BIRTH_AND_RECOGNITION = "1.000689"
LISTED = "2.000206"
MOST_FIELDS = 120


def desk_of(clerk: Clerk) -> OnDesk:
    """What lies on the desk."""
    assert clerk.program.counter is not None
    desk = clerk.program.counter.visit.desk
    assert desk is not None
    return desk


def take_up(clerk: Clerk, code: str) -> None:
    """Find a procedure by its code and go on to what is typed."""
    clerk.type(code, "<Return>")
    clerk.wait(lambda: clerk.screen == Step.COMPONENTS)
    clerk.press("<Ctrl+Return>")


def fill_in(clerk: Clerk) -> None:
    """Type the sample's answers into the empty fields, Enter after each; the last Enter leaves the form."""
    desk = desk_of(clerk)
    form = desk.form
    for _ in range(MOST_FIELDS):
        if clerk.screen != Step.TYPING or desk.form != form:
            return
        here = desk.at_field or ""
        if here in form.sample and not desk.answers.get(here):
            spec = form.field(here)
            clerk.type(kind_of(spec.kind).shown(form.sample[here], spec))
        clerk.press("<Return>")
    raise AssertionError(f"never came to the end of {form.id}, stopped at {desk.at_field}")


@pytest.mark.usefixtures("named_office")
def test_two_forms_are_typed_and_printed_by_keyboard_alone(sit_down: NewClerk) -> None:
    clerk = sit_down()
    take_up(clerk, BIRTH_AND_RECOGNITION)
    desk = desk_of(clerk)
    first, second = desk.packet
    strip = clerk.program.window.findChild(FormStrip)
    assert isinstance(strip, FormStrip)
    assert [button.isVisible() for button in strip.buttons] == [True, True]
    fill_in(clerk)
    assert (clerk.screen, desk.form) == (Step.TYPING, second)
    assert packet_gaps((first,), desk.answers) == []
    assert "✓" in strip.buttons[0].text()
    shared = {spec.id for spec in first.fields()} & {spec.id for spec in second.fields()}
    assert any(desk.answers.get(field_id) for field_id in shared), "what both forms ask was typed once"
    fill_in(clerk)
    assert clerk.screen == Step.CHECK
    clerk.wait(lambda: clerk.pages_to_check() > first.pages)
    clerk.press("<F10>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert [job.duplex for job, _ in clerk.printer.jobs] == [first.duplex, second.duplex]
    assert [job.title.startswith(form.title) for (job, _), form in zip(clerk.printer.jobs, desk.packet, strict=True)]
    assert clerk.program.workshop is not None
    register = clerk.program.workshop.register
    line = register.dossiers.recent(1)[0]
    assert [entry.outcome for entry in register.papers.prints(line.id)] == [PrintOutcome.SENT] * 2
    assert register.dossiers.load(line.id).forms.keys() >= {first.id, second.id}


@pytest.mark.usefixtures("named_office")
def test_keys_turn_the_forms_over_and_the_program_reopens_on_the_one_that_was_open(sit_down: NewClerk) -> None:
    clerk = sit_down()
    take_up(clerk, BIRTH_AND_RECOGNITION)
    first, second = desk_of(clerk).packet
    clerk.press("<Ctrl+PgDown>")
    assert desk_of(clerk).form == second
    clerk.press("<Ctrl+PgUp>")
    assert desk_of(clerk).form == first
    clerk.press("<Ctrl+PgDown>")
    clerk.type("Sáng", "<Return>")
    clerk.close()
    again = sit_down()
    again.wait(lambda: again.screen == Step.TYPING)
    assert desk_of(again).form == second
    again.press("<Escape>")
    assert (again.screen, desk_of(again).form) == (Step.TYPING, first)
    again.press("<Escape>")
    assert again.screen == Step.COMPONENTS


@pytest.mark.usefixtures("named_office")
def test_a_listed_procedure_gets_a_receipt_that_knows_its_name(sit_down: NewClerk) -> None:
    clerk = sit_down()
    take_up(clerk, LISTED)
    desk = desk_of(clerk)
    assert clerk.screen == Step.TYPING
    assert desk.answers["thu_tuc.ten"] == desk.procedure.name
    assert clerk.program.workshop is not None
    assert clerk.program.workshop.register.dossiers.recent(1) == [], "looking stores nothing"
    fill_in(clerk)
    assert clerk.screen == Step.CHECK
    stored = clerk.program.workshop.register.dossiers.recent(1)[0]
    answers = clerk.program.workshop.register.dossiers.load(stored.id).answers
    assert answers["thu_tuc.ten"] == desk.procedure.name
