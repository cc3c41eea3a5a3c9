# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered and bulleted lists: the label of the next item, and the indents its level gives."""

from __future__ import annotations

from counter_app.paper.properties import Said, paragraph_properties, run_properties
from counter_app.paper.symbols import plain_sign
from counter_app.paper.wordml import Element, W, is_on, parse, value, whole

_HIGHEST = 32_767
"""Counting stops here, as in the office suites; Roman and letter numbers would grow without end."""
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def number_text(number: int, form: str) -> str:
    """A number as lists, notes and pages write it; an unknown form falls back to digits."""
    number = min(number, _HIGHEST)
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and number > 0:
        roman, rest = "", number
        for amount, sign in _ROMAN:
            roman += sign * (rest // amount)
            rest %= amount
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form in ("none", "bullet") else str(number)


class Level:
    """One level of a list."""

    def __init__(self, element: Element) -> None:
        self.start = whole(value(element, "start"), 1)
        self.form = value(element, "numFmt") or "decimal"
        self.pattern = value(element, "lvlText") or ""
        self.suffix = value(element, "suff") or "tab"
        self.aligned = {"start": "left", "end": "right"}.get(said := value(element, "lvlJc") or "left", said)
        self.legal = is_on(element.find(W + "isLgl"))
        self.said: Said = paragraph_properties(element.find(W + "pPr"))
        self.run = run_properties(element.find(W + "rPr"))
        self.run_element: Element | None = element.find(W + "rPr")
        restart = value(element, "lvlRestart")
        self.restart_after = None if restart is None else whole(restart)


class Lists:
    """Counts items while a document is read from top to bottom; make a new one for every layout."""

    def __init__(self, numbering_xml: bytes | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._numbers: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering_xml is not None:
            self._read(parse(numbering_xml))

    def _read(self, root: Element) -> None:
        for abstract in root.iterfind(W + "abstractNum"):
            levels = {whole(lvl.get(W + "ilvl")): Level(lvl) for lvl in abstract.iterfind(W + "lvl")}
            self._abstract[abstract.get(W + "abstractNumId") or ""] = levels
        for number in root.iterfind(W + "num"):
            base = value(number, "abstractNumId") or ""
            levels = dict(self._abstract.get(base, {}))
            own = False
            for override in number.iterfind(W + "lvlOverride"):
                index = whole(override.get(W + "ilvl"))
                level = override.find(W + "lvl")
                start = value(override, "startOverride")
                if level is not None:
                    levels[index], own = Level(level), True
                if start is not None and index in levels:
                    changed = Level.__new__(Level)
                    changed.__dict__.update(levels[index].__dict__, start=whole(start, 1))
                    levels[index], own = changed, True
            name = number.get(W + "numId") or ""
            self._numbers[name] = (f"{base}/{name}" if own else base, levels)

    @property
    def empty(self) -> bool:
        """Whether the document defines no list."""
        return not self._numbers

    def restart(self) -> None:
        """Forget the counts; the definitions stay."""
        self._counts = {}

    def level(self, number: str, index: int) -> Level | None:
        """The level of a list, or None for an unknown list."""
        return self._numbers.get(number, ("", {}))[1].get(index)

    def next_label(self, number: str, index: int) -> str:
        """Count one item and return its label."""
        group, levels = self._numbers[number]
        counts = self._counts.setdefault(group, {})
        counts[index] = counts[index] + 1 if index in counts else levels[index].start
        for deeper in [i for i in counts if i > index]:
            limit = levels[deeper].restart_after if deeper in levels else None
            if limit is None or (limit and index < limit):
                del counts[deeper]
        level = levels[index]
        if level.form == "bullet":
            font = level.run.get("family", "")
            return _bullet(plain_sign(level.pattern, font))
        label = level.pattern
        for i in range(9):
            if f"%{i + 1}" in label and i in levels:
                form = "decimal" if level.legal else levels[i].form
                label = label.replace(f"%{i + 1}", number_text(counts.get(i, levels[i].start), form))
        return label


def _bullet(sign: str) -> str:
    """Private-use bullets of an unnamed symbol font become an ordinary bullet."""
    return "".join("•" if 0xE000 <= ord(c) <= 0xF8FF else c for c in sign)
