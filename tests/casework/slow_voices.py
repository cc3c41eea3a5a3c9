# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters, ratings, feedback, listening days, the four steps: counted once more by plain loops over plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.casework.slow_count import Dossier, Numbers, Table, dossiers_of, rows_of

FOUR = {"appraise", "approve", "seal", "return"}


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True)
class SlowVoices:
    """One period of one register."""

    raw: Any
    first: date
    last: date
    cut: datetime

    def table(self, table_id: str) -> Table:
        """A table by its id; the whole under «total»."""
        rows, key, numbers = {
            "letters": (self._in("letter", "made_at"), "event", self._letters),
            "ratings": (self._rated(), "sector", self._ratings),
            "feedback": (self._in("feedback", "received_at"), "kind", self._feedback),
            "listening": (self._in("meeting", "planned_for"), "village", self._listening),
            "on_the_spot": (self._finished(), "sector", self._on_the_spot),
        }[table_id]
        keys = sorted({row[key] for row in rows})
        found = {name: numbers([row for row in rows if row[key] == name]) for name in keys}
        return found | {"total": numbers(rows)}

    def _within(self, day: date) -> bool:
        return self.first <= day <= self.last

    def _before_cut(self, text: str | None) -> bool:
        moment = _moment(text)
        return moment is not None and moment < self.cut

    def _told_by_cut(self, day: str | None) -> bool:
        """Of a day without an hour: it lies before the cut, or on its day where that had begun."""
        return day is not None and datetime.combine(date.fromisoformat(day), datetime.min.time(), self.cut.tzinfo) < (
            self.cut
        )

    def _in(self, table: str, moment: str) -> list[Dossier]:
        return [row for row in rows_of(self.raw, table) if self._within(datetime.fromisoformat(row[moment]).date())]

    def _rated(self) -> list[Dossier]:
        return [row for row in rows_of(self.raw, "rating") if self._within(date.fromisoformat(row["day"]))]

    def _finished(self) -> list[Dossier]:
        done = [one for one in dossiers_of(self.raw) if one["done_at"]]
        return [one for one in done if self._within(one["done_at"].date()) and one["done_at"] < self.cut]

    def _letters(self, some: list[Dossier]) -> Numbers:
        found: Numbers = {"made": len(some), "printed": 0, "declined": 0, "waiting": 0}
        for one in some:
            is_printed = self._before_cut(one["printed_at"])
            name = "printed" if is_printed else "declined" if one["state"] == "declined" else "waiting"
            found[name] = (found[name] or 0) + 1
        return found

    def _ratings(self, some: list[Dossier]) -> Numbers:
        scores = [one["score"] for one in some]
        content = sum(score in (3, 4) for score in scores)
        return {
            "rated": len(some),
            **{f"score_{score}": scores.count(score) for score in (4, 3, 2, 1)},
            "content": content,
            "content_share": content / len(some) if some else None,
            "by_screen": _how_many(some, lambda one: one["source"] == "screen"),
            "by_paper": _how_many(some, lambda one: one["source"] == "paper"),
        }

    def _feedback(self, some: list[Dossier]) -> Numbers:
        ways = ("direct", "paper", "phone", "box", "online")
        found: Numbers = {way: [one["channel"] for one in some].count(way) for way in ways}
        found |= dict.fromkeys(("in_time", "late", "passed_on", "waiting", "waiting_late"), 0)
        for one in some:
            answered = _moment(one["answered_at"])
            due = date.fromisoformat(one["due_on"])
            if answered and answered < self.cut:
                name = "in_time" if answered.date() <= due else "late"
            elif one["passed_on_to"]:
                name = "passed_on"
            else:
                # The last day that is counted is over only when the next one has begun.
                name = "waiting_late" if due < self._last_counted_day() else "waiting"
            found[name] = (found[name] or 0) + 1
        return {"received": len(some)} | found

    def _last_counted_day(self) -> date:
        day = self.cut.date()
        return day if self.cut.time() != datetime.min.time() else date.fromordinal(day.toordinal() - 1)

    def _listening(self, some: list[Dossier]) -> Numbers:
        held = [one for one in some if self._before_cut(one["held_at"])]
        ids = {one["id"] for one in some}
        opinions = [one for one in rows_of(self.raw, "opinion") if one["meeting_id"] in ids]
        told = [one for one in opinions if self._told_by_cut(one["answered_on"])]
        late = [one for one in told if one["due_on"] and one["answered_on"] > one["due_on"]]
        return {
            "planned": len(some),
            "held": len(held),
            "attendance": sum(one["attendance"] or 0 for one in held),
            "opinions": len(opinions),
            "answered": len(told) - len(late),
            "late": len(late),
            "waiting": len(opinions) - len(told),
        }

    def _on_the_spot(self, some: list[Dossier]) -> Numbers:
        here = [one for one in some if set(one["steps_here"].split()) >= FOUR]
        procedures, procedures_here = _procedures(some), _procedures(here)
        return {
            "procedures": procedures,
            "procedures_here": procedures_here,
            "procedures_share": procedures_here / procedures if procedures else None,
            "dossiers": len(some),
            "dossiers_here": len(here),
            "dossiers_share": len(here) / len(some) if some else None,
        }


def _procedures(some: Iterable[Dossier]) -> int:
    return len({one["procedure_code"] for one in some})


def _how_many(some: Iterable[Dossier], holds: Callable[[Dossier], bool]) -> int:
    return sum(1 for one in some if holds(one))
