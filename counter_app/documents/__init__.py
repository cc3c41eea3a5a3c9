# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers and a .docx template make a filled paper; templates are strangers until the guard has looked at them.

A filled paper carries private marks around each value for the page engine; ``docx_bytes`` leaves them out.
"""

from __future__ import annotations

from counter_app.documents.addendum import MOST_MOVED
from counter_app.documents.ailments import Ailment
from counter_app.documents.archive import MAX_TOTAL_BYTES, ArchiveRules, open_archive
from counter_app.documents.checking import Fault, check_paper, contract_faults
from counter_app.documents.doctor import DrawingRoom, examine, examine_file
from counter_app.documents.guard import TemplateRefused
from counter_app.documents.rendering import Rendered, TemplateUnfit, is_on_addendum, render
from counter_app.documents.template import Template
from counter_app.documents.text_of_docx import read_back
from counter_app.documents.values import SYSTEM_TAGS, AnswerUnprintable, PrintedValue

__all__ = [
    "MAX_TOTAL_BYTES",
    "MOST_MOVED",
    "SYSTEM_TAGS",
    "Ailment",
    "AnswerUnprintable",
    "ArchiveRules",
    "DrawingRoom",
    "Fault",
    "PrintedValue",
    "Rendered",
    "Template",
    "TemplateRefused",
    "TemplateUnfit",
    "check_paper",
    "contract_faults",
    "examine",
    "examine_file",
    "is_on_addendum",
    "open_archive",
    "read_back",
    "render",
]
