# SPDX-License-Identifier: GPL-3.0-or-later
"""The online filing connected with casework, the watched folders, and the window that lies over the portal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from counter_app.devices.cameras import camera_command, camera_folders, open_camera, plugged_in_folders
from counter_app.devices.picture_folder import FoundPicture, PictureFolders
from counter_app.domain.dossier import DossierId
from counter_app.domain.filing import ScanEdit
from counter_app.ui.background import Lane
from counter_app.ui.flow import Backroom
from counter_app.ui.portal_window import PortalWindow

if TYPE_CHECKING:
    from counter_app.casework.filing_desk import FilingDesk, FilingView
    from counter_app.ui.screens.online_filing import OnlineFilingScreen

LOOK_MS = 1_500
"""How often the scanner's folder is looked at while the screen is in front."""
_THUMBS_AT_ONCE = 6
NO_CAMERA = (
    "Máy tính này không có chương trình chụp ảnh. Cắm máy ảnh, điện thoại vào như USB, hoặc đặt ảnh vào thư mục quét; "
    "hồ sơ còn nguyên."
)
GIVE_UP = "Xóa khỏi máy mọi ảnh đã lấy của hồ sơ này? Hồ sơ và câu trả lời vẫn còn."

Ask = Callable[[str, str, str, Callable[[bool], None]], None]
"""The question above the bottom line: sentence, yes, no, and what is done with the answer."""


