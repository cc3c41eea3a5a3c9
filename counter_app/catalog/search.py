# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a procedure while the clerk types: without marks, by people's words, by code, a slip forgiven.

Every word typed must begin some word of the procedure; slips are forgiven only when nothing fits as typed, so
that a right word never drags in its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.catalog.collation import collation_key
from counter_app.catalog.edits import begins_within_one_edit
from counter_app.catalog.searchable import Match, Searchable, Sought, words_of
from counter_app.domain.offered import Certainty, Offered

__all__ = ["EVERYTHING", "Hit", "Match", "Narrowing", "ProcedureIndex"]

_CODE = re.compile(r"[0-9][0-9.]*")
SHORTEST_FORGIVEN = 4
"""Letters a word needs before a slip is forgiven: shorter Vietnamese words are all one letter apart."""
LONGEST_QUERY = 200
REMEMBERED = 500


@dataclass(frozen=True)
class Hit:
    """One procedure found. ``because``: the synonym that fits, when the name alone would not explain it."""

    procedure: Offered
    match: Match
    because: str = ""
    whole_words: int = 0
    """How many words were typed out, not only begun: «tu» is «tử» before it is «tục»."""
    forgiven: bool = False
    """Found only by forgiving a slip: the list may say so."""


@dataclass(frozen=True)
class Narrowing:
    """What the list is narrowed to.

    ``printable``: only what has a form to print («có mẫu in»), or only what has none («chỉ tra cứu»). ``codes``: only
    these, as a scheme of the day names them. ``certainty``: how sure they are known.
    """

    sector: str = ""
    printable: bool | None = None
    codes: frozenset[str] | None = None
    certainty: Certainty | None = None

    def takes(self, procedure: Offered) -> bool:
        """Whether a procedure is looked at."""
        return (
            (not self.sector or procedure.sector == self.sector)
            and (self.printable is None or procedure.has_forms is self.printable)
            and (self.codes is None or procedure.code in self.codes)
            and (self.certainty is None or procedure.certainty == self.certainty)
        )


EVERYTHING = Narrowing()


class ProcedureIndex:
    """All procedures, ready to be searched at every keystroke."""

    def __init__(self, procedures: Iterable[Offered]) -> None:
        searchable = (Searchable.of(procedure) for procedure in procedures)
        self._entries = sorted(searchable, key=lambda entry: entry.order)
        self._vocabulary = sorted({word for entry in self._entries for word in entry.words})
        self._nearly: dict[str, frozenset[str]] = {}
        """Words already compared: a clerk's next key changes only the last one."""

    def sectors(self) -> dict[str, int]:
        """Every sector with its number of procedures, in alphabetical order."""
        counted = Counter(entry.procedure.sector for entry in self._entries)
        return {sector: counted[sector] for sector in sorted(counted, key=collation_key)}

    def find(self, query: str, usage: Mapping[str, int], only: Narrowing = EVERYTHING) -> list[Hit]:
        """What fits, best first; among equals the most used, then those with a form, then the alphabet.

        Args:
            query: as typed, marks or not; empty for everything.
            usage: dossiers per procedure code so far.
            only: what is looked at at all.
        """
        hits = [hit for hit in self._hits(query.strip()[:LONGEST_QUERY]) if only.takes(hit.procedure)]

        def rank(hit: Hit) -> tuple[int, int, int, bool]:
            used = usage.get(hit.procedure.code, 0)
            return hit.match, -hit.whole_words, -used, not hit.procedure.has_forms

        # The sort is stable and the entries stand in alphabetical order.
        return sorted(hits, key=rank)

    def _hits(self, typed: str) -> list[Hit]:
        words = tuple(words_of(typed))
        if not words:
            return [Hit(entry.procedure, Match.NOTHING_TYPED) for entry in self._entries]
        by_code = self._by_code(typed.replace(".", "")) if _CODE.fullmatch(typed) else []
        as_typed = Sought(words, tuple(self._begun_by(word) for word in words))
        if found := by_code or self._by_words(as_typed):
            return found
        return self._by_words(Sought(words, tuple(self._nearly_begun_by(word) for word in words)), forgiven=True)

    def _by_code(self, digits: str) -> list[Hit]:
        return [
            Hit(entry.procedure, Match.CODE if entry.digits == digits else Match.CODE_BEGINS)
            for entry in self._entries
            if entry.digits.startswith(digits)
        ]

    def _by_words(self, sought: Sought, *, forgiven: bool = False) -> list[Hit]:
        hits = []
        for entry in self._entries:
            found = entry.match(sought)
            if found is not None:
                whole = sum(word in entry.words for word in sought.words)
                hits.append(Hit(entry.procedure, *found, whole, forgiven))
        return hits

    def _begun_by(self, typed: str) -> frozenset[str]:
        first = bisect_left(self._vocabulary, typed)
        beyond = bisect_left(self._vocabulary, typed + "\U0010ffff", first)
        return frozenset(self._vocabulary[first:beyond])

    def _nearly_begun_by(self, typed: str) -> frozenset[str]:
        if len(typed) < SHORTEST_FORGIVEN:
            return self._begun_by(typed)
        if typed not in self._nearly:
            if len(self._nearly) >= REMEMBERED:
                self._nearly.clear()
            self._nearly[typed] = frozenset(w for w in self._vocabulary if begins_within_one_edit(typed, w))
        return self._nearly[typed]
