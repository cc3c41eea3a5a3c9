# SPDX-License-Identifier: GPL-3.0-or-later
"""One procedure as it is searched: its words folded once, so that a keystroke only compares.

A phrase is the short name or a synonym, what people say; the name is what the law says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from counter_app.catalog.collation import SortKey, collation_key
from counter_app.domain.offered import Offered
from counter_app.domain.text import fold

_WORD = re.compile(r"[^\W_](?:[\w.']*[^\W_])?")


class Match(IntEnum):
    """How well a procedure fits what was typed; the smaller the better.

    A run is what was typed word after word, also without the spaces; words may stand in any order.
    """

    CODE = 0
    CODE_BEGINS = 1
    PHRASE_WHOLE = 2
    PHRASE_BEGINS = 3
    PHRASE_RUN = 4
    NAME_RUN = 5
    PHRASE_WORDS = 6
    NAME_WORDS = 7
    ANY_WORDS = 8
    SECTOR_WORDS = 9
    NOTHING_TYPED = 10


@dataclass(frozen=True)
class Sought:
    """What was typed. ``meant``: per word, the words of the catalogue it may begin."""

    words: tuple[str, ...]
    meant: tuple[frozenset[str], ...]

    @cached_property  # asked once for every procedure at every key
    def run(self) -> str:
        """The words without spaces."""
        return "".join(self.words)


@dataclass(frozen=True)
class Phrase:
    """Words that belong together.

    ``runs``: them run together from the first word on, from the second …, with a space before each: one string,
    because looking into it is fast.
    """

    shown: str
    words: frozenset[str]
    runs: str

    @classmethod
    def of(cls, shown: str) -> Phrase:
        """The phrase as shown, ready to be compared."""
        words = words_of(shown)
        runs = "".join(" " + "".join(words[start:]) for start in range(len(words)))
        return cls(shown, frozenset(words), runs)

    def begins_with(self, run: str) -> bool:
        """Whether it begins with these words."""
        return self.runs.startswith(" " + run)

    def is_whole(self, run: str) -> bool:
        """Whether it is these words and no more: «khai tử» is one procedure's name among the people."""
        return self.runs.partition(" ")[2].partition(" ")[0] == run

    def has_run(self, run: str) -> bool:
        """Whether these words follow each other somewhere in it."""
        return " " + run in self.runs


@dataclass(frozen=True)
class Searchable:
    """A procedure with everything it may be found by."""

    procedure: Offered
    digits: str
    phrases: tuple[Phrase, ...]
    name: Phrase
    own_words: frozenset[str]
    words: frozenset[str]
    """Its own and those of its sector."""
    runs: str
    order: SortKey

    @classmethod
    def of(cls, procedure: Offered) -> Searchable:
        """The procedure, ready to be searched."""
        name = Phrase.of(procedure.name)
        phrases = tuple(Phrase.of(shown) for shown in (procedure.short_name, *procedure.synonyms))
        own_words = name.words.union({procedure.code}, *(phrase.words for phrase in phrases))
        return cls(
            procedure=procedure,
            digits=procedure.code.replace(".", ""),
            phrases=phrases,
            name=name,
            own_words=own_words,
            words=own_words.union(words_of(procedure.sector)),
            runs=name.runs + "".join(phrase.runs for phrase in phrases),
            order=collation_key(procedure.name),
        )

    def match(self, sought: Sought) -> tuple[Match, str] | None:
        """How it fits and by which phrase (empty for its name); None when it does not."""
        if not _all_meant(sought, self.words) and " " + sought.run not in self.runs:
            return None
        begun = [phrase for phrase in self.phrases if phrase.begins_with(sought.run)]
        for phrase in begun:
            if phrase.is_whole(sought.run):
                return Match.PHRASE_WHOLE, phrase.shown
        if begun:
            return Match.PHRASE_BEGINS, begun[0].shown
        for phrase in self.phrases:
            if phrase.has_run(sought.run):
                return Match.PHRASE_RUN, phrase.shown
        if self.name.has_run(sought.run):
            return Match.NAME_RUN, ""
        for phrase in self.phrases:
            if _all_meant(sought, phrase.words):
                return Match.PHRASE_WORDS, phrase.shown
        if _all_meant(sought, self.name.words):
            return Match.NAME_WORDS, ""
        return (Match.ANY_WORDS if _all_meant(sought, self.own_words) else Match.SECTOR_WORDS), ""


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: no marks, đ as d, no punctuation around."""
    return [word for token in text.split() for word in _folded(token)]


@lru_cache(maxsize=8192)  # names of procedures say the same few hundred syllables again and again
def _folded(token: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(token)))


def _all_meant(sought: Sought, words: frozenset[str]) -> bool:
    return all(not candidates.isdisjoint(words) for candidates in sought.meant)
