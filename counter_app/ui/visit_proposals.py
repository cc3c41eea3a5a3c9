# SPDX-License-Identifier: GPL-3.0-or-later
"""What usually follows for the person at the counter, offered where one procedure is done and another may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.dossier import Step
from counter_app.ui.phrases import CERTAINTY
from counter_app.ui.widgets.follow_strip import FollowTab

if TYPE_CHECKING:
    from counter_app.casework.visit_desk import Proposal, VisitDesk
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.visit_group import VisitGroup
    from counter_app.ui.widgets.follow_strip import FollowStrip

_OFFERED_AT = frozenset({Step.CHECK, Step.RECEIVE})


class Proposals:
    """Fills the strip under the steps."""

    def __init__(self, strip: FollowStrip, visits: VisitDesk) -> None:
        self._strip, self._visits = strip, visits

    def show(self, desk: OnDesk | None, group: VisitGroup) -> None:
        """Offer what follows the dossiers of the visit; with none on the desk also the procedure marked in the list."""
        is_begun = any(one.pen.dossier_id is not None for one in group.desks)
        if not is_begun or (desk is not None and desk.step not in _OFFERED_AT):
            self.hide()
            return
        found = self._visits.proposals([one.procedure.code for one in group.desks])
        told = "Thường làm tiếp:" if desk is not None else "Vẫn người vừa rồi:"
        self._strip.offer(told, [_tab(one) for one in found], any_other=desk is None)

    def hide(self) -> None:
        """Nothing follows here."""
        self._strip.offer("", ())


def _tab(proposal: Proposal) -> FollowTab:
    doubt = "" if proposal.certainty == "verified" else f" ({CERTAINTY[proposal.certainty]})"
    mark = "▲ " if proposal.certainty == "unverified" else ""
    return FollowTab(proposal.code, proposal.title, f"{mark}{proposal.why} Nguồn: {proposal.source}{doubt}.")
