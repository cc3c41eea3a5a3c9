# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs know forms and fields, not people: only details named in SAFE are written, the rest is a dot.

An exception is logged as its type and its frames; its text may quote an answer and never gets here.
"""

from __future__ import annotations

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

SAFE = frozenset(
    {
        "backup_count",
        "copies",
        "dossier_id",
        "duration_ms",
        "engine",
        "error_kind",
        "field_id",
        "form_id",
        "form_version",
        "outcome",
        "page_count",
        "paper_id",
        "procedure_code",
        "program_version",
        "schema_version",
        "state",
        "step",
    }
)
LOG_NAME = "counter_app"
LOG_FILE_NAME = "counter-app.log"
_HIDDEN = "•"
_FILE_BYTES = 1_000_000
_FILES_KEPT = 4


class Facts(str):
    """Text made by ``facts``: the only text a log line takes as an argument."""


def facts(**details: object) -> Facts:
    """Details for a log line; a name that is not in SAFE is a person's business and shows as a dot."""
    return Facts(" ".join(f"{key}={value if key in SAFE else _HIDDEN}" for key, value in sorted(details.items())))


class FactsOnly(logging.Formatter):
    """Hides every argument that is neither a number nor ``Facts``, and the text of every exception."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, then the frames when there was an exception."""
        shown = logging.makeLogRecord(record.__dict__)
        shown.args = _harmless(record.args)
        shown.exc_text = None
        try:
            return super().format(shown)
        except (TypeError, ValueError):
            # A wrong placeholder: logging itself would print the arguments to standard error.
            shown.msg, shown.args = "log line does not fit its arguments: %s:%d", (shown.module, shown.lineno)
            return super().format(shown)

    def formatException(self, ei: object) -> str:
        """The types of the chain and the frames of the last: never the text."""
        kind, error, frames = ei if isinstance(ei, tuple) else (None, None, None)
        chain = [kind.__name__] if isinstance(kind, type) else []
        cause = _cause_of(error)
        while cause is not None:
            chain.append(type(cause).__name__)
            cause = _cause_of(cause)
        lines = traceback.format_tb(frames) if isinstance(frames, TracebackType) else []
        return "".join([*lines, " < ".join(chain)])


class PrivateLogFile(RotatingFileHandler):
    """A log file only this account may read, also after it was rotated."""

    def _open(self) -> TextIOWrapper:
        opened = super()._open()
        if os.name != "nt":
            Path(self.baseFilename).chmod(0o600)
        return opened


def start_logging(folder: Path) -> logging.Logger:
    """Log to a rotating private file in ``folder``; calling again moves the log there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = logging.getLogger(LOG_NAME)
    stop_logging()
    handler = PrivateLogFile(folder / LOG_FILE_NAME, maxBytes=_FILE_BYTES, backupCount=_FILES_KEPT, encoding="utf-8")
    handler.setFormatter(FactsOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return log


def stop_logging() -> None:
    """Close the log file."""
    log = logging.getLogger(LOG_NAME)
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    log.propagate = True


def _harmless(arguments: object) -> tuple[object, ...] | None:
    if not arguments:
        return None
    given = arguments if isinstance(arguments, tuple) else (arguments,)
    return tuple(value if isinstance(value, (Facts, int, float)) else _HIDDEN for value in given)


def _cause_of(error: object) -> BaseException | None:
    if not isinstance(error, BaseException):
        return None
    return error.__cause__ or (None if error.__suppress_context__ else error.__context__)
