# SPDX-License-Identifier: GPL-3.0-or-later
"""The filled forms as pages: a sheet with its back at most, signature with its oath, notes in one piece."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counter_app.domain.signing import Signing, SigningMode
from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages
from tests.documents.papers import CIVIL_STATUS, FORM_IDS, SIGNED, fill, load_form, stored_answers

WITNESSED = Signing(SigningMode.THUMBPRINT_WITNESSED, scribe="Lê Thị Hà", witnesses=("LÊ A", "H'BLUÊ NIÊ KDĂM"))
SIGNINGS = (Signing(), Signing(SigningMode.THUMBPRINT, scribe="Lê Thị Hà"), WITNESSED)


def all_pages(form_id: str) -> Iterator[Pages]:
    form = load_form(form_id)
    for answers in ({}, form.sample, stored_answers(form_id, "shortest"), stored_answers(form_id, "longest")):
        for signing in SIGNINGS:
            yield lay_out(fill(form, answers, signing).parts)


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.usefixtures("qapp")
def test_every_case_fits_the_pages_the_form_has_and_nothing_is_cut(form_id: str) -> None:
    for pages in all_pages(form_id):
        assert pages.page_count <= load_form(form_id).pages
        assert pages.findings == ()


@pytest.mark.parametrize("form_id", CIVIL_STATUS)
@pytest.mark.usefixtures("qapp")
def test_an_ordinary_form_is_signed_on_its_first_page(form_id: str) -> None:
    form = load_form(form_id)
    for signing in SIGNINGS:
        pages = lay_out(fill(form, form.sample, signing).parts)
        signer = [spot for spot in pages.spots if spot.mark in marks_of(form_id, signing, "noi_lam", "ky.")]
        assert signer
        assert {spot.page for spot in signer} == {0}


@pytest.mark.parametrize("form_id", SIGNED)
@pytest.mark.usefixtures("qapp")
def test_a_signature_stands_on_one_page(form_id: str) -> None:
    form = load_form(form_id)
    pages = lay_out(fill(form, form.sample, WITNESSED).parts)
    signer = marks_of(form_id, WITNESSED, "ky.")
    assert len({spot.page for spot in pages.spots if spot.mark in signer}) == 1


def marks_of(form_id: str, signing: Signing, *beginnings: str) -> set[int]:
    form = load_form(form_id)
    printed = fill(form, form.sample, signing).printed
    return {mark for mark, value in printed.items() if value.value_id.startswith(beginnings)}
