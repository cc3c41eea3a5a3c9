# SPDX-License-Identifier: GPL-3.0-or-later
"""``lists/fees.toml`` of a layer: what the province's council fixed, put in place of the fee of a procedure.

Most fees are decided by each province, so an office enters its own without copying the whole procedure.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from counter_app.domain.form import Frozen
from counter_app.domain.offered import Certainty
from counter_app.domain.procedure import Fee, ProcedureCode

FEES_FILE = "fees.toml"


class ProvincialFee(Frozen):
    """The fee of one procedure with its decision."""

    code: ProcedureCode
    text: str
    exempt: str = ""
    source: str
    certainty: Certainty = "verified"

    @property
    def fee(self) -> Fee:
        """As the procedure says it; the decision is named with it."""
        return Fee(text=f"{self.text} ({self.source})", exempt=self.exempt, certainty=self.certainty)


class FeeList(Frozen):
    """The whole file."""

    schema_version: Literal[1]
    fees: Annotated[tuple[ProvincialFee, ...], Field(min_length=1)]
