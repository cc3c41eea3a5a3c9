# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be meant while an address is typed. A suggestion is offered under the field, never put in by itself.

Only the end of the text is completed; what was typed before it is taken over letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from counter_app.domain.addresses import parse_address
from counter_app.domain.administrative_units import AdministrativeUnits, Commune, OldCommune, OldDistrict, Province
from counter_app.domain.gazetteer import Closeness, Gazetteer, Level, Place
from counter_app.domain.office import Office
from counter_app.domain.place_words import Word, kind_at, starts_a_kind, with_marks, words_of
from counter_app.domain.text import fold

MOST_SUGGESTIONS = 9

_SMALL_PLACES = frozenset(
    (
        "thon",
        "xom",
        "to",
        "so",
        "ap",
        "ban",
        "buon",
        "bon",
        "khu",
        "khom",
        "duong",
        "ngo",
        "ngach",
        "hem",
        "lang",
        "doi",
    )
)
"""Words that begin what lies inside a commune: streets, hamlets, numbers of houses."""
_WORDS_LOOKED_AT = 10
_MOST_HITS = 24
_FEWEST_INSIDE_A_PART = 5
_BETWEEN = " ,;"


@dataclass(frozen=True)
class Suggestion:
    """``text``: the whole address if it is taken; ``title``: what the list shows."""

    text: str
    title: str


@dataclass(frozen=True)
class _Hit:
    place: Place
    closeness: Closeness


class AddressBook:
    """Suggests addresses for one office: its own villages, commune and province first."""

    def __init__(self, units: AdministrativeUnits, office: Office, villages: Sequence[str] = ()) -> None:
        self.own = ", ".join(part for part in (office.commune, office.province) if part)
        self._own_commune, self._own_province, unlisted = _own_place(units, office)
        self.gazetteer = Gazetteer(units, unlisted)
        self._villages = tuple((fold(name), name) for name in villages)

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """At most nine, best first; none where the text says all or nothing fits."""
        offered = (one for one in self._all(typed) if one.text != typed.strip(_BETWEEN))
        unique: dict[str, Suggestion] = {}
        for one in islice(offered, _MOST_HITS):
            unique.setdefault(one.text, one)
        return tuple(unique.values())[:MOST_SUGGESTIONS]

    def today(self, address: str) -> tuple[str, ...]:
        """An old address as it is written today, each way it may be; nothing for one of today or not recognised."""
        return parse_address(address, self.gazetteer).today(self.gazetteer)

    def _all(self, typed: str) -> Iterator[Suggestion]:
        words = words_of(typed)
        yield from self._of_villages(typed)
        if not words or (typed.rstrip().endswith(",") and not self._ends_with_a_place(words)):
            if self.own and (words or not self._villages):
                yield _joined(typed, self.own)
            return
        parsed = parse_address(typed, self.gazetteer)
        if parsed.now:
            yield from (
                Suggestion(text, f"{text[len(parsed.rest) :]} (tên mới)") for text in parsed.today(self.gazetteer)
            )
        search = _Search(words[-_WORDS_LOOKED_AT:], self.gazetteer)
        for slips in (False, True):
            found = search.run(slips=slips)
            if found is not None:
                start, hits = found
                for hit in self._best(hits, typed[start:]):
                    yield from self._spelled(typed[:start], hit.place)
                return

    def _of_villages(self, typed: str) -> Iterator[Suggestion]:
        begun = fold(typed).strip(_BETWEEN)
        for key, name in self._villages:
            if key.startswith(begun) or f" {begun}" in key:
                whole = f"{name}, {self.own}" if self.own else name
                yield Suggestion(whole, whole)

    def _ends_with_a_place(self, words: Sequence[Word]) -> bool:
        last = max(at for at, word in enumerate(words) if word.opens)
        return any(True for _ in self.gazetteer.named([word.key for word in words[last:]]))

    def _best(self, hits: list[_Hit], typed: str) -> list[_Hit]:
        """The best of many; among those alike but for marks, the one that was typed with its marks."""
        marked = set(with_marks(typed).split())

        def key(hit: _Hit) -> tuple[object, ...]:
            *fit, name = self._rank(hit)
            return *fit, -sum(word in marked for word in with_marks(hit.place.unit.name).split()), name

        return sorted(nsmallest(_MOST_HITS, hits, key=self._rank), key=key)

    def _rank(self, hit: _Hit) -> tuple[bool, bool, bool, Level, Closeness, str]:
        place = hit.place
        return (
            hit.closeness >= Closeness.INITIALS,
            place.unit is not self._own_commune,
            place.province != self._own_province,
            place.level,
            hit.closeness,
            place.unit.name,
        )

    def _spelled(self, before: str, place: Place) -> Iterator[Suggestion]:
        """The unit with those around it; an old one first as what it became, then as it was."""
        unit, here = place.unit, self.gazetteer.provinces[place.province].full_name
        if isinstance(unit, Province):
            yield _joined(before, unit.full_name)
        elif isinstance(unit, Commune):
            yield _joined(before, f"{unit.full_name}, {here}")
        else:
            was = self._as_it_was(place)
            for commune in self.gazetteer.now(unit):
                now = f"{commune.full_name}, {self.gazetteer.provinces[commune.province].full_name}"
                yield _joined(before, now, f"{now} (trước là {was.removesuffix(f', {here}')})")
            if place.level is Level.OLD_PROVINCE:
                yield _joined(before, here, f"{here} (trước là {was})")
            yield _joined(before, was, f"{was} (tên cũ)")

    def _as_it_was(self, place: Place) -> str:
        parts: list[str] = [place.unit.full_name]
        unit = place.unit
        if isinstance(unit, OldCommune):
            unit = self.gazetteer.old_districts[unit.district]
            parts.append(unit.full_name)
        if isinstance(unit, OldDistrict):
            parts.append(self.gazetteer.old_provinces[unit.province].full_name)
        return ", ".join(parts)


