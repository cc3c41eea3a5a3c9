# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tray the paper comes from. Windows drivers know Qt's names; CUPS queues have their own, asked for here.

Qt leaves its own paper source out of CUPS jobs, so there the queue's option is sent instead.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import Literal

from PySide6.QtPrintSupport import QPrintEngine, QPrinter

Tray = Literal["auto", "upper", "lower", "manual"]
_SOURCES = {
    "upper": QPrinter.PaperSource.Upper,
    "lower": QPrinter.PaperSource.Lower,
    "manual": QPrinter.PaperSource.Manual,
}
_WORDS = {
    "upper": ("upper", "tray1", "cassette1", "top", "main"),
    "lower": ("lower", "tray2", "cassette2", "bottom"),
    "manual": ("manual", "bypass", "multipurpose", "mptray"),
}
"""What drivers call a tray, the plainest word first, without hyphens."""
_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Qt's own key for options of a CUPS job; it has no name outside Qt."""
_PATIENCE_S = 5.0


class TrayMissing(Exception):
    """The queue names its trays, and the wanted one is not among them."""


def take_from(printer: QPrinter, tray: Tray) -> None:
    """Have the job take its paper from a tray; "auto" leaves it to the printer. Raises TrayMissing."""
    if tray == "auto":
        return
    printer.setPaperSource(_SOURCES[tray])
    if sys.platform != "win32":
        slot = slot_on(printer.printerName(), tray)
        if slot:
            printer.printEngine().setProperty(_CUPS_OPTIONS, ["InputSlot", slot])


def slot_on(printer_name: str, tray: Tray) -> str:
    """What a CUPS queue calls a tray; empty when it names none or the printer may choose. Raises TrayMissing."""
    slots = _slots_of(printer_name) if tray != "auto" else []
    return slot_for(tray, slots) if slots else ""


def slot_for(tray: Tray, slots: list[str]) -> str:
    """The queue's own name for a tray. Raises TrayMissing."""
    plain = {re.sub(r"[^a-z0-9]", "", slot.casefold()): slot for slot in slots}
    for word in _WORDS.get(tray, ()):
        for name, slot in plain.items():
            if name.startswith(word):
                return slot
    raise TrayMissing


def slots_in(told: str) -> list[str]:
    """The trays in what ``lpoptions -l`` tells; the star marks the queue's usual one."""
    for line in told.splitlines():
        name, _, choices = line.partition(":")
        if name.partition("/")[0] == "InputSlot":
            return [choice.removeprefix("*") for choice in choices.split()]
    return []


def _slots_of(printer_name: str) -> list[str]:
    program = shutil.which("lpoptions")
    if program is None or not printer_name:
        return []
    try:
        told = subprocess.run(
            [program, "-p", printer_name, "-l"], check=False, capture_output=True, text=True, timeout=_PATIENCE_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return slots_in(told.stdout)
