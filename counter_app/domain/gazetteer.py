# SPDX-License-Identifier: GPL-3.0-or-later
"""All places an address may name, found by whole names, beginnings, first letters and, if need be, with one slip.

Making one takes a third of a second: off the GUI thread. Asking takes a few thousandths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from counter_app.domain.administrative_units import (
    AdministrativeUnits,
    Commune,
    OldCommune,
    OldDistrict,
    OldProvince,
    Province,
)
from counter_app.domain.place_words import name_key, readings

Unit = Province | Commune | OldCommune | OldDistrict | OldProvince


class Level(IntEnum):
    """What a place is, in the order in which places of one name are offered."""

    PROVINCE = 0
    COMMUNE = 1
    OLD_COMMUNE = 2
    OLD_DISTRICT = 3
    OLD_PROVINCE = 4


class Closeness(IntEnum):
    """How what was typed fits a name."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    INITIALS = 3
    SLIP = 4


@dataclass(frozen=True, slots=True)
class Place:
    """``province``: the code of the province it lies in today; ``kinds``: what may be said before its name."""

    level: Level
    unit: Unit
    province: str
    kinds: frozenset[str]

    def may_be_called(self, kinds: frozenset[str]) -> bool:
        """Whether a kind that was said, if one was, is one of its own."""
        return not kinds or bool(kinds & self.kinds)


_FEWEST_LETTERS = 2
_FEWEST_FOR_A_SLIP = 5
_BUCKET_LETTERS = 3
_MOST_INITIALS = 5


