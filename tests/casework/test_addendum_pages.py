# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer too long for its place goes behind the form where the form allows it, and is refused where not."""

from __future__ import annotations

import pytest

from counter_app.casework.filling import PaperRefused
from counter_app.documents import read_back
from counter_app.domain.form import FormSpec
from tests.casework.sample_orders import filler, form_of, order, squeezed

pytestmark = pytest.mark.usefixtures("qapp")
CAUSE = "nguoi_chet.nguyen_nhan"
LONG = "Suy đa tạng do nhiễm khuẩn huyết trên nền bệnh phổi tắc nghẽn mạn tính. " * 20


def with_addendum(form: FormSpec, *field_ids: str) -> FormSpec:
    """The same form, where these answers may go on behind it."""
    rule = {"overflow": form.field(CAUSE).overflow.model_copy(update={"addendum": True, "lines": 2})}
    groups = tuple(
        group.model_copy(
            update={
                "fields": tuple(spec.model_copy(update=rule) if spec.id in field_ids else spec for spec in group.fields)
            }
        )
        for group in form.groups
    )
    return form.model_copy(update={"groups": groups})


FORM = with_addendum(form_of("khai-tu"), CAUSE)


def test_a_long_answer_goes_behind_the_form_whole() -> None:
    paper = filler().produce(order(FORM, FORM.sample | {CAUSE: LONG.strip()}))
    form, _, addendum = read_back(paper.docx).partition("PHỤ LỤC")
    assert "Nguyên nhân chết: xem phụ lục (1)" in form
    assert squeezed(LONG) in squeezed(addendum)
    assert paper.page_count == FORM.pages + 1


def test_a_short_answer_stays_in_its_place() -> None:
    paper = filler().produce(order(FORM, FORM.sample | {CAUSE: "Già yếu"}))
    assert "phụ lục" not in read_back(paper.docx).casefold()
    assert paper.page_count == FORM.pages


def test_the_preview_shows_the_answer_on_the_addendum_and_warns_of_nothing() -> None:
    preview = filler().preview(order(FORM, FORM.sample | {CAUSE: LONG.strip()}))
    assert CAUSE not in preview.forecast
    assert {spot.page for spot in preview.spots_of(CAUSE)} == {0, FORM.pages}


def test_without_the_rule_a_long_answer_is_refused() -> None:
    form = form_of("khai-tu")
    with pytest.raises(PaperRefused, match="dài quá chỗ"):
        filler().produce(order(form, form.sample | {CAUSE: LONG.strip()}))


def test_an_answer_as_long_as_a_book_is_refused_even_so() -> None:
    with pytest.raises(PaperRefused, match="trang"):
        filler().produce(order(FORM, FORM.sample | {CAUSE: (LONG * 25).strip()}))


def test_two_answers_share_the_addendum_in_the_order_of_the_form() -> None:
    place = "nguoi_chet.noi_chet"
    form = with_addendum(FORM, CAUSE, place)
    paper = filler().produce(order(form, form.sample | {CAUSE: LONG.strip(), place: LONG.strip()}))
    addendum = read_back(paper.docx).partition("PHỤ LỤC")[2]
    assert addendum.index("(1) Nơi chết:") < addendum.index("(2) Nguyên nhân chết:")
