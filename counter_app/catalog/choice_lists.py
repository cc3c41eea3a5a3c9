# SPDX-License-Identifier: GPL-3.0-or-later
"""A field may name a reference list instead of repeating it: ``choices_from = "ethnic_groups"``.

Written out while a form is read, so that everybody behind the reader sees a field with its choices as ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from counter_app.catalog.problems import Problem
from counter_app.catalog.reference import lists_folder, read_list

CHOICE_LISTS = ("ethnic_groups", "id_papers", "nationalities", "relations", "religions", "representatives")
KEY = "choices_from"


def write_out_choices(file: str, form: object, problems: list[Problem]) -> bool:
    """Put the choices of the named lists into ``form``, as its file gave it; False where a name is wrong."""
    sound = True
    for field, place in _fields(form):
        if KEY not in field:
            continue
        name = field.pop(KEY)
        told = _fault(field, name)
        if told:
            problems.append(Problem(file, f"Tệp {file}, khóa «{place}.{KEY}»: {told}"))
            sound = False
        else:
            field["choices"] = [{"code": code, "label": label} for code, label in _choices(name)]
    return sound


def _fault(field: dict[str, Any], name: object) -> str:
    if name not in CHOICE_LISTS:
        return f"không có danh sách này; chỉ có {', '.join(CHOICE_LISTS)}."
    return "đã có khóa «choices»; chỉ ghi một trong hai." if "choices" in field else ""


def _fields(form: object) -> Iterator[tuple[dict[str, Any], str]]:
    """Every field as its file gave it, with its place; what is not built like a form is refused elsewhere."""
    for group in _tables(form, "groups"):
        for number, field in enumerate(_tables(group, "fields"), start=1):
            yield field, f"groups[{group.get('id', '')}].fields[{field.get('id', number)}]"


def _tables(owner: object, key: str) -> list[dict[str, Any]]:
    rows = owner.get(key) if isinstance(owner, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


@cache
def _choices(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((item.code, item.name) for item in read_list(lists_folder() / f"{name}.toml").items)
