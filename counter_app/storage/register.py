# SPDX-License-Identifier: GPL-3.0-or-later
"""The open register: the only way in for the other rooms. Every call blocks: call it from the one worker.

Nothing here destroys a register, a key or a backup it did not make itself; what does not fit is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from counter_app.domain.dossier import DossierId
from counter_app.domain.letters import LetterId
from counter_app.storage.archive import ArchiveStore
from counter_app.storage.backups import Backup, backups_in, make_backup
from counter_app.storage.beginning import begin_if_absent
from counter_app.storage.board import BoardStore
from counter_app.storage.counting import CountStore
from counter_app.storage.dossiers import DossierStore
from counter_app.storage.duties import DutyStore
from counter_app.storage.erasing import erase_letter_rows, erase_rows
from counter_app.storage.events import EventStore
from counter_app.storage.exports import ExportStore
from counter_app.storage.feedback import FeedbackStore
from counter_app.storage.filings import FilingStore
from counter_app.storage.handovers import HandoverStore
from counter_app.storage.issued import IssuedStore
from counter_app.storage.keys import Unlock
from counter_app.storage.letters import LetterStore
from counter_app.storage.lives import LifeStore
from counter_app.storage.many import WholeDossier, enter_many
from counter_app.storage.meetings import MeetingStore
from counter_app.storage.migrations import migrate
from counter_app.storage.moments import office_moment
from counter_app.storage.papers import PaperStore
from counter_app.storage.people import PeopleStore
from counter_app.storage.place import RegisterPlace
from counter_app.storage.practice import PracticeRow, enter_practice
from counter_app.storage.ratings import RatingStore
from counter_app.storage.recovery_code import new_code, read_code
from counter_app.storage.refusals import WrongCode
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rehearsal import rehearse
from counter_app.storage.rows import the_register
from counter_app.storage.settings import SettingStore
from counter_app.storage.spot import SpotStore
from counter_app.storage.targets import TargetStore
from counter_app.storage.visits import VisitStore
from counter_app.storage.word_index import write_index_anew

Clock = Callable[[], datetime]


class Register:
    """One open register and its stores."""

    def __init__(self, place: RegisterPlace, file: RegisterFile, key: bytes, clock: Clock) -> None:
        """Use ``open`` instead."""
        self.place, self._file, self._key, self._clock = place, file, key, clock
        self.code_to_print: str | None = None
        """The recovery code, after the start that made the register: print it, then it is nowhere."""
        self.dossiers = DossierStore(file, clock)
        self.papers = PaperStore(file, clock)
        self.settings = SettingStore(file)
        self.events = EventStore(file, clock)
        self.exports = ExportStore(file, clock)
        self.lives = LifeStore(file, clock)
        self.board = BoardStore(file, clock)
        self.ratings = RatingStore(file)
        self.feedback = FeedbackStore(file, clock)
        self.meetings = MeetingStore(file, clock)
        self.spot = SpotStore(file, clock)
        self.archive = ArchiveStore(file, clock)
        self.counts = CountStore(file)
        self.letters = LetterStore(file, clock)
        self.visits = VisitStore(file)
        self.issued = IssuedStore(file, clock)
        self.people = PeopleStore(file, clock)
        self.duties = DutyStore(file)
        self.targets = TargetStore(file)
        self.filings = FilingStore(file, clock)
        self.handovers = HandoverStore(file, clock)

    @classmethod
    def open(cls, folder: Path, unlock: Unlock, clock: Clock) -> Register:
        """Open the register in ``folder``, bringing it to this program's version; made when there was none.

        Raises:
            CounterError: one of ``refusals``; then nothing was changed.
        """
        place = RegisterPlace(folder)
        code = begin_if_absent(place, unlock, clock)
        keys = place.keys()
        key = unlock.key_from(keys)
        file = place.open_file(key)
        try:
            migrate(file, before_first_step=lambda: make_backup(file, key, place.backups, clock()))
            place.settle_keys(keys, key, unlock)
        except BaseException:
            file.close()
            raise
        register = cls(place, file, key, clock)
        register.code_to_print = code
        return register

    def rehearse(self) -> None:
        """Make ready what the first dossier needs, so that its first key is as quick as the others; stores nothing."""
        rehearse(self._file, self._clock)

    def enter_many(self, dossiers: Iterable[WholeDossier]) -> int:
        """Enter whole dossiers of invented people; returns how many."""
        return enter_many(self._file, dossiers)

    def enter_practice(self, rows: Iterable[PracticeRow]) -> None:
        """Enter letters, feedback and meetings that never were, into a practice register."""
        enter_practice(self._file, rows)

    def back_up(self) -> Backup:
        """Make a checked backup now."""
        self.place.copy_keys(self.place.keys())
        return make_backup(self._file, self._key, self.place.backups, self._clock())

    def back_up_daily(self) -> Backup | None:
        """Make the day's first backup; None when today has one. One dated «in the future» does not stop it."""
        self.scrub()
        today = office_moment(self._clock()).date()
        if any(backup.at.date() == today for backup in backups_in(self.place.backups)):
            return None
        return self.back_up()

    def reissue_code(self) -> str:
        """A new recovery code to print; the one before no longer opens this register's key file."""
        code = new_code()
        keys = self.place.keys().with_code(self._key, code)
        keys.write(self.place.key)
        self.place.copy_keys(keys)
        return code

    def prove_code(self, typed: str) -> None:
        """Somebody holds the recovery code of this register.

        Raises:
            CodeMistyped: the code contradicts itself.
            WrongCode: it is not this register's.
        """
        if self.place.keys().key_for_code(read_code(typed)) != self._key:
            raise WrongCode

    def erase_details(self, *dossier_ids: DossierId) -> None:
        """Erase everything personal of these dossiers beyond recovery from the file; their counts stay true.

        The file is then written anew, which takes a second per 200 MB: erase many at once. Backups made before
        still hold the details until they age out (at most eight weeks with backups).
        """
        if not dossier_ids:
            return
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            for dossier_id in dossier_ids:
                erase_rows(session, dossier_id, now)
            the_register(session).scrub_due = True
        self.scrub()

    def erase_letters(self, *letter_ids: LetterId) -> None:
        """Erase what letters written by hand say, beyond recovery from the file; that they were sent stays counted."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            erase_letter_rows(session, letter_ids, now)
            the_register(session).scrub_due = True
        self.scrub()

    def scrub(self) -> bool:
        """Write the file anew if details were erased since; also called daily, should a power cut have come between.

        ``secure_delete`` alone is not enough: cells that moved while pages were balanced leave copies behind, and the
        index of words keeps what was taken out of it until it is written anew.
        """
        with self._file.transaction() as session:
            due = the_register(session).scrub_due
            if due:
                write_index_anew(session)
        if due:
            with self._file.bare() as raw:
                raw.execute("VACUUM")
            with self._file.transaction() as session:
                the_register(session).scrub_due = False
        return due

    def close(self) -> None:
        """Let go of the register; everything acknowledged is already on the disk."""
        self._file.close()
