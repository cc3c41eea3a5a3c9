# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered changes of the schema; each with its version number in one explicit transaction.

A release freezes its steps: a change afterwards is a new step at the end, with a frozen register in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.engine import Connection

from counter_app.storage.refusals import RegisterTooNew
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.schema_001 import create_schema
from counter_app.storage.schema_002 import add_forms_of_dossiers
from counter_app.storage.schema_003 import add_lives
from counter_app.storage.schema_004 import add_channels_and_voices

Step = Callable[[Connection], None]

MIGRATIONS: tuple[Step, ...] = (create_schema, add_forms_of_dossiers, add_lives, add_channels_and_voices)


def migrate(file: RegisterFile, before_first_step: Callable[[], object], steps: Sequence[Step] = MIGRATIONS) -> int:
    """Bring the file to the newest version; returns the version it had.

    ``before_first_step`` makes the backup; it is called only when a register with content is about to change,
    and when it raises nothing has been changed.

    Raises:
        RegisterTooNew: written by a newer program; nothing is changed.
    """
    found = file.version()
    if found > len(steps):
        raise RegisterTooNew(found=found, understood=len(steps))
    if 0 < found < len(steps):
        before_first_step()
    for version, step in enumerate(steps[found:], start=found + 1):
        with file.transaction() as session:
            connection = session.connection()
            step(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    return found
