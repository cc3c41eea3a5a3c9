# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking after a register that is not open: check, back up, restore, count. Behind the command line and screens.

Nothing here destroys: a restore first puts the present file aside under a name of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func
from sqlmodel import Session, col, select

from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierState
from counter_app.storage.backups import Backup, backups_in, is_good, make_backup, newest_good, stamp_of
from counter_app.storage.events import EventStore
from counter_app.storage.finished_file import replace_patiently, sync_file
from counter_app.storage.keys import KeyFile, Unlock
from counter_app.storage.lives import LifeStore
from counter_app.storage.migrations import MIGRATIONS
from counter_app.storage.place import RegisterPlace
from counter_app.storage.refusals import (
    BackupUnusable,
    KeyMissing,
    NoRegisterYet,
    RegisterDamaged,
    RegisterTooNew,
    file_trouble_told,
)
from counter_app.storage.register_file import RegisterFile, journal_of, problems_in
from counter_app.storage.tables import DossierRow, PaperRow, PrintRow
from counter_app.whole_file import put_whole

PAST_CHANGED = "Nhật ký của sổ đã bị sửa, bắt đầu từ dòng số {line}."
LIFE_CHANGED = "Diễn biến của hồ sơ thứ {dossier} trong sổ đã bị sửa hoặc bị cắt bớt."


@dataclass(frozen=True)
class CheckReport:
    """What a full check found. ``problems`` are sentences or SQLite's own words; they name no person."""

    problems: tuple[str, ...]
    version: int
    dossiers: int
    newest_good_backup: str | None

    @property
    def ok(self) -> bool:
        """Every page is what was written, the structure holds, the past is unchanged."""
        return not self.problems


@dataclass(frozen=True)
class Stats:
    """Counts without persons."""

    version: int
    bytes: int
    dossiers: int
    by_state: dict[str, int]
    by_procedure: dict[str, int]
    erased: int
    papers: int
    prints: int
    backups: int
    newest_backup_at: datetime | None


@dataclass(frozen=True)
class Restored:
    """What a restore did. ``set_aside``: where the register that was there before lies now."""

    backup: str
    set_aside: Path | None


def check(folder: Path, unlock: Unlock) -> CheckReport:
    """Read every page of the register; damage is reported, not raised.

    Raises:
        CounterError: there is no register, no key, or another process has it open.
    """
    place = RegisterPlace(folder)
    key = _key(place, unlock)
    good = newest_good(place.backups, key)
    good_name = good.path.name if good else None
    try:
        with _opened(place, key) as file:
            with file.bare() as raw:
                problems = problems_in(raw)
            if not problems:
                altered = EventStore(file, _no_clock).first_altered()
                problems = [PAST_CHANGED.format(line=altered)] if altered is not None else []
                changed = LifeStore(file, _no_clock).first_altered()
                problems += [LIFE_CHANGED.format(dossier=changed)] if changed is not None else []
            with file.transaction() as session:
                dossiers = session.exec(select(func.count(col(DossierRow.id)))).one()
            return CheckReport(tuple(problems), file.version(), dossiers, good_name)
    except RegisterDamaged as damage:
        return CheckReport((str(damage),), 0, 0, good_name)


def back_up(folder: Path, unlock: Unlock, clock: Callable[[], datetime]) -> Backup:
    """Make a checked backup of a register that is not open."""
    place = RegisterPlace(folder)
    key = _key(place, unlock)
    with _opened(place, key) as file:
        place.copy_keys(place.keys())
        return make_backup(file, key, place.backups, clock())


def stats(folder: Path, unlock: Unlock) -> Stats:
    """Count what is in the register."""
    place = RegisterPlace(folder)
    key = _key(place, unlock)
    backups = backups_in(place.backups)
    size = place.register.stat().st_size
    with _opened(place, key) as file:
        version = file.version()
        with file.transaction() as session:
            by_state = _counts(session, col(DossierRow.state))
            return Stats(
                version=version,
                bytes=size,
                dossiers=sum(by_state.values()),
                by_state={state.value: by_state.get(state.value, 0) for state in DossierState},
                by_procedure=_counts(session, col(DossierRow.procedure_code)),
                erased=session.exec(select(func.count(col(DossierRow.erased_at)))).one(),
                papers=session.exec(select(func.count(col(PaperRow.id)))).one(),
                prints=session.exec(select(func.count(col(PrintRow.id)))).one(),
                backups=len(backups),
                newest_backup_at=backups[0].at if backups else None,
            )


