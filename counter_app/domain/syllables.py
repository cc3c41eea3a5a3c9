# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a word is built like a Vietnamese syllable: onset, rhyme and at most one tone.

Used to judge guesses (old encodings, slips of Shift), never to refuse a name: many names are not Vietnamese.
"""

from __future__ import annotations

import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_OF_STOPS = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")
_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
# «ăk» is not Kinh, but Đắk Lắk and Đắk Nông are in every other address of the Highlands.
_RHYME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăk ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên
    uyêt uynh uyt uyu
    ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yên yêm yêt yêu
"""
_RHYMES = frozenset(_RHYME_TABLE.split())
_RHYMES_AFTER_QU = frozenset({"yn", "ynh", "yt", "yên", "yêt", "ych"})


def is_syllable(word: str) -> bool:
    """Whether the word, in any case, could be one written Vietnamese syllable."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    if len(tones) > 1:
        return False
    if bare.endswith(_STOPS) and not _TONES_OF_STOPS.issuperset(tones):
        return False
    # A stop carries sắc or nặng; unmarked («Bac») it is bare typing, not a syllable.
    if bare.endswith(_STOPS) and not tones:
        return False
    return any(_fits(onset, bare[len(onset) :]) for onset in _ONSETS if bare.startswith(onset))


def _fits(onset: str, rhyme: str) -> bool:
    return rhyme in _RHYMES or (onset == "qu" and rhyme in _RHYMES_AFTER_QU)
