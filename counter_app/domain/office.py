# SPDX-License-Identifier: GPL-3.0-or-later
"""The office that keeps the register: what every paper of it repeats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """Name and place of the commune, as they stand on its papers.

    ``commune``: «xã Bùi La Nhân» (with its kind); ``province``: «tỉnh Hà Tĩnh»; ``place``: the place before the date.
    ``signatory``: who signs for the office; empty when it is written by hand.
    """

    commune: str
    province: str
    place: str
    clerk: str = ""
    phone: str = ""
    signatory: str = ""

    @property
    def authority(self) -> str:
        """«Ủy ban nhân dân xã Bùi La Nhân, tỉnh Hà Tĩnh»: the civil-status authority the forms are addressed to.

        Empty while the office has not said its name: then the form's own dots are printed.
        """
        named = ", ".join(part for part in (self.commune, self.province) if part)
        return f"Ủy ban nhân dân {named}" if self.commune else ""