def restore(folder: Path, unlock: Unlock, clock: Callable[[], datetime], backup: Path | None = None) -> Restored:
    """Put a backup in the register's place: the given one, else the newest that can be read.

    The register there now is kept beside it, with its journal. At every moment there is a register.

    Raises:
        BackupUnusable: the backup given (or every backup) cannot be read with this key; nothing was changed.
        RegisterBusy: a window has the register open.
    """
    place = RegisterPlace(folder)
    key = _key(place, unlock, register_needed=False)
    newest = newest_good(place.backups, key) if backup is None else None
    chosen = newest.path if newest else backup
    if chosen is None or not chosen.is_file() or not is_good(chosen, key):
        raise BackupUnusable
    if place.register.exists():
        _settle_journal(place, key)
    arriving = place.folder / f".{place.register.name}.arriving"
    with file_trouble_told():
        try:
            shutil.copyfile(chosen, arriving)
            arriving.chmod(0o600)
            sync_file(arriving)
            set_aside = _set_aside(place, clock()) if place.register.exists() else None
            replace_patiently(arriving, place.register)
        finally:
            arriving.unlink(missing_ok=True)
    return Restored(chosen.name, set_aside)


def restore_key(folder: Path) -> Path:
    """Bring ``key.json`` back from its copy; a damaged one is kept under another name.

    Raises:
        KeyMissing: there is no copy either.
    """
    place = RegisterPlace(folder)
    try:
        keys = KeyFile.read(place.key_copy)
    except FileNotFoundError as trouble:
        raise KeyMissing(copy_exists=False) from trouble
    with file_trouble_told():
        if place.key.exists():
            stamp = stamp_of(datetime.now(VIET_NAM))
            put_whole(place.key.with_name(f"key-set-aside-{stamp}.json"), place.key.read_bytes())
        keys.write(place.key)
    return place.key


def _key(place: RegisterPlace, unlock: Unlock, register_needed: bool = True) -> bytes:
    if register_needed and not place.register.exists():
        raise NoRegisterYet
    if not place.register.exists() and not place.key.exists() and not place.key_copy.exists():
        raise NoRegisterYet
    return unlock.key_from(place.keys())


@contextmanager
def _opened(place: RegisterPlace, key: bytes) -> Iterator[RegisterFile]:
    file = place.open_file(key)
    try:
        if file.version() > len(MIGRATIONS):
            raise RegisterTooNew(found=file.version(), understood=len(MIGRATIONS))
        yield file
    finally:
        file.close()


def _settle_journal(place: RegisterPlace, key: bytes) -> None:
    """Opening once rolls an interrupted save back and proves that no window has the register."""
    with suppress(RegisterDamaged):  # which is why it is being replaced
        place.open_file(key).close()
    journal_of(place.register).unlink(missing_ok=True)  # or it would be played into the restored file


def _set_aside(place: RegisterPlace, moment: datetime) -> Path:
    """Give the present file a second name that nothing else has; it keeps its first until it is replaced."""
    at = moment
    while (aside := place.folder / f"register-set-aside-{stamp_of(at)}.sqlite").exists():
        at += timedelta(microseconds=1)
    try:
        os.link(place.register, aside)
    except OSError:
        shutil.copy2(place.register, aside)  # FAT and exFAT have no second names
        sync_file(aside)
    return aside


def _counts(session: Session, column: object) -> dict[str, int]:
    return dict(session.exec(select(column, func.count()).group_by(column)).all())  # type: ignore[call-overload]


def _no_clock() -> datetime:
    raise AssertionError("a check writes nothing")
