# SPDX-License-Identifier: GPL-3.0-or-later
"""What a typed address names: read from its end, never changed.

An old address is told what it became; writing that down is the clerk's choice, because old papers keep old names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from counter_app.domain.administrative_units import Commune, OldCommune, OldDistrict, Province
from counter_app.domain.gazetteer import Gazetteer, Level, Place
from counter_app.domain.place_words import Word, name_key, with_marks, words_of

_LONGEST_NAME = 8
_LONGEST_KIND = 2


@dataclass(frozen=True)
class ParsedAddress:
    """``rest + tail`` is the text as typed; ``tail`` names the units, ``rest`` is free words before them.

    ``commune``: one of today; ``old``: a unit of before 2025-07-01, and ``now`` what it became (several where it was
    split, or where the name was typed without the marks that part it from another). Two old communes of one name in a
    province without their district leave ``old`` empty.
    """

    rest: str
    tail: str = ""
    province: Province | None = None
    commune: Commune | None = None
    old: OldCommune | OldDistrict | None = None
    now: tuple[Commune, ...] = ()

    def today(self, gazetteer: Gazetteer) -> tuple[str, ...]:
        """The whole address with each commune its old one became; nothing for an address of today."""
        return tuple(
            f"{self.rest}{commune.full_name}, {gazetteer.provinces[commune.province].full_name}" for commune in self.now
        )


@dataclass(frozen=True)
class _Found:
    start: int
    place: Place


def parse_address(text: str, gazetteer: Gazetteer) -> ParsedAddress:
    """Read the units at the end of an address; without a province at its end nothing is recognised."""
    words = words_of(text)
    found = [
        parsed
        for province in _ending(words, len(words), gazetteer)
        if province.place.level in {Level.PROVINCE, Level.OLD_PROVINCE}
        for parsed in _Reader(text, words, province, gazetteer).all_ways()
    ]
    if not found:
        return ParsedAddress(text)
    shortest = min(len(way.rest) for way in found)
    whole = [way for way in found if len(way.rest) == shortest]
    today = [way for way in whole if way.commune is not None]
    return _best_marked(today or whole)


def _best_marked(ways: list[ParsedAddress]) -> ParsedAddress:
    """Names may differ in marks only («Văn Lang», «Văn Lăng»): marks decide, and where they do not, all are told."""
    strays = [(_strays(way), way) for way in ways]
    fewest = min(stray for stray, _ in strays)
    best = [way for stray, way in strays if stray == fewest]
    became = {commune.code: commune for way in best for commune in way.now}
    return replace(best[0], now=tuple(became.values()))


def _strays(way: ParsedAddress) -> int:
    """How many words of the smallest unit's name are typed with other marks."""
    unit = way.commune or way.old
    typed = with_marks(way.tail)
    if unit is None or typed == name_key(way.tail):
        return 0  # typed without any marks: they part nothing
    name = with_marks(unit.name).split()
    after_kind = (typed.split()[skipped : skipped + len(name)] for skipped in range(_LONGEST_KIND + 1))
    return min(len([1 for word, meant in zip_longest(words, name) if word != meant]) for words in after_kind)


@dataclass(frozen=True)
class _Reader:
    """Reads what stands before a province."""

    text: str
    words: tuple[Word, ...]
    province: _Found
    gazetteer: Gazetteer

    def all_ways(self) -> Iterator[ParsedAddress]:
        """The province alone, with a commune of today, or with units of old."""
        yield self._parsed(self.province)
        before = list(_ending(self.words, self.province.start, self.gazetteer))
        here = [found for found in before if found.place.province == self.province.place.province]
        if not self._past:
            yield from (self._parsed(found) for found in here if isinstance(found.place.unit, Commune))
        yield from self._with_district(here)
        yield from self._without_district(here)

    def _with_district(self, here: list[_Found]) -> Iterator[ParsedAddress]:
        for found in here:
            district = found.place.unit
            if not isinstance(district, OldDistrict) or self._past not in {"", district.province}:
                continue
            if district.now:
                yield self._parsed(found)
            for inner in _ending(self.words, found.start, self.gazetteer):
                if isinstance(inner.place.unit, OldCommune) and inner.place.unit.district == district.code:
                    yield self._parsed(inner)

    def _without_district(self, here: list[_Found]) -> Iterator[ParsedAddress]:
        communes = [found for found in here if isinstance(found.place.unit, OldCommune)]
        fitting = [one for one in communes if self._past in {"", *self.gazetteer.old_provinces_of(one.place)}]
        if len(fitting) == 1:
            yield self._parsed(fitting[0])

    @property
    def _past(self) -> str:
        """The code of the old province, where one was named."""
        place = self.province.place
        return place.unit.code if place.level is Level.OLD_PROVINCE else ""

    def _parsed(self, found: _Found) -> ParsedAddress:
        cut = self.words[found.start].start
        unit = found.place.unit
        old = unit if isinstance(unit, OldCommune | OldDistrict) else None
        return ParsedAddress(
            rest=self.text[:cut],
            tail=self.text[cut:],
            province=self.gazetteer.provinces[self.province.place.province],
            commune=unit if isinstance(unit, Commune) else None,
            old=old,
            now=self.gazetteer.now(old) if old else (),
        )


def _ending(words: tuple[Word, ...], end: int, gazetteer: Gazetteer) -> Iterator[_Found]:
    """Places named by the words just before ``end``; a name without its kind must begin its part of the address."""
    for start in range(max(0, end - _LONGEST_NAME), end):
        if any(word.opens for word in words[start + 1 : end]):
            continue
        for place, kind_said in gazetteer.named([word.key for word in words[start:end]]):
            if kind_said or words[start].opens:
                yield _Found(start, place)
