# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that knows every room: starts the window, opens the register behind it, wires the rest.

The window is painted first, then the list of procedures answers the search line. What is heavy (pydantic with the
catalogue, SQLModel, docxtpl, the page engine) is imported by the workers while the clerk already types.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from counter_app.catalog.compiled import FILE_NAME, read_compiled
from counter_app.catalog.layers import layers_of
from counter_app.clock import office_now
from counter_app.domain.errors import CounterError
from counter_app.first_look import FIRST_FONT_POINTS, FIRST_SCHEME, Scheme
from counter_app.paths import Folders, Opening
from counter_app.ui import phrases, theme
from counter_app.ui.at_counter import AtCounter
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.crash import CrashGuard
from counter_app.ui.day_watch import DayWatch
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.procedure_card import NOTHING_MORE, Aside
from counter_app.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from counter_app.arrival import Arrival
    from counter_app.casework.print_room import PrintRoom
    from counter_app.catalog.catalog import Catalog
    from counter_app.catalog.compiled import Compiled
    from counter_app.catalog.search import Hit, ProcedureIndex
    from counter_app.devices.drives import DriveRoom
    from counter_app.domain.procedure import Procedure
    from counter_app.refused import Refused
    from counter_app.settings import Settings
    from counter_app.storage.keys import Unlock
    from counter_app.ui.counter import Counter
    from counter_app.workshop import Workshop

BENCH_VARIABLE = "COUNTER_APP_BENCH_QUIT_WHEN_USABLE"
CHOOSE = "choose"
GEOMETRY_FILE = "window.bin"


