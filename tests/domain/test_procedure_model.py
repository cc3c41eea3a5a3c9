# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure may be only listed; its forms may depend on the case; a ban on writing names its law."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from counter_app.domain.procedure import Procedure, TimeLimit
from tests.domain.test_checklist import procedure_data

LISTED: dict[str, Any] = {
    "schema_version": 1,
    "code": "9.999998",
    "name": "Thủ tục chỉ để tra cứu",
    "sector": "Thủy lợi",
    "agency": "Ủy ban nhân dân cấp xã",
    "source": "bịa",
    "certainty": "unverified",
}


def with_forms(*forms: Any) -> Procedure:
    return Procedure.model_validate(procedure_data() | {"forms": list(forms)})


def test_a_listed_procedure_needs_no_more_than_name_code_sector_and_agency() -> None:
    procedure = Procedure.model_validate(LISTED)
    assert procedure.short_name == procedure.name
    assert procedure.form_ids == ()
    assert not procedure.may_be_given_at_once
    assert procedure.writing_on_behalf.allowed


@pytest.mark.parametrize("key", [key for key in LISTED if key != "schema_version"])
def test_a_listed_procedure_lacks_none_of_its_few(key: str) -> None:
    with pytest.raises(ValidationError, match=key):
        Procedure.model_validate({name: value for name, value in LISTED.items() if name != key})


def test_forms_are_ids_or_uses_and_keep_their_order() -> None:
    procedure = with_forms("to-khai", {"id": "giay-uy-quyen", "title": "Giấy ủy quyền"}, "to-khai")
    assert procedure.form_ids == ("to-khai", "giay-uy-quyen")
    assert [use.title for use in procedure.form_uses] == ["", "Giấy ủy quyền", ""]


def test_a_form_with_a_case_is_offered_in_that_case_only() -> None:
    when = {"field": "than_nhan", "verb": "is", "value": "khong"}
    procedure = with_forms("to-khai", {"id": "giay-uy-quyen", "when": when})

    def ids(**choices: str) -> list[str]:
        return [use.id for use in procedure.forms_for(choices)]

    assert ids() == ["to-khai"]
    assert ids(nop_thay="co") == ["to-khai"]
    assert ids(nop_thay="co", than_nhan="khong") == ["to-khai", "giay-uy-quyen"]
    assert ids(than_nhan="khong") == ["to-khai"], "a question no longer asked does not count"


def test_a_form_may_not_depend_on_a_question_nobody_asks() -> None:
    with pytest.raises(ValidationError, match="unknown question tuoi"):
        with_forms({"id": "to-khai", "when": {"field": "tuoi", "verb": "answered"}})


@pytest.mark.parametrize("told", [{}, {"reason": "tự viết"}, {"source": "Điều 1"}])
def test_a_ban_on_writing_gives_reason_and_article(told: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="needs reason and source"):
        Procedure.model_validate(LISTED | {"writing_on_behalf": {"allowed": False, **told}})


def test_a_time_limit_counts_unless_it_is_the_same_day_or_unknown() -> None:
    assert TimeLimit(unit="unknown").quantity == 0
    assert TimeLimit(unit="month", quantity=1, channel="post").channel == "post"
    with pytest.raises(ValidationError, match="needs quantity"):
        TimeLimit(unit="month")


@pytest.mark.parametrize(
    ("more", "online"),
    [
        ({}, False),
        ({"online_only": "Chỉ nộp trên Cổng."}, True),
        ({"time_limits": [{"unit": "day", "quantity": 3, "channel": "online"}]}, True),
        ({"time_limits": [{"unit": "day", "quantity": 3, "channel": "post"}]}, False),
    ],
)
def test_it_may_be_filed_online_when_the_data_say_so(more: dict[str, Any], online: bool) -> None:
    assert Procedure.model_validate(LISTED | more).may_be_filed_online is online
