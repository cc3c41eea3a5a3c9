# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers on the typing screen and what follows from them. No widget: the screen asks and shows.

Text that cannot be read is no answer: an older answer of its field is dropped, so that it can never be printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.dossier import Override
from counter_app.domain.form import FieldGroup, FieldSpec, FormSpec
from counter_app.domain.journey import gaps, is_required, same_person, visible_fields
from counter_app.domain.review import disagreements


@dataclass(frozen=True)
class Doubt:
    """Two answers that contradict each other; ``reason`` is set once the clerk has overruled it."""

    field_id: str
    code: str
    sentence: str
    reason: str = ""


@dataclass(frozen=True)
class _Former:
    answers: dict[str, str]
    unfinished: dict[str, str]


class AnswerBook:
    """Answers by field id, texts not yet readable, overruled doubts, and the form-level undo."""

    def __init__(
        self,
        form: FormSpec,
        answers: Mapping[str, str],
        unfinished: Mapping[str, str],
        overrides: tuple[Override, ...] = (),
    ) -> None:
        self.form = form
        self.answers = {field_id: value for field_id, value in answers.items() if value}
        self.unfinished = dict(unfinished)
        self._reasons = {(override.field_id, override.code): override.reason for override in overrides}
        self._formers: list[_Former] = []
        self._unsaid: dict[str, str] = {}
        if not self.answers and not self.unfinished:
            self._unsaid = self._defaults()
            self.answers |= self._unsaid

    def take_unsaid(self) -> dict[str, str]:
        """Defaults of a new form, once: they are announced with the first thing the clerk does."""
        unsaid, self._unsaid = self._unsaid, {}
        return unsaid

    def settle(self, field_id: str, value: str) -> bool:
        """Keep a value ("" empties the field); True when anything changed."""
        changed = self.answers.get(field_id, "") != value or field_id in self.unfinished
        self.unfinished.pop(field_id, None)
        self._put(field_id, value)
        return changed

    def put_off(self, field_id: str, raw: str) -> bool:
        """Keep unreadable text; True when an older answer had to go."""
        self.unfinished[field_id] = raw
        return self.answers.pop(field_id, None) is not None

    def replace(self, changes: Mapping[str, str]) -> None:
        """Set several answers at once, in a way that ``undo`` takes back."""
        self._formers.append(
            _Former(
                {field_id: self.answers.get(field_id, "") for field_id in changes},
                {field_id: self.unfinished[field_id] for field_id in changes if field_id in self.unfinished},
            )
        )
        for field_id, value in changes.items():
            self.unfinished.pop(field_id, None)
            self._put(field_id, value)

    def undo(self) -> tuple[dict[str, str], dict[str, str]] | None:
        """Take the last ``replace`` back: the answers and the unreadable texts that stand again."""
        if not self._formers:
            return None
        former = self._formers.pop()
        for field_id, value in former.answers.items():
            self._put(field_id, value)
        self.unfinished |= former.unfinished
        return former.answers, former.unfinished

    def overrule(self, field_id: str, code: str, reason: str) -> None:
        """Note why a doubt is let stand."""
        self._reasons[(field_id, code)] = reason

    def doubts(self) -> list[Doubt]:
        """Every contradiction among the answers, overruled or not."""
        return [
            Doubt(field_id, code, sentence, self._reasons.get((field_id, code), ""))
            for field_id, code, sentence in disagreements(self.form, self.answers)
        ]

    def asked(self) -> set[str]:
        """Ids of the fields this citizen is asked."""
        return {spec.id for spec in visible_fields(self.form, self.answers)}

    def requires(self, spec: FieldSpec) -> bool:
        """Whether the paper is incomplete without this field now."""
        return is_required(spec, self.answers)

    def gaps(self) -> list[FieldSpec]:
        """Required fields that are still empty."""
        return gaps(self.form, self.answers)

    def first_gap_after(self, field_id: str) -> str | None:
        """The next required field behind this one that is still empty."""
        order = [spec.id for spec in self.form.fields()]
        return next((spec.id for spec in self.gaps() if order.index(spec.id) > order.index(field_id)), None)

    def copy_target(self, field_id: str) -> FieldGroup | None:
        """The group that «same person» would fill from where the clerk is: this one, or the one that mirrors it."""
        here = self.form.group_of(field_id)
        if here.same_as:
            return here
        mirrors = [group for group in self.form.groups if group.same_as]
        return next((group for group in mirrors if group.same_as == here.id), mirrors[0] if mirrors else None)

    def copied(self, group: FieldGroup) -> dict[str, str]:
        """The answers «same person» fills in; empty while the twin is empty."""
        changes = same_person(self.form, group.id, self.answers)
        return changes if any(spec.id in changes for spec in group.fields) else {}

    def cleared(self) -> dict[str, str]:
        """What «clear the form» sets: nothing but the form's own defaults."""
        emptied = dict.fromkeys((*self.answers, *self.unfinished), "")
        return emptied | self._defaults()

    def _defaults(self) -> dict[str, str]:
        return {spec.id: spec.default for spec in self.form.fields() if spec.default}

    def _put(self, field_id: str, value: str) -> None:
        if value:
            self.answers[field_id] = value
        else:
            self.answers.pop(field_id, None)
