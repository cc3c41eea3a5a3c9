# SPDX-License-Identifier: GPL-3.0-or-later
"""The longest plausible answers of every form get onto its paper by its own overflow rules; nobody has to shorten."""

from __future__ import annotations

import pytest

from counter_app.domain.signing import Signing, SigningMode
from tests.casework.sample_orders import filler, order
from tests.documents.papers import FORM_IDS, load_form, stored_answers

WITNESSED = Signing(SigningMode.THUMBPRINT_WITNESSED, scribe="Lê Thị Hà", witnesses=("PHAN A", "H'BLUÊ NIÊ KDĂM"))


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_longest_answers_print_without_being_shortened(form_id: str) -> None:
    form = load_form(form_id)
    paper = filler().produce(order(form, stored_answers(form_id, "longest"), WITNESSED))
    assert paper.pdf.startswith(b"%PDF")
