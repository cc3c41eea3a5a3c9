# SPDX-License-Identifier: GPL-3.0-or-later
"""Words on a tinted ground. The word alone says everything; the colour only helps to find it."""

from __future__ import annotations

from counter_app.domain.offered import Certainty
from counter_app.ui.phrases import CERTAINTY
from counter_app.ui.widgets.plain_label import PlainLabel, Role

_ROLES: dict[Certainty, Role] = {"verified": "good", "single_source": "wait", "unverified": "wait"}
_SHAPES: dict[Certainty, str] = {"verified": "✓", "single_source": "▲", "unverified": "▲"}


def badge(text: str, role: Role = "secondary") -> PlainLabel:
    """A word on its ground."""
    label = PlainLabel(text, role)
    label.setProperty("badge", "true")
    return label


def certainty_badge(certainty: Certainty) -> PlainLabel:
    """How sure the catalogue is, said in words."""
    return badge(*certainty_words(certainty))


def certainty_words(certainty: Certainty) -> tuple[str, Role]:
    """The words of that badge and its look."""
    return f"{_SHAPES[certainty]} {CERTAINTY[certainty]}", _ROLES[certainty]
