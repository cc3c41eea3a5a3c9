# SPDX-License-Identifier: GPL-3.0-or-later
"""The clerk arrives: the register is open, now the window learns the office, the last dossier, the day's backup.

At the very first start it asks who the office is and has the recovery code put away.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from counter_app.casework.print_room import office_job
from counter_app.casework.service_day import ClockState, clock_state
from counter_app.catalogue_rooms import CatalogueRooms
from counter_app.doctor_rooms import DoctorRooms
from counter_app.domain.errors import BadInput
from counter_app.export_rooms import EXPORT_STICK, offer_backups, open_export_room
from counter_app.letter_rooms import LetterRooms
from counter_app.online_rooms import OnlineRooms
from counter_app.paper.code_page import write_code_page
from counter_app.paper.sheet import pdf_pages
from counter_app.people_rooms import PeopleRooms
from counter_app.practice_rooms import PracticeRooms
from counter_app.reports_rooms import ReportsRooms
from counter_app.spot_rooms import SpotRooms
from counter_app.ui.background import Lane
from counter_app.ui.counter import Counter
from counter_app.ui.flow import Backroom
from counter_app.ui.schemes_flow import SchemesFlow
from counter_app.ui.screens.first_run import FirstRunScreen
from counter_app.ui.screens.help_screen import HelpScreen
from counter_app.ui.screens.recovery import RecoveryCodeScreen
from counter_app.ui.screens.schemes import SchemesScreen
from counter_app.ui.screens.settings_screen import SettingsScreen
from counter_app.ui.visit_steps import CHOOSE
from counter_app.ui.widgets.rail import place_of
from counter_app.voice_rooms import VoiceRooms
from counter_app.workshop import Workshop, help_folder

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.domain.office import Office
    from counter_app.settings import Settings

FIRST_RUN = "first_run"
RECOVERY = "recovery"
SETTINGS = "settings"
HELP = "help"
SCHEMES = "schemes"


class Arrival:
    """Sets the counter up over an open register."""

    def __init__(self, program: Program, workshop: Workshop) -> None:
        self._program = program
        self._workshop = workshop
        self._window = program.window
        self._run = partial(program.background.run, Lane.REGISTER)
        self._code = workshop.register.code_to_print or ""
        self._asked_from = ""

    def welcome(self) -> None:
        """Read the settings, then show what comes first."""
        self._run(self._workshop.desk.settings, self._go_on)

    def _go_on(self, settings: Settings) -> None:
        self._program.take_settings(settings)
        self._add_rooms()
        self._learn_day()
        self._people.begin()
        self._run(self._workshop.desk.usage, self._program.take_usage)
        self._run(self._workshop.register.rehearse)
        if settings.is_first_start:
            self._ask_office()
            return
        self._begin_day()

    def _backroom(self) -> Backroom:
        """What the window needs from behind the counter."""
        program, workshop = self._program, self._workshop
        return Backroom(
            catalog=workshop.catalog,
            cases=workshop.desk,
            forms=workshop.papers,
            slips=workshop.slips,
            background=program.background,
            notices=program.notices,
            settings=lambda: program.settings,
            clock=program.clock,
            days=workshop.days,
            handling=workshop.handling,
            board=workshop.board,
            lists=workshop.lists,
            answers=workshop.answers,
            process=workshop.process,
            letters=workshop.letters,
            letter_paper=workshop.letter_paper,
            visits=workshop.visits,
            tallies=workshop.tallies,
            target_setting=workshop.target_setting,
            who=program.at_counter.who,
            colleagues=program.at_counter.colleagues,
            export=open_export_room(program, workshop),
            clock_is_sound=lambda: program.day_watch.clock_is_sound,
            office_folder=program.folders.catalog,
        )

    def _add_rooms(self) -> None:
        room = self._backroom()
        counter = self._program.counter = Counter(self._window, self._program.choose, room)
        self._settings_screen = SettingsScreen()
        self._settings_screen.changed.connect(self._change_settings)
        self._settings_screen.recovery_code_requested.connect(self._reissue_code)
        self._settings_screen.backup_requested.connect(self._back_up)
        self._settings_screen.test_page_requested.connect(self._print_test_page)
        self._help = HelpScreen(help_folder())
        self._help.closed.connect(self._leave_help)
        self._recovery = RecoveryCodeScreen()
        self._recovery.print_requested.connect(self._print_code)
        self._recovery.stored.connect(self._code_stored)
        for name, screen in ((SETTINGS, self._settings_screen), (HELP, self._help), (RECOVERY, self._recovery)):
            self._window.add_screen(name, screen)
        self._window.rail_chosen.connect(self._go)
        self._add_rooms_within(counter, room)

    def _add_rooms_within(self, counter: Counter, room: Backroom) -> None:
        """The other rooms of the rail with what is behind them, and what is reached through the settings."""
        self._program.day_watch.minute_passed.connect(counter.pass_minute)
        self._window.farewell = counter.board_flow.farewell
        self._reports = ReportsRooms(self._program, counter, self._workshop, room)
        self._letters = LetterRooms(self._program, counter, room)
        self._export = room.export
        offer_backups(self._settings_screen, room.export, self._workshop)
        self._catalogue = CatalogueRooms(self._program, self._workshop, room)
        self._people = PeopleRooms(self._program, self._workshop, room)
        self._practice = PracticeRooms(self._program, self._settings_screen)
        self._voices = VoiceRooms(self._program, self._workshop, room)
        self._spot = SpotRooms(self._program, self._workshop, room)
        self._settings_screen.spot_requested.connect(self._spot.see_spot)
        self._settings_screen.archive_requested.connect(self._spot.see_archive)
        self._online = OnlineRooms(self._program, self._workshop, room)
        self._doctor = DoctorRooms(self._program, self._workshop, self._settings_screen)
        screen = SchemesScreen()
        self._window.add_screen(SCHEMES, screen)
        flow = SchemesFlow(screen, room, self._workshop.schemes, self._switch_schemes, self._program.day_watch.tell)

        def see() -> None:
            self._window.show_screen(SCHEMES)
            self._window.set_action(None, "Quay lại")
            flow.begin()

        self._settings_screen.schemes_requested.connect(see)
        self._settings_screen.people_requested.connect(self._people.see_people)

    def _switch_schemes(self, ids: str, then: Callable[[], None]) -> None:
        self._keep(self._program.settings.changed(schemes=ids), then)

    def _learn_day(self) -> None:
        """Read holidays and schemes, and ask the clerk for the date where the clock cannot be believed."""
        program, workshop = self._program, self._workshop

        def read() -> bool:
            workshop.days.of(workshop.desk.settings())
            return clock_state(program.clock(), workshop.desk.last_record()) is ClockState.SOUND

        def learn(sound: bool) -> None:
            program.day_watch.learn(lambda: workshop.days.of(program.settings))
            if not sound:
                program.day_watch.doubt()

        self._run(read, learn)

    def _ask_office(self) -> None:
        first = FirstRunScreen()
        first.completed.connect(self._take_office)
        self._window.add_screen(FIRST_RUN, first)
        self._window.set_rail_shown(False)
        self._window.show_screen(FIRST_RUN)

    def _take_office(self, office: Office) -> None:
        def took(settings: Settings) -> None:
            self._program.take_settings(settings)
            self._show_code() if self._code else self._begin_day()

        self._run(lambda: self._workshop.desk.keep_office(office), took)

    def _show_code(self) -> None:
        self._recovery.show_code(self._code)
        self._window.set_rail_shown(False)
        self._window.show_screen(RECOVERY)

    def _print_code(self) -> None:
        settings, code, room = self._program.settings, self._code, self._workshop.print_room

        def print_it() -> str:
            printer = room.choose(None)
            pages = pdf_pages(write_code_page(settings.office.authority, code, self._program.clock().date()))
            room.send(pages, office_job(settings, printer, "Mã khôi phục"))
            return printer

        self._program.background.run(Lane.PAPER, print_it, self._code_printed)

    def _code_printed(self, printer: str) -> None:
        self._recovery.note_printed()
        self._program.notices.say("good", f"Đã gửi tờ mã khôi phục tới máy in {printer}.")

    def _code_stored(self, stored: bool) -> None:
        self._code = ""
        if stored:
            self._keep(self._program.settings.changed(recovery_code_stored=True), self._begin_day)
        else:
            self._begin_day()

    def _reissue_code(self) -> None:
        def show(code: str) -> None:
            self._code = code
            self._show_code()

        self._run(self._workshop.register.reissue_code, show)

    def _begin_day(self) -> None:
        program = self._program
        self._window.set_rail_shown(True)
        if program.counter is None:
            return
        if self._window.current_screen() in {FIRST_RUN, RECOVERY}:
            program.counter.show_choice()
        program.counter.refresh_lists()
        self._practice.begin()
        program.counter.learn_places()
        self._run(self._workshop.desk.left_open, self._take_up_left)
        self._run(self._workshop.register.back_up_daily)
        if not program.settings.recovery_code_stored:
            program.notices.say(
                "warn", "Mã khôi phục chưa được in và cất. Vào Cài đặt (F11) để in; hồ sơ vẫn được lưu bình thường."
            )

    def _take_up_left(self, dossier_id: int | None) -> None:
        if dossier_id is not None and self._program.counter is not None:
            self._program.counter.open_dossier(dossier_id)

    def _go(self, place: str) -> None:
        if place == SETTINGS:
            self._settings_screen.show_settings(self._program.settings)
            self._window.show_screen(SETTINGS)
            self._window.set_action(None, "Quay lại")
        elif place == HELP and self._window.current_screen() != HELP:
            self._asked_from = self._window.current_screen()
            self._help.show_for(self._asked_from)
            self._window.show_screen(HELP)
            self._window.set_action(None, "Quay lại")

    def _leave_help(self) -> None:
        if self._asked_from in {FIRST_RUN, RECOVERY}:
            self._window.show_screen(self._asked_from)
        elif self._asked_from == EXPORT_STICK:
            self._export.wanted.emit()
        elif (place := place_of(self._asked_from)) != CHOOSE:
            self._window.rail_chosen.emit(place)
        else:
            self._window.back_requested.emit()

    def _change_settings(self, changes: dict[str, object]) -> None:
        try:
            settings = self._program.settings.changed(**changes)
        except BadInput as refused:
            self._program.notices.report(refused)
            return
        self._people.follow_name(self._program.settings.clerk, settings.clerk)
        self._keep(settings, lambda: self._settings_screen.show_settings(settings))

    def _keep(self, settings: Settings, then: Callable[[], None]) -> None:
        def took(_done: None) -> None:
            self._program.take_settings(settings)
            self._people.lock.follow(settings)
            self._program.day_watch.tell()
            then()

        self._run(lambda: self._workshop.desk.keep_settings(settings), took)

    def _back_up(self) -> None:
        self._run(
            self._workshop.register.back_up,
            lambda backup: self._program.notices.say("good", f"Đã sao lưu và kiểm tra lại: {backup.path.name}."),
        )

    def _print_test_page(self) -> None:
        self._program.background.run(
            Lane.PAPER,
            self._workshop.papers.print_test_page,
            lambda printer: self._program.notices.say("good", f"Đã gửi trang thử tới máy in {printer}."),
        )
