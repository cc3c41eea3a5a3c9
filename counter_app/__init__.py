# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter program: a clerk writes official forms for citizens. Only the version lives here."""

from __future__ import annotations

__version__ = "0.1.0"
