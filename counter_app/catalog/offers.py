# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of procedures, read before the catalogue itself: it answers the first key of a morning.

Nothing is checked here, and what cannot be read is left out: ``load_catalog`` follows at once and names every fault.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.domain.offered import Certainty


@dataclass(frozen=True)
class Offer:
    """One procedure as the list shows it and the search finds it."""

    code: str
    name: str
    short_name: str
    synonyms: tuple[str, ...]
    sector: str
    certainty: Certainty
    may_be_given_at_once: bool


def read_offers(folder: Path) -> list[Offer]:
    """What ``folder/procedures`` offers, in the order of its files."""
    return list(_readable(folder / "procedures"))


def _readable(folder: Path) -> Iterator[Offer]:
    for path in sorted(folder.glob("*.toml")):
        try:
            yield _offer(tomllib.loads(path.read_text(encoding="utf-8-sig")))
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            continue


def _offer(told: Mapping[str, Any]) -> Offer:
    return Offer(
        code=told["code"],
        name=told["name"],
        short_name=told["short_name"],
        synonyms=tuple(told.get("synonyms", ())),
        sector=told["sector"],
        certainty=told["certainty"],
        may_be_given_at_once=bool(told.get("same_day")) or told["time_limits"][0]["unit"] == "same_day",
    )
