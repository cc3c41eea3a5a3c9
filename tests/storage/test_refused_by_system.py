# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operating system refuses is told in a sentence, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.storage.keys import AccountUnlock
from counter_app.storage.refusals import NoAccess
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock


def _open(folder: Path) -> Register:
    return Register.open(folder, AccountUnlock(), TurnableClock())


def test_a_register_the_system_will_not_open_is_told(folder: Path) -> None:
    _open(folder).close()
    (folder / "register.sqlite").unlink()
    (folder / "register.sqlite").mkdir()
    with pytest.raises(NoAccess):
        _open(folder)
    assert (folder / "register.sqlite").is_dir()


def test_a_folder_that_cannot_be_made_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(NoAccess):
        _open(folder)
