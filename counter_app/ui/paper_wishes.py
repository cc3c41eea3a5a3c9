# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the process among the wishes of a dossier: which can be printed now, the one just needed first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.casework.process_papers import (
    AFTER,
    APOLOGY,
    CONTROL,
    RECEIPT,
    REFUSAL,
    STOPPED,
    SUPPLEMENT,
)

if TYPE_CHECKING:
    from counter_app.domain.dossier import DossierId, PrintEntry
    from counter_app.domain.life import Life
    from counter_app.domain.office import Office
    from counter_app.ui.flow import Backroom

PAPER = "paper:"
"""Before the id of the form in the code of a wish."""
_TITLES = {
    RECEIPT: "giấy tiếp nhận",
    SUPPLEMENT: "phiếu yêu cầu bổ sung",
    REFUSAL: "phiếu từ chối",
    APOLOGY: "văn bản xin lỗi",
    STOPPED: "thông báo dừng",
    CONTROL: "phiếu kiểm soát",
}


def title_of(form_id: str) -> str:
    """What a paper of the process is called at the counter."""
    return _TITLES.get(form_id, form_id)


def just_needed(life: Life) -> str:
    """The paper that the last action needs; empty when it needs none. A receipt is not always needed."""
    last = life.last
    form_id = AFTER.get(last.action, "") if last is not None else ""
    return "" if form_id == RECEIPT else form_id


def paper_wishes(life: Life) -> list[tuple[str, str]]:
    """Code and words of every paper that can be printed now, apart from the one just needed."""
    if life.received_at is None:
        return []
    actions = {life.history[place].action for place in life.effective}
    forms = [RECEIPT, *(form for action, form in AFTER.items() if action in actions and form != RECEIPT), CONTROL]
    wanted = dict.fromkeys(forms)
    return [(PAPER + form, f"In {title_of(form)}") for form in wanted if form != just_needed(life)]


def print_paper(room: Backroom, dossier_id: DossierId, form_id: str, office: Office) -> PrintEntry:
    """Fill and print one paper of a dossier; a receipt is noted as written. Blocking; on the paper worker.

    Raises:
        CounterError: it lacks something, was refused, or the printer did not take it.
    """
    entry = room.process.print(room.handling.look(dossier_id), form_id, office)
    if form_id == RECEIPT:
        room.handling.note_receipt(dossier_id)
    return entry
