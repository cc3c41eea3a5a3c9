# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the province an office belongs to, without marks."""

from __future__ import annotations

from counter_app.domain.administrative_units import Province
from counter_app.domain.text import fold


def find_provinces(provinces: tuple[Province, ...], typed: str) -> list[Province]:
    """Those that fit, closest first: «ha t», «tinh ha tinh», «tp hue», «hcm», «minh»."""
    sought = fold(typed)
    for kind in _KINDS:
        sought = sought.removeprefix(kind + " ")
    ranked = [(_closeness(fold(province.name), sought), province) for province in provinces]
    fitting = [(closeness, province) for closeness, province in ranked if closeness is not None]
    return [province for _, province in sorted(fitting, key=lambda pair: pair[0])]


_KINDS = ("tinh", "thanh pho", "tp", "tp.")


def _closeness(name: str, sought: str) -> int | None:
    """0: the name begins so; 1: its words begin so; 2: its first letters; None: it does not fit."""
    words = name.split()
    if name.startswith(sought):
        return 0
    if all(any(word.startswith(part) for word in words) for part in sought.split()):
        return 1
    return 2 if "".join(word[0] for word in words).startswith(sought) else None
