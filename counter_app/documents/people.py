# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people: roles that differ only by a number (``con_1``, ``con_2``, …) are the list ``con`` of a template.

A template may loop over a declared list and over nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from counter_app.documents.values import Role, Value
from counter_app.domain.form import FormSpec

ROW_NUMBER = "stt"
"""What every person of a list has besides its fields: the number of its row."""
_NUMBERED = re.compile(r"(?P<list>[a-z][a-z0-9_]*?)_(?P<number>[1-9][0-9]?)")


class People(tuple[Role, ...]):
    """The people of one list that are to be printed, in order."""

    name: str

    @classmethod
    def of(cls, name: str, people: tuple[Role, ...]) -> People:
        """The answered ones, numbered; when nobody is named, all of them, so that rows remain to write in."""
        named = tuple(person for person in people if any(person.values.values()))
        made = cls(named or people)
        made.name = name
        for number, person in enumerate(made, start=1):
            row = person.values[ROW_NUMBER]
            if not row.fields:  # a form that asks for the number itself keeps its answer
                person.values[ROW_NUMBER] = Value(row.value_id, str(number) if named else "")
        return made


def lists_of(form: FormSpec) -> dict[str, tuple[str, ...]]:
    """The lists of a form: their names, and their roles in the order of their numbers."""
    found: dict[str, dict[int, str]] = {}
    for role in dict.fromkeys(spec.role for spec in form.fields()):
        numbered = _NUMBERED.fullmatch(role)
        if numbered is not None:
            found.setdefault(numbered["list"], {})[int(numbered["number"])] = role
    if not found:  # most forms, and this is asked after every key
        return {}
    taken = {*_value_ids(form), *(value_id.partition(".")[0] for value_id in _value_ids(form))}
    return {
        name: tuple(roles[number] for number in sorted(roles))
        for name, roles in found.items()
        if name not in taken and len(roles) > 1 and sorted(roles) == list(range(1, len(roles) + 1))
    }


def members_of(form: FormSpec, roles: tuple[str, ...]) -> tuple[str, ...]:
    """The names every role of a list has, in paper order."""
    ids = _value_ids(form)
    first = (value_id.removeprefix(f"{roles[0]}.") for value_id in ids if value_id.startswith(f"{roles[0]}."))
    return tuple(name for name in first if all(f"{role}.{name}" in ids for role in roles))


def list_tags(form: FormSpec) -> dict[str, tuple[str, ...]]:
    """What a loop may ask for, written ``con[].ho_ten``, with the fields it prints; ``con[]`` is the list itself."""
    tags: dict[str, tuple[str, ...]] = {}
    for name, roles in lists_of(form).items():
        tags |= {f"{name}[]": (), f"{name}[].{ROW_NUMBER}": ()}
        tags |= {
            f"{name}[].{member}": tuple(f"{role}.{member}" for role in roles) for member in members_of(form, roles)
        }
    return tags


def list_value_ids(form: FormSpec) -> tuple[str, ...]:
    """Ids of the values lists add to those of the form: row numbers and joined names."""
    lists = lists_of(form).items()
    numbers = (f"{role}.{ROW_NUMBER}" for _, roles in lists for role in roles)
    joined = (f"{name}.{member}" for name, roles in lists for member in members_of(form, roles))
    known = _value_ids(form)
    return (*(value_id for value_id in numbers if value_id not in known), *joined)


def add_lists(form: FormSpec, context: Mapping[str, Role | Value]) -> dict[str, Role | Value | People]:
    """The context with the form's lists beside its single roles."""
    whole: dict[str, Role | Value | People] = dict(context)
    for name, roles in lists_of(form).items():
        people = tuple(person for role in roles if isinstance(person := context[role], Role))
        for role, person in zip(roles, people, strict=True):
            person.values.setdefault(ROW_NUMBER, Value(f"{role}.{ROW_NUMBER}"))
        whole[name] = People.of(name, people)
    return whole


def _value_ids(form: FormSpec) -> dict[str, None]:
    """Ids of fields and composed words, in paper order."""
    return dict.fromkeys([*(spec.id for spec in form.fields()), *(derived.id for derived in form.derived)])
