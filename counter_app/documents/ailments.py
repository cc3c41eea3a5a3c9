# SPDX-License-Identifier: GPL-3.0-or-later
"""One finding of the template doctor, in words for who edits the template in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "unsafe", "unreadable", "bad_tag", "unknown_tag", "unknown_choice", "no_place",
    "mail_merge", "torn_tag", "smart_quotes", "accented_tag", "font", "decree", "not_drawn",
]  # fmt: skip


@dataclass(frozen=True)
class Ailment:
    """One thing wrong with a template. ``place`` is where in it, as Word's user calls it; empty for the file."""

    kind: Kind
    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place[:1].upper()}{self.place[1:]}: {self.sentence}" if self.place else self.sentence