class _Search:
    """Looks for the longest end of the text that fits places."""

    def __init__(self, words: Sequence[Word], gazetteer: Gazetteer) -> None:
        self._words = words
        self._keys = [word.key for word in words]
        self._gazetteer = gazetteer
        self._known: dict[tuple[int, int, bool], list[_Hit]] = {}

    def run(self, *, slips: bool) -> tuple[int, list[_Hit]] | None:
        """Where in the typed text the fitting end begins, and what it fits."""
        for at in range(len(self._words)):
            if self._may_begin(at, slips):
                hits = self._fitting(at, slips)
                if hits:
                    return self._words[at].start, hits
        return None

    def _may_begin(self, at: int, slips: bool) -> bool:
        rest = self._keys[at:]
        if starts_a_kind(self._words, at):
            return len(rest) > kind_at(rest)[1]
        if self._words[at].opens:
            return not (rest[0] in _SMALL_PLACES and (slips or len(rest) == 1 or rest[1][0].isdigit()))
        in_last_part = not any(word.opens for word in self._words[at:])
        return in_last_part and not slips and len(rest) > 1 and len("".join(rest)) >= _FEWEST_INSIDE_A_PART

    def _fitting(self, at: int, slips: bool) -> list[_Hit]:
        """One place, or a smaller one in a larger one: parted at a comma, or anywhere where there is none."""
        end = len(self._words)
        commas = [cut for cut in range(at + 1, end) if self._words[cut].opens]
        match commas:
            case []:
                return self._find(at, end, slips) or self._inside(at, range(at + 1, end), slips)
            case [cut]:
                return self._inside(at, [cut], slips)
            case [first, second]:
                districts = self._nested(first, second, self._find(second, end), slips)
                return self._nested(at, first, districts, slips)
        return []

    def _inside(self, at: int, cuts: Iterable[int], slips: bool) -> list[_Hit]:
        end = len(self._words)
        return [hit for cut in cuts for hit in self._nested(at, cut, self._find(cut, end), slips)]

    def _nested(self, start: int, end: int, outer: list[_Hit], slips: bool) -> list[_Hit]:
        """What the words name inside one of the larger places; only the smaller name may hold a slip."""
        provinces = {hit.place.unit.code for hit in outer if hit.place.level is Level.PROVINCE}
        past = {hit.place.unit.code for hit in outer if hit.place.level is Level.OLD_PROVINCE}
        districts = {hit.place.unit.code for hit in outer if hit.place.level is Level.OLD_DISTRICT}
        if not provinces and not past and not districts:
            return []
        return [
            hit
            for hit in self._find(start, end, slips)
            if hit.place.level in {Level.COMMUNE, Level.OLD_COMMUNE, Level.OLD_DISTRICT}
            and (
                hit.place.province in provinces
                or self._gazetteer.old_provinces_of(hit.place) & past
                or (isinstance(hit.place.unit, OldCommune) and hit.place.unit.district in districts)
            )
        ]

    def _find(self, start: int, end: int, slips: bool = False) -> list[_Hit]:
        known = self._known.get((start, end, slips))
        if known is None:
            keys = self._keys[start:end]
            known = [_Hit(*found) for found in self._gazetteer.find(keys)]
            if slips and not known:
                known = [_Hit(*found) for found in self._gazetteer.find(keys, slips=True)]
            self._known[start, end, slips] = known
        return known


def _joined(before: str, tail: str, title: str = "") -> Suggestion:
    kept = before.rstrip(_BETWEEN)
    return Suggestion(f"{kept}, {tail}" if kept else tail, title or tail)


def _own_place(units: AdministrativeUnits, office: Office) -> tuple[Commune | None, str, tuple[Commune, ...]]:
    """The office's commune and province among the units; a commune no list has is added, it certainly exists."""
    province = next((each for each in units.provinces if fold(each.name) == _bare(office.province)), None)
    if province is None or not office.commune:
        return None, province.code if province else "", ()
    listed = [each for each in units.communes if each.province == province.code]
    commune = next((each for each in listed if fold(each.full_name) == fold(office.commune)), None)
    if commune is not None:
        return commune, province.code, ()
    kind = next((kind for kind in ("xã", "phường", "đặc khu") if office.commune.startswith(kind + " ")), "xã")
    added = Commune("own", kind, office.commune.removeprefix(kind + " "), province.code)
    return added, province.code, (added,)


def _bare(province: str) -> str:
    name = fold(province)
    for kind in ("tinh ", "thanh pho ", "tp ", "tp."):
        name = name.removeprefix(kind)
    return name
