# SPDX-License-Identifier: GPL-3.0-or-later
"""Has booklets and posters made part by part, so that a page asked for meanwhile waits for one part, not for all."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from counter_app.casework.catalogue_papers import PressWish
from counter_app.domain.errors import CounterError
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard

if TYPE_CHECKING:
    from pathlib import Path

    from counter_app.casework.booklet import BookletMade, BookletStep
    from counter_app.casework.catalogue_papers import CataloguePapers
    from counter_app.catalog.schemes import Schemes
    from counter_app.ui.screens.press import PressChoice, PressScreen

STOPPED = "Đã dừng. Chưa tạo tệp nào; bấm Làm để làm lại từ đầu."
NOTHING_MARKED = "Chưa đánh dấu thủ tục nào. Ở Danh mục (F7), chọn thủ tục, bấm Ins, rồi quay lại đây."
Walk = Generator["BookletStep", None, None]


class PressFlow(QObject):
    """Connects the press's screen with the maker of papers. One thing at a time."""

    def __init__(
        self, screen: PressScreen, background: BackgroundDesk, notices: NoticeBoard, papers: CataloguePapers
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._background = background
        self._notices = notices
        self._papers = papers
        self._marked: tuple[str, ...] = ()
        self._walk: Walk | None = None
        screen.make_requested.connect(self._make)
        screen.stop_requested.connect(self._stop)

    def show(self, marked: tuple[str, ...]) -> None:
        """Offer what is marked now, and the schemes as their files are now."""
        self._marked = marked
        self._background.run(Lane.PAPER, self._papers.schemes, self._offer)

    def _offer(self, schemes: Schemes) -> None:
        self._screen.offer(
            len(self._marked), [(known.scheme.id, known.scheme.title) for known in schemes.known.values()]
        )

    def _make(self, choice: PressChoice) -> None:
        if choice.which == "marked" and not self._marked:
            self._screen.fail(NOTHING_MARKED)
            return
        wish = PressWish(
            out=choice.out,
            codes=self._marked if choice.which == "marked" else (),
            scheme_id=choice.scheme_id if choice.which == "scheme" else "",
            poster_size=choice.size if choice.product == "poster" else "",
        )
        self._screen.begin()
        if choice.product == "poster":
            self._background.run(
                Lane.PAPER, lambda: self._papers.poster(wish), lambda count: self._hung(wish, count), self._failed
            )
            return
        self._walk = self._papers.booklet(wish)
        self._next(self._walk, wish.out)

    def _next(self, walk: Walk, out: Path) -> None:
        def failed(error: BaseException) -> None:
            if walk is self._walk:
                self._walk = None
                self._failed(error)

        self._background.run(Lane.PAPER, lambda: next(walk), lambda step: self._take(walk, out, step), failed)

    def _take(self, walk: Walk, out: Path, step: BookletStep) -> None:
        if walk is not self._walk:
            return
        if step.made is not None:
            self._walk = None
            self._bound(out, step.made)
            return
        self._screen.show_progress(step.done, step.steps)
        # Not at once: a window that is closing delivers what was asked, and would wait for every part.
        QTimer.singleShot(0, self, lambda: self._next(walk, out) if walk is self._walk else None)

    def _stop(self) -> None:
        walk, self._walk = self._walk, None
        if walk is not None:
            # On the worker that runs it: a part under way is finished first.
            self._background.run(Lane.PAPER, walk.close, lambda _done: self._screen.fail(STOPPED))

    def _bound(self, out: Path, made: BookletMade) -> None:
        counted = f"{made.pages} trang, {made.procedures} thủ tục, {made.forms} tờ khai mẫu"
        self._finished(out, f"Đã làm xong cuốn hồ sơ mẫu: {counted}. Tệp: {out}")

    def _hung(self, wish: PressWish, count: int) -> None:
        self._finished(wish.out, f"Đã làm xong bảng niêm yết khổ {wish.poster_size}: {count} thủ tục. Tệp: {wish.out}")

    def _finished(self, out: Path, sentence: str) -> None:
        self._screen.finish(out, sentence)
        if not self._screen.isVisible():
            self._notices.say("good", sentence)

    def _failed(self, error: BaseException) -> None:
        told = str(error) if isinstance(error, CounterError) else "Làm dở thì gặp trục trặc. Chưa tạo tệp nào."
        self._screen.fail(told)
        if not isinstance(error, CounterError) or not self._screen.isVisible():
            self._notices.report(error)
