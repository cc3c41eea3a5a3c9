# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours can be read by tired eyes, keys do not collide with each other or with input methods."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.first_look import Scheme
from counter_app.ui import theme
from counter_app.ui.fields.growing_input import GrowingInput
from counter_app.ui.shortcuts import PLACE_TITLES, Key, Place
from counter_app.ui.tokens import DARK, LIGHT, Tokens, row_height_px
from counter_app.ui.widgets.plain_label import PlainLabel, button_text

PAIRS = [
    ("text", "ground"),
    ("text", "card"),
    ("secondary", "ground"),
    ("secondary", "card"),
    ("accent", "ground"),
    ("accent", "card"),
    ("accent", "accent_soft"),
    ("text", "accent_soft"),
    ("secondary", "accent_soft"),
    ("on_accent", "accent"),
    ("good", "ground"),
    ("good", "card"),
    ("good", "good_soft"),
    ("text", "good_soft"),
    ("wait", "ground"),
    ("wait", "card"),
    ("wait", "wait_soft"),
    ("text", "wait_soft"),
    ("bad", "ground"),
    ("bad", "card"),
    ("bad", "bad_soft"),
    ("text", "bad_soft"),
]


def luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("points", [9.0, 10.5, 16.0, 22.0])
def test_rows_grow_with_the_type_and_are_never_low(points: float) -> None:
    assert row_height_px(points) >= max(32, points * 96 / 72 * 1.8)


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_a_line_is_as_high_as_a_row_with_and_without_the_keys(qtbot: QtBot, qapp: QApplication, points: float) -> None:
    theme.apply(qapp, "light", points)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitActive(line)
    without = line.sizeHint().height()
    line.setFocus()
    assert {without, line.sizeHint().height()} == {row_height_px(points)}
    growing = GrowingInput()
    qtbot.addWidget(growing)
    growing.show()
    qtbot.waitUntil(lambda: growing.height() == row_height_px(points), timeout=1000)
    theme.apply(qapp, "light", 10.5)


@pytest.mark.parametrize("scheme", ["system", "light", "dark"])
def test_the_look_can_be_changed_while_the_program_runs(qapp: QApplication, scheme: Scheme) -> None:
    look = theme.apply(qapp, scheme, 12.5)
    assert qapp.font().pointSizeF() == 12.5
    assert qapp.palette().window().color().name().upper() == look.tokens.ground
    theme.apply(qapp, "light", 10.5)


@pytest.mark.parametrize("place", PLACE_TITLES)
def test_no_two_keys_in_reach_of_each_other_share_a_sequence(place: Place) -> None:
    """Rooms that are never in front together may give a key each their own meaning."""
    beside = {"everywhere", "lists", place} | ({"page"} if place in {"typing", "check"} else set())
    pressed = Counter(sequence.toString() for key in Key if key.place in beside for sequence in key.sequences())
    assert [sequence for sequence, times in pressed.items() if times > 1] == []
    assert "" not in pressed


def test_keys_of_input_methods_are_left_alone() -> None:
    for key in Key:
        for sequence in key.sequences():
            text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            assert "Ctrl+Shift" not in text
            assert text != "Alt+Z"
            assert len(text) > 1, "a single letter belongs to the text being typed"


def test_every_key_has_a_title_and_a_place_for_the_key_card() -> None:
    titles = [key.title for key in Key]
    assert len(set(titles)) == len(titles)
    assert {key.place for key in Key} == set(PLACE_TITLES)


@pytest.mark.parametrize(
    ("key", "shown"),
    [(Key.NEXT_STEP, "Ctrl+Enter"), (Key.ZOOM_IN, "Ctrl++"), (Key.BACK, "Esc"), (Key.PAGE, "F8")],
)
def test_keys_are_written_as_on_the_keyboard(key: Key, shown: str) -> None:
    assert key.shown == shown


def test_a_name_with_markup_is_shown_letter_by_letter(qtbot: QtBot) -> None:
    label, markup = PlainLabel("Nguyễn <b>A</b>"), PlainLabel("<b>A</b>")
    qtbot.addWidget(label)
    qtbot.addWidget(markup)
    assert markup.sizeHint().width() > PlainLabel("A").sizeHint().width() * 3
    assert label.text() == "Nguyễn <b>A</b>"


def test_an_ampersand_in_a_name_makes_no_shortcut(qtbot: QtBot) -> None:
    button = QPushButton(button_text("Hộ kinh doanh A & B"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
