# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings as stored: names and texts. What they mean is declared once in ``counter_app.settings``."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete
from sqlmodel import col, select

from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import put
from counter_app.storage.tables import SettingRow


class SettingStore:
    """The office's settings, kept with its register."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def load(self) -> dict[str, str]:
        """Every stored setting; those never changed are not there."""
        with self._file.transaction() as session:
            return {row.name: row.value for row in session.exec(select(SettingRow))}

    def get(self, name: str) -> str | None:
        """One setting; None when it was never changed."""
        with self._file.transaction() as session:
            row = session.get(SettingRow, name)
            return row.value if row else None

    def save(self, changes: Mapping[str, str | None]) -> None:
        """Store several settings at once; None goes back to the default."""
        with self._file.transaction() as session:
            gone = [name for name, value in changes.items() if value is None]
            session.exec(delete(SettingRow).where(col(SettingRow.name).in_(gone)))
            kept = [{"name": name, "value": value} for name, value in changes.items() if value is not None]
            put(session, SettingRow, ("name",), *kept)
