# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of letters and the strip of what follows: keys, verbs that mean something, no word cut at any size."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.casework.open_letter import LetterOffer, LetterShelf, OpenLetter
from counter_app.casework.visit_desk import VisitDesk
from counter_app.catalog.customs import load_customs
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import VIET_NAM
from counter_app.domain.board import BoardLine
from counter_app.domain.dossier import DossierId
from counter_app.domain.letters import Letter, LetterId, LetterState
from counter_app.domain.stages import Stage
from counter_app.ui import theme
from counter_app.ui.letter_words import ERASED, LetterLine, lines_of
from counter_app.ui.screens.letters import LettersScreen
from counter_app.ui.visit_proposals import Proposals
from counter_app.ui.widgets.follow_strip import FollowStrip, FollowTab
from counter_app.workshop import shipped_catalog
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import press

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=VIET_NAM)
LONG = "Công chúa Tôn Nữ Hoàng Nguyễn Thị Ngọc Quỳnh Như Trường Xuân"
OCCASIONS = (("marriage", "Kết hôn"), ("fire", "Hỏa hoạn"), ("mistake", "Sai sót của cơ quan"))


def opened(state: LetterState, *, erased: bool = False) -> OpenLetter:
    form = shipped_catalog().form("thu-chia-buon-hoa-hoan")
    answers = {} if erased else {"gia_dinh.ho_ten": LONG}
    printed_at = NOW if state is LetterState.PRINTED else None
    letter = Letter(
        LetterId(7), "fire", form.id, "2020-03-05", state, NOW, printed_at=printed_at, copies=2, answers=answers,
        erased=erased,
    )  # fmt: skip
    return OpenLetter(letter, form, "Hỏa hoạn")


def shelf() -> LetterShelf:
    line = BoardLine(DossierId(1), "26-0001", "", "1.000656", Stage.SEALED, LONG, "", NOW, NOW)
    offer = LetterOffer("death", "Có người từ trần", "thu-chia-buon-tu-tran", "Kế hoạch 32/KH-UBND, mục II.2", line)
    printed = (opened(LetterState.PRINTED), opened(LetterState.PRINTED, erased=True))
    return LetterShelf((offer,), (opened(LetterState.DRAFT),), printed, OCCASIONS)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> LettersScreen:
    theme.apply(qapp, "light", 10.5)
    made = LettersScreen()
    qtbot.addWidget(made)
    made.resize(1270, 620)
    made.show()
    qtbot.waitActive(made)
    made.show_letters(lines_of(shelf()), OCCASIONS)
    return made


def test_what_waits_stands_first_and_erased_words_are_gone() -> None:
    lines = lines_of(shelf())
    assert [line.state for line in lines] == ["offered", "draft", "printed", "printed"]
    assert [line.person for line in lines] == [LONG, LONG, LONG, ERASED]
    assert [line.may_be_declined for line in lines] == [True, True, False, False]
    assert [line.may_be_erased for line in lines] == [False, False, True, False]


def test_enter_writes_a_digit_begins_and_only_meaningful_verbs_act(qtbot: QtBot, screen: LettersScreen) -> None:
    table = screen.parts.table
    with qtbot.waitSignal(screen.write_requested) as written:
        press(table, Qt.Key.Key_Return)
    assert isinstance(written.args[0], LetterLine)
    with qtbot.waitSignal(screen.new_requested) as begun:
        press(table, Qt.Key.Key_2)
    assert begun.args == ["fire"]
    with qtbot.waitSignal(screen.decline_requested):
        press(table, Qt.Key.Key_Delete)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(screen.decline_requested):
        press(table, Qt.Key.Key_Delete)
    assert screen.parts.erase.isEnabled()


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_letters_is_cut(qtbot: QtBot, qapp: QApplication, screen: LettersScreen, points: float) -> None:
    theme.apply(qapp, "light", points)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
    theme.apply(qapp, "light", 10.5)


def test_what_follows_is_under_its_key_and_hidden_when_there_is_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 10.5)
    window, strip, field = QWidget(), FollowStrip(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(strip)
    column.addWidget(field)
    strip.bind_keys(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    assert strip.isHidden()
    strip.offer("Thường làm tiếp:", [FollowTab("1.014028", "Hỗ trợ mai táng", "vì sao")], any_other=True)
    with qtbot.waitSignal(strip.chosen) as seen:
        press(field, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert seen.args == ["1.014028"]
    with qtbot.waitSignal(strip.chosen) as other:
        press(field, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert other.args == [""]
    strip.offer("", ())
    assert strip.isHidden()


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_why_something_follows_and_how_sure_that_is_stands_below_it_uncut(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    theme.apply(qapp, "light", points)
    window, strip = QWidget(), FollowStrip()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(strip)
    column.addStretch(1)
    window.resize(1240, 600)
    window.show()
    offered = VisitDesk(shipped_catalog(), None, None, lambda: load_customs([shipped_layer()]), lambda: NOW)  # type: ignore[arg-type]
    begun = SimpleNamespace(pen=SimpleNamespace(dossier_id=1), procedure=SimpleNamespace(code="1.001193"))
    Proposals(strip, offered).show(None, SimpleNamespace(desks=[begun]))  # type: ignore[arg-type]
    card, residence, _ = sorted(label.text() for label in strip.findChildren(QLabel) if label.isVisibleTo(strip))
    assert card.startswith("Alt+6: ▲ Thẻ bảo hiểm y tế")
    assert card.endswith("(chưa kiểm chứng).")
    assert residence.startswith("Alt+7: Đăng ký thường trú")
    assert "Nguồn: Luật Cư trú 2020" in residence
    qtbot.waitUntil(lambda: [words for words in clipped_words(strip) if "…" not in words] == [], timeout=2000)
    theme.apply(qapp, "light", 10.5)
