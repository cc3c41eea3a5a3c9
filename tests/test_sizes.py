# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, functions and classes stay small enough to read in one go; the exceptions may only shrink."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.source_tree import Source, sources

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
METHODS_OF_A_CLASS = 15

EXCEPTIONS: dict[str, tuple[int, str]] = {}
"""Name -> (its size now, why it cannot be split). When the thing shrinks, its number here must follow."""


def test_nothing_is_larger_than_agreed() -> None:
    too_large = {name: size for name, size, limit in _all_sizes() if size > max(limit, _excused(name))}
    assert too_large == {}


def test_the_exceptions_are_still_needed_and_exact() -> None:
    now = {name: size for name, size, limit in _all_sizes() if size > limit}
    assert {name: size for name, (size, _) in EXCEPTIONS.items()}.items() <= now.items()


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.path)
def test_a_file_states_its_licence_and_its_purpose(source: Source) -> None:
    assert source.lines[:1] == ["# SPDX-License-Identifier: GPL-3.0-or-later"]
    assert ast.get_docstring(source.tree), "no module docstring"


def _excused(name: str) -> int:
    return EXCEPTIONS.get(name, (0, ""))[0]


def _all_sizes() -> Iterator[tuple[str, int, int]]:
    """Name, size and limit of everything that has one."""
    for source in sources():
        yield source.path, len(source.lines), LINES_OF_A_FILE
        yield from _sizes_under(source.tree, source.path)


def _sizes_under(node: ast.AST, path: str) -> Iterator[tuple[str, int, int]]:
    for child in ast.iter_child_nodes(node):
        name = f"{path}::{getattr(child, 'name', '')}"
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield name, (child.end_lineno or child.lineno) - child.lineno + 1, LINES_OF_A_FUNCTION
        elif isinstance(child, ast.ClassDef):
            methods = [part.name for part in child.body if isinstance(part, ast.FunctionDef)]
            yield name, sum(not method.startswith("_") for method in methods), METHODS_OF_A_CLASS
        else:
            name = path
        yield from _sizes_under(child, name)
