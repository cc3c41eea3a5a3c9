# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: a checked copy under its final name or none; old ones go by the days that have backups, not by today.

Counting days that exist keeps a wrong clock from throwing everything away at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from counter_app.clock import VIET_NAM
from counter_app.storage.finished_file import replace_patiently, sync_file
from counter_app.storage.moments import office_moment
from counter_app.storage.refusals import RegisterDamaged, file_trouble_told
from counter_app.storage.register_file import RegisterFile, connect, journal_of, problems_in

DAYS_KEPT = 14
WEEKS_KEPT = 8
_STAMP = "%Y%m%dT%H%M%S-%f"
_NAME = re.compile(r"register-(\d{8}T\d{6}-\d{6})\.sqlite")


@dataclass(frozen=True, order=True)
class Backup:
    """One finished backup."""

    at: datetime
    path: Path


def stamp_of(moment: datetime) -> str:
    """A moment as part of a file name, to the microsecond: two in one second must not share a name."""
    return office_moment(moment).strftime(_STAMP)


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; anything else in it is left alone."""
    found = []
    for path in folder.glob("register-*.sqlite"):
        named = _NAME.fullmatch(path.name)
        if named:
            at = datetime.strptime(named.group(1), _STAMP).replace(tzinfo=VIET_NAM)
            found.append(Backup(at, path))
    return sorted(found, reverse=True)


def worth_keeping(moments: Iterable[datetime]) -> set[datetime]:
    """The last backup of each of the newest 14 days, and of each of the newest 8 weeks, that have any.

    The first of the newest day stays too: a second one on the day of an update must not push out the state before.
    """
    by_day: dict[date, datetime] = {}
    by_week: dict[tuple[int, int], datetime] = {}
    ordered = sorted(moments)
    for moment in ordered:
        by_day[moment.date()] = moment
        year, week, _ = moment.isocalendar()
        by_week[year, week] = moment
    first_of_newest_day = [moment for moment in ordered if moment.date() == ordered[-1].date()][:1]
    return {*list(by_day.values())[-DAYS_KEPT:], *list(by_week.values())[-WEEKS_KEPT:], *first_of_newest_day}


def make_backup(file: RegisterFile, key: bytes, folder: Path, moment: datetime) -> Backup:
    """A checked copy of the open register, then tidy the folder.

    Raises:
        RegisterDamaged: the register itself is not well; no backup is made and no old one is touched.
        DiskFull, …: nothing is changed.
    """
    at = office_moment(moment)
    with file_trouble_told():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        while (target := folder / f"register-{stamp_of(at)}.sqlite").exists():
            at += timedelta(microseconds=1)
        half = folder / f".{target.name}.part"
        try:
            _copy_checked(file, key, half)
            sync_file(half)
            replace_patiently(half, target)
        finally:
            for rest in (half, journal_of(half)):
                rest.unlink(missing_ok=True)
        made = Backup(at, target)
        _tidy(folder, made)
    return made


def is_good(path: Path, key: bytes) -> bool:
    """Whether a backup opens with this key, every page is authentic, and it holds a register."""
    try:
        connection = connect(path, key, read_only=True)
    except driver.Error:
        return False
    try:
        found = problems_in(connection)
        return not found and connection.execute("SELECT count(*) FROM register").fetchone()[0] == 1
    except driver.Error:
        return False
    finally:
        connection.close()


def newest_good(folder: Path, key: bytes) -> Backup | None:
    """The newest backup that can be read; damaged ones are skipped."""
    return next((backup for backup in backups_in(folder) if is_good(backup.path, key)), None)


def _copy_checked(file: RegisterFile, key: bytes, half: Path) -> None:
    half.unlink(missing_ok=True)
    with file.bare() as raw:
        copy = connect(half, key)
        try:
            raw.backup(copy)
            sound = not problems_in(copy)
        finally:
            copy.close()
    if not sound:
        raise RegisterDamaged


def _tidy(folder: Path, newest: Backup) -> None:
    found = backups_in(folder)
    kept = worth_keeping(backup.at for backup in found)
    for backup in found:
        if backup.at not in kept and backup != newest:
            backup.path.unlink(missing_ok=True)
