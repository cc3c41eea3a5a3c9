# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program understood from something typed: a value, or why not, or what it must ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One way to understand what was typed; ``value`` is canonical, ``title`` is for the clerk."""

    value: str
    title: str


@dataclass(frozen=True)
class Reading:
    """The result of reading one field.

    ``value``: the canonical text to store; ``""`` for an emptied field, None when nothing can be used.
    ``problem``: a sentence that refuses (the value is None); ``warning``: a sentence that may be overridden
    with a reason; ``note``: something worth knowing (a hidden character was removed); ``choices``: the clerk
    must pick one (which century, convert an old encoding), until then the value is None.
    """

    value: str | None
    problem: str = ""
    warning: str = ""
    note: str = ""
    choices: tuple[Choice, ...] = ()
