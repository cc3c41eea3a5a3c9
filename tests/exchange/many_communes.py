# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders as many communes send them, through the real export door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.tally_files import tally_outgoing
from counter_app.catalog.reference import read_units
from counter_app.domain.office import Office
from counter_app.domain.tally import Tally
from tests.sample_tallies import MADE, sample_tally

HA_TINH = "42"
OFFICE = Office("xã Đức Thọ", "tỉnh Hà Tĩnh", "Đức Thọ")


def send(folder: Path, tally: Tally, at: datetime = MADE) -> Path:
    """The folder of one set."""
    return ExportDoor(lambda: at).write(tally_outgoing(tally, OFFICE, ()), folder).folder


def send_all(folder: Path, codes: Sequence[str], periods: Sequence[str], rows: int = 6) -> dict[tuple[str, str], Tally]:
    """A set of every commune for every period; the tallies by commune and period."""
    sent = {}
    for code in codes:
        place = folder / code
        place.mkdir(parents=True, exist_ok=True)
        for period in periods:
            tally = sample_tally(period, f"đơn vị {code}", code, rows)
            send(place, tally)
            sent[code, period] = tally
    return sent


def communes_of(province: str = HA_TINH) -> list[str]:
    """The codes of a province's communes."""
    return [commune.code for commune in read_units().communes if commune.province == province]
