# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed words of each form, in order, against the list taken down from its source."""

from __future__ import annotations

import pytest

from counter_app.documents import SYSTEM_TAGS, read_back
from counter_app.documents.people import list_tags
from counter_app.documents.values import title_of
from counter_app.domain.form import FormSpec
from tests.documents.papers import FORM_IDS, HERE, fill, load_form, load_template


def listed(form_id: str) -> list[tuple[str, tuple[str, ...]]]:
    lines = (HERE / "labels" / f"{form_id}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ")[::2] for line in lines if line and not line.startswith("#"))
    return [(words.strip(), tuple(tag.strip() for tag in tags.split(",") if tag)) for words, tags in pairs]


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_words_of_the_form_stand_on_the_blank_paper_in_order(form_id: str) -> None:
    text = read_back(fill(load_form(form_id), {}).docx_bytes())
    place = 0
    for words, _ in listed(form_id):
        found = text.find(words, place)
        assert found >= 0, words
        place = found + 1


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_every_place_of_the_template_has_its_words_on_the_list(form_id: str) -> None:
    form = load_form(form_id)
    tags = {tag for _, tags in listed(form_id) for tag in tags}
    signature = {tag for tag in SYSTEM_TAGS if tag.startswith("ky.")}
    choosers = {rule.of[0] for rule in form.derived}
    assert load_template(form).asked - signature - choosers == tags


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_labels_on_the_screen_are_those_of_the_paper(form_id: str) -> None:
    form = load_form(form_id)
    for words, tags in listed(form_id):
        printed = words.partition(":")[0].casefold()
        for tag in set(tags) - SYSTEM_TAGS.keys() - rows_without_label(form):
            label = title_of(form, first_of(form, tag)).casefold()
            assert printed in label or label in printed, (words, label)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_note_marks_in_the_data_are_those_on_the_paper(form_id: str) -> None:
    form = load_form(form_id)
    marks = {tag: words.partition(":")[2] for words, tags in listed(form_id) for tag in tags}
    within = {field_id: rule.id for rule in form.derived for field_id in rule.of}
    for spec in form.fields():
        tag = within.get(spec.id, spec.id)
        if spec.footnote and marks.get(tag):
            assert marks[tag] == spec.footnote, spec.id


def rows_without_label(form: FormSpec) -> set[str]:
    """A list as a whole and the numbers of its rows: nobody types them."""
    return {tag for tag, fields in list_tags(form).items() if not fields}


def first_of(form: FormSpec, tag: str) -> str:
    """For ``con[].ho_ten`` the field of the first row."""
    return next(iter(list_tags(form).get(tag, ())), tag)
