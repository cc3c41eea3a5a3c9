# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works at the counter, and what each role may do there.

The plans have the unions send members who write for citizens and help them file (Bùi La Nhân 42/KH-UBND 2023, III.6;
Đắk Nông 2023, V.5); receiving, appraising and returning are an official's work (Nghị định 118/2025/NĐ-CP). The table
below is the program's reading of that and no more: a volunteer writes, and sees only what she writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the counter."""

    CLERK = "clerk"
    LEADER = "leader"
    VOLUNTEER = "volunteer"

    @property
    def caption(self) -> str:
        """The office's words for it."""
        return _CAPTIONS[self]


class Right(StrEnum):
    """What may be done. ``HANDLE``: every step of a dossier's life after the signature, noting an approval included.

    ``SEE_OTHERS``: dossiers and names beyond the visit one writes oneself. ``EXPORT``: let anything leave this PC.
    ``SET``: the office's settings and its people. ``RESET_PIN``: give somebody else a new PIN.
    """

    WRITE = "write"
    HANDLE = "handle"
    SEE_OTHERS = "see_others"
    EXPORT = "export"
    SET = "set"
    RESET_PIN = "reset_pin"


_CAPTIONS = {Role.CLERK: "Cán bộ, công chức", Role.LEADER: "Lãnh đạo", Role.VOLUNTEER: "Tình nguyện viên"}
_OFFICIAL = frozenset(Right) - {Right.RESET_PIN}
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.CLERK: _OFFICIAL,
    Role.LEADER: _OFFICIAL | {Right.RESET_PIN},
    Role.VOLUNTEER: frozenset({Right.WRITE}),
}
"""All that each role may do. Who may approve by delegation is the delegation's matter, not the role's."""


@dataclass(frozen=True)
class Who:
    """Who is at the counter now, as papers and the dossier's life name them.

    ``id``: the row in the list of people; None while the office has named nobody there.
    """

    name: str
    role: Role = Role.CLERK
    id: int | None = None
    organisation: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role allows it."""
        return right in RIGHTS[self.role]


@dataclass(frozen=True)
class Colleague:
    """One line of the office's list of those who work at the counter. ``organisation``: whom a volunteer belongs to."""

    id: int
    name: str
    role: Role
    title: str = ""
    organisation: str = ""
    has_pin: bool = False
    active: bool = True

    @property
    def who(self) -> Who:
        """This person at the counter."""
        return Who(self.name, self.role, self.id, self.organisation)


@dataclass(frozen=True)
class OnDuty:
    """Somebody named for one day. ``duty``: what the plan asks, as it words it."""

    id: int
    day: date
    duty: str
    colleague: Colleague
