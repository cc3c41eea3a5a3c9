# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, for scripts and for whoever looks after the PC; the same rooms as behind the window.

Standard output carries the answer, standard error one plain sentence; exit code 2 for bad input, 1 for a failure.
"""

from __future__ import annotations

from counter_app.cli.command_line import main

__all__ = ["main"]
