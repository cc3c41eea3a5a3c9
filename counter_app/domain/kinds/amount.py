# SPDX-License-Identifier: GPL-3.0-or-later
"""A sum in whole đồng: typed bare, grouped or short («1tr2», «500k»); printed «1.200.000», spoken in words."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.amounts import LARGEST_AMOUNT, amount_words, grouped_amount, read_amount
from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Choice, Reading
from counter_app.domain.text import clean, fold

_NOT_AN_AMOUNT = "Không đọc được số tiền này. Gõ bằng chữ số, ví dụ 1200000 hoặc 1.200.000."
_TOO_LARGE = "Số tiền này lớn quá. Xem lại số chữ số."
_SMALL = "Số tiền dưới 1.000 đồng. Xem lại có thiếu chữ số không."
_TWO_WAYS = "Có hơn một cách hiểu: chọn một."

_CURRENCY = re.compile(r"\s*(?:dong|vnd|d)\.?$")
_BY_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}")
_RANKS = {"k": 10**3, "nghin": 10**3, "ngan": 10**3, "tr": 10**6, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_SHORT = re.compile(r"([0-9]{1,6})(?:,([0-9]{1,3}))? ?(k|nghin|ngan|trieu|tr|ty|ti)(?: ?([0-9]{1,3}))?")
_SMALLEST_USUAL = 1000


class AmountKind:
    """A sum of money; its value is the bare digits without leading zeros."""

    name = "amount"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the sum; a short form that can mean two sums is asked about."""
        cleaned = clean(typed)
        if cleaned.problem:
            return Reading(None, problem=cleaned.problem)
        if not cleaned.text:
            return Reading("")
        sums = _meant(_CURRENCY.sub("", fold(cleaned.text)))
        if not sums:
            return Reading(None, problem=_NOT_AN_AMOUNT)
        if max(sums) > LARGEST_AMOUNT:
            return Reading(None, problem=_TOO_LARGE)
        if len(sums) > 1:
            choices = tuple(Choice(str(dong), f"{grouped_amount(dong)} đồng") for dong in sums)
            return Reading(None, note=_TWO_WAYS, choices=choices)
        return Reading(str(sums[0]), warning=_SMALL if 0 < sums[0] < _SMALLEST_USUAL else "")

    def shown(self, value: str, field: FieldSpec) -> str:
        """«1.200.000»."""
        return grouped_amount(int(value))

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """«1.200.000»; the form has the word «đồng»."""
        return grouped_amount(int(value))

    def spoken(self, value: str, field: FieldSpec) -> str:
        """«một triệu hai trăm nghìn đồng»."""
        return f"{amount_words(int(value))} đồng"


def _meant(text: str) -> list[int]:
    """The sums the text may mean; none when it is not a sum."""
    whole = read_amount(text.replace(",", ".") if _BY_COMMAS.fullmatch(text) else text)
    if whole is not None:
        return [whole]
    short = _SHORT.fullmatch(text)
    return _from_short(*short.groups("")) if short else []


def _from_short(whole: str, fraction: str, rank: str, rest: str) -> list[int]:
    """«1,2 triệu», «500k», «1tr2»; after the rank a single digit are tenths, three digits are thousandths.

    Two digits are said both ways: «1tr25» is 1.250.000 to most, 1.025.000 to some.
    """
    worth = _RANKS[rank]
    if (fraction and rest) or (rest and worth == _RANKS["k"]):
        return []
    tail = fraction or rest
    sums = [int(whole) * worth + int(tail or 0) * worth // 10 ** len(tail)]
    if len(rest) == 2:
        sums.append(int(whole) * worth + int(rest) * worth // 1000)
    return sorted(set(sums), reverse=True)
