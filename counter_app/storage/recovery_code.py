# SPDX-License-Identifier: GPL-3.0-or-later
"""The printed recovery code: eight groups of three random letters and one check letter.

The check letter is per group and per place, so a typing slip is told by the number of its group.
"""

from __future__ import annotations

import secrets

from counter_app.storage.refusals import CodeMistyped

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two letters without I, L, O, U; what looks like one of the others is read as it."""
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
GROUPS = 8
_RANDOM_PER_GROUP = 3
_FIELD_POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1 makes the letters a field, in which any one wrong or two swapped letters change the check."""


def new_code() -> str:
    """A fresh code of 120 random bits, printed as ``ABCD-EFGH-…`` with 32 letters."""
    groups = []
    for place in range(GROUPS):
        values = [secrets.randbelow(len(LETTERS)) for _ in range(_RANDOM_PER_GROUP)]
        groups.append("".join(LETTERS[value] for value in (*values, _check(values, place))))
    return "-".join(groups)


def read_code(typed: str) -> str:
    """The code as printed, from what was typed: any case, spaces or dashes, look-alikes mended.

    Raises:
        CodeMistyped: wrong length, or the number of the first group whose check letter disagrees.
    """
    bare = "".join(typed.upper().replace("Đ", "D").translate(_LOOK_ALIKES).replace("-", " ").split())
    if len(bare) != GROUPS * (_RANDOM_PER_GROUP + 1):
        raise CodeMistyped(group=None)
    groups = [bare[start : start + _RANDOM_PER_GROUP + 1] for start in range(0, len(bare), _RANDOM_PER_GROUP + 1)]
    for place, group in enumerate(groups):
        values = [LETTERS.find(letter) for letter in group]
        if -1 in values or _check(values[:-1], place) != values[-1]:
            raise CodeMistyped(group=place + 1)
    return "-".join(groups)


def _check(values: list[int], place: int) -> int:
    check = place + 1
    for power, value in enumerate(values, start=1):
        check ^= _times_x(value, power)
    return check


def _times_x(value: int, power: int) -> int:
    for _ in range(power):
        value <<= 1
        if value & len(LETTERS):
            value ^= _FIELD_POLYNOMIAL
    return value
