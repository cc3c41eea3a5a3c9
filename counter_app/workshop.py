# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms behind the counter, wired without a window: the catalogue, the papers, the register.

The window (``app``) and the command line (``cli``) both begin here, so both make the same papers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from counter_app.casework.answer_desk import AnswerDesk
from counter_app.casework.board_desk import BoardDesk
from counter_app.casework.desk import Desk
from counter_app.casework.filling import Filler
from counter_app.casework.handling import HandlingDesk
from counter_app.casework.letter_desk import LetterDesk
from counter_app.casework.letter_paper import LetterPaper
from counter_app.casework.list_desk import ListDesk
from counter_app.casework.office_lists import OfficeLists
from counter_app.casework.paper_desk import PaperDesk
from counter_app.casework.practice import fill_practice
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.process_papers import ProcessPapers
from counter_app.casework.scheme_book import SchemeBook
from counter_app.casework.service_day import OfficeDays
from counter_app.casework.slip_desk import SlipDesk
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.tally_files import TallyFiles
from counter_app.casework.target_setting import TargetSetting
from counter_app.casework.visit_desk import VisitDesk
from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.customs import load_customs
from counter_app.catalog.layers import Layer, layers_of, shipped_layer
from counter_app.catalog.table_words import load_table_words
from counter_app.clock import office_now
from counter_app.installed import shipped_folder
from counter_app.paper.scratch import wipe_left_behind
from counter_app.paper.watermark import PRACTICE
from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage.keys import Unlock
from counter_app.storage.register import Register


@cache
def shipped_catalog() -> Catalog:
    """The catalogue that came with the program, read once."""
    return open_catalog((shipped_layer(),))


def shipped_filler() -> Filler:
    """A maker of papers over the templates that came with the program."""
    return filler_over((shipped_layer(),))


def filler_over(layers: Sequence[Layer]) -> Filler:
    """A maker of papers over the templates of these layers; a higher one's stands for that of a lower."""
    return Filler(*(layer.templates for layer in layers))


@dataclass(frozen=True)
class Workshop:
    """Everything a clerk works with, over one open register."""

    catalog: Catalog
    register: Register
    desk: Desk
    papers: PaperDesk
    slips: SlipDesk
    print_room: PrintRoom
    days: OfficeDays
    handling: HandlingDesk
    board: BoardDesk
    lists: ListDesk
    answers: AnswerDesk
    process: ProcessPapers
    schemes: SchemeBook
    tallies: TallyDesk
    target_setting: TargetSetting
    tally_files: TallyFiles
    letters: LetterDesk
    letter_paper: LetterPaper
    visits: VisitDesk


def open_workshop(
    catalog: Catalog,
    folders: Folders,
    unlock: Unlock,
    print_room: PrintRoom | None = None,
    clock: Callable[[], datetime] = office_now,
    *,
    practice: bool = False,
) -> Workshop:
    """Open the register (made at first start) and set up the desks around it; the PC's printers unless told others.

    ``practice``: the register is for practising, and is filled with invented people when it is new.

    Raises:
        CounterError: the register cannot be opened; nothing has been changed.
    """
    folders.make()
    wipe_left_behind()
    register = Register.open(folders.register, unlock, clock)
    days = OfficeDays(lambda: layers_of(folders))
    if practice:
        fill_practice(register, catalog, days.of, clock())
    PRACTICE.is_on = Settings.from_stored(register.settings.load()).practice
    return _set_up(catalog, folders, register, days, print_room or PrintRoom(), clock)


def _set_up(
    catalog: Catalog,
    folders: Folders,
    register: Register,
    days: OfficeDays,
    room: PrintRoom,
    clock: Callable[[], datetime],
) -> Workshop:
    """The desks around an open register."""
    desk = Desk(catalog, register, clock)
    handling = HandlingDesk(desk, register, lambda: days.of(desk.settings()), clock)
    filler = filler_over(layers_of(folders))
    customs = cache(lambda: load_customs(layers_of(folders)))
    words = cache(lambda: load_table_words(layers_of(folders)))
    tallies = TallyDesk(register, catalog, days, desk.settings, clock, words)
    return Workshop(
        catalog=catalog,
        register=register,
        desk=desk,
        papers=PaperDesk(filler, register, folders.papers_out, clock, room),
        slips=SlipDesk(register, clock, room),
        print_room=room,
        days=days,
        handling=handling,
        board=BoardDesk(register, handling, lambda: days.of(desk.settings()), clock),
        lists=ListDesk(OfficeLists(register, catalog, clock), register, clock, room),
        answers=AnswerDesk(filler, register, clock, room),
        schemes=SchemeBook(days, lambda: layers_of(folders), folders.catalog, catalog.procedures.keys),
        process=ProcessPapers(filler, register, catalog, clock, room),
        tallies=tallies,
        target_setting=TargetSetting(register, catalog, days, clock),
        tally_files=TallyFiles(tallies, desk.settings, lambda: [each.templates for each in layers_of(folders)]),
        letters=LetterDesk(register, catalog, handling, customs, lambda: days.of(desk.settings()), clock),
        letter_paper=LetterPaper(filler, register, clock, room),
        visits=VisitDesk(catalog, desk, register, customs, clock),
    )


def help_folder() -> Path:
    """The clerk's guide."""
    return shipped_folder("resources") / "help"
