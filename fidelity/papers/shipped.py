# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms that come with the program, filled with their own sample and with the kept shortest and longest answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from counter_app.casework.filling import Filler, Order
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.workshop import shipped_catalog, shipped_filler

_PROJECT = Path(__file__).resolve().parents[2]
FORMS = tuple(sorted(file.stem for file in (_PROJECT / "forms_catalog" / "forms").glob("*.toml")))
_KEPT = _PROJECT / "tests" / "documents" / "answers"
_OFFICE = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")
_DAY = date(2026, 11, 24)


def shipped_papers() -> Iterator[tuple[str, bytes]]:
    """(name, file) of every form with every set of answers."""
    catalog, filler = shipped_catalog(), shipped_filler()
    for name in FORMS:
        form = catalog.form(name, on=_DAY)
        yield (
            f"shipped_{name}_sample",
            _filled(filler, Order(form, printed_answers(form, form.sample), _OFFICE, signed_on=_DAY)),
        )
        for kept in sorted(_KEPT.glob(f"{name}-*.json")):
            answers = _flat(json.loads(kept.read_text(encoding="utf-8")))
            yield f"shipped_{kept.stem}", _filled(filler, Order(form, answers, _OFFICE, signed_on=_DAY))


def _filled(filler: Filler, order: Order) -> bytes:
    return filler.preview(order).rendered.docx_bytes()


def _flat(nested: Mapping[str, object]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in nested.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": str(text) for name, text in value.items()}
        else:
            flat[key] = str(value)
    return flat
