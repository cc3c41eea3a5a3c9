# SPDX-License-Identifier: GPL-3.0-or-later
"""The edge to Microsoft Word through COM (Windows with pywin32 only): start an instance of our own, and end only that.

Word does not tell its process: the one that appears while ours starts is ours. Two at once: none is ours to end.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from typing import Any, Protocol

_PROGRAM = "WINWORD.EXE"
_FORCE_DISABLE_MACROS = 3
_NO_ALERTS = 0
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""A window without a console must not flash one."""


class WordHost(Protocol):
    """What a Word session needs of the computer; tests put another in its place."""

    def is_present(self) -> bool:
        """Whether Word can be called here."""

    def start(self) -> tuple[Any, int | None]:
        """A hidden Word of our own and its process (None when not known for sure); in the thread that will use it."""

    def end(self, process: int) -> None:
        """End that process if it is still a Word."""

    def leave(self) -> None:
        """The thread that started Word has done with it."""


class ComWordHost:
    """Word by pywin32."""

    def is_present(self) -> bool:
        """pywin32 is there and Word is registered."""
        if sys.platform != "win32":
            return False
        # late: both exist on Windows only, and pywin32 is an optional package
        try:
            import winreg

            import win32com.client  # noqa: F401 - only whether it is there

            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
        except (ImportError, OSError):
            return False
        return True

    def start(self) -> tuple[Any, int | None]:
        """A new instance, never the one the clerk has open: no window, no questions, no macros."""
        # late: an optional package for Windows
        import pythoncom
        import win32com.client

        pythoncom.CoInitialize()
        before = _processes()
        application = win32com.client.DispatchEx("Word.Application")
        new = _processes() - before
        application.Visible = False
        application.ScreenUpdating = False
        application.DisplayAlerts = _NO_ALERTS
        application.AutomationSecurity = _FORCE_DISABLE_MACROS
        return application, new.pop() if len(new) == 1 else None

    def end(self, process: int) -> None:
        """By number and name, so that a number given to another program meanwhile ends nothing."""
        command = ["taskkill", "/F", "/FI", f"PID eq {process}", "/FI", f"IMAGENAME eq {_PROGRAM}"]
        subprocess.run(command, check=False, capture_output=True, creationflags=_NO_CONSOLE)

    def leave(self) -> None:
        """Give the thread's share of COM back."""
        # late: an optional package for Windows
        import pythoncom

        pythoncom.CoUninitialize()


def _processes() -> set[int]:
    """The numbers of all Words that run now."""
    command = ["tasklist", "/FI", f"IMAGENAME eq {_PROGRAM}", "/FO", "CSV", "/NH"]
    told = subprocess.run(command, check=False, capture_output=True, text=True, creationflags=_NO_CONSOLE)
    rows = csv.reader(told.stdout.splitlines())
    return {int(row[1]) for row in rows if len(row) > 1 and row[0].upper() == _PROGRAM and row[1].isdigit()}
