# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rows of a tally are called: procedures by the catalogue, schemes by their plans, clerks by the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.channels import Channel
from counter_app.domain.feedback import FeedbackKind
from counter_app.domain.granting import shown_day
from counter_app.domain.visitor import Trait

_UNKNOWN: Mapping[str, str] = {
    "sectors": "Chưa rõ lĩnh vực",
    "official": "Chưa rõ lĩnh vực",
    "on_the_spot": "Chưa rõ lĩnh vực",
    "ratings": "Không ghi lĩnh vực",
    "clerks": "Chưa ghi tên",
    "channels_in": "Chưa ghi kênh",
}
_EVENTS: Mapping[str, str] = {
    "marriage": "Kết hôn",
    "birth": "Khai sinh",
    "new_house": "Nhà mới",
    "longevity": "Mừng thọ",
    "death": "Có người mất",
    "fire": "Hỏa hoạn",
    "accident": "Tai nạn",
    "late": "Trễ hẹn",
    "mistake": "Sai sót",
}
_ROLES: Mapping[str, str] = {"clerk": "Cán bộ", "volunteer": "Người tình nguyện"}
_NO_REASON = "Không thuộc diện nào ở trên"


@dataclass(frozen=True)
class Titles:
    """Names of rows. A procedure, scheme or clerk that is gone keeps its code."""

    procedures: Mapping[str, str]
    sectors: Mapping[str, str]
    schemes: Mapping[str, str]
    scribes: Mapping[int, str]

    def of(self, table_id: str, key: str) -> str:
        """The title of a row of a table."""
        naming = _NAMING.get(table_id)
        return naming(self, key) if naming and key else key or _UNKNOWN.get(table_id, "Không rõ")

    def word(self, column_id: str, key: str) -> str:
        """What a column of words says of the row of a procedure: its code, the sector it stands in now."""
        return key if column_id == "code" else self.sectors.get(key, "")

    def procedure(self, code: str) -> str:
        """The name of the procedure."""
        return self.procedures.get(code, code)

    def scheme(self, scheme_id: str) -> str:
        """The title of the plan."""
        return self.schemes.get(scheme_id, scheme_id)

    def scribe(self, key: str) -> str:
        """Who wrote: a name in office, or only which kind of writer."""
        kind, _, number = key.partition(":")
        if kind != "person":
            return f"{_ROLES.get(kind, kind)} (không ghi tên)"
        return self.scribes.get(int(number), f"Người số {number}")

    def organisation(self, key: str) -> str:
        """Whom the writers belong to."""
        kind, _, name = key.partition(":")
        return name or f"{_ROLES.get(kind, kind)}, không ghi tổ chức"

    def beneficiary(self, key: str) -> str:
        """Why the clerk wrote."""
        return Trait(key).caption if key in {trait.value for trait in Trait} else _NO_REASON

    def channel(self, key: str) -> str:
        """A way in or out."""
        caption = Channel(key).caption if key in {channel.value for channel in Channel} else key
        return caption[:1].upper() + caption[1:]

    def event(self, key: str) -> str:
        """Why a letter is sent."""
        return _EVENTS.get(key, key)

    def feedback(self, key: str) -> str:
        """What somebody said: a reflection, a proposal, praise, a complaint."""
        return FeedbackKind(key).caption

    def day(self, key: str) -> str:
        """«Thứ Ba 24/11/2026»."""
        shown = shown_day(date.fromisoformat(key))
        return shown[:1].upper() + shown[1:]

    def week(self, key: str) -> str:
        """«Tuần 47/2026»."""
        year, _, week = key.partition("-W")
        return f"Tuần {int(week)}/{year}"


_NAMING: Mapping[str, Callable[[Titles, str], str]] = {
    "procedures": Titles.procedure,
    "model_procedures": Titles.procedure,
    "schemes": Titles.scheme,
    "model_days": Titles.scheme,
    "scribes": Titles.scribe,
    "organisations": Titles.organisation,
    "beneficiaries": Titles.beneficiary,
    "channels_in": Titles.channel,
    "channels_out": Titles.channel,
    "letters": Titles.event,
    "feedback": Titles.feedback,
    "days": Titles.day,
    "weeks": Titles.week,
}
