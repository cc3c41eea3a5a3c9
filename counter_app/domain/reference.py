# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as values: things to choose from, and days on which offices are closed.

A list offers words; it never forbids others: old papers name what no list holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter_app.domain.offered import Certainty

DayKind = Literal["holiday", "compensation", "swap_work"]
"""A day named by law; another working day off, in lieu or swapped; a Saturday that is worked."""

DayStatus = Literal["official", "expected"]
"""By law or announced; the year's announcement is not known yet."""


@dataclass(frozen=True)
class ReferenceItem:
    """One thing to choose. ``number``: the code the state gives it, where it does; ``aliases``: only for finding."""

    code: str
    name: str
    number: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    certainty: Certainty | None = None
    """Where it differs from that of the whole list."""


@dataclass(frozen=True)
class ReferenceList:
    """A list in its own order, with where it is from and how sure we are of it."""

    title: str
    source: str
    certainty: Certainty
    items: tuple[ReferenceItem, ...]


@dataclass(frozen=True)
class OfficeDay:
    """A day that breaks the rule of the week."""

    on: date
    kind: DayKind
    name: str
    status: DayStatus
    source: str
    certainty: Certainty = "verified"

    @property
    def is_working(self) -> bool:
        """Whether the office is open although the week says otherwise."""
        return self.kind == "swap_work"
