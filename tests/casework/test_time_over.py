# SPDX-License-Identifier: GPL-3.0-or-later
"""What is out of time warns or stops a new dossier, as the office has set; one begun before keeps its version."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counter_app.casework.desk import Desk
from counter_app.casework.time_over import TimeOver, refuse_what_is_over
from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import Step
from counter_app.domain.validity import Validity
from counter_app.settings import Settings
from counter_app.workshop import shipped_catalog
from tests.casework.conftest import Office

CODE, LAST_DAY, AFTER, BEFORE = "1.000656", date(2027, 2, 28), date(2027, 3, 1), date(2020, 1, 1)
REFUSE = Settings(expired_forms="refuse")


def begin(day: date, settings: Settings) -> None:
    catalog = shipped_catalog()
    refuse_what_is_over(catalog.procedure(CODE), catalog.forms_of(CODE, day), day, settings)


def test_an_office_that_only_wants_a_warning_may_go_on() -> None:
    begin(AFTER, Settings())


def test_on_its_last_day_a_form_may_still_be_used() -> None:
    begin(LAST_DAY, REFUSE)


def test_after_its_last_day_it_begins_no_dossier_where_the_office_says_so() -> None:
    with pytest.raises(TimeOver, match=r"đã hết hiệu lực sau ngày 28/02/2027.*đã mở vẫn làm tiếp"):
        begin(AFTER, REFUSE)


def test_before_its_first_day_it_begins_none_either() -> None:
    with pytest.raises(TimeOver, match="mới có hiệu lực"):
        begin(BEFORE, REFUSE)


def test_the_catalogue_names_what_is_out_of_time() -> None:
    catalog = shipped_catalog()
    assert catalog.out_of_time(CODE, LAST_DAY) == []
    assert catalog.out_of_time(CODE, AFTER) == [("Đăng ký khai tử", Validity("ended", LAST_DAY))]
    early = dict(catalog.out_of_time(CODE, BEFORE))
    assert {standing.state for standing in early.values()} == {"not_yet"}
    assert "Tờ khai đăng ký khai tử" in early, "its form begins on another day than the procedure"


def test_a_dossier_begun_in_time_goes_on_and_a_new_one_is_refused(counter_office: Office) -> None:
    case, pen = counter_office.desk.take_up(CODE)
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "Y Moan"}, None, Step.TYPING)
    counter_office.desk.keep_settings(REFUSE)
    later = Desk(shipped_catalog(), counter_office.register, lambda: datetime(2027, 3, 1, 8, tzinfo=VIET_NAM))
    with pytest.raises(TimeOver):
        later.take_up(CODE)
    again, _ = later.open(kept.dossier_id)
    assert again.form.effective_from == case.form.effective_from
