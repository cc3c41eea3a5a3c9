# SPDX-License-Identifier: GPL-3.0-or-later
"""A counter that writes letters: dossiers brought to the point where the result is there."""

from __future__ import annotations

from counter_app.casework.handling import Asking
from counter_app.casework.letter_desk import LetterDesk
from counter_app.casework.letter_paper import LetterPaper
from counter_app.casework.print_room import PrintRoom
from counter_app.catalog.customs import load_customs
from counter_app.catalog.layers import shipped_layer
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierId, DossierState, Step
from counter_app.domain.stages import Action
from tests.casework.conftest import FakePrinter
from tests.casework.living_counter import CLERK, Counter
from tests.casework.sample_orders import catalog, filler

CUSTOMS = load_customs([shipped_layer()])
DEATH, BIRTH, MARRIAGE = "1.000656", "1.001193", "1.000894"


def letter_desk(counter: Counter) -> LetterDesk:
    return LetterDesk(counter.register, catalog(), counter.handling, lambda: CUSTOMS, counter.day, counter.watch)


def letter_paper(counter: Counter, printer: FakePrinter) -> LetterPaper:
    return LetterPaper(filler(), counter.register, counter.watch, PrintRoom(printer.known, printer.send))


def sealed(counter: Counter, code: str, **changes: str | None) -> DossierId:
    """A dossier of the form's invented sample whose result waits to be handed over."""
    case, pen = counter.desk.take_up(code)
    kept = pen.write({**case.form.sample, **changes}, None, Step.TYPING)
    needed = frozenset(component.id for component in case.checklist.needed())
    pen.tick(Checklist(case.procedure, {}, needed))
    counter.register.dossiers.set_state(kept.dossier_id, DossierState.PRINTED)
    counter.handling.do(kept.dossier_id, Action.SIGN, CLERK)
    counter.handling.receive(kept.dossier_id, Asking(), CLERK)
    counter.handling.do_on_the_spot(kept.dossier_id, CLERK)
    return kept.dossier_id
