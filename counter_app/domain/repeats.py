# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a form that are alike (members of a household, children): written once, asked one after the other.

A group ``thanh_vien`` with ``repeats = 3`` becomes the groups ``thanh_vien_1`` to ``thanh_vien_3`` while the form is
read; nothing after that knows of repeating. A row is asked when the first field of every row before it is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from counter_app.domain.conditions import AllOf, Condition, Predicate

if TYPE_CHECKING:
    from counter_app.domain.form import FieldGroup, FieldSpec

ROW_PLACE = "{n}"
"""Where the number of a row stands in ``repeats_title``."""


def written_out(groups: Iterable[FieldGroup]) -> tuple[FieldGroup, ...]:
    """The groups with every repeated one as its rows."""
    return tuple(row for group in groups for row in _rows(group))


def check_repeating(group: FieldGroup) -> None:
    """Raises ValueError when a group cannot be written out as rows."""
    if group.repeats is None:
        if group.repeats_title:
            raise ValueError(f"{group.id}: repeats_title without repeats")
        return
    if group.repeats_title and ROW_PLACE not in group.repeats_title:
        raise ValueError(f"{group.id}: repeats_title lacks {ROW_PLACE}")
    for spec in group.fields:
        if spec.role != group.id:
            raise ValueError(f"{group.id}: repeats, so {spec.id} must be called {group.id}.…")


def _rows(group: FieldGroup) -> Iterator[FieldGroup]:
    if group.repeats is None:
        yield group
        return
    title = group.repeats_title or f"{group.title} ({ROW_PLACE})"
    for number in range(1, group.repeats + 1):
        named = _naming(group, number)
        yield group.model_copy(
            update={
                "id": f"{group.id}_{number}",
                "title": title.replace(ROW_PLACE, str(number)),
                "fields": tuple(_field_of_row(group, spec, number) for spec in group.fields),
                "same_sets": {named(field_id): value for field_id, value in group.same_sets.items()},
                "repeats": None,
                "repeats_title": "",
            }
        )


def _naming(group: FieldGroup, number: int) -> Callable[[str], str]:
    """From the id of a field as written to its id in one row; fields of other groups keep theirs."""
    names = {spec.id: f"{group.id}_{number}.{spec.name}" for spec in group.fields}
    return lambda field_id: names.get(field_id, field_id)


def _field_of_row(group: FieldGroup, spec: FieldSpec, number: int) -> FieldSpec:
    named = _naming(group, number)
    first = group.fields[0].id
    before = [_answered(_naming(group, earlier)(first)) for earlier in range(1, number)]
    changes: dict[str, Any] = {
        "id": named(spec.id),
        "shown_when": _all(*before, spec.shown_when and spec.shown_when.renamed(named)),
        "required_when": spec.required_when and spec.required_when.renamed(named),
    }
    if spec.id != first:
        begun = _answered(named(first))
        needed = spec.required or spec.required_when is not None
        # What is required at all includes what is required sometimes.
        narrower = None if spec.required else changes["required_when"]
        changes |= {"required": False, "required_when": _all(begun, narrower) if needed else None}
    elif number > 1:
        changes |= {"required": False, "required_when": None}
    return spec.model_copy(update=changes)


def _answered(field_id: str) -> Predicate:
    return Predicate(field=field_id, verb="answered")


def _all(*parts: Condition | None) -> Condition | None:
    said = tuple(part for part in parts if part is not None)
    return AllOf(all=said) if len(said) > 1 else next(iter(said), None)
