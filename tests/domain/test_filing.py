# SPDX-License-Identifier: GPL-3.0-or-later
"""A packet's pictures in order, a crop that follows a turn, and file names a portal takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.filing import (
    NAME_PATTERN,
    Crop,
    Look,
    Packet,
    PacketFile,
    Scan,
    ScanEdit,
    checked_pattern,
    packet_file_name,
)

shares = st.floats(0, 0.45, allow_nan=False).map(lambda share: round(share, 4))
edits = st.builds(
    ScanEdit,
    st.sampled_from([0, 90, 180, 270]),
    st.builds(Crop, shares, shares, shares, shares),
    st.sampled_from(list(Look)),
)


@given(edits)
def test_four_quarter_turns_and_three_looks_come_back_to_the_beginning(edit: ScanEdit) -> None:
    assert edit.quarter().quarter().quarter().quarter() == edit
    assert edit.next_look().next_look().next_look() == edit


@given(st.lists(st.tuples(st.sampled_from(["left", "top", "right", "bottom"]), st.floats(-1, 1, allow_nan=False))))
def test_a_crop_always_leaves_a_picture(moves: list[tuple[str, float]]) -> None:
    crop = Crop()
    for side, by in moves:
        crop = crop.moved(side, by)
    assert crop.left + crop.right < 1
    assert crop.top + crop.bottom < 1
    assert min(crop.left, crop.top, crop.right, crop.bottom) >= 0


def test_pictures_of_one_paper_are_ordered_and_the_others_stay() -> None:
    packet = Packet()
    for file in "123":
        packet = packet.added("to_khai", Scan(file))
    packet = packet.added("giay_bao_tu", Scan("4"))
    packet = packet.moved("to_khai", "3", -1).moved("to_khai", "1", -1).removed("to_khai", "2")
    assert [scan.file for scan in packet.of("to_khai")] == ["1", "3"]
    packet = packet.edited("to_khai", "3", ScanEdit(90))
    assert packet.of("to_khai")[1].edit.turned == 90
    assert [scan.file for scan in packet.every()] == ["1", "3", "4"]


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (NAME_PATTERN, "03-giay-bao-tu.pdf"),
        ("{ma}_{giay_to}", "1.000656_giay-bao-tu.pdf"),
        ("{ho_so}_{tt}", "26-0312_03.pdf"),
    ],
)
def test_a_file_is_named_as_the_portal_wants(pattern: str, name: str) -> None:
    assert packet_file_name(checked_pattern(pattern), "1.000656", "26-0312", 3, "giay_bao_tu") == name
    assert name.isascii()


@pytest.mark.parametrize("pattern", ["", "{ma}", "giấy-{tt}", "{ten}-{tt}", "../{tt}", "{tt}/x", "{tt} x", "{{tt}"])
def test_a_pattern_no_portal_would_take_is_refused(pattern: str) -> None:
    with pytest.raises(BadInput, match="Mẫu tên tệp"):
        checked_pattern(pattern)


def test_a_coarse_picture_is_called_faint() -> None:
    assert PacketFile("x", "x.pdf", 10, 1, 90).is_faint
    assert not PacketFile("x", "x.pdf", 10, 1, 0).is_faint
