# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper to the printer and into the ledger of its dossier, in the order that survives a power cut.

The line «chưa rõ» stands before the printer is asked, and is settled by what the printer says.
"""

from __future__ import annotations

from counter_app.casework.print_room import PrintRoom
from counter_app.domain.dossier import PaperVersion, PrintEntry, PrintOutcome
from counter_app.domain.errors import CounterError
from counter_app.paper.pages import PrintablePages
from counter_app.paper.printing import PrintJob
from counter_app.storage.register import Register


def print_in_ledger(
    register: Register,
    print_room: PrintRoom,
    paper: PaperVersion,
    pages: PrintablePages,
    job: PrintJob,
    what: str,
    reason: str = "",
) -> PrintEntry:
    """Print a kept version; ``what`` names it in the ledger.

    Raises:
        CounterError: the printer refused; the ledger says so.
    """
    entry = register.papers.log_print(
        paper.id, paper.dossier_id, what, job.copies, job.printer_name, PrintOutcome.UNKNOWN, reason
    )
    try:
        print_room.send(pages, job)
    except CounterError:
        register.papers.set_outcome(entry.id, PrintOutcome.FAILED)
        raise
    register.papers.set_outcome(entry.id, PrintOutcome.SENT)
    return entry
