# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a form or a procedure is in force on a day. What is over is still found: it warns, it does not vanish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Validity:
    """How it stands on a day. ``turns_on``: the first day in force of what has not begun, the last of what is over."""

    state: Literal["current", "not_yet", "ended"]
    turns_on: date | None = None

    @property
    def is_current(self) -> bool:
        """Whether it may be used without a word."""
        return self.state == "current"


def validity(begins: date | None, ends: date | None, day: date) -> Validity:
    """How something that is in force from ``begins`` to ``ends``, both days included, stands on ``day``."""
    if begins is not None and day < begins:
        return Validity("not_yet", begins)
    if ends is not None and day > ends:
        return Validity("ended", ends)
    return Validity("current")
