# SPDX-License-Identifier: GPL-3.0-or-later
"""What the plans want reached, set beside what was done: one row a target, a sector, a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counter_app.casework.issuing import Place
from counter_app.catalog.catalog import Catalog
from counter_app.domain.periods import Period
from counter_app.domain.scheme import Scheme, Target
from counter_app.domain.spot import ProcedureClass, planned_class
from counter_app.domain.tally import Number, Row
from counter_app.domain.tally_targets import SetTarget, whole_periods
from counter_app.storage.counting_pass import Counted

_PARTS: Mapping[str, tuple[str, str]] = {
    "online": ("online", "received"),
    "same_day": ("same_day", "received"),
    "on_the_spot_procedures": ("procedures_here", "procedures"),
    "on_the_spot_dossiers": ("dossiers_here", "dossiers"),
}
"""By what a target is about: the columns of what was done and of the whole."""


@dataclass(frozen=True)
class TargetCounting:
    """Targets of the schemes an office runs. ``sectors``, ``clerks``, ``spot``: tables counted for the period."""

    period: Period
    schemes: Sequence[Scheme]
    set_by_office: Sequence[SetTarget]
    sectors: Counted
    clerks: Counted
    spot: Counted

    def rows(self) -> Iterator[Row]:
        """One for each target, and for each sector or person it is set for."""
        for scheme in self.schemes:
            for target in scheme.targets:
                if target.from_day is None or target.from_day <= self.period.last:
                    for sector, clerk, done, whole in self._done(target):
                        yield self._row(scheme, target, sector, clerk, done, whole)

    def _done(self, target: Target) -> Iterator[tuple[str, str, Number, Number]]:
        """Sector and person (one of them or none), what was done, of how many."""
        part, whole = _PARTS[target.about]
        if target.about.startswith("on_the_spot"):
            cells = self.spot.rows.get(target.sector, {}) if target.sector else self.spot.total
            yield target.sector, "", cells.get(part, 0), cells.get(whole, 0)
            return
        if target.per_clerk:
            people = dict.fromkeys((*self.clerks.rows, *self._people(target)))
            for clerk in sorted(people):
                cells = self.clerks.rows.get(clerk, {})
                yield "", clerk, cells.get(part, 0), cells.get(whole, 0)
            return
        named = {told.sector for told in self.set_by_office if told.target_id == target.id and told.sector}
        for sector in (target.sector,) if target.sector else sorted({*self.sectors.rows, *named}):
            cells = self.sectors.rows.get(sector, {})
            yield sector, "", cells.get(part, 0), cells.get(whole, 0)

    def _people(self, target: Target) -> Iterator[str]:
        return (told.clerk for told in self.set_by_office if told.target_id == target.id and told.clerk)

    def _row(self, scheme: Scheme, target: Target, sector: str, clerk: str, done: Number, whole: Number) -> Row:
        times = whole_periods(target.period, self.period)
        wanted = self._quantity(scheme, target, sector, clerk) if times else None
        goal = wanted * times if wanted is not None and target.unit == "dossiers" else None
        goal_share = wanted / 100 if wanted is not None and target.unit == "percent" else None
        done_share = done / whole if done is not None and whole else None
        reached = _part(done, goal) if goal_share is None else _part(done_share, goal_share)
        about = sector or clerk
        return Row(
            key=f"{scheme.id}:{target.id}:{about}",
            title=f"{target.title}: {about}" if about else target.title,
            cells={
                "goal": _plain(goal),
                "goal_share": goal_share,
                "done": done,
                "whole": whole,
                "done_share": done_share,
                "reached": reached,
            },
        )

    def _quantity(self, scheme: Scheme, target: Target, sector: str, clerk: str) -> float | None:
        """The latest number the office set for this sector or person, else for everyone, else the plan's own."""
        told = [
            one
            for one in self.set_by_office
            if (one.scheme_id, one.target_id) == (scheme.id, target.id) and one.from_day <= self.period.last
        ]
        for whom in ((sector, clerk), ("", "")):
            found = [one.quantity for one in told if (one.sector, one.clerk) == whom]
            if found:
                return found[-1]
        return target.quantity


def counted_in(schemes: Iterable[Scheme], row_key: str, column_id: str) -> Place:
    """Where the number of a target stands among what was counted.

    Raises:
        KeyError: there is no such target, or the column is not a count of dossiers.
    """
    scheme_id, target_id, about = row_key.split(":", 2)
    known = {(scheme.id, target.id): target for scheme in schemes for target in scheme.targets}
    target = known[scheme_id, target_id]
    column = dict(zip(("done", "whole"), _PARTS[target.about], strict=True))[column_id]
    if target.about.startswith("on_the_spot"):
        return "on_the_spot", about or "total", column
    return "clerks" if target.per_clerk else "sectors", about, column


def classed_by_sector(
    catalog: Catalog, schemes: Sequence[Scheme], own: Mapping[str, ProcedureClass]
) -> Mapping[str, int]:
    """How many procedures are classed as done in all four steps at the counter; the office's word overrules plans."""
    return Counter(
        procedure.sector
        for code, procedure in catalog.procedures.items()
        if (own.get(code) or planned_class(procedure, schemes)).is_whole
    )


def _part(done: Number, wanted: Number) -> Number:
    return done / wanted if done is not None and wanted else None


def _plain(number: float | None) -> Number:
    return int(number) if number is not None and float(number).is_integer() else number
