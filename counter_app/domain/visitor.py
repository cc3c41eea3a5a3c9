# SPDX-License-Identifier: GPL-3.0-or-later
"""The person at the counter as far as a decision needs to know: how old, what makes writing hard, what is at hand.

Nothing here is a judgement of the person: every trait is what the citizen says or shows, and only widens help.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.dates import PartialDate


class Trait(StrEnum):
    """What is said of the visitor, and (the last two) of the papers at hand.

    Ethnic origin is sensitive (Luật 91/2025/QH15): it is asked only where the office has set that it is counted.
    """

    ELDERLY = "elderly"
    ILLITERATE = "illiterate"
    DISABLED = "disabled"
    BLIND = "blind"
    ETHNIC_MINORITY = "ethnic-minority"
    OTHER = "other"
    ORGANISATION = "organisation"
    NEEDS_VERIFICATION = "needs-verification"
    INCOMPLETE = "incomplete"

    @property
    def caption(self) -> str:
        """The clerk's words for it."""
        return _CAPTIONS[self]


_CAPTIONS = {
    Trait.ELDERLY: "Người cao tuổi",
    Trait.ILLITERATE: "Không biết chữ, khó viết",
    Trait.DISABLED: "Người khuyết tật",
    Trait.BLIND: "Người khiếm thị",
    Trait.ETHNIC_MINORITY: "Người dân tộc thiểu số",
    Trait.OTHER: "Lý do khác",
    Trait.ORGANISATION: "Tổ chức, doanh nghiệp",
    Trait.NEEDS_VERIFICATION: "Hồ sơ phải xác minh",
    Trait.INCOMPLETE: "Hồ sơ còn thiếu giấy tờ",
}


@dataclass(frozen=True)
class Visitor:
    """Who asks. ``born``: as far as known; ``other_reason``: typed by the clerk for ``Trait.OTHER``."""

    traits: frozenset[Trait] = frozenset()
    born: PartialDate | None = None
    other_reason: str = ""

    def is_at_least(self, years: int, on: date) -> bool:
        """Whether the visitor has reached this age.

        Where only the year (or month) of birth is known the earliest possible birthday counts: help is not refused
        because a card lacks a day.
        """
        if self.born is None:
            return False
        reached = (self.born.year + years, self.born.month or 1, self.born.day or 1)
        return (on.year, on.month, on.day) >= reached

    def traits_on(self, day: date, elderly_from: int) -> frozenset[Trait]:
        """The traits of this day, the one that follows from the age included."""
        return self.traits | {Trait.ELDERLY} if self.is_at_least(elderly_from, day) else self.traits
