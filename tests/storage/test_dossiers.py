# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clerk stores comes back, in the order of the work, whatever the clock did."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from counter_app.domain.dossier import Dossier, DossierState, Heard, Override, Step
from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.people import HBLUE, QUYNH
from tests.storage.conftest import TurnableClock

NAME = "nguoi_yeu_cau.ho_ten"


def test_a_new_dossier_is_a_draft_with_a_local_number(register: Register, clock: TurnableClock) -> None:
    dossier = register.dossiers.begin("1.004873", "to-khai", "2024-06-06")
    assert dossier.number == "26-0001"
    assert dossier.state is DossierState.DRAFT
    assert dossier.step == Step.COMPONENTS
    assert dossier.begun_at == dossier.saved_at == clock.now
    assert (dossier.procedure_code, dossier.form_id, dossier.form_version) == ("1.004873", "to-khai", "2024-06-06")
    assert dossier.components_complete is None


def test_a_dossier_keeps_every_form_in_the_version_it_began_with(register: Register) -> None:
    begun = register.dossiers.begin("3.000323", "to-khai", "2024-06-06", {"uy-quyen": "2025-07-01", "cam-doan": "v"})
    assert list(begun.forms.items()) == [("to-khai", "2024-06-06"), ("uy-quyen", "2025-07-01"), ("cam-doan", "v")]
    register.dossiers.mark_open(begun.id, "uy-quyen")
    loaded = register.dossiers.load(begun.id)
    assert (loaded.form_id, loaded.form_version, loaded.forms) == ("uy-quyen", "2025-07-01", begun.forms)
    with pytest.raises(LookupError):
        register.dossiers.mark_open(begun.id, "don-xin-cho")


def test_a_procedure_without_a_form_makes_a_dossier_without_one(register: Register) -> None:
    begun = register.dossiers.begin("1.012784", "", "")
    assert (begun.form_id, begun.forms) == ("", {})


def test_forms_stay_when_the_details_are_erased(register: Register) -> None:
    begun = register.dossiers.begin("1", "to-khai", "v", {"uy-quyen": "w"})
    register.erase_details(begun.id)
    assert register.dossiers.load(begun.id).forms == {"to-khai": "v", "uy-quyen": "w"}


def test_local_numbers_run_per_year_and_are_never_used_twice(register: Register, clock: TurnableClock) -> None:
    numbers = [register.dossiers.begin("1", "f", "v").number for _ in range(2)]
    clock.turn(days=60)
    numbers.append(register.dossiers.begin("1", "f", "v").number)
    clock.turn(days=-60)
    numbers.append(register.dossiers.begin("1", "f", "v").number)
    assert numbers == ["26-0001", "26-0002", "27-0001", "26-0003"]


def test_the_year_of_a_number_is_the_offices_year(register: Register, clock: TurnableClock) -> None:
    clock.now = clock.now.replace(month=12, day=31, hour=23, minute=59)
    assert register.dossiers.begin("1", "f", "v").number.startswith("26-")
    clock.turn(minutes=2)
    assert register.dossiers.begin("1", "f", "v").number.startswith("27-")


def test_answers_field_and_step_come_back(register: Register, dossier: Dossier, clock: TurnableClock) -> None:
    clock.turn(seconds=40)
    saved_at = register.dossiers.save_answers(dossier.id, {NAME: QUYNH.name, "b": "", "c": "1"}, NAME, Step.TYPING)
    register.dossiers.save_answers(dossier.id, {"c": None, "b": "2"}, "b", Step.CHECK)
    loaded = register.dossiers.load(dossier.id)
    assert saved_at == clock.now
    assert loaded.answers == {NAME: QUYNH.name, "b": "2"}
    assert (loaded.at_field, loaded.step, loaded.saved_at) == ("b", Step.CHECK, clock.now)


