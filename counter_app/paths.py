# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the register, its backups, opened papers and logs live; nothing else in the program knows a place.

Each choice in turn: ``--data-dir``, ``COUNTER_APP_DATA_DIR``, the platform's data folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

PROGRAM = "counter-app"
DATA_VARIABLE = "COUNTER_APP_DATA_DIR"
CONFIG_VARIABLE = "COUNTER_APP_CONFIG_DIR"
_PRIVATE = 0o700


@dataclass(frozen=True)
class Folders:
    """The program's folders under one root.

    ``register``: the register with its key and backups, to be copied only as a whole; ``papers_out``: papers
    opened in another program for a moment, wiped at start and end.
    """

    data: Path

    @classmethod
    def at(cls, data_dir: Path | str | None = None) -> Folders:
        """The folders for ``--data-dir``, or the usual ones; none is made yet."""
        chosen = data_dir or os.environ.get(DATA_VARIABLE)
        root = Path(chosen) if chosen else user_data_path(PROGRAM, appauthor=False, roaming=False)
        return cls(root.expanduser().absolute())

    @property
    def register(self) -> Path:
        """Handed to ``storage.register.Register.open``."""
        return self.data / "register"

    @property
    def backups(self) -> Path:
        """Inside the register's folder, so that copying that folder copies everything needed."""
        return self.register / "backups"

    @property
    def papers_out(self) -> Path:
        """Private place for papers handed to another program."""
        return self.data / "papers-out"

    @property
    def practice(self) -> Folders:
        """A register of its own for practising, apart from the one with real work."""
        return Folders(self.data / "practice")

    @property
    def packets(self) -> Path:
        """Pictures and files of online filings under way; each wiped when its upload is confirmed."""
        return self.data / "packets"

    @property
    def catalog(self) -> Path:
        """The office's own procedures, forms, templates and lists; not made here, the office makes it."""
        return self.data / "catalog"

    @property
    def catalog_packs(self) -> Path:
        """Catalogue packs that were imported, each import beside the one before."""
        return self.data / "catalog-packs"

    @property
    def cache(self) -> Path:
        """What can be made again at any time."""
        return self.data / "cache"

    @property
    def logs(self) -> Path:
        """Logs: form and field ids, never people."""
        return self.data / "logs"

    def make(self) -> Folders:
        """Make what is missing, closed to other accounts."""
        for folder in (self.data, self.register, self.backups, self.papers_out, self.logs):
            folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
        return self

    def wipe_papers_out(self) -> int:
        """Delete every paper handed out; returns how many another program still holds open."""
        held = 0
        for path in sorted(self.papers_out.rglob("*"), reverse=True):
            try:
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
            except OSError:
                held += 1
        return held


@dataclass(frozen=True)
class Opening:
    """What a window is opened on: the office's register, or the one for practising (``anew``: begun afresh)."""

    practice: bool = False
    anew: bool = False


def config_folder() -> Path:
    """Where this user account keeps its secret, on purpose not under the data folder."""
    chosen = os.environ.get(CONFIG_VARIABLE)
    return Path(chosen) if chosen else user_config_path(PROGRAM, appauthor=False, roaming=False)
