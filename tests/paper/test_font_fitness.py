# SPDX-License-Identifier: GPL-3.0-or-later
"""A face is fit for paper when it is here, may be embedded and has every letter."""

from __future__ import annotations

import pytest

from counter_app.paper.font_fitness import font_faults, licence_allows, may_embed
from counter_app.paper.fonts import paper_font_family

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("face", ["Times New Roman", "times new roman", "Liberation Serif"])
def test_the_official_face_or_its_twin_is_fit(face: str) -> None:
    assert list(font_faults(face, "Ấp ☐ ☒ – “”…")) == []


def test_a_face_that_is_not_here_is_told_with_what_stands_in() -> None:
    (sentence,) = font_faults("VNI-Times", "Chữ")
    assert "VNI-Times" in sentence
    assert paper_font_family() in sentence


def test_letters_no_face_here_has_are_listed() -> None:
    (sentence,) = font_faults("Times New Roman", "A\U00013000")
    assert "thiếu 1 chữ" in sentence


def os2(bits: int) -> bytes:
    return bytes(8) + bits.to_bytes(2, "big") + bytes(80)


@pytest.mark.parametrize(("bits", "allowed"), [(0, True), (0x2, False), (0x4, True), (0x8, True), (0x200, False)])
def test_licence_bits_decide_whether_a_face_may_be_embedded(bits: int, allowed: bool) -> None:
    assert licence_allows(os2(bits)) is allowed


def test_a_font_without_licence_bits_forbids_nothing() -> None:
    assert licence_allows(b"")
    assert may_embed(paper_font_family())
