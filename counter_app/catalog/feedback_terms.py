# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the office has to answer what citizens tell it: shipped as data, replaced whole by the office's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counter_app.catalog.layers import LISTS
from counter_app.catalog.reference import lists_folder
from counter_app.domain.errors import CounterError
from counter_app.domain.feedback import FeedbackKind, Term

TERMS = "feedback_terms.toml"
_SCHEMA = 1


def read_terms(office_folder: Path | None = None) -> Mapping[FeedbackKind, Term]:
    """The term of every kind; from the office's own catalogue folder where it has such a list.

    Raises:
        CounterError: the office's file cannot be used; the shipped one is ours and raises as it is.
    """
    own = office_folder / LISTS / TERMS if office_folder else None
    if own is None or not own.is_file():
        return _terms(lists_folder() / TERMS)
    try:
        return _terms(own)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CounterError(
            f"Không đọc được thời hạn trả lời của đơn vị ({LISTS}/{TERMS}). Ý kiến đã ghi còn nguyên; xin sửa tệp, "
            "hoặc bỏ tệp ra để dùng thời hạn có sẵn."
        ) from error


def _terms(path: Path) -> Mapping[FeedbackKind, Term]:
    with path.open("rb") as handle:
        told = tomllib.load(handle)
    if told.pop("schema_version") != _SCHEMA:
        raise ValueError(f"{path.name}: unknown schema_version")
    terms = {term.kind: term for term in (_term(row) for row in told["terms"])}
    if set(terms) != set(FeedbackKind):
        raise ValueError(f"{path.name}: every kind has one term")
    return terms


def _term(row: dict[str, Any]) -> Term:
    term = Term(**{**row, "kind": FeedbackKind(row["kind"])})
    if term.unit not in {"working_day", "day"} or not 0 < term.days < _LONGEST_DAYS:
        raise ValueError(f"not a term: {row}")
    return term


_LONGEST_DAYS = 366
