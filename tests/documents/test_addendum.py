# SPDX-License-Identifier: GPL-3.0-or-later
"""Words too long for their place stand on an addendum; their place says so; nothing is said twice or lost."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.documents import Rendered, check_paper, is_on_addendum, read_back, render
from counter_app.domain.signing import Signing
from counter_app.paper.layout import lay_out
from tests.documents.papers import OFFICE, SIGNED, TODAY, load_form, load_template, signer_of, stored_answers
from tests.people import vietnamese_names

DEATH = "khai-tu"
CAUSE, PLACE = "nguoi_chet.nguyen_nhan", "nguoi_chet.noi_chet"
LONG = "Suy đa tạng & nhiễm khuẩn huyết, " * 60


def fill_moved(answers: Mapping[str, str], *moved: str, form_id: str = DEATH) -> Rendered:
    form = load_form(form_id)
    return render(load_template(form), form, answers, OFFICE, Signing(), TODAY, moved)


def test_the_place_says_where_the_words_are() -> None:
    rendered = fill_moved(load_form(DEATH).sample | {CAUSE: LONG.strip(), PLACE: "Huế"}, CAUSE, PLACE)
    text = read_back(rendered.docx_bytes())
    form, _, addendum = text.partition("PHỤ LỤC\n")
    assert "Nguyên nhân chết: xem phụ lục (1)" in form
    assert "Nơi chết: xem phụ lục (2)" in form
    assert LONG.strip() not in form
    assert f"(1) Nguyên nhân chết: {LONG.strip()}\n(2) Nơi chết: Huế" in addendum
    assert "Kèm theo Tờ khai đăng ký khai tử" in addendum
    assert check_paper(rendered, rendered.docx_bytes()) == []


def test_a_form_without_moved_words_has_no_addendum() -> None:
    form = load_form(DEATH)
    rendered = fill_moved(form.sample)
    assert not rendered.has_addendum
    assert "PHỤ LỤC" not in read_back(rendered.docx_bytes())


@pytest.mark.usefixtures("qapp")
def test_the_addendum_is_a_page_of_its_own_behind_the_form() -> None:
    answers = load_form(DEATH).sample | {CAUSE: LONG.strip()}
    without, moved = lay_out(fill_moved(load_form(DEATH).sample).parts), fill_moved(answers, CAUSE)
    pages = lay_out(moved.parts)
    assert pages.page_count == without.page_count + 1
    assert pages.findings == ()
    (mark,) = [mark for mark, value in moved.printed.items() if is_on_addendum(value)]
    assert {spot.page for spot in pages.spots if spot.mark == mark} == {pages.page_count - 1}
    assert pages.text_of_mark(mark).replace("\n", " ").split() == LONG.split()


@given(
    form_id=st.sampled_from(SIGNED),
    words=st.one_of(
        vietnamese_names(), st.sampled_from(["a\nb", "<w:t>", "{{ x }}", "A & B", "]]>", "xem phụ lục (1)"])
    ),
)
def test_whatever_is_moved_is_found_again(form_id: str, words: str) -> None:
    name = signer_of(load_form(form_id))
    rendered = fill_moved(stored_answers(form_id, "longest") | {name: words}, name, form_id=form_id)
    assert check_paper(rendered, rendered.docx_bytes()) == []
    (told,) = [value for value in rendered.printed.values() if is_on_addendum(value)]
    assert told.fields == (name,)
    assert told.text in read_back(rendered.docx_bytes())


def test_other_values_keep_their_marks_when_one_is_moved() -> None:
    sample = load_form(DEATH).sample
    before, after = fill_moved(sample).printed, fill_moved(sample, CAUSE).printed
    assert {mark: value.value_id for mark, value in after.items() if not is_on_addendum(value)} == {
        mark: value.value_id for mark, value in before.items()
    }
