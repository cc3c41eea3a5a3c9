# SPDX-License-Identifier: GPL-3.0-or-later
"""The journey through a form is computed, never stored.

Which questions a citizen is asked follows from the form and the answers; nothing keeps a «current page»,
so nothing can be out of date. Answers to questions that have become hidden are kept, but not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter_app.domain.form import FieldSpec, FormSpec


def visible_fields(form: FormSpec, answers: Mapping[str, str]) -> Iterator[FieldSpec]:
    """The fields this citizen is asked, in paper order."""
    for spec in form.fields():
        if spec.shown_when is None or spec.shown_when.holds(answers):
            yield spec


def is_required(spec: FieldSpec, answers: Mapping[str, str]) -> bool:
    """Whether the paper is incomplete without this field, given the other answers."""
    return spec.required or (spec.required_when is not None and spec.required_when.holds(answers))


def gaps(form: FormSpec, answers: Mapping[str, str]) -> list[FieldSpec]:
    """Required fields that are asked and still empty, in paper order."""
    return [spec for spec in visible_fields(form, answers) if is_required(spec, answers) and not answers.get(spec.id)]


def printed_answers(form: FormSpec, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that go on paper: those of visible fields; every other field is blank."""
    return {spec.id: answers.get(spec.id, "") for spec in visible_fields(form, answers)}


def same_person(form: FormSpec, group_id: str, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that «same person as …» fills into a group; empty when the group has no such twin."""
    group = next(group for group in form.groups if group.id == group_id)
    if not group.same_as:
        return {}
    twin = next(other for other in form.groups if other.id == group.same_as)
    given = {spec.name: answers.get(spec.id, "") for spec in twin.fields}
    copied = {spec.id: given[spec.name] for spec in group.fields if given.get(spec.name)}
    return copied | dict(group.same_sets)
