# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs of the old symbol fonts (Symbol, Wingdings) as ordinary Unicode, so that any font may draw them."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x70: "☐",
    0x71: "☐",
    0x72: "☐",
    0x73: "⬧",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA3: "☐",
    0xA7: "▪",
    0xA8: "☐",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x2A: "✉",
    0x28: "☎",
    0x21: "✏",
    0x22: "✂",
    0x4A: "☺",
    0x46: "☞",
    0x20: " ",
}
_WINGDINGS_2 = {0x2A: "☐", 0x30: "☐", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_SYMBOL = {
    0xB7: "•",
    0xA8: "♦",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xA3: "≤",
    0xB3: "≥",
    0xB9: "≠",
    0xDE: "⇒",
    0xAE: "→",
    0xF0: "",
    0x2D: "−",
    0x2A: "∗",
    0xD7: "⋅",
    0xA5: "∞",
    0x20: " ",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
    0x70: "π",
    0x57: "Ω",
    0x44: "Δ",
    0xD6: "√",
}
_TABLES = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol_text(font: str, code: str) -> str:
    """The character of ``w:sym``; empty when unknown."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    table = _TABLES.get(font.casefold())
    if table is not None:
        return table.get(number & 0xFF, "")
    return "" if 0xE000 <= number <= 0xF8FF or number < 0x20 or number > 0x10FFFF else chr(number)


def plain_sign(text: str, font: str) -> str:
    """Text typed in a symbol font, told apart from the marks of values, which use the same private range."""
    table = _TABLES.get(font.casefold())
    if table is None:
        return text
    return "".join(table.get(ord(c) & 0xFF, c) if 0xF000 <= ord(c) <= 0xF0FF else c for c in text)
