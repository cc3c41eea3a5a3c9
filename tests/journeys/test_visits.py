# SPDX-License-Identifier: GPL-3.0-or-later
"""After a death: registration and allowance in one visit, one check page, one print, and each its own life."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from counter_app.casework.case import Case
from counter_app.domain.journey import visible_fields
from counter_app.domain.kinds import kind_of
from counter_app.domain.stages import Stage
from counter_app.ui.on_desk import OnDesk
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import SitDownAt
from tests.journeys.test_by_keyboard import declare_a_death

FRIDAY, PLAN = "2026-11-27T09:00", "an-dung"
DEATH, PENSION = "1.000656", "1.014028"


def desk_of(clerk: Clerk) -> OnDesk:
    assert clerk.program.counter is not None
    desk = clerk.program.counter.visit.desk
    assert desk is not None
    return desk


def cases(clerk: Clerk) -> list[Case]:
    """The dossiers in the order they were begun."""
    assert clerk.program.workshop is not None
    workshop = clerk.program.workshop
    return [workshop.desk.reload(line.id) for line in sorted(workshop.register.dossiers.recent(9), key=lambda x: x.id)]


def stages(clerk: Clerk) -> list[Stage]:
    assert clerk.program.workshop is not None
    lives = clerk.program.workshop.register.lives
    return [lives.of(case.dossier.id).stage for case in cases(clerk) if case.dossier]


def reasons(clerk: Clerk) -> list[str]:
    """The lines under the proposals, as far as they are seen."""
    labels = clerk.program.window.follows.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and "Alt+" in label.text()]


def register_a_death_then_the_allowance(clerk: Clerk) -> None:
    clerk.type("khai tu", "<Return>", "<Ctrl+A>", "<Ctrl+Return>")
    declare_a_death(clerk)
    clerk.press("<Ctrl+Return>")
    assert clerk.screen == "check"
    assert any("Nguồn: Nghị định 176/2025/NĐ-CP" in line for line in reasons(clerk))
    clerk.press("<F3>")
    assert reasons(clerk) == [], "the board needs the height"
    clerk.press("<F2>", "<Alt+6>")
    assert clerk.screen == "components"
    assert desk_of(clerk).procedure.code == PENSION
    clerk.press("<Ctrl+A>", "<Ctrl+Return>")
    assert clerk.screen == "typing"


def say_the_rest(clerk: Clerk) -> None:
    """Type what the form on the screen still lacks, as its invented sample has it."""
    desk, sample = desk_of(clerk), desk_of(clerk).form.sample
    while lacking := [
        spec for spec in visible_fields(desk.form, desk.answers) if spec.id in sample and not desk.answers.get(spec.id)
    ]:
        spec = lacking[0]
        clerk.go_to_field(spec.id)
        clerk.type(kind_of(spec.kind).shown(sample[spec.id], spec), "<Return>")
        assert desk.answers.get(spec.id), spec.id


def test_what_was_said_once_stands_on_the_next_form_and_all_is_printed_at_once(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    register_a_death_then_the_allowance(clerk)
    desk = desk_of(clerk)
    for field_id, value in (
        ("nguoi_yeu_cau.ho_ten", "H'BLUÊ NIÊ KDĂM"),
        ("nguoi_chet.ho_ten", "Y MOAN ÊBAN"),
        ("nguoi_chet.ngay_chet", "2026-11-20"),
        ("quan_he", "con"),
    ):
        assert desk.answers[field_id] == value
    say_the_rest(clerk)
    clerk.press("<Alt+4>")
    assert clerk.screen == "check"
    assert clerk.pages_to_check() >= 3
    clerk.press("<F10>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert [job.title.rpartition(" ")[2] for job, _ in clerk.printer.jobs] == ["26-0001", "26-0002"]
    assert stages(clerk) == [Stage.READY_TO_SIGN, Stage.READY_TO_SIGN]
    clerk.press("<Ctrl+Return>")
    assert (clerk.screen, desk_of(clerk).procedure.code) == ("receive", DEATH)
    clerk.press(*["<Return>"] * 5)
    clerk.press("<Return>")  # the letter
    clerk.wait(lambda: len(clerk.printer.jobs) == 3)
    clerk.press("3")  # to the village head
    clerk.wait(lambda: stages(clerk)[0] is Stage.SENT_OUT)
    clerk.press("<Ctrl+Return>")
    assert (clerk.screen, desk_of(clerk).procedure.code) == ("receive", PENSION)
    clerk.press("<Return>", "<Return>")
    assert stages(clerk)[1] is Stage.RECEIVED


def test_forms_are_leafed_through_over_both_dossiers_and_a_changed_answer_is_followed(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    register_a_death_then_the_allowance(clerk)
    clerk.press("<Ctrl+PgUp>")
    assert (clerk.screen, desk_of(clerk).procedure.code) == ("typing", DEATH)
    clerk.go_to_field("nguoi_chet.ho_ten")
    clerk.press("<Ctrl+A>")
    clerk.type("Y Moan Niê", "<Return>")
    clerk.wait()
    assert any("Đã sửa theo" in sentence and "26-0002" in sentence for sentence in clerk.sentences)
    first, second = cases(clerk)
    assert first.answers["nguoi_chet.ho_ten"] == second.answers["nguoi_chet.ho_ten"] == "Y MOAN NIÊ"
    clerk.press("<Ctrl+PgDown>")
    assert desk_of(clerk).procedure.code == PENSION
    clerk.close()
    again = sit_down_at(FRIDAY, PLAN)
    again.wait(lambda: again.screen == "typing")
    again.press("<Ctrl+PgUp>")
    assert desk_of(again).procedure.code == DEATH, "the visit is whole again after a restart"


def test_on_the_choosing_screen_the_same_person_may_go_on_and_a_new_one_starts_clean(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at(FRIDAY, PLAN)
    clerk.type("khai tu", "<Return>", "<Ctrl+A>", "<Ctrl+Return>")
    declare_a_death(clerk)
    clerk.press("<Alt+1>")
    assert clerk.screen == "choose"
    clerk.type("doc than", "<Alt+9>")
    assert clerk.screen == "components"
    assert desk_of(clerk).answers["nguoi_yeu_cau.ho_ten"] == "H'BLUÊ NIÊ KDĂM"
    clerk.press("<Alt+1>")
    clerk.type("doc than", "<Return>")
    assert "nguoi_yeu_cau.ho_ten" not in desk_of(clerk).answers
