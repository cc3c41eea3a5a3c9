# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX -> pages -> preview, PDF, printer. Layout needs no Word; see ``layout.lay_out`` for the one entry."""

from __future__ import annotations

from counter_app.paper.document import LayoutCache
from counter_app.paper.layout import lay_out, lay_out_file
from counter_app.paper.pages import Finding, Pages, PrintablePages, Rect, Spot

__all__ = ["Finding", "LayoutCache", "Pages", "PrintablePages", "Rect", "Spot", "lay_out", "lay_out_file"]
