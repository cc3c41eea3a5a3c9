# SPDX-License-Identifier: GPL-3.0-or-later
"""One pass over gathered facts: the numbers of each row of a table and of the whole, percentiles among them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from counter_app.domain.tally import CountTable, Number
from counter_app.domain.tally_columns import MINUTES, rank_of
from counter_app.storage.counted import BENEFICIARIES, granted_by, on_days
from counter_app.storage.moments import office_moment

TOTAL = "total"
"""The key of the last row."""
Cells = dict[str, Number]
_EVERY = "TRUE"
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Span:
    """What is counted: received from ``begins`` until before ``ends``, as it stood at ``cut``.

    ``model_days``: the days of schemes that have days of their own; ``days_of``: the days of each scheme.
    """

    begins: datetime
    ends: datetime
    cut: datetime
    schemes: tuple[str, ...] = ()
    model_days: tuple[date, ...] = ()
    days_of: Mapping[str, tuple[date, ...]] = field(default_factory=dict)

    def parameters(self) -> dict[str, Any]:
        """As the conditions of ``counted`` name them."""
        return {
            "begins": stored(self.begins),
            "ends": stored(self.ends),
            "cut": stored(self.cut),
            "first_day": self.begins.date().isoformat(),
            "last_day": (self.ends - _MOMENT).date().isoformat(),
            "cut_day": (self.cut - _MOMENT).date().isoformat(),
            "model_days": _days(self.model_days),
            **{f"scheme{place}": scheme for place, scheme in enumerate(self.schemes)},
            **{f"days{place}": _days(days) for place, days in enumerate(self.days_of.values())},
        }

    def rows_of(self, table_id: str) -> Mapping[str, str] | None:
        """The condition of each row of a table whose rows may overlap; None for the others."""
        match table_id:
            case "schemes":
                return {scheme: granted_by(place) for place, scheme in enumerate(self.schemes)}
            case "model_days":
                return {scheme: on_days(place) for place, scheme in enumerate(self.days_of)}
            case "beneficiaries":
                return BENEFICIARIES
        return None


@dataclass(frozen=True)
class Counted:
    """The numbers of one table by row, and of the whole."""

    rows: Mapping[str, Cells]
    total: Cells


@dataclass(frozen=True)
class CountingPass:
    """Counts tables over facts. ``connection``: the driver's own; ``numbers``: by column, a sum in words of SQL."""

    connection: Any
    facts: str
    numbers: Mapping[str, str]
    span: Span

    def of(self, table: CountTable, key: str) -> Counted:
        """The numbers of a table whose rows are told apart by ``key``; rows that may overlap by their conditions."""
        counted = [column.id for column in table.columns if column.id in self.numbers]
        timed = [column.id for column in table.columns if column.id in MINUTES]
        overlapping = self.span.rows_of(table.id)
        if overlapping is None:
            rows = self._grouped(key, counted, timed)
            if not timed and all(table.column(name).adds_up for name in counted):
                return Counted(rows, {name: sum(cells[name] or 0 for cells in rows.values()) for name in counted})
            return Counted(rows, self._whole(f"({key}) IS NOT NULL", counted, timed))
        every = {key: self._whole(condition, counted, timed) for key, condition in overlapping.items()}
        served = " OR ".join(overlapping.values()) or "FALSE"
        whole = served if table.id == "schemes" else _EVERY
        return Counted(every, self._whole(whole, counted, timed))

    def _whole(self, condition: str, counted: Sequence[str], timed: Sequence[str]) -> Cells:
        return self._grouped(f"CASE WHEN {condition} THEN '{TOTAL}' END", counted, timed).get(TOTAL) or {
            **dict.fromkeys(counted, 0),
            **dict.fromkeys(timed),
        }

    def _grouped(self, key: str, counted: Sequence[str], timed: Sequence[str]) -> dict[str, Cells]:
        values = sorted({MINUTES[name][0] for name in timed})
        sums = ", ".join((*(self.numbers[name] for name in counted), *(f"count({value})" for value in values)))
        asked = f"SELECT {key} AS row_key, {sums} FROM {self.facts} WHERE row_key IS NOT NULL GROUP BY 1 ORDER BY 1"
        found: dict[str, Cells] = {}
        measured: dict[str, dict[str, int]] = {value: {} for value in values}
        for row_key, *numbers in self._ask(asked):
            found[row_key] = {**dict(zip(counted, numbers, strict=False)), **dict.fromkeys(timed)}
            for value, times in zip(values, numbers[len(counted) :], strict=True):
                measured[value][row_key] = times
        for value in values:
            for name, row_key, seconds in self._at_ranks(key, value, timed, measured[value]):
                found[row_key][name] = round(seconds / 60, 1)
        return found

    def _at_ranks(
        self, key: str, value: str, timed: Sequence[str], times: Mapping[str, int]
    ) -> Iterator[tuple[str, str, int]]:
        """Column, row and percentile of every row that measured this ``times`` often, by the nearest rank."""
        wanted: dict[tuple[str, int], list[str]] = {}
        for name in (one for one in timed if MINUTES[one][0] == value):
            for row_key, count in times.items():
                wanted.setdefault((row_key, rank_of(count, MINUTES[name][1])), []).append(name)
        # The ranks of all rows at once: told apart row by row in SQL it takes twice as long.
        places = ", ".join(str(place) for place in sorted({place for _, place in wanted}))
        asked = f"""
            SELECT row_key, place, seconds FROM (
                SELECT {key} AS row_key, {value} AS seconds,
                    row_number() OVER (PARTITION BY {key} ORDER BY {value}) AS place
                FROM {self.facts} WHERE {value} IS NOT NULL)
            WHERE place IN ({places})
        """
        for row_key, place, seconds in self._ask(asked):
            for name in wanted.get((row_key, place), ()):
                yield name, row_key, seconds

    def _ask(self, asked: str) -> Sequence[Any]:
        found: Sequence[Any] = self.connection.execute(asked, self.span.parameters()).fetchall()
        return found


def row_condition(span: Span, table_id: str, row_key: str, key: str) -> str:
    """When a fact is counted in a row of a table; the key of the row stands in the parameter «row»."""
    overlapping = span.rows_of(table_id)
    if overlapping is None:
        return f"({key}) IS NOT NULL" if row_key == TOTAL else f"({key}) = :row"
    if row_key != TOTAL:
        return f"({overlapping[row_key]})"
    return f"({' OR '.join(overlapping.values()) or 'FALSE'})" if table_id == "schemes" else _EVERY


def stored(moment: datetime) -> str:
    """A moment as the register keeps it."""
    return office_moment(moment).isoformat(timespec="microseconds")


def _days(days: Iterable[date]) -> str:
    return json.dumps([day.isoformat() for day in days])
