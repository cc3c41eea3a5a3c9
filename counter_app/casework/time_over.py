# SPDX-License-Identifier: GPL-3.0-or-later
"""What is no longer, or not yet, in force begins no dossier where the office has set so. One begun before goes on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure
from counter_app.domain.validity import Validity
from counter_app.settings import Settings


class TimeOver(CounterError):
    """A new dossier would use what is not in force on this day."""

    def __init__(self, title: str, standing: Validity) -> None:
        turns = f"{standing.turns_on:%d/%m/%Y}" if standing.turns_on else ""
        when = f"đã hết hiệu lực sau ngày {turns}" if standing.state == "ended" else f"đến ngày {turns} mới có hiệu lực"
        super().__init__(
            f"«{title}» {when}, nên không mở hồ sơ mới được. Các hồ sơ đã mở vẫn làm tiếp. Muốn chỉ cảnh báo: "
            "Cài đặt, mục «Mẫu hết hiệu lực»."
        )


def refuse_what_is_over(procedure: Procedure, forms: Iterable[FormSpec], today: date, settings: Settings) -> None:
    """Let a new dossier begin, or not.

    Raises:
        TimeOver: the office has set «không cho dùng», and the procedure or one of the forms is not in force.
    """
    if settings.expired_forms == "warn":
        return
    standings = [(procedure.short_name, procedure.validity_on(today))]
    standings += [(form.title, form.validity_on(today)) for form in forms]
    for title, standing in standings:
        if not standing.is_current:
            raise TimeOver(title, standing)
