# SPDX-License-Identifier: GPL-3.0-or-later
"""Several procedures for one person in a row, as data: what usually follows what, and which answers are the same.

Read from ``forms_catalog/visits/*.toml``. Two fields mean the same only where a file says so: an answer is a
citizen's word about one matter, not about every field of the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from counter_app.domain.form import FieldSpec, FormSpec, Frozen
from counter_app.domain.journey import visible_fields
from counter_app.domain.offered import Certainty
from counter_app.domain.procedure import ProcedureCode
from counter_app.domain.sharing import carried

EVERY_FIELD = ".*"


class Follow(Frozen):
    """What usually follows a procedure. ``why``: said to clerk and citizen."""

    after: Annotated[tuple[ProcedureCode, ...], Field(min_length=1)]
    then: ProcedureCode
    why: str
    source: str
    certainty: Certainty


class VisitPlan(Frozen):
    """One matter that brings several procedures. ``procedures``: those it is about; empty: any.

    ``shared``: ids (``role.*``: all of a role) that mean the same in all of them; ``same``: different ids of one
    meaning.
    """

    schema_version: Literal[1]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: str
    procedures: tuple[ProcedureCode, ...] = ()
    shared: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    follows: tuple[Follow, ...] = ()
    source: str
    certainty: Certainty

    def is_about(self, *codes: str) -> bool:
        """Whether all these procedures belong to it."""
        return not self.procedures or set(codes) <= set(self.procedures)

    def meanings(self, field_id: str) -> Iterator[str]:
        """The ids under which another form of this matter may ask the same."""
        role = field_id.rpartition(".")[0]
        if field_id in self.shared or (role and role + EVERY_FIELD in self.shared):
            yield field_id
        for group in self.same:
            if field_id in group:
                yield from (other for other in group if other != field_id)


def following(plans: Iterable[VisitPlan], done: Sequence[str]) -> list[Follow]:
    """What usually follows the procedures of a visit, without those already taken up; each once."""
    found = {
        follow.then: follow
        for plan in plans
        for follow in plan.follows
        if set(follow.after) & set(done) and follow.then not in done
    }
    return list(found.values())


def shared_answers(
    plans: Iterable[VisitPlan],
    source: tuple[str, Sequence[FormSpec], Mapping[str, str]],
    target: tuple[str, Sequence[FormSpec]],
    today: date,
) -> dict[str, str]:
    """What one dossier tells of another's fields: canonical values by the other's field id.

    Args:
        source: code, forms and answers of the dossier that knows; what it does not ask, it does not tell.
        target: code and forms of the one that is to be filled.
    """
    code, forms, answers = source
    asked = {spec.id: spec for form in forms for spec in visible_fields(form, answers)}
    about = [plan for plan in plans if plan.is_about(code, target[0])]
    found: dict[str, str] = {}
    for spec in _fields(target[1]):
        for plan in about:
            for twin in plan.meanings(spec.id):
                value = carried(answers.get(twin, ""), asked[twin], spec, today) if twin in asked else ""
                if value:
                    found.setdefault(spec.id, value)
    return found


def _fields(forms: Sequence[FormSpec]) -> Iterator[FieldSpec]:
    return iter({spec.id: spec for form in forms for spec in form.fields()}.values())
