# SPDX-License-Identifier: GPL-3.0-or-later
"""What a ledger screen shows and asks: rows at the left, at the right the card of one row with what can be done.

One screen serves all that is kept as a list and followed up: voices, delegations, classes, the archive. What differs is
a ``LedgerPart``; it knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from counter_app.ui.background import Lane
from counter_app.ui.questions import Question
from counter_app.ui.widgets.plain_label import Role

Told = tuple[str, Role]


@dataclass(frozen=True)
class LedgerRow:
    """One row with its card. ``role`` colours the row; its state is always also a word and a shape.

    ``wishes``: code and words, the first under Enter. ``about``: what the row stands for, for its part alone.
    """

    key: str
    title: str
    under: str = ""
    role: Role = "body"
    lines: tuple[Told, ...] = ()
    wishes: tuple[tuple[str, str], ...] = ()
    about: object = field(default=None, repr=False)


@dataclass(frozen=True)
class LedgerPage:
    """Every row of a part, and what is said above them."""

    rows: tuple[LedgerRow, ...]
    told: tuple[Told, ...] = ()


class LedgerPart(Protocol):
    """One list of a ledger screen."""

    def fetch(self, query: str) -> LedgerPage:
        """The rows of now; ``query`` narrows them where the screen has a search line. Blocking."""
        ...

    def questions(self, row: LedgerRow, wish: str) -> Sequence[Question]:
        """What must be asked first; nothing for most wishes. On the GUI thread, from what the row holds."""
        ...

    def lane(self, wish: str) -> Lane:
        """Which worker does it: papers are made by one, the register is written by another."""
        ...

    def do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Do it; the sentence that says so, empty for none. Blocking.

        Raises:
            CounterError: it cannot be done; nothing was changed.
        """
        ...
