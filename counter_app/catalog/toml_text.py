# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain values as TOML text, for the skeletons a person goes on writing: one key a line, long lists one item a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WIDE = 100


def toml_text(told: Mapping[str, Any]) -> str:
    """The document: first the values, then the tables."""
    return "\n".join(_lines(told, ())).strip() + "\n"


def _lines(told: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    for key, value in told.items():
        if not _is_table(value) and not _is_list_of_tables(value):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in told.items():
        name = ".".join(map(_key, (*path, key)))
        for table, head in _tables(value, name):
            yield f"\n{head}"
            yield from _lines(table, (*path, key))


def _tables(value: object, name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    if isinstance(value, Mapping) and _is_table(value):
        yield value, f"[{name}]"
    elif isinstance(value, list) and _is_list_of_tables(value):
        for item in value:
            yield item, f"[[{name}]]"


def _is_table(value: object) -> bool:
    """A mapping long enough for lines of its own."""
    return isinstance(value, Mapping) and len(_value(value)) > _WIDE


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _value(value: object) -> str:
    match value:
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(part)}" for key, part in value.items()) + " }"
        case list():
            flat = "[" + ", ".join(map(_value, value)) + "]"
            return flat if len(flat) <= _WIDE else "[\n" + "".join(f"  {_value(part)},\n" for part in value) + "]"
        case str() if _DAY.fullmatch(value):
            return value
        case _:
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)
