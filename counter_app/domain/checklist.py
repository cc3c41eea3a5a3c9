# SPDX-License-Identifier: GPL-3.0-or-later
"""Which papers this citizen's case needs, computed from the procedure and the answers to its questions.

Nothing here is stored but the answers and the ticks: the list can never be out of date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counter_app.domain.procedure import Component, Procedure, Question

PRESENT = "co_mat."
"""Before the number of a person in the ticks; no component's id has a point in it."""


@dataclass(frozen=True)
class Checklist:
    """The papers of one case and which of them are there."""

    procedure: Procedure
    choices: Mapping[str, str]
    """Answers to the questions, by question id; unanswered ones count as their default."""
    ticks: frozenset[str]
    """Ids of the components the clerk has seen, and of the people (see :meth:`to_be_present`)."""

    def settled_choices(self) -> dict[str, str]:
        """Every shown question with its answer or default."""
        return self.procedure.settled(self.choices)

    def questions(self) -> list[Question]:
        """The questions to ask, in order."""
        settled = self.settled_choices()
        return [question for question in self.procedure.questions if question.id in settled]

    def needed(self) -> Iterator[Component]:
        """The components this case needs, in the order of the procedure."""
        settled = self.settled_choices()
        for component in self.procedure.components:
            if component.needed_when is None or component.needed_when.holds(settled):
                yield component

    def to_be_present(self) -> dict[str, str]:
        """Whoever must come in person, by the id under which «đã có mặt» is ticked like a paper."""
        return {f"{PRESENT}{place}": who for place, who in enumerate(self.procedure.must_be_present, start=1)}

    def absent(self) -> list[str]:
        """Who must come in person and was not seen yet. Never keeps a dossier from being typed; it is asked."""
        return [who for tick, who in self.to_be_present().items() if tick not in self.ticks]

    def missing(self) -> list[Component]:
        """What is still to be brought: needed, not ticked, and not written at the counter itself."""
        return [
            component
            for component in self.needed()
            if not component.made_here and component.way != "look_up" and component.id not in self.ticks
        ]

    @property
    def is_complete(self) -> bool:
        """«Đủ»: nothing is missing."""
        return not self.missing()
