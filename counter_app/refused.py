# SPDX-License-Identifier: GPL-3.0-or-later
"""The register does not open: ask for the recovery code, or say what happened and offer the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.clock import office_now
from counter_app.domain.errors import CounterError
from counter_app.storage.care import restore, restore_key
from counter_app.storage.keys import AccountUnlock, CodeUnlock
from counter_app.storage.refusals import (
    CodeMistyped,
    KeyMissing,
    KeyUnreadable,
    NeedsRecoveryCode,
    RegisterDamaged,
    RegisterMissing,
    WrongCode,
)
from counter_app.ui.background import Lane
from counter_app.ui.screens.recovery import UnlockScreen
from counter_app.ui.screens.trouble import TroubleScreen

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.paths import Folders

UNLOCK = "unlock"
TROUBLE = "trouble"


class Refused:
    """Keeps one screen for each way a start can fail."""

    def __init__(self, program: Program, folders: Folders) -> None:
        self._program = program
        self._folders = folders
        self._window = program.window
        self._unlock = UnlockScreen()
        self._unlock.submitted.connect(self._try_code)
        self._trouble = TroubleScreen()
        self._trouble.retry_requested.connect(self._retry)
        self._trouble.restore_requested.connect(self._restore)
        self._trouble.leave_requested.connect(self._window.close)
        self._key_is_lost = False
        self._window.add_screen(UNLOCK, self._unlock)
        self._window.add_screen(TROUBLE, self._trouble)

    def speak(self, error: CounterError) -> None:
        """Show the screen that fits the refusal."""
        self._window.set_rail_shown(False)
        if isinstance(error, NeedsRecoveryCode | WrongCode | CodeMistyped):
            if not isinstance(error, NeedsRecoveryCode):
                self._unlock.show_problem(str(error))
            self._window.show_screen(UNLOCK)
            return
        self._key_is_lost = isinstance(error, KeyMissing | KeyUnreadable)
        restorable = self._key_is_lost or isinstance(error, RegisterDamaged | RegisterMissing)
        self._trouble.speak(str(error), restorable=restorable)
        self._window.show_screen(TROUBLE)

    def _retry(self) -> None:
        self._program.open_register()

    def _try_code(self, code: str) -> None:
        self._program.open_register(CodeUnlock(code))

    def _restore(self) -> None:
        folder, key_only = self._folders.register, self._key_is_lost

        def put_back() -> object:
            return restore_key(folder) if key_only else restore(folder, AccountUnlock(), office_now)

        self._program.background.run(
            Lane.REGISTER,
            put_back,
            lambda _restored: self._program.open_register(),
            lambda error: self.speak(error) if isinstance(error, CounterError) else self._program.notices.report(error),
        )
