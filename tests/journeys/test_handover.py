# SPDX-License-Identifier: GPL-3.0-or-later
"""Results handed to a village head through the real window: the list printed twice over, signed, and on its way."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.casework.handling import Asking
from counter_app.domain.stages import Stage
from counter_app.storage.lives import Delivery
from tests.casework.living_counter import CLERK, open_counter
from tests.journeys.conftest import NewClerk


@pytest.mark.usefixtures("named_office")
def test_a_list_for_the_village_head_is_printed_and_signed_by_keyboard(data_folder: Path, sit_down: NewClerk) -> None:
    with open_counter(data_folder) as counter:
        dossier_id = counter.signed()
        counter.handling.receive(dossier_id, Asking(), CLERK)
        counter.handling.do_on_the_spot(dossier_id, CLERK)
        counter.register.lives.note_delivery(dossier_id, Delivery(village="Thôn Yên Mỹ"))
    clerk = sit_down()
    assert clerk.program.workshop is not None
    register = clerk.program.workshop.register
    clerk.press("<F3>", "<F10>", "8")
    clerk.wait()
    clerk.press("<Return>")
    clerk.wait(lambda: clerk.printer.jobs)
    assert clerk.printer.jobs[0][0].copies == 2
    assert [one.running for one in register.handovers.unsigned()] == [1]
    clerk.press("<Escape>", "<F10>", "9")
    clerk.wait()
    assert register.handovers.unsigned() == []
    assert register.lives.of(dossier_id).stage is Stage.SENT_OUT
    assert clerk.sentences[-1].startswith("Hai bên đã ký: giao trưởng thôn số 01/")
