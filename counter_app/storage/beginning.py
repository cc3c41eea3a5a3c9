# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: a new register, its key and its printed code, such that a power cut leaves all or none.

The file is finished under another name, then its key is written, then it gets its name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import sqlcipher3.dbapi2 as driver

from counter_app.storage.backups import backups_in
from counter_app.storage.events import record
from counter_app.storage.finished_file import replace_patiently
from counter_app.storage.keys import NewKey, Unlock
from counter_app.storage.migrations import migrate
from counter_app.storage.place import RegisterPlace
from counter_app.storage.refusals import RegisterBusy, RegisterMissing, file_trouble_told, kind_of_trouble
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import RegisterRow


def begin_if_absent(place: RegisterPlace, unlock: Unlock, clock: Callable[[], datetime]) -> str | None:
    """Make the register unless there is one; returns the recovery code of a new one.

    Raises:
        RegisterMissing: a key or backups are there, so a register was: an empty one would hide the loss.
        RegisterBusy: another process is making it at this moment.
    """
    with file_trouble_told():
        for made in (place.folder, place.backups):  # each by itself: parents made on the way would be open to all
            made.mkdir(parents=True, exist_ok=True, mode=0o700)
        if place.register.exists():
            return None
        if place.key.exists():
            if not place.unfinished.exists():
                raise RegisterMissing
            replace_patiently(place.unfinished, place.register)
            return None
        if place.key_copy.exists() or backups_in(place.backups):
            raise RegisterMissing
        _clear_unfinished(place)
        return _begin(place, unlock, clock)


def _begin(place: RegisterPlace, unlock: Unlock, clock: Callable[[], datetime]) -> str:
    new = NewKey.forge(unlock.account)
    file = RegisterFile(place.unfinished, new.key)
    try:
        migrate(file, before_first_step=lambda: None)
        with file.transaction() as session:
            session.add(RegisterRow(register_id=new.file.register_id, begun_at=clock()))
            record(session, clock(), "register begun", None)
    finally:
        file.close()
    place.unfinished_journal.unlink(missing_ok=True)
    new.file.write(place.key)
    replace_patiently(place.unfinished, place.register)
    return new.code


def _clear_unfinished(place: RegisterPlace) -> None:
    """Remove what a power cut left of a register that never had a key: it cannot hold anything.

    A process that is just making it holds its lock, which shows before the missing key does.
    """
    if not place.unfinished.exists():
        return
    probe = driver.connect(str(place.unfinished), isolation_level=None, timeout=0)
    try:
        probe.execute("PRAGMA cipher_log_level = NONE")
        probe.execute("BEGIN EXCLUSIVE")
    except driver.Error as trouble:
        if kind_of_trouble(getattr(trouble, "sqlite_errorcode", None)) is RegisterBusy:
            raise RegisterBusy from trouble
    finally:
        probe.close()
    for rest in (place.unfinished, place.unfinished_journal):
        rest.unlink(missing_ok=True)
