# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, spacing and type of the window, as tokens; the style sheet and the palette are made from them.

The paper is not themed: it is black Times on white, whatever the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from counter_app.first_look import FIRST_FONT_POINTS, Scheme
from counter_app.ui.stylesheet import stylesheet
from counter_app.ui.tokens import DARK, LIGHT, Tokens

SPACE_4_PX = 4
SPACE_8_PX = 8
SPACE_12_PX = 12
SPACE_16_PX = 16
SPACE_24_PX = 24

# Windows and most desktops name a good font themselves; these are for systems that do not.
_KNOWN_FAMILIES = (
    "Segoe UI",
    "Noto Sans",
    "Open Sans",
    "Ubuntu",
    "Cantarell",
    "Liberation Sans",
    "DejaVu Sans",
)

_APPLIED = "counter_look"


@dataclass(frozen=True)
class Look:
    """What is applied at this moment."""

    tokens: Tokens
    font_points: float


def apply(app: QApplication, scheme: Scheme, font_points: float) -> Look:
    """Dress the whole program; may be called again while it runs."""
    tokens = tokens_for(app, scheme)
    applied = Look(tokens, font_points)
    app.setProperty(_APPLIED, applied)
    sheet = stylesheet(tokens, font_points)
    if app.styleSheet() == sheet:  # every change makes all widgets look again, which can be felt
        return applied
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    font = QFont(interface_family())
    font.setPointSizeF(font_points)
    app.setFont(font)
    app.setPalette(palette(tokens))
    app.setStyleSheet(sheet)
    return applied


def look() -> Look:
    """What is applied now, for whatever paints itself."""
    app = QApplication.instance()
    applied = app.property(_APPLIED) if app else None
    return applied if isinstance(applied, Look) else Look(LIGHT, FIRST_FONT_POINTS)


def tokens_for(app: QApplication, scheme: Scheme) -> Tokens:
    """The colours for a scheme; the system's own wish for darkness and strong contrast is followed."""
    # Kept in names: the hints' parts die with the Python object that gave them.
    hints = app.styleHints()
    accessibility = hints.accessibility()
    dark = scheme == "dark" or (scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    tokens = DARK if dark else LIGHT
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return replace(tokens, secondary=tokens.text, line=tokens.text)
    return tokens


def interface_family() -> str:
    """The system's interface font, or the best known one where the system only says «Sans»."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    present = set(QFontDatabase.families())
    if own in present and own not in {"Sans", "Sans Serif", "MS Shell Dlg 2"}:
        return own
    return next((family for family in _KNOWN_FAMILIES if family in present), own)


def palette(tokens: Tokens) -> QPalette:
    """The same colours for everything the style sheet does not name."""
    colours = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.card,
        QPalette.ColorRole.AlternateBase: tokens.ground,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.ToolTipBase: tokens.card,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.secondary,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.secondary))
    return made
