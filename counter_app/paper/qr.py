# SPDX-License-Identifier: GPL-3.0-or-later
"""QR codes as vectors on sheets that reportlab makes: sharp at any size, black on nothing."""

from __future__ import annotations

from itertools import groupby

import segno
from reportlab.platypus.flowables import Flowable

QUIET_MODULES = 2
"""White around the code. The standard wants 4; the sheet around is white too."""


class QrCode(Flowable):  # type: ignore[misc]  # reportlab ships no types
    """One code. ``text`` is an address; error correction M survives a crease or a stain."""

    def __init__(self, text: str, side_pt: float) -> None:
        super().__init__()
        self._rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
        self.width = self.height = side_pt

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The room it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it: neighbours in a row as one bar, because a seam shows on some printers."""
        module = self.width / (len(self._rows) + 2 * QUIET_MODULES)
        self.canv.setFillGray(0)
        for down, row in enumerate(self._rows):
            y = self.height - (down + 1 + QUIET_MODULES) * module
            place = QUIET_MODULES
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    # A hair taller than its row, so that rows do not part.
                    self.canv.rect(place * module, y, length * module, module * 1.02, stroke=0, fill=1)
                place += length
