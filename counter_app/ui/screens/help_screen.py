# SPDX-License-Identifier: GPL-3.0-or-later
"""The clerk's guide, opened at the screen it was asked from, with the key card beside it.

Only the shipped folder is ever read: a link out of it, or into the network, does nothing.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QFont, QShowEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.key_card import KeyCard
from counter_app.ui.widgets.plain_label import PlainLabel

START = "start"
ORDER = (
    START, "choose", "components", "typing", "check", "read_back", "receive", "online_filing", "dossiers", "letters",
    "letter", "reports", "catalogue", "press", "packs", "voices", "rating", "settings", "people", "roster", "lock",
    "on_the_spot", "archive", "practice", "schemes", "doctor", "export_stick", "recovery", "trouble",
)  # fmt: skip


class HelpScreen(QWidget):
    """Topics at the left, the page in the middle, all keys at the right."""

    closed = Signal()
    """Esc: the clerk wants to go back to where the help was asked for."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _read_pages(folder)
        self.topics = QListWidget()
        self.topics.setAccessibleName("Các mục hướng dẫn")
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, text in self._pages.items():
            self.topics.addItem(_title_of(text) or name)
        self.page = QTextBrowser()
        self.page.setAccessibleName("Hướng dẫn")
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.topics.currentRowChanged.connect(self._show_row)
        self._place()
        self.setFocusProxy(self.page)
        bind(Key.BACK, self, self.closed.emit)
        bind(Key.NEXT_GROUP, self, partial(self._step, 1))
        bind(Key.PREVIOUS_GROUP, self, partial(self._step, -1))
        self.show_for(START)

    def show_for(self, screen: str) -> None:
        """Open the page about a screen; the first page when there is none."""
        names = list(self._pages)
        wanted = screen if screen in names else START
        if wanted in names:
            self.topics.setCurrentRow(names.index(wanted))

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the topics out again: what was added before the style sheet came has the wrong height."""
        super().showEvent(event)
        self.topics.doItemsLayout()
        self.topics.setMinimumWidth(self.topics.sizeHintForColumn(0) + 2 * self.topics.frameWidth() + 8)

    def _place(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(PlainLabel("Hướng dẫn", "heading"))
        left.addWidget(self.topics, 1)
        right.addWidget(PlainLabel("Bảng phím", "heading"))
        right.addWidget(KeyCard(), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(left, 2)
        row.addWidget(self.page, 5)
        row.addLayout(right, 4)
        self.page.setFrameShape(QFrame.Shape.NoFrame)

    def _show_row(self, row: int) -> None:
        names = list(self._pages)
        if 0 <= row < len(names):
            self.page.setMarkdown(self._pages[names[row]])
            _calm_headings(self.page)

    def _step(self, step: int) -> None:
        self.topics.setCurrentRow(min(self.topics.count() - 1, max(0, self.topics.currentRow() + step)))

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.fileName().endswith(".md"):
            self.show_for(link.fileName().removesuffix(".md"))


def _calm_headings(page: QTextBrowser) -> None:
    """Headings a little larger than the text; Qt's own are twice as large."""
    document = page.document()
    document.setDocumentMargin(12)
    points = page.font().pointSizeF()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            calm = cursor.charFormat()
            calm.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            calm.setFontPointSize(points * (1.6 if level == 1 else 1.2))
            calm.setFontWeight(QFont.Weight.DemiBold)
            cursor.setCharFormat(calm)
        block = block.next()


def _read_pages(folder: Path) -> dict[str, str]:
    return {
        name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in ORDER if (folder / f"{name}.md").is_file()
    }


def _title_of(text: str) -> str:
    return next((line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")), "")
