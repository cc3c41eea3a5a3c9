# SPDX-License-Identifier: GPL-3.0-or-later
"""Private-use characters that carry a value's number from the template through the page engine.

The renderer wraps the text of value *k* in ``mark_of(k)`` and ``END_MARK``; the engine strips both and
remembers where the value stands. They never reach a saved DOCX: see ``strip_marks``.
"""

from __future__ import annotations

import re

FIRST_MARK = 0xE000
LAST_MARK = 0xF8FE
END_MARK = "\uf8ff"
_MARKS = re.compile(f"[{chr(FIRST_MARK)}-{END_MARK}]")


def mark_of(number: int) -> str:
    """The opening mark of value ``number`` (0 …)."""
    if not 0 <= number <= LAST_MARK - FIRST_MARK:
        raise ValueError(f"no mark for value number {number}")
    return chr(FIRST_MARK + number)


def strip_marks(text: str) -> str:
    """The text as it will be printed."""
    return _MARKS.sub("", text)
