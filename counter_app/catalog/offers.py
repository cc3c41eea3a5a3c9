# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of procedures shows and the search looks into, kept apart so that it is there before the first paint.

Made from checked procedures while the catalogue is compiled; plain Python, so that reading it back needs no model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from counter_app.domain.offered import Certainty, Origin

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure


@dataclass(frozen=True)
class Offer:
    """One procedure as the list shows it and the search finds it.

    ``origin``: the highest layer that has a say in it, so that an override is always seen.
    """

    code: str
    name: str
    short_name: str
    synonyms: tuple[str, ...]
    sector: str
    certainty: Certainty
    may_be_given_at_once: bool
    form_ids: tuple[str, ...]
    components: int
    origin: Origin

    @classmethod
    def of(cls, procedure: Procedure, origin: Origin) -> Offer:
        """The procedure as it is offered."""
        return cls(
            code=procedure.code,
            name=procedure.name,
            short_name=procedure.short_name,
            synonyms=procedure.synonyms,
            sector=procedure.sector,
            certainty=procedure.certainty,
            may_be_given_at_once=procedure.may_be_given_at_once,
            form_ids=procedure.form_ids,
            components=len(procedure.components),
            origin=origin,
        )

    @property
    def has_forms(self) -> bool:
        """Whether the counter can print something for it."""
        return bool(self.form_ids)

    def to_json(self) -> dict[str, Any]:
        """As the compiled catalogue keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Offer:
        """Raises TypeError or LookupError when it is of another version."""
        return cls(**{**told, "synonyms": tuple(told["synonyms"]), "form_ids": tuple(told["form_ids"])})