class Gazetteer:
    """Places by name, and how they lie in each other."""

    def __init__(self, units: AdministrativeUnits, own: Sequence[Commune] = ()) -> None:
        self.provinces: Mapping[str, Province] = {unit.code: unit for unit in units.provinces}
        self.communes: Mapping[str, Commune] = {unit.code: unit for unit in (*units.communes, *own)}
        self.old_provinces: Mapping[str, OldProvince] = {unit.code: unit for unit in units.old_provinces}
        self.old_districts: Mapping[str, OldDistrict] = {unit.code: unit for unit in units.old_districts}
        self._named: dict[str, list[Place]] = defaultdict(list)
        for place in self._places(units, own):
            self._named[name_key(place.unit.name)].append(place)
        self._name_aliases(units)
        self._land_of: dict[str, set[str]] = defaultdict(set)
        for old in units.old_communes:
            for code in old.now:
                self._land_of[code].add(self.old_districts[old.district].province)
        self._begun: dict[str, list[str]] = defaultdict(list)
        self._initials: dict[str, list[str]] = defaultdict(list)
        for name in self._named:
            words = name.split()
            self._initials["".join(word[0] for word in words)].append(name)
            for beginning in {word[:letters] for word in words for letters in range(1, _BUCKET_LETTERS + 1)}:
                self._begun[beginning].append(name)

    def named(self, keys: Sequence[str]) -> Iterator[tuple[Place, bool]]:
        """Places of exactly this name, and whether its kind was said."""
        for kinds, name in readings(keys):
            for place in self._named.get(" ".join(name), ()):
                if place.may_be_called(kinds):
                    yield place, bool(kinds)

    def find(self, keys: Sequence[str], *, slips: bool = False) -> Iterator[tuple[Place, Closeness]]:
        """Places whose name fits what was typed so far; with ``slips``, names one letter away."""
        for kinds, name in readings(keys):
            for key, closeness in self._names(name, slips, bool(kinds)):
                for place in self._named[key]:
                    if place.may_be_called(kinds):
                        yield place, closeness

    def old_provinces_of(self, place: Place) -> frozenset[str]:
        """The codes of the old provinces in which an old unit, or the land of one of today, lay."""
        unit = place.unit
        if isinstance(unit, Commune):
            return frozenset(self._land_of.get(unit.code, ()))
        if isinstance(unit, OldCommune):
            return frozenset({self.old_districts[unit.district].province})
        return frozenset({unit.province}) if isinstance(unit, OldDistrict) else frozenset()

    def now(self, unit: Unit) -> tuple[Commune, ...]:
        """The communes that an old unit became; a district with communes of its own became none."""
        codes = unit.now if isinstance(unit, OldCommune | OldDistrict) else ()
        return tuple(self.communes[code] for code in codes)

    def _places(self, units: AdministrativeUnits, own: Sequence[Commune]) -> Iterator[Place]:
        for province in units.provinces:
            yield self._province(province)
        for commune in (*units.communes, *own):
            yield _place(Level.COMMUNE, commune, commune.province)
        for old in units.old_communes:
            yield _place(Level.OLD_COMMUNE, old, self._today(self.old_districts[old.district].province))
        for district in units.old_districts:
            yield _place(Level.OLD_DISTRICT, district, self._today(district.province))
        for past in units.old_provinces:
            if past.name != self.provinces[past.now].name:
                yield _place(Level.OLD_PROVINCE, past, past.now)

    def _province(self, province: Province) -> Place:
        """A province that became a city is still known by its former kind."""
        former = {past.kind for past in self.old_provinces.values() if past.name == province.name}
        kinds = {province.kind, province.kind_2025} | former
        return Place(Level.PROVINCE, province, province.code, frozenset(kinds - {""}))

    def _name_aliases(self, units: AdministrativeUnits) -> None:
        for past in units.old_provinces:
            here = self.provinces[past.now]
            same = past.name == here.name
            place = self._province(here) if same else _place(Level.OLD_PROVINCE, past, past.now)
            for alias in past.aliases:
                self._named[name_key(alias)].append(place)

    def _today(self, old_province: str) -> str:
        return self.old_provinces[old_province].now

    def _names(self, name: Sequence[str], slips: bool, kind_said: bool) -> list[tuple[str, Closeness]]:
        typed = " ".join(name)
        if slips:
            return _one_slip_away(typed, self._named) if len(typed) >= _FEWEST_FOR_A_SLIP else []
        if kind_said and typed in self._named and len(typed) < _FEWEST_LETTERS:
            return [(typed, Closeness.WHOLE)]  # «phường 1»
        if len(typed) < _FEWEST_LETTERS:
            return []
        narrowest = max(name, key=len)[:_BUCKET_LETTERS]
        # Two letters begin thousands of names; as a whole word («hà», «an») they still say something.
        needed = [f" {part}" for part in name] if len(typed) > _FEWEST_LETTERS else [f" {typed} "]
        near = (key for key in self._begun.get(narrowest, ()) if all(part in f" {key} " for part in needed))
        fits = [(key, _closeness(key, typed, name)) for key in near]
        found = [(key, closeness) for key, closeness in fits if closeness is not None]
        if len(name) == 1 and len(typed) <= _MOST_INITIALS and all(how is Closeness.WORDS for _, how in found):
            found += [(key, Closeness.INITIALS) for key in self._initials.get(typed, ())]
        return found


def _place(level: Level, unit: Unit, province: str) -> Place:
    return Place(level, unit, province, frozenset({unit.kind}))


def _closeness(key: str, typed: str, name: Sequence[str]) -> Closeness | None:
    if key.startswith(typed):
        return Closeness.WHOLE if key == typed else Closeness.BEGINNING
    words = iter(key.split())
    return Closeness.WORDS if all(any(word.startswith(part) for word in words) for part in name) else None


def _one_slip_away(typed: str, names: Mapping[str, object]) -> list[tuple[str, Closeness]]:
    """Names, or beginnings of names, that a single wrong, missing, extra or swapped letter parts from ``typed``."""
    half = len(typed) // 2
    front, back = typed[:half], typed[half:]
    # One slip leaves one half whole; looking for it first spares comparing every name.
    near = [name for name in names if name.startswith((front, typed[1])) or back in name]
    return [(name, Closeness.SLIP) for name in near if _is_one_slip(typed, name)]


def _is_one_slip(typed: str, name: str) -> bool:
    at = 0
    while at < len(typed) and at < len(name) and typed[at] == name[at]:
        at += 1
    rest, there = typed[at:], name[at:]
    if not rest:
        return False  # a beginning without a slip
    swapped = len(rest) > 1 and there.startswith(rest[1] + rest[0] + rest[2:])
    return swapped or any(there.startswith(rest[1:], skip) for skip in (0, 1)) or there[1:].startswith(rest)
