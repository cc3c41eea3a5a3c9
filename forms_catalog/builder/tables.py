# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand-written tables beside the builder: names, citizens' words, how papers are read, facts of law.

``known/*.toml`` holds what other sources than the portal say of a procedure; it wins over the portal, key by key.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Table = dict[str, Any]
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Tables:
    """Everything kept by hand. ``procedures`` and ``known`` by code, ``sectors`` by the portal's name."""

    procedures: dict[str, Table]
    sectors: dict[str, Table]
    papers: tuple[Table, ...]
    known: dict[str, Table]


@cache
def read_tables() -> Tables:
    """The tables of this checkout.

    Raises:
        ValueError: two files of ``known/`` speak of one procedure.
    """
    known: dict[str, Table] = {}
    for path in sorted((_HERE / "known").glob("*.toml")):
        told = _read(path)
        for entry in told["procedures"]:
            if entry["code"] in known:
                raise ValueError(f"{path.name}: {entry['code']} is told twice")
            known[entry["code"]] = {"source": told["source"], "certainty": told["certainty"], **entry}
    words = _HERE / "words"
    papers = tuple(_read(words / "papers.toml")["rules"])
    return Tables(_read(words / "procedures.toml"), _read(words / "sectors.toml"), papers, known)


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))
