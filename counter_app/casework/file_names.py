# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of files written for others to open: every disk takes them."""

from __future__ import annotations

import os

from counter_app.casework.case import Case
from counter_app.domain.form import FormSpec
from counter_app.domain.text import fold


def file_name(case: Case, form: FormSpec, version: int, suffix: str) -> str:
    """A name safe on FAT32 and Windows: local number, code, person without marks, version; at most 80 letters.

    Of several forms each has its own.
    """
    person = next((value for key, value in case.answers.items() if key.endswith(".ho_ten") and value), "khong-ten")
    words = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(person))
    number = case.dossier.number if case.dossier else ""
    stem = f"{number}_{case.procedure.code}_{words}".replace(os.sep, "-")[:70].strip("-. ")
    which = f"_{case.packet.index(form) + 1}" if len(case.packet) > 1 else ""
    return f"{stem}{which}_b{version}.{suffix}"