def test_a_cleared_answer_is_not_the_same_as_none(register: Register, dossier: Dossier) -> None:
    register.dossiers.save_answers(dossier.id, {"a": "", "b": "x"}, None, Step.TYPING)
    register.dossiers.save_answers(dossier.id, {"b": None}, None, Step.TYPING)
    assert register.dossiers.load(dossier.id).answers == {"a": ""}


@given(answers=st.dictionaries(st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True), st.text(max_size=40)))
@settings(max_examples=25)
def test_any_text_comes_back_composed(tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str]) -> None:
    kept = {name: value.encode("utf-8", "ignore").decode().replace("\0", "") for name, value in answers.items()}
    register = Register.open(tmp_path_factory.mktemp("sổ"), AccountUnlock(), TurnableClock())
    dossier = register.dossiers.begin("1", "f", "v")
    register.dossiers.save_answers(dossier.id, kept, None, Step.TYPING)
    composed = {name: unicodedata.normalize("NFC", value) for name, value in kept.items()}
    assert register.dossiers.load(dossier.id).answers == composed
    register.close()


def test_choices_ticks_and_completeness_come_back(register: Register, dossier: Dossier) -> None:
    register.dossiers.save_questions(dossier.id, {"da_ly_hon": "no", "nguoi_khac_nop": "no"})
    register.dossiers.save_questions(dossier.id, {"da_ly_hon": "yes"})
    register.dossiers.save_ticks(dossier.id, {"to_khai": True, "ban_an": True, "can_cuoc": False}, complete=True)
    register.dossiers.save_ticks(dossier.id, {"ban_an": False, "to_khai": True}, complete=False)
    loaded = register.dossiers.load(dossier.id)
    assert loaded.choices == {"da_ly_hon": "yes", "nguoi_khac_nop": "no"}
    assert loaded.ticks == {"to_khai"}
    assert loaded.components_complete is False


def test_signing_and_hearing_do_not_overwrite_each_other(
    register: Register, dossier: Dossier, clock: TurnableClock
) -> None:
    register.dossiers.save_heard(dossier.id, "người yêu cầu", clock.now)
    chosen = Signing(SigningMode.THUMBPRINT_WITNESSED, Finger.LEFT_INDEX, HBLUE.name, ("Cao Bá Thử", "Lê Thị Nghiệm"))
    register.dossiers.save_signing(dossier.id, chosen.mode, chosen.scribe, chosen.witnesses, chosen.finger)
    register.dossiers.save_heard(dossier.id, "cả hai người", clock.now + timedelta(minutes=1))
    loaded = register.dossiers.load(dossier.id)
    assert loaded.signing == chosen
    assert loaded.heard == Heard("cả hai người", clock.now + timedelta(minutes=1))
    register.dossiers.save_heard(dossier.id, "", clock.now)
    assert register.dossiers.load(dossier.id).heard is None
    assert register.dossiers.load(dossier.id).signing == chosen


def test_fewer_witnesses_leave_no_old_name(register: Register, dossier: Dossier) -> None:
    for names in (("Cao Bá Thử", "Lê Thị Nghiệm"), ("Đỗ Ước",)):
        register.dossiers.save_signing(dossier.id, SigningMode.SIGNATURE, "", names, Finger.RIGHT_INDEX)
    assert register.dossiers.load(dossier.id).signing.witnesses == ("Đỗ Ước",)


def test_an_overruled_warning_keeps_its_last_reason_or_none(register: Register, dossier: Dossier) -> None:
    register.dossiers.save_override(dossier.id, "a", "sex", "xem giấy khai sinh")
    register.dossiers.save_override(dossier.id, "a", "year", "ghi theo căn cước")
    register.dossiers.save_override(dossier.id, "a", "sex", "đã xem căn cước")
    register.dossiers.save_override(dossier.id, "a", "year", "")
    assert register.dossiers.load(dossier.id).overrides == (Override("a", "sex", "đã xem căn cước"),)


