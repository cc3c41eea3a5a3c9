# SPDX-License-Identifier: GPL-3.0-or-later
"""Filing online for the citizen: which pictures stand for which paper, how each is set right, how files are named.

Papers filed online are copies taken by a machine; the portal takes one file a component (NĐ 118/2025/NĐ-CP, NĐ
45/2020/NĐ-CP). What a file must be called and how large it may be each portal says for itself: both are settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from counter_app.domain.errors import BadInput

NAME_PATTERN = "{tt}-{giay_to}"
"""Our own choice: no portal's rule for file names is known to us."""
LEAST_DPI = 150
"""Below this the small print of an official paper is no longer read with ease; our own bound, from trials."""
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".pdf")
"""What scanners, phones and cameras leave that can be read here."""
_LEAST_LEFT = 0.04
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
_MARKS = ("ma", "tt", "giay_to", "ho_so")


class FilingState(StrEnum):
    """How far an online filing has come."""

    GATHERING = "gathering"
    PACKED = "packed"
    UPLOADED = "uploaded"
    WIPED = "wiped"


class Look(StrEnum):
    """How a picture is drawn: as it is, in greys, or in greys with the paper made white and the ink black."""

    COLOUR = "colour"
    GREY = "grey"
    CLEAR = "clear"


@dataclass(frozen=True)
class Crop:
    """The share cut off at each side of the picture as it stands turned; something is always left."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def cuts(self) -> bool:
        """Whether anything is cut off."""
        return any((self.left, self.top, self.right, self.bottom))

    def moved(self, side: str, by: float) -> Crop:
        """One side («left», «top», «right», «bottom») moved inwards by a share; outwards where it is negative."""
        most = 1 - _LEAST_LEFT - getattr(self, _OPPOSITE[side])
        return replace(self, **{side: min(round(most, 4), max(0.0, round(getattr(self, side) + by, 4)))})

    def turned(self) -> Crop:
        """The same cut after a quarter turn clockwise."""
        return Crop(left=self.bottom, top=self.left, right=self.top, bottom=self.right)


@dataclass(frozen=True)
class ScanEdit:
    """What is done to a picture before it goes into the file. ``turned``: degrees clockwise, 0, 90, 180 or 270."""

    turned: int = 0
    crop: Crop = Crop()
    look: Look = Look.COLOUR

    def quarter(self) -> ScanEdit:
        """A quarter turn clockwise; what was cut off stays cut off."""
        return replace(self, turned=(self.turned + 90) % 360, crop=self.crop.turned())

    def next_look(self) -> ScanEdit:
        """The look after this one, round and round."""
        looks = list(Look)
        return replace(self, look=looks[(looks.index(self.look) + 1) % len(looks)])


@dataclass(frozen=True)
class Scan:
    """One picture or PDF taken into the packet.

    ``file``: its name in the packet's own folder, a number; ``origin``: where it was taken from, known only as long
    as the packet is there.
    """

    file: str
    edit: ScanEdit = ScanEdit()
    origin: str = ""


@dataclass(frozen=True)
class Packet:
    """The pictures of one filing, in order, by the id of the component they stand for."""

    scans: Mapping[str, tuple[Scan, ...]] = field(default_factory=dict)

    def of(self, component_id: str) -> tuple[Scan, ...]:
        """The pictures of one component."""
        return self.scans.get(component_id, ())

    def every(self) -> Iterator[Scan]:
        """All pictures."""
        for scans in self.scans.values():
            yield from scans

    def added(self, component_id: str, scan: Scan) -> Packet:
        """With one more at the end of a component."""
        return self._with(component_id, (*self.of(component_id), scan))

    def removed(self, component_id: str, file: str) -> Packet:
        """Without a picture."""
        return self._with(component_id, tuple(scan for scan in self.of(component_id) if scan.file != file))

    def moved(self, component_id: str, file: str, by: int) -> Packet:
        """A picture moved among those of its component; at the end nothing changes."""
        scans = list(self.of(component_id))
        here = next((place for place, scan in enumerate(scans) if scan.file == file), None)
        if here is None or not 0 <= here + by < len(scans):
            return self
        scans.insert(here + by, scans.pop(here))
        return self._with(component_id, tuple(scans))

    def edited(self, component_id: str, file: str, edit: ScanEdit) -> Packet:
        """A picture set right anew."""
        scans = (replace(scan, edit=edit) if scan.file == file else scan for scan in self.of(component_id))
        return self._with(component_id, tuple(scans))

    def _with(self, component_id: str, scans: tuple[Scan, ...]) -> Packet:
        return Packet({**self.scans, component_id: scans})


@dataclass(frozen=True)
class PacketFile:
    """One finished file of the packet. ``dots_per_inch``: of its coarsest picture; 0 where it holds none."""

    component_id: str
    name: str
    size: int
    pages: int
    dots_per_inch: int = 0

    @property
    def is_faint(self) -> bool:
        """Whether small print may be hard to read."""
        return 0 < self.dots_per_inch < LEAST_DPI


def checked_pattern(pattern: str) -> str:
    """A pattern of file names, as it is kept.

    Raises:
        BadInput: it has other places than ``{ma} {tt} {giay_to} {ho_so}``, or letters a portal may refuse.
    """
    bare = pattern
    for mark in _MARKS:
        bare = bare.replace(f"{{{mark}}}", "")
    if _SAFE.search(bare) or not ("{tt}" in pattern or "{giay_to}" in pattern):
        raise BadInput(
            "Mẫu tên tệp chỉ được có chữ không dấu, số, dấu . _ - và các chỗ {ma} {tt} {giay_to} {ho_so}; phải có "
            "{tt} hoặc {giay_to}. Chưa có gì thay đổi; xin nhập lại."
        )
    return pattern


def packet_file_name(pattern: str, code: str, number: str, place: int, component_id: str) -> str:
    """What a component's file is called: ASCII, without a person's name, safe on every system.

    Args:
        pattern: with ``{ma}`` (procedure), ``{tt}`` (place in the packet), ``{giay_to}`` (the paper's short name),
            ``{ho_so}`` (the local number).
    """
    words = {"ma": code, "tt": f"{place:02}", "giay_to": component_id.replace("_", "-"), "ho_so": number}
    name = pattern
    for mark, word in words.items():
        name = name.replace(f"{{{mark}}}", word)
    return f"{_SAFE.sub('-', name)}.pdf"
