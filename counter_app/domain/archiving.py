# SPDX-License-Identifier: GPL-3.0-or-later
"""A finished dossier on its way to the office's archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.dossier import DossierId


@dataclass(frozen=True)
class ArchiveLine:
    """A finished dossier; ``at``, ``name``: once it has left. ``person`` is empty once details are erased."""

    id: DossierId
    number: str
    procedure_code: str
    person: str
    closed_at: datetime
    at: datetime | None = None
    name: str = ""
