# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a case follow from the answers to plain questions; shown papers are never asked as copies."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Procedure

FACT = {"source": "bịa", "certainty": "unverified"}


def _components() -> list[dict[str, Any]]:
    return [
        {
            "id": "to_khai",
            "name": "Tờ khai",
            "plain": "Tờ khai",
            "way": "hand_in",
            "originals": 1,
            "made_here": True,
            **FACT,
        },
        {"id": "can_cuoc", "name": "Căn cước", "plain": "Thẻ căn cước", "way": "show", **FACT},
        {
            "id": "uy_quyen",
            "name": "Văn bản ủy quyền",
            "plain": "Giấy ủy quyền",
            "way": "hand_in",
            "originals": 1,
            "needed_when": {"field": "nop_thay", "verb": "is", "value": "co"},
            **FACT,
        },
        {"id": "tra_cuu", "name": "Bản án", "plain": "Số bản án", "way": "look_up", **FACT},
    ]


def procedure_data() -> dict[str, Any]:
    yes_no = [{"code": "khong", "label": "Không"}, {"code": "co", "label": "Có"}]
    return {
        "schema_version": 1,
        "code": "9.999999",
        "name": "Thủ tục thử",
        "short_name": "Thử",
        "sector": "Hộ tịch",
        "agency": "UBND cấp xã",
        "result": "Giấy thử",
        "time_limits": [{"case": "chung", "quantity": 3, "unit": "working_day"}],
        "fee": {"text": "0"},
        "legal_basis": [{"document": "00/0000"}],
        "questions": [
            {"id": "nop_thay", "text": "Nộp thay?", "choices": yes_no, "default": "khong"},
            {
                "id": "than_nhan",
                "text": "Là thân nhân?",
                "choices": yes_no,
                "default": "co",
                "shown_when": {"field": "nop_thay", "verb": "is", "value": "co"},
            },
        ],
        "components": _components(),
        **FACT,
    }


def checklist(choices: dict[str, str], *ticks: str) -> Checklist:
    return Checklist(Procedure.model_validate(procedure_data()), choices, frozenset(ticks))


def test_an_ordinary_case_needs_only_what_has_no_condition() -> None:
    assert [component.id for component in checklist({}).missing()] == ["can_cuoc"]


def test_filing_for_another_adds_the_authorisation_and_its_question() -> None:
    case = checklist({"nop_thay": "co"})
    assert [component.id for component in case.missing()] == ["can_cuoc", "uy_quyen"]
    assert [question.id for question in case.questions()] == ["nop_thay", "than_nhan"]


def test_the_follow_up_question_disappears_with_its_reason() -> None:
    assert [question.id for question in checklist({"than_nhan": "co"}).questions()] == ["nop_thay"]


def test_a_case_is_complete_when_everything_needed_is_ticked() -> None:
    assert not checklist({"nop_thay": "co"}, "can_cuoc").is_complete
    assert checklist({"nop_thay": "co"}, "can_cuoc", "uy_quyen").is_complete


def test_a_tick_for_a_paper_no_longer_needed_does_no_harm() -> None:
    assert checklist({}, "can_cuoc", "uy_quyen").is_complete


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda d: d["components"][1].update(copies=1), "never ask for copies"),
        (lambda d: d["components"][2].update(originals=0), "needs a number"),
        (
            lambda d: d["components"][2].update(needed_when={"field": "x", "verb": "answered"}),
            "unknown question x",
        ),
        (lambda d: d["components"][1].update(id="to_khai"), "share an id"),
        (lambda d: d["questions"][0].update(default="la"), "not among"),
        (
            lambda d: d["questions"][0].update(shown_when={"field": "than_nhan", "verb": "answered"}),
            "later or unknown",
        ),
        (lambda d: d.update(code="1004873"), "pattern"),
    ],
)
def test_a_faulty_procedure_is_refused_and_the_fault_named(change: Any, named: str) -> None:
    data = procedure_data()
    change(data)
    with pytest.raises(ValidationError, match=named):
        Procedure.model_validate(data)
