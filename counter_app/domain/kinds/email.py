# SPDX-License-Identifier: GPL-3.0-or-later
"""An e-mail address; marks in it are nearly always left by the Vietnamese input method, so they warn."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.kinds.text import TextKind
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean

_NOT_AN_ADDRESS = "Thư điện tử có dạng ten@noi.vn, không có dấu cách. Xem lại; nếu không có thì để trống."
_WITH_MARKS = "Thư điện tử có chữ có dấu. Xem lại: bộ gõ tiếng Việt có thể đã thêm dấu."
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


class EmailKind(TextKind):
    """An e-mail address, kept as typed."""

    name = "email"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the address; whether it exists nobody can tell without a network."""
        cleaned = clean(typed)
        if cleaned.problem:
            return Reading(None, problem=cleaned.problem)
        if not cleaned.text:
            return Reading("")
        if not _ADDRESS.fullmatch(cleaned.text):
            return Reading(None, problem=_NOT_AN_ADDRESS)
        return Reading(cleaned.text, warning="" if cleaned.text.isascii() else _WITH_MARKS)