class OnlineFlow(QObject):
    """Connects the filing screen with its desk.

    Signals:
        left: the clerk goes back to where the filing was begun.
        filed: the portal has it and the packet is gone.
    """

    left = Signal()
    filed = Signal()

    def __init__(
        self,
        screen: OnlineFilingScreen,
        room: Backroom,
        desk: FilingDesk,
        ask: Ask,
        choose_files: Callable[[Path], list[Path]],
        show_folder: Callable[[Path], None],
    ) -> None:
        super().__init__(screen)
        self._screen, self._room, self._desk = screen, room, desk
        self._ask, self._choose_files, self._show_folder = ask, choose_files, show_folder
        self._view: FilingView | None = None
        self._folders, self._thumbs = PictureFolders(), dict[str, QImage]()
        self._seen: tuple[list[FoundPicture], dict[str, QImage], str] = ([], {}, "")
        self._portal: PortalWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        screen.wished.connect(self._wish)
        screen.take_in_requested.connect(lambda component, path: self._take_in(component, [Path(path)]))
        screen.edited.connect(self._edit)
        screen.moved.connect(self._move)
        screen.take_out_requested.connect(self._take_out)
        screen.picture_wanted.connect(self._draw)
        screen.number_given.connect(self._finish)

    def show(self, dossier_id: DossierId) -> None:
        """Take up a dossier's filing; a window still open over the portal belongs to another one."""
        if self._view is not None and self._view.dossier_id != dossier_id:
            self.end_copying()
        self._run(lambda: self._desk.open(dossier_id), self._take)
        self._timer.start()
        self._look()

    def end_copying(self) -> None:
        """Close the window over the portal: the program ends, or the clerk left."""
        if self._portal is not None:
            self._portal.close()

    def _run(self, work: Callable[[], FilingView], then: Callable[[FilingView], None]) -> None:
        self._room.background.run(Lane.PAPER, work, then)

    def _take(self, view: FilingView) -> None:
        self._view = view
        self._screen.show_filing(view)

    def _take_newest(self, view: FilingView) -> None:
        self._view = view
        self._screen.show_filing(view, newest=True)
        self._screen.show_inbox(*self._seen)

    def _look(self) -> None:
        if not self._screen.isVisible():
            self._timer.stop()
            return
        folder, known, clock = self._room.settings().scan_folder, set(self._thumbs), self._room.clock

        def look() -> tuple[list[FoundPicture], dict[str, QImage], str]:
            watched = [Path(folder).expanduser()] if folder else []
            beside = [*camera_folders(), *plugged_in_folders()]
            found = self._folders.look([*watched, *beside], clock())
            fresh = [one.path for one in found if str(one.path) not in known][:_THUMBS_AT_ONCE]
            return found, {str(path): self._desk.thumbnail(path) for path in fresh}, _where(watched, beside)

        self._room.background.run_latest(Lane.PAPER, "inbox", look, lambda seen: self._show_inbox(*seen))

    def _show_inbox(self, found: list[FoundPicture], fresh: dict[str, QImage], where: str) -> None:
        there = {str(one.path) for one in found}
        kept = {path: image for path, image in self._thumbs.items() if path in there}
        if fresh or len(kept) != len(self._thumbs) or not self._screen.knows(found, where):
            self._thumbs = kept | fresh
            self._seen = (found, self._thumbs, where)
            self._screen.show_inbox(*self._seen)

    def _wish(self, wish: str) -> None:
        view = self._view
        if view is None:
            return
        dossier_id = view.dossier_id
        match wish:
            case "pack":
                self._run(lambda: self._desk.pack(dossier_id), self._take)
            case "copy":
                self._copy(view)
            case "files":
                folder = self._room.settings().scan_folder
                self._take_in(self._screen.component_id, self._choose_files(Path(folder or Path.home())))
            case "camera":
                self._open_camera()
            case "folder":
                self._show_folder(view.folder)
            case "wipe":
                self._ask(GIVE_UP, "Xóa ảnh", "Giữ lại", lambda yes: self._give_up(dossier_id) if yes else None)
            case "leave":
                self.end_copying()
                self.left.emit()

    def _take_in(self, component_id: str, paths: list[Path]) -> None:
        view = self._view
        if view is not None:
            dossier_id = view.dossier_id
            for path in paths:
                self._run(partial(self._desk.take_in, dossier_id, component_id, path), self._take_newest)

    def _edit(self, component_id: str, file: str, edit: ScanEdit) -> None:
        if (view := self._view) is not None:
            work = partial(self._desk.edit, view.dossier_id, component_id, file, edit)
            self._room.background.run_latest(Lane.PAPER, f"edit {file}", work, self._take)

    def _move(self, component_id: str, file: str, by: int) -> None:
        if (view := self._view) is not None:
            self._run(lambda: self._desk.move(view.dossier_id, component_id, file, by), self._take)

    def _take_out(self, component_id: str, file: str) -> None:
        if (view := self._view) is not None:
            self._run(lambda: self._desk.take_out(view.dossier_id, component_id, file), self._take)

    def _draw(self, file: str, edit: ScanEdit) -> None:
        if (view := self._view) is not None:
            self._room.background.run_latest(
                Lane.PAPER,
                "scan",
                lambda: self._desk.preview(view.dossier_id, file, edit),
                lambda image: self._screen.show_picture(file, edit, image),
            )

    def _open_camera(self) -> None:
        command = camera_command()
        if command is None or not open_camera(command):
            self._room.notices.say("warn", NO_CAMERA)

    def _copy(self, view: FilingView) -> None:
        if self._portal is None:
            self._portal = PortalWindow()
            self._portal.ticked.connect(self._tick)
            self._portal.anew_requested.connect(self._untick)
            self._portal.closed.connect(self._copied)
        self._portal.show_sheet(f"hồ sơ {view.number}", view.sheet, view.ticks)
        self._portal.stand_aside()
        self._portal.show()
        self._portal.activateWindow()

    def _tick(self, field_id: str) -> None:
        if (view := self._view) is not None:
            self._room.background.run(Lane.PAPER, lambda: self._desk.tick(view.dossier_id, field_id))

    def _untick(self) -> None:
        if (view := self._view) is not None:
            self._run(lambda: self._desk.untick(view.dossier_id), self._take)

    def _copied(self, everything: bool) -> None:
        view, window, portal = self._view, self._screen.window(), self._portal
        self._portal = None
        if portal is not None:
            portal.deleteLater()
        if view is None:
            return
        window.raise_()
        window.activateWindow()

        def take(now: FilingView) -> None:
            self._take(now)
            if everything and self._screen.isVisible() and self._screen.step_words() == "number":
                self._screen.ask_number()

        self._run(lambda: self._desk.open(view.dossier_id), take)

    def _finish(self, number: str) -> None:
        view, who, sound = self._view, self._room.clerk(), self._room.clock_is_sound()
        if view is None:
            return
        dossier_id = view.dossier_id

        def done(originals: list[Path]) -> None:
            self._room.notices.say("good", f"{view.number}: đã nhận trực tuyến, mã {number}. Gói ảnh đã xóa khỏi máy.")
            self._screen.stop_asking()
            self._run(lambda: self._desk.open(dossier_id), self._take)
            if originals:
                self._ask_originals(originals)
            self.filed.emit()

        self._room.background.run(
            Lane.PAPER, lambda: self._desk.finish(dossier_id, number, who, clock_is_sound=sound), done
        )

    def _ask_originals(self, originals: list[Path]) -> None:
        def answered(yes: bool) -> None:
            if yes:
                self._room.background.run(Lane.PAPER, lambda: self._desk.delete_originals(originals), self._tell_left)

        self._ask(
            f"Còn {len(originals)} ảnh gốc ở thư mục quét hoặc máy ảnh. Xóa luôn?", "Xóa ảnh gốc", "Giữ", answered
        )

    def _tell_left(self, left: int) -> None:
        if left:
            sentence = f"{left} ảnh gốc chưa xóa được (máy ảnh chỉ cho đọc, hoặc tệp đang mở). Xin tự xóa ở đó."
            self._room.notices.say("warn", sentence)
        else:
            self._room.notices.say("good", "Đã xóa các ảnh gốc.")

    def _give_up(self, dossier_id: DossierId) -> None:
        def wiped(_done: None) -> None:
            self._room.notices.say("good", "Đã xóa mọi ảnh của gói khỏi máy; hồ sơ vẫn còn.")
            self._run(lambda: self._desk.open(dossier_id), self._take)

        self._room.background.run(Lane.PAPER, lambda: self._desk.wipe(dossier_id), wiped)


def _where(watched: list[Path], beside: list[Path]) -> str:
    """Which folders are looked at, in words."""
    if watched and not watched[0].is_dir():
        told = f"Không thấy thư mục quét {watched[0]}; xem lại ở Cài đặt (F11)."
    elif watched:
        told = f"Đang xem {watched[0]}."
    else:
        told = "Chưa đặt thư mục quét (Cài đặt, F11)."
    return f"{told} Máy ảnh, điện thoại: {len(beside)} thư mục." if beside else told
