# SPDX-License-Identifier: GPL-3.0-or-later
"""A sound small template for the doctor's tests, to be made ill in one way each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counter_app.documents import Ailment, examine
from counter_app.domain.form import FormSpec
from tests.documents.small_forms import DOCUMENT, document, form_of, packed, paragraph

FORM = form_of("nguoi_yeu_cau.ho_ten", "nguoi_yeu_cau.ngay_sinh:date")
GOOD = paragraph("{{ nguoi_yeu_cau.ho_ten }}") + paragraph("{{ nguoi_yeu_cau.ngay_sinh | ngay_so }}")


def seen(parts: Mapping[str, str | bytes], form: FormSpec | None = FORM) -> list[Ailment]:
    return examine(packed({DOCUMENT: document(GOOD)} | dict(parts)), form)


def kinds_of(found: Iterable[Ailment]) -> set[str]:
    return {ailment.kind for ailment in found}


def the_only(found: list[Ailment], kind: str) -> Ailment:
    (ailment,) = found
    assert ailment.kind == kind
    return ailment
