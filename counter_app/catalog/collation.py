# SPDX-License-Identifier: GPL-3.0-or-later
"""Vietnamese alphabetical order: a ă â b c d đ e ê …, and the tones ngang, huyền, hỏi, ngã, sắc, nặng.

Tones decide only between syllables that are otherwise the same, so «hồ» stands beside «hộ», not after «hy».
"""

from __future__ import annotations

import unicodedata
from functools import cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

SortKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def collation_key(text: str) -> SortKey:
    """A key for ``sorted``: syllable by syllable, letters before tones; digits before letters."""
    return tuple(_syllable_key(syllable) for syllable in text.lower().split())


@cache  # Vietnamese has some seven thousand syllables, a catalogue a few hundred
def _syllable_key(syllable: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    signs = unicodedata.normalize("NFD", syllable)
    bare = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
    return tuple(_rank(letter) for letter in bare), tuple(_TONES[sign] for sign in signs if sign in _TONES)


def _rank(letter: str) -> int:
    if letter in _RANKS:
        return 1000 + _RANKS[letter]
    return ord(letter) if letter.isdigit() else 2000 + ord(letter)
