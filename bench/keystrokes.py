# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key a clerk presses for one complete visit, from the search line to the printed paper.

``tests/journeys`` plays these same keys through the real window and checks the paper, so the count is not a claim.
A piece in angle brackets is one key («<Ctrl+D>»); everything else is typed letter by letter.
"""

from __future__ import annotations

import re

MARITAL_STATUS = (
    "doc than", "<Return>",                      # choose 1.004873
    "<Ctrl+Return>",                             # nothing to hand in: go on
    "Đặng Thị Quỳnh Ỷ", "<Return>",
    "12041985", "<Return>",
    "042185001234", "<Return>",
    "<Ctrl+D>",                                  # the same person: everything known is copied
    "2", "<Return>",                             # sex
    "kinh", "<Return>",                          # ethnicity
    "<Return>",                                  # nationality: Việt Nam stands there
    "1", "<Return>",                             # never married
    "2", "<Return>",                             # for a bank loan
    "<Return>",                                  # one copy
    "<F10>",                                     # print
)  # fmt: skip

_PIECE = re.compile(r"<[^<>]+>|.", re.DOTALL)


def pieces(keys: tuple[str, ...]) -> list[str]:
    """One item for each key pressed."""
    return [piece for line in keys for piece in _PIECE.findall(line)]
