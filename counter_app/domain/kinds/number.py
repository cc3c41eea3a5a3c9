# SPDX-License-Identifier: GPL-3.0-or-later
"""A measured number, such as an area in m²: the comma parts decimals, the dot groups thousands; no unit inside."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.amounts import amount_words, grouped_amount
from counter_app.domain.calendar_words import number_words
from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean

_NOT_A_NUMBER = "Không đọc được số này. Chỉ gõ số, phần lẻ sau dấu phẩy, không gõ đơn vị. Ví dụ 125,5."
_DOT_TAKEN = "Đã hiểu dấu chấm là dấu phẩy phần lẻ: {shown}."

_WHOLE = r"0|[1-9][0-9]{0,2}(?:[.\s][0-9]{3}){1,4}|[1-9][0-9]{0,14}"
_WITH_COMMA = re.compile(rf"({_WHOLE})(?:,([0-9]{{1,6}}))?")
_WITH_DOT = re.compile(r"(0|[1-9][0-9]{0,14})\.([0-9]{1,6})")


class NumberKind:
    """A number from zero on; its value has a dot for the comma («125.50»), decimals as many as typed."""

    name = "number"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the number; «125.5» can only mean 125,5 and is taken so, with a note."""
        cleaned = clean(typed)
        if cleaned.problem:
            return Reading(None, problem=cleaned.problem)
        if not cleaned.text:
            return Reading("")
        usual = _WITH_COMMA.fullmatch(cleaned.text)
        found = usual or _WITH_DOT.fullmatch(cleaned.text)
        if found is None:
            return Reading(None, problem=_NOT_A_NUMBER)
        whole, decimals = re.sub(r"[.\s]", "", found[1]), found[2]
        value = f"{whole}.{decimals}" if decimals else whole
        return Reading(value, note="" if usual else _DOT_TAKEN.format(shown=self.shown(value, field)))

    def shown(self, value: str, field: FieldSpec) -> str:
        """«1.250,5»."""
        whole, _, decimals = value.partition(".")
        return grouped_amount(int(whole)) + (f",{decimals}" if decimals else "")

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """«1.250,5»."""
        return self.shown(value, field)

    def spoken(self, value: str, field: FieldSpec) -> str:
        """«một trăm hai mươi lăm phẩy năm»; decimals digit by digit, so that no zero is lost."""
        whole, _, decimals = value.partition(".")
        after = " ".join(number_words(int(digit)) for digit in decimals)
        return amount_words(int(whole)) + (f" phẩy {after}" if after else "")
