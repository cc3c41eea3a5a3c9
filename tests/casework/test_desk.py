# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier on the desk: begun by the first thing written, kept field by field, found again, never mixed up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.casework.case import TYPED
from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.office import Office as OfficeFacts
from counter_app.domain.signing import Signing, SigningMode
from tests.casework.conftest import Office

MARITAL = "1.004873"
DEATH = "1.000656"


def test_looking_at_a_procedure_leaves_no_draft(counter_office: Office) -> None:
    case, pen = counter_office.desk.take_up(MARITAL)
    assert case.dossier is None
    assert pen.dossier_id is None
    assert counter_office.desk.find() == []


def test_the_first_key_begins_a_draft_that_is_reopened_at_its_field(counter_office: Office) -> None:
    _, pen = counter_office.desk.take_up(MARITAL)
    kept = pen.write({"nguoi_yeu_cau.ho_ten" + TYPED: "Đ"}, "nguoi_yeu_cau.ho_ten", Step.TYPING)
    assert kept.number == "26-0001"
    assert counter_office.desk.left_open() == kept.dossier_id
    case, _ = counter_office.desk.open(kept.dossier_id)
    assert case.unfinished == {"nguoi_yeu_cau.ho_ten": "Đ"}
    assert case.answers == {}
    assert case.dossier is not None
    assert (case.dossier.at_field, case.dossier.step) == ("nguoi_yeu_cau.ho_ten", Step.TYPING)


def test_a_settled_answer_takes_the_place_of_the_unfinished_text(counter_office: Office) -> None:
    _, pen = counter_office.desk.take_up(MARITAL)
    field_id = "nguoi_yeu_cau.ho_ten"
    pen.write({field_id + TYPED: "đặng"}, field_id, Step.TYPING)
    kept = pen.write({field_id: "ĐẶNG THỊ QUỲNH Ỷ", field_id + TYPED: None}, field_id, Step.TYPING)
    case = counter_office.desk.reload(kept.dossier_id)
    assert case.answers == {field_id: "ĐẶNG THỊ QUỲNH Ỷ"}
    assert case.unfinished == {}


def test_ticks_and_choices_are_kept_with_the_word_complete(counter_office: Office) -> None:
    case, pen = counter_office.desk.take_up(DEATH)
    pen.choose(case.checklist.settled_choices())
    needed = frozenset(component.id for component in case.checklist.needed())
    kept = pen.tick(replace(case.checklist, ticks=needed))
    stored = counter_office.desk.reload(kept.dossier_id)
    assert stored.dossier is not None
    assert stored.dossier.components_complete is True
    assert stored.checklist.is_complete
    pen.tick(replace(case.checklist, ticks=frozenset()))
    again = counter_office.desk.reload(kept.dossier_id).dossier
    assert again is not None
    assert again.components_complete is False


@pytest.mark.parametrize(("code", "complete"), [(MARITAL, True), (DEATH, False)])
def test_a_dossier_is_complete_or_not_from_its_first_key(counter_office: Office, code: str, complete: bool) -> None:
    _, pen = counter_office.desk.take_up(code)
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "SÁNG"}, None, Step.TYPING)
    stored = counter_office.desk.reload(kept.dossier_id).dossier
    assert stored is not None
    assert stored.components_complete is complete


def test_a_changed_answer_takes_back_that_it_was_heard(counter_office: Office) -> None:
    _, pen = counter_office.desk.take_up(MARITAL)
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "SÁNG"}, None, Step.CHECK)
    pen.heard("citizen")
    heard = counter_office.desk.reload(kept.dossier_id).dossier
    assert heard is not None
    assert heard.heard is not None
    pen.write({"nguoi_yeu_cau.ho_ten": "SANG"}, None, Step.TYPING)
    changed = counter_office.desk.reload(kept.dossier_id).dossier
    assert changed is not None
    assert changed.heard is None


def test_how_the_citizen_signs_is_kept(counter_office: Office) -> None:
    _, pen = counter_office.desk.take_up(MARITAL)
    wish = Signing(SigningMode.THUMBPRINT_WITNESSED, scribe="Lê Thị Thử", witnesses=("K'Tiêng", "Y Moan Êban"))
    kept = pen.sign(wish)
    stored = counter_office.desk.reload(kept.dossier_id).dossier
    assert stored is not None
    assert stored.signing == wish


def test_put_aside_and_dropped_dossiers_can_be_taken_up_again(counter_office: Office) -> None:
    _, pen = counter_office.desk.take_up(MARITAL)
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "SÁNG"}, None, Step.TYPING)
    for act, state in ((pen.put_aside, DossierState.SET_ASIDE), (pen.discard, DossierState.DISCARDED)):
        act()
        stored = counter_office.desk.reload(kept.dossier_id).dossier
        assert stored is not None
        assert stored.state is state
        assert counter_office.desk.left_open() is None
        case, _ = counter_office.desk.open(kept.dossier_id)
        assert case.dossier is not None
        assert case.dossier.state is DossierState.DRAFT
        assert case.answers["nguoi_yeu_cau.ho_ten"] == "SÁNG"


@pytest.mark.parametrize("query", ["dang thi quynh y", "QUỲNH", "042151001234", "26-0001", MARITAL])
def test_a_dossier_is_found_by_name_without_marks_number_and_code(counter_office: Office, query: str) -> None:
    _, pen = counter_office.desk.take_up(MARITAL)
    pen.write(
        {"nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ", "nguoi_yeu_cau.so_dinh_danh": "042151001234"},
        None,
        Step.TYPING,
    )
    assert [line.number for line in counter_office.desk.find(query)] == ["26-0001"]
    assert counter_office.desk.find("khong co ai") == []


def test_most_used_procedures_are_counted(counter_office: Office) -> None:
    for code in (DEATH, MARITAL, DEATH):
        _, pen = counter_office.desk.take_up(code)
        pen.write({"nguoi_yeu_cau.ho_ten": "SÁNG"}, None, Step.TYPING)
    assert counter_office.desk.usage() == {DEATH: 2, MARITAL: 1}


def test_an_unknown_procedure_is_refused_with_a_sentence(counter_office: Office) -> None:
    with pytest.raises(CounterError, match=r"9\.999999"):
        counter_office.desk.take_up("9.999999")


def test_the_office_is_asked_once_and_kept(counter_office: Office) -> None:
    desk = counter_office.desk
    assert desk.settings().is_first_start
    desk.keep_office(OfficeFacts("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "", clerk="Lê Thị Thử"))
    settings = desk.settings()
    assert not settings.is_first_start
    assert settings.office.place == "Bùi La Nhân"
    assert settings.office.authority == "Ủy ban nhân dân xã Bùi La Nhân, tỉnh Hà Tĩnh"


def test_a_setting_out_of_range_is_refused_by_its_title(counter_office: Office) -> None:
    with pytest.raises(BadInput, match="Cỡ chữ màn hình"):
        counter_office.desk.settings().changed(font_points=99)


def test_settings_written_by_another_version_do_not_keep_the_clerk_out(counter_office: Office) -> None:
    counter_office.register.settings.save({"commune": "xã Thử", "new_in_2030": "x", "font_points": "huge"})
    settings = counter_office.desk.settings()
    assert settings.commune == "xã Thử"
    assert settings.font_points == 10.5
