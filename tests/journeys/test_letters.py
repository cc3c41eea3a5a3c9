# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters by keyboard through the real window: with the result in the citizen's hand, and for what was only heard."""

from __future__ import annotations

from counter_app.documents import read_back
from counter_app.domain.letters import LetterState
from counter_app.domain.stages import Stage
from tests.journeys.clerk import Clerk, plain
from tests.journeys.conftest import SitDownAt
from tests.journeys.test_by_keyboard import declare_a_death
from tests.journeys.test_model_day import handled

FRIDAY, PLAN = "2026-11-27T09:00", "an-dung"


def a_sealed_death(clerk: Clerk) -> None:
    """Registered, printed, signed, received, appraised, approved, sealed."""
    clerk.type("khai tu", "<Return>", "<Ctrl+A>", "<Ctrl+Return>")
    declare_a_death(clerk)
    clerk.press("<Ctrl+Return>", "<F10>")
    clerk.wait(lambda: clerk.printer.jobs)
    clerk.press("<Ctrl+Return>")
    clerk.press(*["<Return>"] * 5)
    assert handled(clerk).handled.life.stage is Stage.SEALED


def question(clerk: Clerk) -> str:
    return clerk.program.window.question.sentence


def hand_over_from_the_board(clerk: Clerk) -> None:
    """Enter on the marked row, the owner's card, and it is returned."""
    clerk.press("<Return>", "<Return>", "<Return>")
    clerk.type("066301000127", "<Return>", "<Return>")
    assert handled(clerk).handled.life.stage is Stage.RETURNED


def letters(clerk: Clerk, state: LetterState) -> list[str]:
    assert clerk.program.workshop is not None
    return [letter.event for letter in clerk.program.workshop.register.letters.in_state(state)]


def test_one_enter_prints_the_condolence_that_goes_with_the_certificate(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<Return>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert clerk.printer.jobs[-1][0].copies == 2
    card = handled(clerk)
    assert card.handled.life.stage is Stage.SEALED, "the result is still to be handed over"
    assert clerk.program.workshop is not None
    papers = clerk.program.workshop.register.papers
    letter = papers.latest(card.line.id, "thu-chia-buon-tu-tran")
    assert letter is not None
    text = plain(read_back(papers.docx(letter.id)))
    for words in ("Gia đình bà H'BLUÊ NIÊ KDĂM", "ông Y MOAN ÊBAN", "sinh năm 1936", "hưởng thọ 90 tuổi"):
        assert plain(words) in text
    clerk.press("<Return>", "<Return>", "<Return>")  # handed to the applicant
    clerk.type("066301000127", "<Return>", "<Return>")
    assert handled(clerk).handled.life.stage is Stage.RETURNED
    assert letters(clerk, LetterState.PRINTED) == ["death"]
    clerk.press("<Return>")
    assert clerk.screen == "choose"


def test_one_key_says_no_letter_and_it_is_not_asked_again(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<Del>")
    assert letters(clerk, LetterState.DECLINED) == ["death"]
    clerk.press("<F4>")
    assert clerk.screen == "letters"
    clerk.press("<Return>")
    assert clerk.screen == "letters", "nothing waits to be written"


def test_a_result_handed_over_from_the_board_asks_for_its_letter_and_one_key_prints_it(
    sit_down_at: SitDownAt,
) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<F3>")
    assert question(clerk) == ""
    hand_over_from_the_board(clerk)
    assert "Có người từ trần · 26-0001" in question(clerk)
    assert "Kế hoạch 32/KH-UBND" in question(clerk)
    clerk.press("<Alt+D>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert (clerk.screen, question(clerk)) == ("dossiers", "")
    assert letters(clerk, LetterState.PRINTED) == ["death"]


def test_sealed_on_the_board_the_letter_is_asked_for_and_one_key_declines_it_for_good(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<F3>", "<Ctrl+H>")
    clerk.type("dau mo", "<Return>")
    assert handled(clerk).handled.life.stage is Stage.APPROVED
    clerk.press("<Return>")
    assert handled(clerk).handled.life.stage is Stage.SEALED
    assert "Có người từ trần" in question(clerk)
    clerk.press("<Alt+K>")
    assert letters(clerk, LetterState.DECLINED) == ["death"]
    hand_over_from_the_board(clerk)
    assert question(clerk) == "", "declined once, not asked again"


def test_a_letter_that_lacks_something_is_opened_from_the_board_and_leads_back_there(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<F4>", "<Return>")
    clerk.press("<Ctrl+Down>", "<Ctrl+Down>", "<Ctrl+A>", "<Backspace>", "<Return>")
    clerk.press("<F3>")
    hand_over_from_the_board(clerk)
    clerk.press("<Alt+D>")
    assert (clerk.screen, len(clerk.printer.jobs)) == ("letter", 1)
    clerk.type("Xin chia buồn.", "<F10>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert clerk.screen == "dossiers"


def test_a_question_answered_elsewhere_meanwhile_changes_nothing(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<F3>")
    hand_over_from_the_board(clerk)
    clerk.press("<F4>", "<F10>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    clerk.press("<Alt+K>")
    assert letters(clerk, LetterState.PRINTED) == ["death"]
    assert letters(clerk, LetterState.DECLINED) == []


def test_an_offered_letter_is_opened_its_words_changed_and_printed(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    a_sealed_death(clerk)
    clerk.press("<F4>", "<Return>")
    assert clerk.screen == "letter"
    clerk.press("<Ctrl+Down>", "<Ctrl+Down>", "<Ctrl+A>")
    clerk.type("Xin chia buồn cùng buôn làng.", "<F10>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert clerk.screen == "letters"
    assert letters(clerk, LetterState.PRINTED) == ["death"]
    assert clerk.program.workshop is not None
    (kept,) = clerk.program.workshop.register.letters.in_state(LetterState.PRINTED)
    assert kept.answers["doan_1"] == "Xin chia buồn cùng buôn làng."


def test_a_fire_the_clerk_heard_of_is_written_by_hand_and_comes_back_after_a_restart(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, "")
    clerk.press("<F4>", "6")
    clerk.wait(lambda: clerk.screen == "letter")
    clerk.press("3")
    clerk.press("<Return>")
    clerk.type("Đặng Văn Hợi", "<Return>")
    clerk.type("thôn Hạ")
    clerk.press("<F4>")
    assert clerk.screen == "letters"
    clerk.close()
    again = sit_down_at(FRIDAY, "")
    again.press("<F4>", "<F10>")
    assert again.screen == "letter", "it still lacks the day"
    again.press("<F10>")
    assert "còn thiếu" in again.sentences[-1] or "gõ dở" in again.sentences[-1]
    assert again.printer.jobs == []
