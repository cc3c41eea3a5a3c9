# SPDX-License-Identifier: GPL-3.0-or-later
"""A condition of a procedure in the words of its own questions: «khi: người khác đi nộp thay»."""

from __future__ import annotations

from counter_app.domain.conditions import AllOf, AnyOf, Condition, Predicate
from counter_app.domain.procedure import Procedure


def case_words(procedure: Procedure, condition: Condition | None) -> str:
    """A condition by the labels of the answers it wants; empty for none, and for one that no label tells."""
    match condition:
        case Predicate():
            labels = {
                choice.code: choice.label
                for question in procedure.questions
                if question.id == condition.field
                for choice in question.choices
            }
            wanted = [condition.value] if condition.value is not None else list(condition.values)
            return " hoặc ".join(_lower(labels[value]) for value in wanted if value in labels)
        case AllOf(all=parts):
            return ", ".join(word for word in (case_words(procedure, each) for each in parts) if word)
        case AnyOf(any=parts):
            return " hoặc ".join(word for word in (case_words(procedure, each) for each in parts) if word)
    return ""


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label
