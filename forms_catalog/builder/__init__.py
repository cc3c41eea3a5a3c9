# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes ``procedures/listed/*.toml`` from the national data and the tables of words kept here.

Runs from a checkout only. A procedure with a file of its own (``procedures/CODE.toml``) is left out.
"""

from __future__ import annotations

from forms_catalog.builder.files import listed_files, own_codes

__all__ = ["listed_files", "own_codes"]
