# SPDX-License-Identifier: GPL-3.0-or-later
"""What several screens need to be shown at all: a background desk, and the typing screen with an empty form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.typing import TypingScreen
from tests.people import TODAY
from tests.ui.sample_papers import form


@pytest.fixture
def background() -> Iterator[BackgroundDesk]:
    desk = BackgroundDesk(NoticeBoard())
    yield desk
    desk.close()


@pytest.fixture
def typing_screen(qtbot: QtBot, qapp: QApplication, background: BackgroundDesk) -> TypingScreen:
    theme.apply(qapp, "light", 10.5)
    screen = TypingScreen(background)
    qtbot.addWidget(screen)
    screen.resize(1280, 600)
    screen.show()
    qtbot.waitActive(screen)
    screen.show_form(form(), {}, {}, None, (), TODAY)
    return screen
