# SPDX-License-Identifier: GPL-3.0-or-later
"""The one board everybody reports to; no screen opens a message box.

What the clerk can act on becomes a banner; anything else is our bug, is logged without its text (which may
quote an answer) and announced as a breakdown.
"""

from __future__ import annotations

import logging
import traceback
from typing import Literal

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import CounterError
from counter_app.logs import Facts

Level = Literal["info", "good", "warn", "bad"]

log = logging.getLogger(__name__)


class NoticeBoard(QObject):
    """Sentences for the banner, and breakdowns for the crash panel."""

    notice = Signal(str, str)
    """Level and Vietnamese sentence."""
    breakdown = Signal(str)
    """The kind of an unexpected error; its frames are in the log."""

    def say(self, level: Level, sentence: str) -> None:
        """Put a sentence before the clerk."""
        self.notice.emit(level, sentence)

    def report(self, error: BaseException) -> None:
        """Tell the clerk of an error, in its own words when it has them."""
        if isinstance(error, CounterError):
            self.notice.emit("bad", str(error))
            return
        log.critical("unexpected %s\n%s", Facts(type(error).__name__), Facts(frames_of(error)))
        self.breakdown.emit(type(error).__name__)


def frames_of(error: BaseException) -> str:
    """Where it happened, line by line; never what the error says, because that may quote a person's data."""
    steps = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"{step.filename}:{step.lineno} in {step.name}" for step in steps)
