# SPDX-License-Identifier: GPL-3.0-or-later
"""Provinces and communes since 2025-07-01, and the three levels of before with what became of them.

A code says nothing without its day: seven province codes changed their meaning (80 was Long An, is Tây Ninh).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counter_app.domain.offered import Certainty


@dataclass(frozen=True)
class Province:
    """``kind``: «tỉnh» or «thành phố» as it stands before the name on papers today; ``kind_2025``: on 2025-07-01."""

    code: str
    name: str
    kind: str
    certainty: Certainty
    kind_2025: str = ""
    note: str = ""

    @property
    def full_name(self) -> str:
        """«tỉnh Hà Tĩnh»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class OldProvince:
    """One of the 63 of before; ``now``: the code of the province its land belongs to since."""

    code: str
    name: str
    kind: str
    now: str
    aliases: tuple[str, ...] = ()
    note: str = ""

    @property
    def full_name(self) -> str:
        """«tỉnh Quảng Bình»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Commune:
    """``kind``: «xã», «phường» or «đặc khu»; ``province``: the code of its province."""

    code: str
    kind: str
    name: str
    province: str

    @property
    def full_name(self) -> str:
        """«xã Bùi La Nhân»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class OldDistrict:
    """``province``: the code of the old province; ``now``: communes, where the district had none of its own."""

    code: str
    kind: str
    name: str
    province: str
    now: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """«huyện Đức Thọ»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class OldCommune:
    """``now``: the codes of the communes its land went to; several where it was split."""

    code: str
    kind: str
    name: str
    district: str
    now: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """«thị trấn Đức Thọ»."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class AdministrativeUnits:
    """All of them; whole tables, some 14,000 rows: read once, off the GUI thread."""

    provinces: tuple[Province, ...]
    communes: tuple[Commune, ...] = ()
    old_provinces: tuple[OldProvince, ...] = ()
    old_districts: tuple[OldDistrict, ...] = ()
    old_communes: tuple[OldCommune, ...] = field(default=(), repr=False)
