# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of the catalogue as TOML a person can read: short values in line, papers one block each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

WIDTH = 118
_BLOCKS = ("time_limits", "components", "questions")
_INLINE = ("fee", "writing_on_behalf")
_FIRST = (
    "id",
    "document",
    "title",
    "name",
    "plain",
    "case",
    "quantity",
    "unit",
    "channel",
    "way",
    "originals",
    "copies",
)
_LAST = ("note", "source", "certainty")


def procedures_toml(procedures: Sequence[Mapping[str, Any]], heading: str) -> str:
    """One file: its schema version, then every procedure."""
    parts = [f"# {heading}", "schema_version = 1"]
    for procedure in procedures:
        parts += ["", "[[procedures]]", *_procedure(procedure)]
    return "\n".join(parts) + "\n"


def _procedure(procedure: Mapping[str, Any]) -> Iterator[str]:
    for key, value in procedure.items():
        if key not in _BLOCKS and key not in _INLINE:
            yield from _pair(key, value)
    for key in _INLINE:
        if key in procedure:
            yield from _table(f"[procedures.{key}]", procedure[key])
    for key in _BLOCKS:
        for entry in procedure.get(key, ()):
            yield from _table(f"[[procedures.{key}]]", entry)


def _table(heading: str, entry: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield heading
    for key, value in _in_order(entry):
        unsaid = value == "" or value == [] or (value == 0 and key in {"originals", "copies"})
        if not unsaid:
            yield from _pair(key, value)


def _in_order(entry: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What it is first, how sure it is last, so that files made of two sources read alike."""
    middle = [key for key in entry if key not in _FIRST and key not in _LAST]
    return [(key, entry[key]) for key in (*_FIRST, *middle, *_LAST) if key in entry]


def _pair(key: str, value: Any) -> Iterator[str]:
    line = f"{key} = {_value(value)}"
    if isinstance(value, list) and len(line) > WIDTH:
        yield f"{key} = ["
        yield from (f"  {_value(part)}," for part in value)
        yield "]"
    else:
        yield line


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{', '.join(_value(part) for part in value)}]"
        case dict():
            return f"{{ {', '.join(f'{key} = {_value(part)}' for key, part in _in_order(value))} }}"
    raise TypeError(f"{type(value).__name__} has no place in the catalogue")
