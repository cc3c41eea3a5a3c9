# SPDX-License-Identifier: GPL-3.0-or-later
"""One slip of the finger: a letter too many, missing, wrong, or two swapped. Two slips are another word."""

from __future__ import annotations


def begins_within_one_edit(typed: str, word: str) -> bool:
    """Whether some beginning of ``word`` is at most one slip away from ``typed``."""
    if len(word) + 1 < len(typed):
        return False
    same = 0
    for left, right in zip(typed, word, strict=False):
        if left != right:
            break
        same += 1
    if same == len(typed):
        return True
    rest, ahead = typed[same:], word[same:]
    return (
        ahead.startswith(rest[1:])  # one letter too many
        or ahead[1:].startswith(rest[1:])  # a wrong letter, or the last one
        or ahead[1:].startswith(rest)  # a letter missing
        or (len(rest) > 1 and len(ahead) > 1 and ahead.startswith(rest[1] + rest[0] + rest[2:]))  # swapped
    )