def test_lists_follow_the_work_even_when_the_clock_jumps_back(register: Register, clock: TurnableClock) -> None:
    first, second, third = (register.dossiers.begin("1", "f", "v") for _ in range(3))
    register.dossiers.set_state(second.id, DossierState.PRINTED)
    clock.turn(days=-400)
    register.dossiers.save_answers(first.id, {"a": "1"}, None, Step.TYPING)
    assert [line.id for line in register.dossiers.recent()] == [first.id, second.id, third.id]
    assert [line.id for line in register.dossiers.list_open()] == [first.id, third.id]
    assert [line.id for line in register.dossiers.recent(limit=1)] == [first.id]


def test_the_list_shows_the_applicant_else_the_first_name_typed(register: Register) -> None:
    dossier = register.dossiers.begin("1", "f", "v")
    assert register.dossiers.recent()[0].person == ""
    register.dossiers.save_answers(dossier.id, {"nguoi_chet.ho_ten": "Hồ Văn Thử"}, None, Step.TYPING)
    register.dossiers.save_answers(dossier.id, {"nguoi_thu_ba.ho_ten": "Phan Thị Ba"}, None, Step.TYPING)
    assert register.dossiers.recent()[0].person == "Hồ Văn Thử"
    register.dossiers.save_answers(dossier.id, {NAME: QUYNH.name}, None, Step.TYPING)
    assert register.dossiers.recent()[0].person == QUYNH.name


def test_the_dossier_on_the_screen_is_reopened_at_its_field(folder: Path, clock: TurnableClock) -> None:
    register = Register.open(folder, AccountUnlock(), clock)
    other = register.dossiers.begin("1", "f", "v")
    begun = register.dossiers.begin("1", "f", "v")
    register.dossiers.save_answers(begun.id, {NAME: "Đ"}, NAME, Step.TYPING)
    register.close()
    register = Register.open(folder, AccountUnlock(), clock)
    reopened = register.dossiers.last_open()
    assert reopened is not None
    assert (reopened.id, reopened.at_field, reopened.answers) == (begun.id, NAME, {NAME: "Đ"})
    register.dossiers.mark_open(other.id)
    assert register.dossiers.last_open() == register.dossiers.load(other.id)
    register.dossiers.mark_open(None)
    assert register.dossiers.last_open() is None
    register.close()


@pytest.mark.parametrize(
    ("state", "stays"),
    [
        (DossierState.DRAFT, True),
        (DossierState.PRINTED, True),
        (DossierState.SET_ASIDE, False),
        (DossierState.DISCARDED, False),
    ],
)
def test_only_work_in_hand_is_reopened(register: Register, dossier: Dossier, state: DossierState, stays: bool) -> None:
    register.dossiers.set_state(dossier.id, state)
    assert (register.dossiers.last_open() is not None) is stays


def test_usage_counts_procedures_without_the_discarded(register: Register) -> None:
    for code in ("1.004873", "1.000656", "1.004873"):
        last = register.dossiers.begin(code, "f", "v")
    register.dossiers.set_state(last.id, DossierState.DISCARDED)
    assert register.dossiers.usage() == {"1.004873": 1, "1.000656": 1}


def test_time_on_a_dossier_leaves_out_pauses(register: Register, dossier: Dossier, clock: TurnableClock) -> None:
    for seconds in (0.4, 0.6, 299, 3600, -500):
        clock.turn(seconds=seconds)
        register.dossiers.save_answers(dossier.id, {"a": str(seconds)}, None, Step.TYPING)
    with register._file.transaction() as session:
        assert session.connection().execute(text("SELECT active_ms FROM dossier")).scalar_one() == 300_000


def test_an_unknown_dossier_is_our_bug_not_the_clerks(register: Register, dossier: Dossier) -> None:
    with pytest.raises(LookupError):
        register.dossiers.load(type(dossier.id)(99))
    with pytest.raises(LookupError):
        register.dossiers.save_answers(type(dossier.id)(99), {"a": "1"}, None, Step.TYPING)
