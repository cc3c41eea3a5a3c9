# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looks until the settings are read: the defaults of those settings, declared here and nowhere else.

Apart from ``settings`` because the first paint must not wait for pydantic.
"""

from __future__ import annotations

from typing import Literal

Scheme = Literal["system", "light", "dark"]

FIRST_SCHEME: Scheme = "system"
FIRST_FONT_POINTS = 10.5
