# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a catalogue, said to the person who edits its files: always which file, which key.

All faults are collected, so that one look mends them all.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. ``file`` is relative to the catalogue's folder; ``sentence`` names file and key itself."""

    file: str
    sentence: str
