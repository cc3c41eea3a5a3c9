# SPDX-License-Identifier: GPL-3.0-or-later
"""Connects the screen of packs with the catalogue on the disk.

What is in the window changes only when it opens anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.catalogue_care import PackRefused
from counter_app.domain.errors import CounterError
from counter_app.ui import phrases
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.packs import Told

if TYPE_CHECKING:
    from pathlib import Path

    from counter_app.casework.catalogue_shelf import CatalogueShelf, ShelfFacts
    from counter_app.catalog.pack_file import PackFacts
    from counter_app.ui.screens.packs import PacksScreen

REFUSED = "Chưa nhập gói danh mục. Danh mục đang dùng và hồ sơ còn nguyên; xin hỏi nơi phát hành gói."


class PacksFlow(QObject):
    """Grants the screen's wishes. Looking and examining read the whole catalogue: never on the GUI thread."""

    def __init__(
        self,
        screen: PacksScreen,
        background: BackgroundDesk,
        notices: NoticeBoard,
        shelf: CatalogueShelf,
        ask_pack: Callable[[], Path | None],
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._background = background
        self._notices = notices
        self._shelf = shelf
        self._ask_pack = ask_pack
        screen.import_requested.connect(self._take_in)
        screen.undo_requested.connect(self._undo)

    def show(self) -> None:
        """Tell how things stand."""
        self._background.run(Lane.PAPER, self._shelf.look, self._show_facts, self._failed)

    def _show_facts(self, facts: ShelfFacts) -> None:
        self._screen.set_undo(possible=facts.can_undo)
        if self._screen.told.text().startswith("Đang"):
            self._screen.tell("strong", "")
        faults = ("Chỗ có lỗi, chưa dùng", [Told(each.sentence) for each in facts.problems], "Không có lỗi nào.")
        overlaid = [Told(each.title, each.name, phrases.ORIGINS[each.origin]) for each in facts.overlaid]
        rest = (
            ("Gói đang dùng", [_pack(pack) for pack in facts.packs], "Chưa nhập gói nào."),
            ("Thay cho phần có sẵn", overlaid, "Mọi thủ tục và mẫu đều là phần có sẵn trong chương trình."),
            ("Tệp của cơ quan", [Told(name) for name in facts.own_files], f"Chưa có tệp nào trong {facts.own_folder}"),
        )
        # What is wrong is what the clerk came for, where anything is.
        self._screen.show_cards((faults, *rest) if facts.problems else (*rest, faults))

    def _take_in(self) -> None:
        pack = self._ask_pack()
        if pack is None:
            return
        self._screen.tell("strong", "Đang khám gói danh mục…")

        def took(facts: PackFacts) -> None:
            self._changed(f"Đã nhập gói «{facts.title}», bản {facts.version} của {facts.issuer}.")

        self._background.run(Lane.PAPER, lambda: self._shelf.take_in(pack), took, self._failed)

    def _undo(self) -> None:
        self._screen.tell("strong", "Đang lùi lại…")
        self._background.run(
            Lane.PAPER,
            self._shelf.undo,
            lambda _done: self._changed("Đã lùi lại lần nhập gói cuối cùng."),
            self._failed,
        )

    def _changed(self, sentence: str) -> None:
        self._screen.tell("good", sentence)
        self._screen.offer_restart(offered=True)
        self.show()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, PackRefused):
            self._screen.tell("bad", REFUSED, error.sentences)
        elif isinstance(error, CounterError):
            self._screen.tell("bad", str(error))
        else:
            self._screen.tell("strong", "")
            self._notices.report(error)


def _pack(pack: PackFacts) -> Told:
    return Told(pack.title, f"Bản {pack.version}, {pack.issuer}, ngày {pack.date:%d/%m/%Y}", "Gói danh mục")