class Program(QObject):
    """The window and what stands behind it, from the first paint to the last key saved.

    ``home``: where the real register lies, while this window is for practising. ``opens``: it was closed only to open
    another.
    """

    settled = Signal()
    """The start is over: nothing asked for is left to do."""

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        print_room: PrintRoom | None = None,
        clock: Callable[[], datetime] = office_now,
        drive_room: DriveRoom | None = None,
        home: Folders | None = None,
    ) -> None:
        super().__init__()
        self._print_room, self.clock, self.drive_room, self.home = print_room, clock, drive_room, home
        self.opens: Opening | None = None
        self._application, self.folders = application, folders
        self._settings: Settings | None = None
        self._looks: tuple[Scheme, float] = (FIRST_SCHEME, FIRST_FONT_POINTS)
        self.notices = NoticeBoard(self)
        self.background = BackgroundDesk(self.notices, self)
        theme.apply(application, *self._looks)
        self.window = MainWindow(self.notices)
        self.day_watch = DayWatch(self.window, clock)
        self.at_counter = AtCounter(lambda: self.settings.clerk, self)
        self.at_counter.changed.connect(self._name_clerk)
        self._index: ProcedureIndex | None = None
        self._usage: dict[str, int] = {}
        self.choose = ChooseScreen(self._find, self._describe, self._beside)
        self.day_watch.told.connect(self.choose.show_card)
        self.catalog: Catalog | None = None
        self.workshop: Workshop | None = None
        self.counter: Counter | None = None
        self._arrival: Arrival | None = None
        self._refused: Refused | None = None
        self._guard = CrashGuard(folders.logs, self._save_draft, clock, self)
        self._guard.crashed.connect(self.window.show_crash)
        self.notices.breakdown.connect(self._guard.tell_breakdown)
        self.window.closing.connect(self._close)

    def start(self) -> None:
        """Paint the window, then fetch what it needs."""
        self._guard.install()
        self._application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.window.add_screen(CHOOSE, self.choose)
        self.window.show_screen(CHOOSE)
        kept_place = self._keep_geometry()
        self.day_watch.begin()
        self.window.show() if kept_place else self.window.showMaximized()
        self.choose.focus_search()
        QTimer.singleShot(0, self._list_procedures)

    def come_forward(self) -> None:
        """A second start: show this window instead."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open_again(self, opening: Opening | None = None) -> None:
        """Close the window and open another: the catalogue on the disk is another, or another register is wanted."""
        self.opens = opening or Opening(practice=self.home is not None)
        self.window.close()

    def open_register(self, unlock: Unlock | None = None) -> None:
        """Open the register with this account's key, or with the code the clerk typed."""
        catalog = self.catalog
        if catalog is None:
            return

        def open_it() -> Workshop:
            # late: SQLModel and the page engine cost most of the start, and the window is already painted
            from counter_app.storage.keys import AccountUnlock
            from counter_app.workshop import open_workshop

            return open_workshop(
                catalog, self.folders, unlock or AccountUnlock(), self._print_room, self.clock, practice=bool(self.home)
            )

        self.background.run(Lane.REGISTER, open_it, self._take_workshop, self._refuse)

    @property
    def settings(self) -> Settings:
        """The office's choices; the defaults until the register has been read."""
        if self._settings is None:
            # late: pydantic, and the first paint needs no more than first_look
            from counter_app.settings import Settings

            self._settings = Settings()
        return self._settings

    def take_settings(self, settings: Settings) -> None:
        """Settings were read or changed: follow them."""
        self._settings = settings
        looks = (settings.theme, settings.font_points)
        if looks != self._looks:
            self._looks = looks
            theme.apply(self._application, *looks)
        self._name_clerk()

    def _name_clerk(self) -> None:
        self.window.set_clerk(" · ".join(filter(None, (self.settings.commune, self.at_counter.who().name))))

    def _follow_system(self) -> None:
        theme.apply(self._application, *self._looks)

    def _list_procedures(self) -> None:
        layers, kept = layers_of(self.folders), self.folders.cache / FILE_NAME

        def list_them() -> tuple[Compiled, ProcedureIndex]:
            # late: not needed for the first paint
            from counter_app.catalog.search import ProcedureIndex

            compiled = read_compiled(kept)
            if compiled is None:
                # late: pydantic and every model, at the first start and after an update only
                from counter_app.catalog.compiling import compiled_catalog

                compiled = compiled_catalog(layers, kept)
            return compiled, ProcedureIndex(compiled.offers)

        self.background.run(Lane.PAPER, list_them, lambda found: self._take_list(*found))

    def _take_list(self, compiled: Compiled, index: ProcedureIndex) -> None:
        self._index = index
        self.choose.refresh()
        tell_bench("usable")
        QTimer.singleShot(0, lambda: self._load_catalog(compiled))

    def _load_catalog(self, listed: Compiled) -> None:
        layers, kept = layers_of(self.folders), self.folders.cache / FILE_NAME

        def load() -> tuple[Catalog, ProcedureIndex | None]:
            # late: pydantic and the models of the catalogue, while the search line already answers
            from counter_app.catalog.catalog import Catalog
            from counter_app.catalog.compiling import compiled_catalog
            from counter_app.catalog.search import ProcedureIndex

            now = compiled_catalog(layers, kept, listed)
            return Catalog.of(now), None if now is listed else ProcedureIndex(now.offers)

        self.background.run(Lane.PAPER, load, lambda found: self._take_catalog(*found))

    def _take_catalog(self, catalog: Catalog, changed: ProcedureIndex | None) -> None:
        self.catalog = catalog
        if changed is not None:
            self._index = changed
            self.choose.refresh()
        self.choose.show_card()
        if catalog.problems:
            faulty = len({problem.file for problem in catalog.problems})
            self.notices.say(
                "warn",
                f"{faulty} tệp của danh mục thủ tục có lỗi nên chưa dùng; các thủ tục khác và hồ sơ vẫn bình thường. "
                f"Xem từng lỗi ở Danh mục ({Key.CATALOGUE.shown}), Gói danh mục ({Key.PACKS.shown}).",
            )
        self.open_register()

    def _find(self, query: str) -> list[Hit]:
        return self._index.find(query, self._usage) if self._index else []

    def _describe(self, code: str) -> Procedure | None:
        return self.catalog.procedures.get(code) if self.catalog else None

    def _beside(self, code: str) -> Aside:
        if self.catalog is None:
            return NOTHING_MORE
        out_of_time = self.catalog.out_of_time(code, self.clock().date())
        warnings = tuple(phrases.out_of_time(title, standing) for title, standing in out_of_time)
        day = self.day_watch.day
        if day is None:
            return Aside(self.catalog.origin_of(code), warnings)
        # late: the decision pulls in pydantic; the schemes are known by now
        from counter_app.ui.decision_badges import badges_of

        today = badges_of(day, self.catalog.procedure(code), self.clock(), sound=self.day_watch.clock_is_sound)
        return Aside(self.catalog.origin_of(code), warnings, today=today)

    def _take_workshop(self, workshop: Workshop) -> None:
        # late: these modules pull in casework, which the worker has imported by now
        from counter_app.arrival import Arrival

        self.workshop = workshop
        self._arrival = Arrival(self, workshop)
        self._arrival.welcome()
        self.background.became_idle.connect(self.settled, Qt.ConnectionType.SingleShotConnection)
        if tell_bench("ready"):
            QTimer.singleShot(0, self.window.close)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, CounterError):
            self.notices.report(error)
            return
        if self._refused is None:
            # late: most starts never need it
            from counter_app.refused import Refused

            self._refused = Refused(self, self.folders)
        self._refused.speak(error)

    def usage(self) -> dict[str, int]:
        """How often each procedure was taken up, as far as it is known yet."""
        return self._usage

    def take_usage(self, usage: dict[str, int]) -> None:
        """How often each procedure is used: the most used are offered first."""
        self._usage = usage
        self.choose.refresh()

    def _keep_geometry(self) -> bool:
        """Stand where the window stood last time; False when it never stood anywhere."""
        kept = self.folders.data / GEOMETRY_FILE
        known = kept.is_file()
        if known:
            self.window.restore_geometry(kept.read_bytes())
        self.window.geometry_changed.connect(
            lambda state: self.background.run(Lane.PAPER, lambda: kept.write_bytes(state))
        )
        return known

    def _save_draft(self) -> None:
        if self.counter is not None:
            self.counter.close()

    def _close(self) -> None:
        self._save_draft()
        self.background.close()
        if self.workshop is not None:
            self.workshop.register.close()
        self.folders.wipe_papers_out()
        self._guard.remove()


def tell_bench(word: str) -> bool:
    """Say a word to the bench that measures this start from outside; False when nobody listens."""
    if not os.environ.get(BENCH_VARIABLE):
        return False
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()
    return True
