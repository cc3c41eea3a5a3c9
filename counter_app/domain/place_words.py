# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a typed address, where they stand, and the kinds of units said or shortened before a name.

Words are compared without marks and apostrophes («Ea H’Leo» is ``ea hleo``); places in the typed text are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counter_app.domain.text import fold

_WORD = re.compile(r"[^\s,.;()\-–—]+")
_BETWEEN_PARTS = re.compile(r"[,;\n]")
_NUMBERED = re.compile(r"(p|q)([0-9]{1,2})", re.IGNORECASE)

_KINDS: dict[tuple[str, ...], frozenset[str]] = {
    ("tinh",): frozenset({"tỉnh"}),
    ("thanh", "pho"): frozenset({"thành phố"}),
    ("tp",): frozenset({"thành phố"}),
    ("xa",): frozenset({"xã"}),
    ("x",): frozenset({"xã"}),
    ("phuong",): frozenset({"phường"}),
    ("p",): frozenset({"phường"}),
    ("dac", "khu"): frozenset({"đặc khu"}),
    ("thi", "tran"): frozenset({"thị trấn"}),
    ("tt",): frozenset({"thị trấn"}),
    ("huyen",): frozenset({"huyện"}),
    ("h",): frozenset({"huyện"}),
    ("quan",): frozenset({"quận"}),
    ("q",): frozenset({"quận"}),
    ("thi", "xa"): frozenset({"thị xã"}),
    ("tx",): frozenset({"thị xã"}),
}


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = _TONES + "\u0302\u0306\u031b"


@dataclass(frozen=True, slots=True)
class Word:
    """``key``: as it is compared; ``opens``: the first of the text or after a comma; ``start``: in the typed text."""

    key: str
    start: int
    end: int
    opens: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words in order; «P1» and «Q10» are two words each."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        opens = not found or _BETWEEN_PARTS.search(text, found[-1].end, match.start()) is not None
        numbered = _NUMBERED.fullmatch(match.group())
        cuts = [match.start(), match.start() + 1, match.end()] if numbered else [match.start(), match.end()]
        for start, end in pairwise(cuts):
            key = key_of_word(text[start:end])
            if key:
                found.append(Word(key, start, end, opens))
                opens = False
    return tuple(found)


def key_of_word(word: str) -> str:
    """One word without marks and apostrophes."""
    return fold(word).replace("'", "").replace(" ", "")


def with_marks(text: str) -> str:
    """Words as ``name_key`` has them, but marked; the tone stands last, so that «hoà» and «hòa» are one."""
    return " ".join(_marked(text[word.start : word.end]) for word in words_of(text))


def _marked(word: str) -> str:
    letters = [letter for letter in unicodedata.normalize("NFD", word.lower()) if letter.isalnum() or letter in _MARKS]
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


def name_key(name: str) -> str:
    """A name as it is compared: «Bà Rịa - Vũng Tàu» is ``ba ria vung tau``."""
    return " ".join(word.key for word in words_of(name))


def kind_at(keys: Sequence[str]) -> tuple[frozenset[str], int]:
    """The kind said by the first words, and how many words say it; (nothing, 0) when none does."""
    for length in (2, 1):
        kinds = _KINDS.get(tuple(keys[:length]))
        if kinds is not None:
            return kinds, length
    return frozenset(), 0


def readings(keys: Sequence[str]) -> Iterator[tuple[frozenset[str], Sequence[str]]]:
    """(kinds, words of the name): with the kind taken off where one is said, and all as a name («Tịnh Khê»)."""
    kinds, length = kind_at(keys)
    if length and len(keys) > length:
        yield kinds, keys[length:]
    yield frozenset(), keys


def starts_a_kind(words: Sequence[Word], at: int) -> bool:
    """Whether a kind of unit is said at this word."""
    return kind_at([word.key for word in words[at : at + 2]])[1] > 0
