# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dossier knows already, written into the empty fields of a form when its typing begins.

Only into a form nobody has typed on: what a clerk has emptied stays empty. Afterwards these are answers like others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.checklist import Checklist
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.kinds import kind_of

_ORIGINAL, _COPY = "ban_chinh", "ban_sao"


@dataclass(frozen=True)
class Known:
    """What is known before the first key: the case and its papers, the clerk at the counter, the moment.

    ``number``: the dossier's local number, empty until something was ticked or typed.
    """

    checklist: Checklist
    clerk: str
    now: datetime
    number: str = ""


def prefilled(form: FormSpec, packet: Sequence[FormSpec], known: Known, answers: Mapping[str, str]) -> dict[str, str]:
    """Canonical values by field id for the empty fields of a form not begun; nothing for one that was.

    Args:
        packet: the forms of the case: a field they share says nothing of whether this one was begun.
        answers: settled answers and texts still being typed.
    """
    shared = {spec.id for other in packet if other.id != form.id for spec in other.fields()}
    fields = {spec.id: spec for spec in form.fields()}
    if any(answers.get(field_id) for field_id in fields.keys() - shared):
        return {}
    found = {spec.id: spec.default for spec in fields.values() if spec.default}
    for field_id, words in facts_of(known):
        value = _read(fields[field_id], words, known.now.date()) if field_id in fields else ""
        if value:
            found[field_id] = value
    return {field_id: value for field_id, value in found.items() if not answers.get(field_id)}


def facts_of(known: Known) -> Iterator[tuple[str, str]]:
    """Facts under the names official forms use for them, in the words a clerk would type."""
    checklist, procedure = known.checklist, known.checklist.procedure
    yield "ho_so.ma", known.number
    yield "thu_tuc.ten", procedure.name
    yield "thu_tuc.ma", procedure.code
    yield "thu_tuc.linh_vuc", procedure.sector
    yield "nhan.gio", f"{known.now:%H:%M}"
    yield "nhan.ngay", f"{known.now:%d/%m/%Y}"
    yield "nguoi_tiep_nhan.ho_ten", known.clerk
    there = [one for one in checklist.needed() if one.way == "hand_in" and (one.id in checklist.ticks or one.made_here)]
    for row, component in enumerate(there, start=1):
        yield f"thanh_phan_{row}.ten", component.name
        yield f"thanh_phan_{row}.loai", _ORIGINAL if component.originals else _COPY
        yield f"thanh_phan_{row}.so_luong", str(component.originals + component.copies)


def _read(spec: FieldSpec, words: str, today: date) -> str:
    """The value as if a clerk had typed it; empty where the field does not take it."""
    return kind_of(spec.kind).read(words, spec, today).value or ""
