# SPDX-License-Identifier: GPL-3.0-or-later
"""What the post cannot show it brings as a certified copy; the rule is data of the component."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from counter_app.domain.channels import Channel, filed_by
from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Component
from tests.casework.sample_orders import catalog

CIVIL = [
    procedure
    for procedure in catalog().procedures.values()
    if procedure.sector == "Hộ tịch" and any(component.way == "show" for component in procedure.components)
]


@pytest.mark.parametrize("procedure", CIVIL, ids=lambda procedure: procedure.code)
def test_civil_status_papers_shown_at_the_counter_come_by_post_as_certified_copies(procedure) -> None:  # type: ignore[no-untyped-def]
    sent = filed_by(procedure, Channel.POST)
    assert [component.id for component in sent.components] == [component.id for component in procedure.components]
    for before, now in zip(procedure.components, sent.components, strict=True):
        if before.way == "show":
            assert (now.way, now.originals, now.copies) == ("hand_in", 0, 1)
            assert now.name.startswith("Bản sao chứng thực")
        else:
            assert now == before


def test_nothing_changes_at_the_counter_and_online() -> None:
    assert all(filed_by(CIVIL[0], way) is CIVIL[0] for way in (Channel.DIRECT, Channel.ONLINE))


def test_what_was_ticked_stays_ticked_when_the_way_changes() -> None:
    procedure = catalog().procedure("1.004873")
    choices = {"tra_duoc_nguoi": "khong_giay_tuy_than"}
    here = Checklist(procedure, choices, frozenset({"giay_to_tuy_than"}))
    by_post = Checklist(filed_by(procedure, Channel.POST), choices, here.ticks)
    assert here.is_complete
    assert by_post.is_complete
    lacking = Checklist(filed_by(procedure, Channel.POST), choices, frozenset()).missing()
    assert [component.plain for component in lacking if component.id == "giay_to_tuy_than"] == [
        "Bản sao chứng thực: Căn cước hoặc hộ chiếu"
    ]


def test_only_a_paper_that_is_shown_has_one_for_the_post() -> None:
    with pytest.raises(ValidationError, match="by_post"):
        Component(
            id="x", name="x", plain="x", way="hand_in", copies=1, by_post="Bản sao", source="s", certainty="verified"
        )
