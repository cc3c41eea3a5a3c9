# SPDX-License-Identifier: GPL-3.0-or-later
"""The one family of errors a clerk can act on; everything else is our bug and reaches the crash dialog."""

from __future__ import annotations


class CounterError(Exception):
    """Something the clerk can act on.

    ``str(error)`` is a Vietnamese sentence ready to show: what happened, whether the work is safe,
    what to press. It never quotes an answer, because it may be logged.
    """


class BadInput(CounterError):
    """What was given cannot be used (wrong file, unknown code): the command line ends with exit code 2."""
