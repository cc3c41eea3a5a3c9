# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip that names missing papers: printed as the office has set up its printing, entered in the ledger."""

from __future__ import annotations

import pytest

from counter_app.casework.slip_desk import NothingMissing
from counter_app.domain.dossier import PrintOutcome
from counter_app.settings import Settings
from tests.casework.conftest import Office, complete_case, outcomes
from tests.casework.sample_orders import OFFICE


def test_the_slip_names_what_is_missing_and_is_in_the_ledger(counter_office: Office) -> None:
    case, _ = complete_case(counter_office, "1.000656")
    counter_office.slips.print(case, OFFICE)
    assert len(counter_office.printer.jobs) == 1
    assert outcomes(counter_office, case) == [("slip", PrintOutcome.SENT, None)]


def test_the_slip_is_moved_on_its_sheet_and_from_the_tray_of_the_office(counter_office: Office) -> None:
    counter_office.desk.keep_settings(Settings(offset_right_mm=1.5, offset_down_mm=-2, tray="lower"))
    case, _ = complete_case(counter_office, "1.000656")
    counter_office.slips.print(case, OFFICE)
    (job, _pages) = counter_office.printer.jobs[0]
    assert (job.right_mm, job.down_mm, job.tray, job.copies, job.duplex) == (1.5, -2.0, "lower", 1, False)


def test_there_is_no_slip_when_nothing_is_missing(counter_office: Office) -> None:
    case, pen = counter_office.desk.take_up("1.000656")
    ticked = case.checklist
    needed = frozenset(component.id for component in ticked.needed())
    kept = pen.tick(type(ticked)(ticked.procedure, ticked.choices, needed))
    with pytest.raises(NothingMissing):
        counter_office.slips.print(counter_office.desk.reload(kept.dossier_id), OFFICE)
