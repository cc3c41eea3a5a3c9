# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally as text and back, word for word: what was issued is read again as it was, whatever is defined later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from counter_app.domain.periods import read_period
from counter_app.domain.tally import Column, CountTable, Identity, Row, Tally


def tally_as_text(tally: Tally) -> str:
    """The tables with their definitions, as JSON; the same tally always gives the same text."""
    told = {
        "period": tally.period.code,
        "unit": tally.unit,
        "unit_code": tally.unit_code,
        "made_at": tally.made_at.isoformat(),
        "small_cells_merged": tally.small_cells_merged,
        "tables": [asdict(table) for table in tally.tables],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def tally_of_text(text: str) -> Tally:
    """The tally such a text holds."""
    told = json.loads(text)
    return Tally(
        period=read_period(told["period"]),
        unit=told["unit"],
        made_at=datetime.fromisoformat(told["made_at"]),
        tables=tuple(_table(table) for table in told["tables"]),
        unit_code=told["unit_code"],
        small_cells_merged=told["small_cells_merged"],
    )


def _table(told: Mapping[str, Any]) -> CountTable:
    return CountTable(
        id=told["id"],
        title=told["title"],
        columns=tuple(_column(column) for column in told["columns"]),
        rows=tuple(Row(**row) for row in told["rows"]),
        total=Row(**told["total"]) if told["total"] else None,
        row_title=told["row_title"],
        note=told["note"],
        identities=tuple(
            Identity(tuple(one["left"]), tuple(one["right"]), one["sentence"]) for one in told["identities"]
        ),
    )


def _column(told: Mapping[str, Any]) -> Column:
    share_of = tuple(told["share_of"]) if told["share_of"] else None
    return Column(**{**told, "sum_of": tuple(told["sum_of"]), "share_of": share_of})
