# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions that can never hold: a value compared with is not among the choices of what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from counter_app.domain.conditions import AllOf, AnyOf, Condition, Predicate


def unknown_values(condition: Condition | None, codes: Mapping[str, Set[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of (field, value) that no answer can give.

    Args:
        codes: per field or question with a closed list, its codes; others are left out.
    """
    for predicate in _predicates(condition):
        wanted = (*predicate.values, *((predicate.value,) if predicate.value is not None else ()))
        for value in wanted:
            if predicate.field in codes and value not in codes[predicate.field]:
                yield predicate.field, value


def _predicates(condition: Condition | None) -> Iterator[Predicate]:
    match condition:
        case Predicate():
            yield condition
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _predicates(part)
