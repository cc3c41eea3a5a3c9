# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing by keyboard alone: the cursor never leaves the search line."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.domain.procedure import Procedure, WritingOnBehalf
from counter_app.ui import theme
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.widgets.procedure_card import Aside, ProcedureCard
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, press, type_keys
from tests.ui.sample_procedures import DEATH, LINES, MARITAL, PROCEDURES


@dataclass(frozen=True)
class Found:
    procedure: Procedure
    because: str = ""


def find(query: str) -> list[Found]:
    """A search good enough for a screen: the letters occur in the name or the code."""
    return [
        Found(procedure, "giấy độc thân" if query == "thân" else "")
        for procedure in PROCEDURES
        if query in procedure.name or query in procedure.code or query in " ".join(procedure.synonyms)
    ]


PROCEDURES_BY_CODE = {procedure.code: procedure for procedure in PROCEDURES}


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ChooseScreen:
    theme.apply(qapp, "light", 10.5)
    screen = ChooseScreen(find, PROCEDURES_BY_CODE.get)
    qtbot.addWidget(screen)
    screen.resize(1270, 620)
    screen.show()
    qtbot.waitExposed(screen)
    screen.focus_search()
    return screen


def words_on(card: ProcedureCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def card_of(screen: ChooseScreen) -> ProcedureCard:
    card = screen.findChild(ProcedureCard)
    assert card is not None
    return card


def test_what_is_offered_first_is_taken_by_enter(qtbot: QtBot, screen: ChooseScreen) -> None:
    with qtbot.waitSignal(screen.chosen) as seen:
        press(screen.focusWidget(), Qt.Key.Key_Return)
    assert seen.args == [MARITAL.code]


def test_typing_narrows_and_enter_takes(qtbot: QtBot, screen: ChooseScreen) -> None:
    type_keys(screen.focusWidget(), "1.0006")
    with qtbot.waitSignal(screen.chosen) as seen:
        press(screen.focusWidget(), Qt.Key.Key_Enter)
    assert seen.args == [DEATH.code]


def test_arrows_move_in_the_list_while_the_cursor_stays(qtbot: QtBot, screen: ChooseScreen) -> None:
    search = screen.focusWidget()
    press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Down)
    assert screen.focusWidget() is search
    with qtbot.waitSignal(screen.chosen) as seen:
        press(search, Qt.Key.Key_Return, CTRL)
    assert seen.args == [DEATH.code]


def test_ctrl_and_a_digit_choose_at_once(qtbot: QtBot, screen: ChooseScreen) -> None:
    with qtbot.waitSignal(screen.chosen) as seen:
        press(screen.focusWidget(), Qt.Key.Key_2, CTRL)
    assert seen.args == [DEATH.code]
    with qtbot.assertNotEmitted(screen.chosen):
        press(screen.focusWidget(), Qt.Key.Key_9, CTRL)


def test_nothing_found_is_said_and_enter_does_nothing(qtbot: QtBot, screen: ChooseScreen) -> None:
    type_keys(screen.focusWidget(), "xyz")
    sentence = next(label.text() for label in screen.findChildren(QLabel) if "xyz" in label.text())
    assert "Không thấy thủ tục nào" in sentence
    with qtbot.assertNotEmitted(screen.chosen):
        press(screen.focusWidget(), Qt.Key.Key_Return)
    assert words_on(card_of(screen)) == ""


def test_the_card_tells_papers_to_hand_in_from_papers_to_show(screen: ChooseScreen) -> None:
    words = words_on(card_of(screen))
    for needed in ("PHẢI NỘP", "CHỈ XUẤT TRÌNH", "01 bản chính", "xem bản chính rồi trả lại ngay"):
        assert needed in words
    assert "bản sao" not in words


def test_the_card_says_law_with_dates_and_what_is_not_sure(screen: ChooseScreen) -> None:
    words = words_on(card_of(screen))
    assert "Luật Hộ tịch số 60/2014/QH13, từ 01/01/2016 đến hết 28/02/2027" in words
    assert "▲ chưa kiểm chứng" in words
    assert "▲ mới có một nguồn" in words
    assert "khuyết tật & người" in words


