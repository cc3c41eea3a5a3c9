# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a citizen finds a procedure on the national portal; an address holds the procedure's code, never a person.

A page as published stands with the procedure. For the others there is only the portal's search, whose address is a
setting: it was confirmed for names by a person in August 2026, not by us, and not for codes.
"""

from __future__ import annotations

from counter_app.domain.offered import Certainty
from counter_app.domain.procedure import Procedure

CODE_MARK = "{ma}"
SEARCH_ADDRESS = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?keyword={ma}"
SEARCH_CERTAINTY: Certainty = "unverified"


def portal_address(procedure: Procedure, search_address: str = SEARCH_ADDRESS) -> str:
    """The address for a QR code; empty where the office has taken the search address away.

    Args:
        search_address: with ``{ma}`` where the code goes.
    """
    return procedure.portal_url or search_address.replace(CODE_MARK, procedure.code)
