# SPDX-License-Identifier: GPL-3.0-or-later
"""How a citizen signs: by hand, by thumbprint, or by thumbprint before witnesses.

The finger rule (right index, else left index, else another finger that is then named) is the notary law's
old wording and local custom: no text for counter declarations was found, so it is marked unverified.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FINGER_RULE_CERTAINTY = "unverified"


class SigningMode(StrEnum):
    """ký tên · điểm chỉ · điểm chỉ có người làm chứng."""

    SIGNATURE = "signature"
    THUMBPRINT = "thumbprint"
    THUMBPRINT_WITNESSED = "thumbprint_witnessed"


class Finger(StrEnum):
    """Which finger of which hand leaves the print."""

    RIGHT_INDEX = "right_index"
    LEFT_INDEX = "left_index"
    RIGHT_THUMB = "right_thumb"
    LEFT_THUMB = "left_thumb"
    OTHER = "other"

    @property
    def on_paper(self) -> str:
        """The words under the box."""
        return _FINGERS[self]


_FINGERS = {
    Finger.RIGHT_INDEX: "ngón trỏ bàn tay phải",
    Finger.LEFT_INDEX: "ngón trỏ bàn tay trái",
    Finger.RIGHT_THUMB: "ngón cái bàn tay phải",
    Finger.LEFT_THUMB: "ngón cái bàn tay trái",
    Finger.OTHER: "ngón …… bàn tay ……",
}


@dataclass(frozen=True)
class Signing:
    """How this paper is signed. ``scribe``: who wrote and read it aloud for the citizen; empty for nobody."""

    mode: SigningMode = SigningMode.SIGNATURE
    finger: Finger = Finger.RIGHT_INDEX
    scribe: str = ""
    witnesses: tuple[str, ...] = ()

    @property
    def by_thumbprint(self) -> bool:
        """Whether a box for the print is drawn instead of a line for the name."""
        return self.mode is not SigningMode.SIGNATURE

    @property
    def with_witnesses(self) -> bool:
        """Whether witness lines are printed, named or blank."""
        return self.mode is SigningMode.THUMBPRINT_WITNESSED
