# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables counted once more, slowly: plain loops over plain rows, from the definitions in Vietnamese alone.

Nothing of the program's counting is used here, so that the two can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

Dossier = dict[str, Any]
Numbers = dict[str, float | None]
Table = dict[str, Numbers]
OVER_WITHOUT_RESULT = ("refused", "withdrawn", "stopped")
MOMENTS = ("begun_at", "printed_at", "received_at", "returned_at", "due_at", "done_at", "ordinary_at")
REASONS = ("after_cut_off", "papers_missing", "needs_verification", "leader_absent", "system_down", "other")
OFFICIAL = (
    *("received", "online", "direct", "carried"),
    *("done", "before_due", "on_due", "late"),
    *("open", "open_in_time", "open_late"),
)
ONE_FACT = {
    "procedures": "procedure_code",
    "sectors": "sector",
    "clerks": "received_by",
    "channels_in": "channel_in",
}
TRAITS = ("elderly", "illiterate", "disabled", "blind", "ethnic-minority", "other")


def rows_of(raw: Any, table: str) -> list[Dossier]:
    """Every row of a table."""
    found = raw.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def dossiers_of(raw: Any) -> list[Dossier]:
    """Every dossier of a register as one plain dictionary."""

    facts = {row["id"]: row for row in rows_of(raw, "dossier")}
    helped = {row["dossier_id"]: row for row in rows_of(raw, "help")}
    clerks = {row["id"]: row for row in rows_of(raw, "clerk")}
    whole = []
    for handling in rows_of(raw, "handling"):
        one = facts[handling["dossier_id"]] | handling
        one["scribe"] = helped.get(handling["dossier_id"], {}).get("scribe_id")
        one["steps_here"] = helped.get(handling["dossier_id"], {}).get("steps_here", "")
        one["organisation"] = clerks[one["scribe"]]["organisation"] if one["scribe"] else ""
        for name in MOMENTS:
            one[name] = datetime.fromisoformat(one[name]) if one[name] else None
        whole.append(one)
    return whole


