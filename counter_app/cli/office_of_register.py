# SPDX-License-Identifier: GPL-3.0-or-later
"""What the office has set, for a paper made without the window. A command never makes a register just to ask it."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.clock import office_now
from counter_app.domain.errors import CounterError
from counter_app.domain.office import Office
from counter_app.domain.portal import SEARCH_ADDRESS
from counter_app.paper.watermark import PRACTICE
from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.place import RegisterPlace
from counter_app.storage.register import Register

NO_OFFICE = Office(commune="", province="", place="")


@dataclass(frozen=True)
class OfficeFacts:
    """The office for the paper, its choice of page engine, and the sentence why something is blank."""

    office: Office = NO_OFFICE
    engine: str = Settings().engine
    note: str = ""
    search_address: str = SEARCH_ADDRESS


def office_of_register(folders: Folders) -> OfficeFacts:
    """What the register knows, or blanks and the sentence why."""
    if not RegisterPlace(folders.register).register.exists():
        return OfficeFacts(note="Chưa có sổ ở đây nên tên cơ quan và nơi làm để trống trên giấy.")
    try:
        register = Register.open(folders.register, AccountUnlock(), office_now)
    except CounterError:
        return OfficeFacts(note="Sổ đang mở ở cửa sổ khác hoặc chưa mở được nên tên cơ quan để trống trên giấy.")
    try:
        settings = Settings.from_stored(register.settings.load())
    finally:
        register.close()
    PRACTICE.is_on = settings.practice
    if settings.is_first_start:
        note = "Chưa khai tên cơ quan trong chương trình nên để trống trên giấy."
        return OfficeFacts(engine=settings.engine, note=note, search_address=settings.search_address)
    return OfficeFacts(settings.office, settings.engine, search_address=settings.search_address)
