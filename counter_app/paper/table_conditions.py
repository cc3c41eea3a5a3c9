# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of a table style's special looks a cell has: first and last row and column, bands, corners."""

from __future__ import annotations

from counter_app.paper.looks import Border
from counter_app.paper.styles import TableStyle
from counter_app.paper.wordml import Element, W, whole

_FLAGS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
"""Names of ``w:tblLook`` and their bits in its older form."""
_ROWS = frozenset({"firstRow", "lastRow", "band1Horz", "band2Horz"})
_COLUMNS = frozenset({"firstCol", "lastCol", "band1Vert", "band2Vert"})


class Conditions:
    """Answers for one table of ``rows`` and ``columns``."""

    def __init__(self, style: TableStyle, look: Element | None, rows: int, columns: int) -> None:
        self._style, self._rows, self._columns = style, rows, columns
        self._on = _chosen(look) if style.conditions else frozenset()
        wanted = {"firstColumn": "firstCol", "lastColumn": "lastCol"}
        used = (style.conditions.get(wanted.get(name, name)) for name in self._on)
        self.undrawn = any(condition is not None and condition.undrawn for condition in used)

    def of(self, row: int, left: int, right: int) -> tuple[str, ...]:
        """Conditions of a cell that reaches from column ``left`` to before ``right``, the weakest first."""
        if not self._style.conditions:
            return ()
        on, bands = self._on, self._style.bands
        first_row, last_row = "firstRow" in on and row == 0, "lastRow" in on and row == self._rows - 1
        first, last = "firstColumn" in on and left == 0, "lastColumn" in on and right >= self._columns
        found: list[str] = []
        if "noVBand" not in on and not (first or last):
            found.append(f"band{1 + (left - ('firstColumn' in on)) // bands[1] % 2}Vert")
        if "noHBand" not in on and not (first_row or last_row):
            found.append(f"band{1 + (row - ('firstRow' in on)) // bands[0] % 2}Horz")
        found += ["firstCol"] * first + ["lastCol"] * last + ["firstRow"] * first_row + ["lastRow"] * last_row
        for upright, name in ((first_row, "n"), (last_row, "s")):
            found += [f"{name}wCell"] * (upright and first) + [f"{name}eCell"] * (upright and last)
        return tuple(kind for kind in found if kind in self._style.conditions)

    def borders(self, kinds: tuple[str, ...], row: int, left: int, right: int) -> dict[str, Border | None]:
        """Borders of a cell by its conditions: outer edges of a row or column, and those between its cells."""
        found: dict[str, Border | None] = {}
        ends = {"left": left == 0, "right": right >= self._columns, "top": row == 0, "bottom": row == self._rows - 1}
        for kind in kinds:
            said = self._style.conditions[kind].borders
            for side, at_end in ends.items():
                level = side in ("top", "bottom")
                inside = not at_end and ((kind in _ROWS and not level) or (kind in _COLUMNS and level))
                name = ("insideH" if level else "insideV") if inside else side
                if name in said:
                    found[side] = said[name]
        return found


def _chosen(look: Element | None) -> frozenset[str]:
    """What a table asks of its style; nothing said is what Word writes of itself."""
    asked = None if look is None else look.find(W + "tblLook")
    if asked is None:
        return frozenset({"firstRow", "firstColumn", "noVBand"})
    bits = asked.get(W + "val")
    number = int(bits, 16) if bits and all(digit in "0123456789abcdefABCDEF" for digit in bits) else 0
    return frozenset(name for name, bit in _FLAGS.items() if whole(asked.get(W + name), 1 if number & bit else 0))