def test_the_card_follows_the_marked_row(screen: ChooseScreen) -> None:
    press(screen.focusWidget(), Qt.Key.Key_Down)
    assert DEATH.name in words_on(card_of(screen))
    assert "Ngay trong ngày" in words_on(card_of(screen))


def test_drafts_are_offered_while_nothing_is_typed(qtbot: QtBot, screen: ChooseScreen) -> None:
    screen.set_drafts(LINES)
    search = screen.focusWidget()
    press(search, Qt.Key.Key_Up)
    draft = screen.focusWidget()
    assert "Y MOAN ÊBAN" in draft.accessibleName()
    press(draft, Qt.Key.Key_Up)
    with qtbot.waitSignal(screen.resume_requested) as seen:
        press(screen.focusWidget(), Qt.Key.Key_Return)
    assert seen.args == [LINES[1].id]


def test_typing_puts_the_drafts_out_of_the_way(screen: ChooseScreen) -> None:
    screen.set_drafts(LINES)
    assert any("26-0312" in label.text() for label in screen._parts.drafts.buttons)
    type_keys(screen.focusWidget(), "khai")
    assert screen._parts.drafts.isHidden()
    screen._parts.search.clear()
    assert not screen._parts.drafts.isHidden()


def test_a_row_says_which_of_the_peoples_words_was_found(screen: ChooseScreen) -> None:
    screen._parts.search.setText("thân")  # letters with marks come from an input method, not from key clicks
    row = screen._rows.index(0)
    assert "«giấy độc thân»" in str(row.data(Qt.ItemDataRole.UserRole + 1))


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_choosing_screen_is_cut(qtbot: QtBot, qapp: QApplication, points: float) -> None:
    theme.apply(qapp, "light", points)
    screen = ChooseScreen(find, PROCEDURES_BY_CODE.get)
    qtbot.addWidget(screen)
    screen.set_drafts(LINES)
    screen.resize(1240, 600)
    screen.show()
    qtbot.waitExposed(screen)
    assert clipped_words(screen) == []
    assert unnamed_inputs(screen) == []


def test_the_card_warns_of_what_is_out_of_time_and_says_whose_it_is(qtbot: QtBot) -> None:
    card = ProcedureCard()
    qtbot.addWidget(card)
    card.show_procedure(MARITAL, Aside("office", ("«Tờ khai» đã hết hiệu lực.",)))
    words = words_on(card)
    assert "▲  «Tờ khai» đã hết hiệu lực." in words
    assert "Cơ quan tự đặt" in words


def test_the_card_says_who_must_come_and_where_the_clerk_may_not_write(qtbot: QtBot) -> None:
    ban = WritingOnBehalf(allowed=False, reason="phải tự viết", source="Điều 1 văn bản thử")
    card = ProcedureCard()
    qtbot.addWidget(card)
    card.show_procedure(MARITAL.model_copy(update={"must_be_present": ("hai bên",), "writing_on_behalf": ban}))
    words = words_on(card)
    assert "Không viết hộ: phải tự viết (Điều 1 văn bản thử)." in words
    assert "hai bên" in words


def test_the_card_of_a_listed_procedure_says_that_it_is_only_looked_up(qtbot: QtBot) -> None:
    card = ProcedureCard()
    qtbot.addWidget(card)
    card.show_procedure(MARITAL.model_copy(update={"forms": (), "components": (), "legal_basis": ()}))
    words = words_on(card)
    assert "chỉ để tra cứu" in words
    assert "PHẢI NỘP" not in words


def test_the_card_says_what_holds_today_and_follows_the_day(qtbot: QtBot) -> None:
    card = ProcedureCard()
    qtbot.addWidget(card)
    card.show_procedure(MARITAL, Aside(today=(("được viết hộ hôm nay", "good"), ("trả ngay", "good"))))
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "được viết hộ hôm nay" in said
    card.show_procedure(MARITAL, Aside())
    shown = card.widget()
    assert shown is not None
    assert "được viết hộ hôm nay" not in [label.text() for label in shown.findChildren(QLabel)]
