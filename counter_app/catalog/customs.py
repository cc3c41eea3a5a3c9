# SPDX-License-Identifier: GPL-3.0-or-later
"""What the catalogue knows beside procedures and forms: occasions for letters, and procedures that follow each other.

As everywhere the file of a higher layer takes the place of one of the same id; a faulty file is left out and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from counter_app.catalog.catalog import Catalog
from counter_app.catalog.layers import OCCASIONS, VISITS, Layer
from counter_app.catalog.problems import Problem
from counter_app.catalog.reading import read_file
from counter_app.catalog.table_words import load_table_words
from counter_app.domain.occasions import LetterOccasion
from counter_app.domain.scheme import LetterEvent
from counter_app.domain.visiting import EVERY_FIELD, VisitPlan


@dataclass(frozen=True)
class Customs:
    """Occasions by event, in the order they are offered; and what follows what."""

    occasions: Mapping[str, LetterOccasion] = field(default_factory=dict)
    visits: Mapping[str, VisitPlan] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def plans(self) -> Sequence[VisitPlan]:
        """Every matter that brings several procedures."""
        return tuple(self.visits.values())


def load_customs(layers: Iterable[Layer]) -> Customs:
    """All of them, the lowest layer first."""
    problems: list[Problem] = []
    occasions: dict[str, LetterOccasion] = {}
    visits: dict[str, VisitPlan] = {}
    for layer in layers:
        for path in layer.files(OCCASIONS):
            occasion = read_file(layer, path, LetterOccasion, problems)
            if occasion is not None:
                problems += _misnamed(occasion.file, occasion.model.event, "event")
                occasions[occasion.model.event] = occasion.model
        for path in layer.files(VISITS):
            visit = read_file(layer, path, VisitPlan, problems)
            if visit is not None:
                problems += _misnamed(visit.file, visit.model.id, "id")
                visits[visit.model.id] = visit.model
    in_order = {event: occasions[event] for event in get_args(LetterEvent) if event in occasions}
    return Customs(in_order, visits, tuple(problems))


def custom_problems(layers: Iterable[Layer], catalog: Catalog) -> list[Problem]:
    """Everything wrong with them: faulty files, and procedures, forms and fields that nobody knows."""
    layers = tuple(layers)
    customs = load_customs(layers)
    problems = [*customs.problems, *load_table_words(layers).problems]
    for event, occasion in customs.occasions.items():
        file = f"{OCCASIONS}/{event}.toml"
        problems += [Problem(file, f"Tệp {file}, {told}.") for told in _occasion_faults(occasion, catalog)]
    for plan_id, plan in customs.visits.items():
        file = f"{VISITS}/{plan_id}.toml"
        problems += [Problem(file, f"Tệp {file}, {told}.") for told in _visit_faults(plan, catalog)]
    return problems


def _misnamed(file: str, name: str, key: str) -> list[Problem]:
    return [] if Path(file).stem == name else [Problem(file, f"Tệp {file}, khóa «{key}»: {name} khác tên tệp.")]


def _occasion_faults(occasion: LetterOccasion, catalog: Catalog) -> Iterator[str]:
    yield from _unknown_codes(occasion.procedures, catalog)
    if occasion.letter not in catalog.form_versions:
        yield f"khóa «letter»: không có mẫu {occasion.letter}"
        return
    asked = _fields_of(occasion.procedures, catalog)
    known = {spec.id for form in catalog.forms(occasion.letter) for spec in form.fields()}
    written = [*occasion.copied, *occasion.texts, *occasion.texts_done, *(one.field for one in occasion.worked_out)]
    for field_id in written:
        if field_id not in known:
            yield f"khóa «{field_id}»: thư không có trường này"
    read = [source for sources in occasion.copied.values() for source in sources]
    for field_id in (*read, *(one.until for one in occasion.worked_out if one.until)):
        if field_id not in asked:
            yield f"khóa «{field_id}»: không tờ khai nào của các thủ tục này có trường này"


def _visit_faults(plan: VisitPlan, catalog: Catalog) -> Iterator[str]:
    ends = (code for follow in plan.follows for code in (*follow.after, follow.then))
    yield from _unknown_codes((*plan.procedures, *ends), catalog)
    asked = _fields_of(plan.procedures, catalog)
    named = [name for name in plan.shared if not name.endswith(EVERY_FIELD)]
    for field_id in (*named, *(name for group in plan.same for name in group)):
        if asked and field_id not in asked:
            yield f"khóa «{field_id}»: không tờ khai nào của các thủ tục này có trường này"


def _unknown_codes(codes: Iterable[str], catalog: Catalog) -> Iterator[str]:
    for code in sorted(set(codes) - set(catalog.procedures)):
        yield f"khóa «procedures»: không có thủ tục {code}"


def _fields_of(codes: Iterable[str], catalog: Catalog) -> set[str]:
    forms = (form for code in codes if code in catalog.procedures for form in catalog.forms_of(code))
    return {spec.id for form in forms for spec in form.fields()}
