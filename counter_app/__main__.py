# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: no command opens the window, a command goes to the command line.

Nothing heavy may be imported at module level: ``--version`` and the first paint wait for this file.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from counter_app import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the given arguments (default: the process's own); returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        print(f"counter-app {__version__}")
        return 0
    practice = "--practice" in arguments
    wants_window, data_dir = _window_wish([word for word in arguments if word != "--practice"])
    if wants_window:
        # late: the command line must not pay for Qt
        from counter_app.run_window import run

        return run(data_dir, practice=practice)
    # late: the window must not pay for argument parsing and the catalogue
    from counter_app.cli import main as command_line

    return command_line(arguments)


def open_window() -> int:
    """Entry of the Windows starter, which has no console; takes the same arguments as :func:`main`."""
    return main()


def _window_wish(arguments: list[str]) -> tuple[bool, Path | None]:
    """Tell whether the arguments ask for the window, and for which data folder (None: the usual one)."""
    match arguments:
        case []:
            return True, None
        case ["--data-dir", folder]:
            return True, Path(folder)
        case [one] if one.startswith("--data-dir="):
            return True, Path(one.partition("=")[2])
        case _:
            return False, None


if __name__ == "__main__":
    raise SystemExit(main())
