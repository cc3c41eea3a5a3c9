# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of procedures shows and the search looks into: less than a Procedure, so that it is there sooner.

Plain Python on purpose: it is imported before the first paint, when no model of the catalogue may be.
"""

from __future__ import annotations

from typing import Literal, Protocol

Certainty = Literal["verified", "single_source", "unverified"]
"""How sure we are of a fact of law: two sources agree, one source says so, nobody has looked."""

Origin = Literal["shipped", "pack", "office"]
"""Where a fact of the catalogue comes from: the program, an imported catalogue pack, the office's own folder."""


class Offered(Protocol):
    """A procedure as it is offered; the catalogue's full Procedure is one too."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def short_name(self) -> str: ...

    @property
    def synonyms(self) -> tuple[str, ...]: ...

    @property
    def sector(self) -> str: ...

    @property
    def certainty(self) -> Certainty: ...

    @property
    def may_be_given_at_once(self) -> bool: ...

    @property
    def has_forms(self) -> bool: ...