@dataclass(frozen=True)
class SlowCount:
    """One period: its days, and the moment as of which it is counted."""

    dossiers: list[Dossier]
    first: date
    last: date
    cut: datetime
    days_of_schemes: dict[str, set[date]]
    schemes_with_a_day: set[str]

    @property
    def received(self) -> list[Dossier]:
        """Those taken in within the period."""
        return [one for one in self.dossiers if one["received_at"] and self._within(one["received_at"])]

    def _within(self, moment: datetime) -> bool:
        return self.first <= moment.date() <= self.last

    def _by(self, moment: datetime | None) -> bool:
        return moment is not None and moment < self.cut

    def outcome(self, one: Dossier) -> str:
        """Before, on, after the due moment, or not done at the cut."""
        if not self._by(one["done_at"]):
            return "open"
        if one["due_at"] and one["done_at"] > one["due_at"]:
            return "late"
        in_advance = one["due_at"] and one["done_at"].date() < one["due_at"].date()
        return "before_due" if in_advance and one["stage"] not in OVER_WITHOUT_RESULT else "on_due"

    def reason(self, one: Dossier) -> str:
        """Why it had gone the ordinary way by the cut."""
        if not self._by(one["ordinary_at"]):
            return ""
        return one["ordinary"] if one["ordinary"] in REASONS else "other"

    def way_out(self, one: Dossier) -> str:
        """How the result had gone out by the cut."""
        return one["channel_out"] if self._by(one["done_at"]) else ""

    def numbers(self, some: Iterable[Dossier]) -> Numbers:
        """Every number of these dossiers."""
        told = list(some)

        def how_many(holds: Callable[[Dossier], object]) -> int:
            return sum(1 for one in told if holds(one))

        found: Numbers = {
            "received": len(told),
            "written": how_many(lambda one: one["written_by"]),
            "signed": how_many(lambda one: one["signing_mode"] == "signature"),
            "thumb": how_many(lambda one: one["signing_mode"] == "thumbprint"),
            "thumb_witnessed": how_many(lambda one: one["signing_mode"] == "thumbprint_witnessed"),
            "at_once": how_many(lambda one: one["same_day"]),
            "without_slip": how_many(lambda one: not one["receipt"]),
            "same_day": how_many(
                lambda one: self._by(one["done_at"]) and one["done_at"].date() == one["received_at"].date()
            ),
            "ordinary": how_many(self.reason),
            "online": how_many(lambda one: one["channel_in"] == "online"),
            "post": how_many(lambda one: one["channel_in"] == "post" or self.way_out(one) == "post"),
            "village_head": how_many(lambda one: self.way_out(one) == "village_head"),
        }
        for reason in REASONS:
            found[f"ordinary_{reason}"] = sum(1 for one in told if self.reason(one) == reason)
        for outcome in ("before_due", "on_due", "late", "open"):
            found[outcome] = sum(1 for one in told if self.outcome(one) == outcome)
        for part in ("same_day", "online", "post", "village_head"):
            found[f"{part}_share"] = (found[part] or 0) / len(told) if told else None
        for name, ends in (("print", "printed_at"), ("return", "returned_at")):
            spans: list[float] = sorted(
                (one[ends].replace(microsecond=0) - one["begun_at"].replace(microsecond=0)).total_seconds()
                for one in told
                if self._by(one[ends]) and one[ends] >= one["begun_at"]
            )
            for word, percent in (("median", 50), ("ninetieth", 90)):
                place = math.ceil(Fraction(len(spans) * percent, 100))
                measured: float | None = round(spans[place - 1] / 60, 1) if spans else None
                found[f"{name}_{word}"] = measured
        return found

    def table(self, table_id: str) -> Table:
        """A table by its id; the whole under «total»."""
        rows: dict[str, list[Dossier]] = {key: [] for key in self._rows_without_dossiers(table_id)}
        whole = []
        for one in self.received:
            keys = self._keys(table_id, one)
            if keys or table_id in ("model_days", "beneficiaries"):
                whole.append(one)
            for key in keys:
                rows.setdefault(key, []).append(one)
        return {key: self.numbers(some) for key, some in rows.items()} | {"total": self.numbers(whole)}

    def _rows_without_dossiers(self, table_id: str) -> Iterable[str]:
        if table_id == "beneficiaries":
            return (*TRAITS, "none")
        return self.days_of_schemes if table_id in ("model_days", "schemes") else ()

    def _keys(self, table_id: str, one: Dossier) -> list[str]:
        day = one["received_at"].date()
        match table_id:
            case "model_procedures":
                held = any(day in self.days_of_schemes[scheme] for scheme in self.schemes_with_a_day)
                return [one["procedure_code"]] if held else []
            case "scribes" | "organisations":
                return [_writer(one, table_id)] if one["written_by"] else []
            case "channels_out":
                return [self.way_out(one)] if self.way_out(one) else []
            case "schemes":
                return sorted({clause.split(":")[0] for clause in one["granted"].split()})
            case "model_days":
                return [scheme for scheme, days in self.days_of_schemes.items() if day in days]
            case "beneficiaries":
                return [trait for trait in TRAITS if trait in one["helped_for"].split()] or ["none"]
            case "days":
                return [day.isoformat()]
            case "weeks":
                year, week, _ = day.isocalendar()
                return [f"{year}-W{week:02}"]
        return [one[ONE_FACT[table_id]]]

    def official(self) -> Table:
        """Biểu II.06a by sector, and the whole."""
        rows: dict[str, list[Dossier]] = {}
        begins = datetime.combine(self.first, datetime.min.time(), tzinfo=self.cut.tzinfo)
        for one in self.dossiers:
            if one["received_at"] is None or one["received_at"].date() > self.last:
                continue
            if one["done_at"] is None or one["done_at"] >= begins:
                rows.setdefault(one["sector"], []).append(one)
        every = [one for some in rows.values() for one in some]
        return {key: self._official_row(some) for key, some in (*rows.items(), ("total", every))}

    def _official_row(self, some: list[Dossier]) -> Numbers:
        found: Numbers = dict.fromkeys(OFFICIAL, 0)

        def add(name: str) -> None:
            found[name] = (found[name] or 0) + 1

        for one in some:
            add("received")
            if one["received_at"].date() < self.first:
                add("carried")
            else:
                add("online" if one["channel_in"] == "online" else "direct")
            outcome = self.outcome(one)
            add(outcome)
            if outcome == "open":
                add("open_late" if one["due_at"] and one["due_at"] < self.cut else "open_in_time")
            else:
                add("done")
        return found


def _writer(one: Dossier, table_id: str) -> str:
    if table_id == "organisations":
        return f"{one['written_by']}:{one['organisation']}"
    return f"person:{one['scribe']}" if one["scribe"] else str(one["written_by"])
