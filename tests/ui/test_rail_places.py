# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail marks the room a screen belongs to."""

from __future__ import annotations

import pytest

from counter_app.ui.widgets.rail import place_of


@pytest.mark.parametrize(
    ("screen", "place"),
    [("dossiers", "dossiers"), ("settings", "settings"), ("doctor", "settings"), ("typing", "choose")],
)
def test_every_screen_has_its_room(screen: str, place: str) -> None:
    assert place_of(screen) == place
