# SPDX-License-Identifier: GPL-3.0-or-later
"""Imported catalogue packs on disk: one folder per state, and a small file that names the state in use.

Changing the state is replacing that file, so an import is whole or not at all, and going back is the same in reverse.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from counter_app.whole_file import put_whole

STATE_FILE = "state.json"
PACK_FILE = "pack.toml"
NO_PACKS = 0


@dataclass(frozen=True)
class PackState:
    """The number of the folder in use and of the one before; 0 is the state without packs."""

    current: int = NO_PACKS
    previous: int | None = None


def read_state(folder: Path) -> PackState:
    """The state in use; without packs where nothing, or nothing readable, says otherwise."""
    try:
        told = json.loads((folder / STATE_FILE).read_bytes())
        previous = told["previous"]
        return PackState(int(told["current"]), None if previous is None else int(previous))
    except (OSError, ValueError, LookupError, TypeError):
        return PackState()


def pack_folders(folder: Path) -> list[Path]:
    """The folders of the packs in use, in the order of their names."""
    return packs_of(folder, read_state(folder).current)


def packs_of(folder: Path, number: int) -> list[Path]:
    """The folders of the packs of one state."""
    return sorted(path for path in state_folder(folder, number).glob("*") if path.is_dir())


def state_folder(folder: Path, number: int) -> Path:
    """Where the packs of a state lie."""
    return folder / f"{number:04}"


def take_into_use(folder: Path, state: PackState) -> None:
    """Make a state the one in use, in one step; then clear away what neither it nor a step back needs.

    Raises:
        OSError: nothing has changed.
    """
    put_whole(folder / STATE_FILE, json.dumps(asdict(state)).encode())
    needed = {state_folder(folder, number) for number in (state.current, state.previous) if number is not None}
    for path in folder.glob("[0-9]*"):
        if path not in needed:
            # What cannot be cleared away now is cleared at the next change.
            with suppress(OSError):
                shutil.rmtree(path)
