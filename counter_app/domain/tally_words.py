# SPDX-License-Identifier: GPL-3.0-or-later
"""A cell of a tally in words, as screen and paper write it: «1.234», «12,5 %», a dash for what cannot be said."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from counter_app.domain.amounts import grouped_amount

if TYPE_CHECKING:
    from counter_app.domain.tally import ColumnKind, Number

NOTHING = "–"
"""Stands where there is no number to be had; a zero would be a number."""
_MINUS = "−"
_TENTH = Decimal("0.1")


def cell_words(value: Number | str, kind: ColumnKind) -> str:
    """«1.234» of a count, «12,5 %» of a share, «7,5» of minutes, text as it is, «–» of None."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value or NOTHING
    exact = Decimal(str(value))
    if kind == "share":
        return f"{_decimal(exact * 100)} %"
    return _decimal(exact)


def _decimal(number: Decimal) -> str:
    """To one place behind the comma, none where it is a whole number."""
    rounded = abs(number).quantize(_TENTH, ROUND_HALF_UP)
    whole, tenths = divmod(int(rounded * 10), 10)
    words = grouped_amount(whole) + (f",{tenths}" if tenths else "")
    return f"{_MINUS}{words}" if number < 0 and rounded else words
