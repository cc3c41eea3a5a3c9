# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-your-answers is a projection: the check page, the read-back view and the tests read the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.consistency import check_person
from counter_app.domain.dates import PartialDate
from counter_app.domain.dossier import Override
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.journey import gaps, is_required, visible_fields
from counter_app.domain.kinds import kind_of

MISSING = "missing"


@dataclass(frozen=True)
class ReviewRow:
    """One answer as shown on the check page; ``spoken`` is how it is read aloud."""

    field_id: str
    group: str
    question: str
    answer: str
    spoken: str
    required: bool
    sensitive: bool = False


@dataclass(frozen=True)
class Concern:
    """Something to look at before printing; it stands in the way until mended or overruled with a reason.

    Even a gap may be overruled: nobody at the counter may know the birth day of the dead, and then the form's own
    dotted line is printed. ``code`` is stable: an override names it.
    """

    field_id: str
    code: str
    sentence: str
    override: Override | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way."""
        return self.override is None


def review_rows(form: FormSpec, answers: Mapping[str, str]) -> list[ReviewRow]:
    """Every field this citizen was asked, in paper order, answered or not."""
    titles = {spec.id: group.title for group in form.groups for spec in group.fields}
    return [_row(spec, titles[spec.id], answers) for spec in visible_fields(form, answers)]


def _row(spec: FieldSpec, group: str, answers: Mapping[str, str]) -> ReviewRow:
    value = answers.get(spec.id, "")
    kind = kind_of(spec.kind)
    return ReviewRow(
        field_id=spec.id,
        group=group,
        question=spec.label,
        answer=kind.shown(value, spec) if value else "",
        spoken=kind.spoken(value, spec) if value else "",
        required=is_required(spec, answers),
        sensitive=spec.sensitive,
    )


def concerns_of(form: FormSpec, answers: Mapping[str, str], overrides: tuple[Override, ...] = ()) -> list[Concern]:
    """What stands against printing, in paper order: gaps first, then facts that disagree."""
    overruled = {(override.field_id, override.code): override for override in overrides}
    found = [(spec.id, MISSING, f"Chưa có «{spec.label}».") for spec in gaps(form, answers)]
    found += disagreements(form, answers)
    return [Concern(field_id, code, sentence, overruled.get((field_id, code))) for field_id, code, sentence in found]


def disagreements(form: FormSpec, answers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Facts of one person that contradict each other: (field to mend, code, sentence)."""
    found: list[tuple[str, str, str]] = []
    shown = {spec.id for spec in visible_fields(form, answers)}
    roles = dict.fromkeys(spec.role for spec in form.fields() if spec.kind == "personal_id")
    for role in roles:
        number = f"{role}.so_dinh_danh"
        if number not in shown:
            continue
        born = answers.get(f"{role}.ngay_sinh", "")
        sex = f"{role}.gioi_tinh"
        for problem in check_person(
            answers.get(number) or None,
            (answers.get(sex) or None) if sex in shown else None,
            PartialDate.from_iso(born) if born else None,
        ):
            found.append((number, problem.code, problem.sentence))
    return found
