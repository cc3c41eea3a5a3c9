# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders for the two shipped forms, with one person's name put wherever a name belongs."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from counter_app.casework.filling import Filler, Order
from counter_app.catalog.catalog import Catalog
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.domain.kinds import kind_of
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing
from counter_app.workshop import shipped_catalog

ROOT = Path(__file__).resolve().parents[2]
FORM_IDS = ("xac-nhan-tinh-trang-hon-nhan", "khai-tu")
OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân", clerk="Lê Thị Thử", phone="0239 000 000")
TODAY = date(2026, 11, 24)


@cache
def catalog() -> Catalog:
    """The shipped catalogue, read once for all tests."""
    return shipped_catalog()


@cache
def filler() -> Filler:
    """One filler for all tests: templates are compiled once."""
    return Filler(ROOT / "templates_docx")


def form_of(form_id: str) -> FormSpec:
    """The version of a form that is in force in these tests."""
    return catalog().form(form_id, on=TODAY)


def typed_answers(form: FormSpec, name: str = "", address: str = "") -> dict[str, str]:
    """The form's sample, with other words put in as a clerk would type them."""
    answers = dict(form.sample)
    for spec in form.fields():
        words = {"name": name, "address": address}.get(spec.kind, "")
        if words and spec.id in answers:
            reading = kind_of(spec.kind).read(words, spec, TODAY)
            assert reading.value is not None, reading
            answers[spec.id] = reading.value
    return answers


def order(form: FormSpec, answers: dict[str, str], signing: Signing | None = None) -> Order:
    """What the window would order for these answers."""
    return Order(form, printed_answers(form, answers), OFFICE, signing or Signing(), TODAY)


def squeezed(text: str) -> str:
    """Text without white space, NFC: line ends of a page fall anywhere."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))
