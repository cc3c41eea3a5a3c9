# SPDX-License-Identifier: GPL-3.0-or-later
"""«Nộp trực tuyến hộ»: from the scanner's pictures to the portal's files, one next action at a time.

Ins takes the newest picture into the marked paper; Ctrl+Enter packs, then copies, then asks for the portal's number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from counter_app.domain.filing import Crop, FilingState, Look, Scan, ScanEdit
from counter_app.ui.filing_words import name_of, paper_words, rule_words, state_words, title_words
from counter_app.ui.questions import official_number
from counter_app.ui.screens.online_filing_layout import COPY, PACK, OnlineFilingLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton

if TYPE_CHECKING:
    from counter_app.casework.filing_desk import FilingView, PaperOfPacket
    from counter_app.devices.picture_folder import FoundPicture

_LOOK_WORDS = {Look.COLOUR: "Màu", Look.GREY: "Xám", Look.CLEAR: "Rõ chữ"}


class OnlineFilingScreen(QWidget):
    """Announces what the clerk wants with the packet; shows it as it is told.

    Signals:
        wished: «files», «camera», «pack», «copy», «folder», «wipe», «leave».
        take_in_requested: a component and the path of a picture.
        edited: a component, a picture's name in the packet, and how it is set right.
        moved: a component, a picture, and by how many places.
        take_out_requested: a component and a picture.
        picture_wanted: a picture's name and how it is to be drawn.
        number_given: the official number.
    """

    wished = Signal(str)
    take_in_requested = Signal(str, str)
    edited = Signal(str, str, object)
    moved = Signal(str, str, int)
    take_out_requested = Signal(str, str)
    picture_wanted = Signal(str, object)
    number_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FilingView | None = None
        self._file = ""
        self._seen: tuple[str, ScanEdit] | None = None
        self.parts = OnlineFilingLayout()
        self.setLayout(self.parts)
        self.setFocusProxy(self.parts.papers)
        self._connect()
        self._bind()

    @property
    def component_id(self) -> str:
        """The marked paper; empty before a dossier is shown."""
        return self._paper.component.id if self._paper is not None else ""

    def show_filing(self, view: FilingView, *, newest: bool = False) -> None:
        """Show how the filing stands; ``newest``: a picture was just taken in, show that one."""
        is_new = self._view is None or self._view.dossier_id != view.dossier_id
        self._view = view
        parts = self.parts
        parts.title.setText(title_words(view))
        parts.rule.setText(rule_words(view))
        row = _first_to_scan(view) if is_new else max(0, parts.papers.currentRow())
        parts.papers.blockSignals(True)
        parts.papers.clear()
        parts.papers.addItems([paper_words(number, paper) for number, paper in enumerate(view.papers, start=1)])
        parts.papers.setCurrentRow(min(row, parts.papers.count() - 1))
        parts.papers.blockSignals(False)
        paper = self._paper
        if newest and paper is not None and paper.scans:
            self._file = paper.scans[-1].file
        self._show_state(view)
        self._show_scan()

    def show_picture(self, file: str, edit: ScanEdit, image: QImage) -> None:
        """The picture that was wanted; another one's comes too late."""
        scan = self._scan
        if scan is not None and (scan.file, scan.edit.turned, scan.edit.look) == (file, edit.turned, edit.look):
            self.parts.scan.show_picture(image, scan.edit.crop)

    def show_inbox(self, pictures: Sequence[FoundPicture], thumbs: Mapping[str, QImage], where: str) -> None:
        """What the scanner's folder holds, and which folders are looked at."""
        view = self._view
        taken = frozenset(scan.origin for paper in view.papers for scan in paper.scans) if view else frozenset()
        self.parts.inbox_told.setText(where)
        self.parts.inbox.show_pictures(pictures, thumbs, taken)

    def knows(self, pictures: Sequence[FoundPicture], where: str) -> bool:
        """Whether just this is shown already."""
        return self.parts.inbox.shows(pictures) and self.parts.inbox_told.text() == where

    def ask_number(self) -> None:
        """Ask for the number the portal gave."""
        self.parts.asking.ask(
            "Cổng đã nhận hồ sơ. Ghi xong, ảnh và tệp của gói bị xóa khỏi máy.",
            [official_number("official_number", "Mã hồ sơ cổng cấp")],
        )
        self.parts.asking.show()
        self.parts.verbs.hide()
        self.parts.told.hide()
        self.parts.asking.focus_first()

    def stop_asking(self) -> None:
        """The number was taken, or the clerk thought better of it."""
        self.parts.asking.hide()
        self.parts.verbs.show()
        self.parts.told.show()
        self.parts.papers.setFocus()

    def step_words(self) -> str:
        """The one next action: «pack», «copy» or «number»; empty when all is over."""
        view = self._view
        if view is None or view.state in {FilingState.UPLOADED, FilingState.WIPED}:
            return ""
        if view.state is FilingState.GATHERING:
            return "pack" if any(paper.scans for paper in view.papers) or not view.sheet.fields else "copy"
        return "copy" if view.sheet.next_open(view.ticks) is not None else "number"

    @property
    def _paper(self) -> PaperOfPacket | None:
        row = self.parts.papers.currentRow()
        return self._view.papers[row] if self._view is not None and 0 <= row < len(self._view.papers) else None

    @property
    def _scan(self) -> Scan | None:
        scans = self._paper.scans if self._paper is not None else ()
        return next((scan for scan in scans if scan.file == self._file), scans[0] if scans else None)

    def _show_state(self, view: FilingView) -> None:
        parts, step = self.parts, self.step_words()
        sentence, role = state_words(view)
        parts.told.setText(sentence)
        parts.told.set_role(role)
        parts.action.setVisible(bool(step))
        parts.action.say({"pack": PACK, "copy": COPY}.get(step, "Đã nộp: ghi mã, xóa gói"))
        under_way = bool(step)
        packed = view.state is FilingState.PACKED
        parts.folder.setVisible(packed)
        parts.filed.setVisible(under_way and step != "number")
        parts.wipe.setVisible(under_way and (packed or any(paper.scans for paper in view.papers)))
        for part in (parts.take_in, parts.files, parts.camera):
            part.setEnabled(under_way)

    def _show_scan(self) -> None:
        parts, paper, scan = self.parts, self._paper, self._scan
        for button in (parts.turn, parts.look, parts.out):
            button.setEnabled(scan is not None)
        if paper is None or scan is None:
            parts.scan.clear()
            self._seen = None
            name = name_of(paper) if paper is not None else ""
            parts.scan_title.setText(f"«{name}»: chưa có ảnh. Quét hoặc chụp, rồi bấm {Key.TAKE_IN.shown}.")
            parts.hint.setText("")
            return
        self._file = scan.file
        place = paper.scans.index(scan) + 1
        parts.scan_title.setText(f"Ảnh {place}/{len(paper.scans)} · {name_of(paper)}")
        parts.look.say(_LOOK_WORDS[scan.edit.look])
        self._show_hint()
        drawn = (scan.file, replace(scan.edit, crop=Crop()))
        if drawn != self._seen:
            self._seen = drawn
            self.picture_wanted.emit(scan.file, drawn[1])
        else:
            self.parts.scan.set_crop(scan.edit.crop)

    def _show_hint(self) -> None:
        self.parts.hint.setText(
            f"Cắt: Tab tới ảnh, mũi tên đẩy {self.parts.scan.side}, phím cách đổi mép; hoặc kéo chuột. "
            f"{Key.NEXT_FORM.shown}: ảnh sau. {Key.EARLIER.shown}, {Key.LATER.shown}: đổi thứ tự."
        )

    def _take_in(self) -> None:
        path = self.parts.inbox.marked
        if path and self.component_id and self.step_words():
            self.take_in_requested.emit(self.component_id, path)

    def _edit(self, change: ScanEdit) -> None:
        scan, view = self._scan, self._view
        if scan is not None and view is not None and change != scan.edit:
            # At once, not when it was kept: a second press must turn what the first has turned.
            self._view = view.edited(self.component_id, scan.file, change)
            self._show_scan()
            self.edited.emit(self.component_id, scan.file, change)

    def _turn(self) -> None:
        self.parts.scan.flush()
        if (scan := self._scan) is not None:
            self._edit(scan.edit.quarter())

    def _look(self) -> None:
        self.parts.scan.flush()
        if (scan := self._scan) is not None:
            self._edit(scan.edit.next_look())

    def _crop(self, crop: Crop) -> None:
        if (scan := self._scan) is not None:
            self._edit(replace(scan.edit, crop=crop))

    def _move(self, by: int) -> None:
        if (scan := self._scan) is not None:
            self.moved.emit(self.component_id, scan.file, by)

    def _take_out(self) -> None:
        if (scan := self._scan) is not None and self.step_words():
            self._file = ""
            self.take_out_requested.emit(self.component_id, scan.file)

    def _go(self, by: int) -> None:
        paper, scan = self._paper, self._scan
        if paper is not None and scan is not None:
            self.parts.scan.flush()
            self._file = paper.scans[(paper.scans.index(scan) + by) % len(paper.scans)].file
            self._show_scan()

    def _choose_paper(self) -> None:
        self.parts.scan.flush()
        self._file = ""
        self._show_scan()

    def _act(self) -> None:
        self.parts.scan.flush()
        step = self.step_words()
        if not self.parts.asking.isHidden():
            self.parts.asking.finish()
        elif step == "number":
            self.ask_number()
        elif step:
            self.wished.emit(step)

    def _connect(self) -> None:
        parts = self.parts
        parts.papers.currentRowChanged.connect(lambda _row: self._choose_paper())
        parts.inbox.itemActivated.connect(lambda _item: self._take_in())
        parts.scan.cropped.connect(self._crop)
        parts.scan.side_changed.connect(lambda _side: self._show_hint())
        parts.asking.answered.connect(lambda answers: self.number_given.emit(answers["official_number"]))
        parts.asking.cancelled.connect(self.stop_asking)
        for button, act in (
            (parts.action, self._act),
            (parts.filed, self.ask_number),
            (parts.turn, self._turn),
            (parts.look, self._look),
            (parts.out, self._take_out),
            (parts.take_in, self._take_in),
        ):
            button.clicked.connect(act)
        wishes = ((parts.files, "files"), (parts.camera, "camera"), (parts.folder, "folder"), (parts.wipe, "wipe"))
        for button, wish in wishes:
            button.clicked.connect(lambda _checked=False, wish=wish: self.wished.emit(wish))

    def _bind(self) -> None:
        parts = self.parts
        for first, second in pairwise((parts.papers, parts.scan, parts.inbox, parts.action, parts.filed)):
            QWidget.setTabOrder(first, second)
        bind(Key.NEXT_STEP, self, self._act)
        bind(Key.TAKE_IN, self, self._take_in)
        bind(Key.TURN, self, self._turn)
        bind(Key.LOOK, self, self._look)
        bind(Key.TAKE_OUT, self, self._take_out)
        bind(Key.EARLIER, self, lambda: self._move(-1))
        bind(Key.LATER, self, lambda: self._move(1))
        bind(Key.NEXT_FORM, self, lambda: self._go(1))
        bind(Key.PREVIOUS_FORM, self, lambda: self._go(-1))
        bind(Key.BACK, self, lambda: self.wished.emit("leave"))
        for key, button in (
            (Key.FILED, parts.filed),
            (Key.PACKET_FOLDER, parts.folder),
            (Key.WIPE_PACKET, parts.wipe),
            (Key.PICTURE_FILES, parts.files),
            (Key.CAMERA, parts.camera),
        ):
            bind(key, self, partial(_press, button))


def _press(button: ActionButton) -> None:
    """Press it, where it is offered."""
    if not button.isHidden():
        button.click()


def _first_to_scan(view: FilingView) -> int:
    """The first paper that is not typed in the portal itself."""
    return next((row for row, paper in enumerate(view.papers) if not paper.component.made_here), 0)
