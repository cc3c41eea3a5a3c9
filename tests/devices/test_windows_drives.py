# SPDX-License-Identifier: GPL-3.0-or-later
"""What Windows says of its letters becomes drives; its calls are filled in as kernel32 fills them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pytest

from counter_app.devices.windows_drives import (
    BUS_SD,
    BUS_USB,
    FIXED,
    NOT_READY,
    READ_ONLY_VOLUME,
    REMOVABLE,
    Volume,
    VolumeRefused,
    windows_drives,
)
from counter_app.devices.windows_volumes import WindowsVolumes
from counter_app.domain.drive import Drive

STICK = Volume("KINGSTON", 0x1A2B3C4D, "FAT32", 0)
SATA_BUS = 11


@dataclass
class FakeVolumes:
    """Letters with kind, bus, volume (or the number of a refusal) and names."""

    known: dict[str, tuple[int, int, Volume | int]]
    lying: list[str] = field(default_factory=list)

    def letters(self) -> list[str]:
        return list(self.known)

    def kind(self, letter: str) -> int:
        return self.known[letter][0]

    def bus(self, letter: str) -> int:
        return self.known[letter][1]

    def volume(self, letter: str) -> Volume:
        told = self.known[letter][2]
        if isinstance(told, int):
            raise VolumeRefused(told)
        return told

    def room(self, letter: str) -> tuple[int, int]:
        return 3_000_000, 4_000_000

    def names(self, letter: str) -> list[str]:
        return self.lying


def _look(*known: tuple[str, int, int, Volume | int], lying: list[str] | None = None) -> list[Drive]:
    volumes = FakeVolumes({letter: (kind, bus, told) for letter, kind, bus, told in known}, lying or [])
    return windows_drives(volumes, "D:\\Dữ liệu\\counter-app\\register")


def test_a_stick_with_all_its_facts() -> None:
    assert _look(("E:", REMOVABLE, BUS_USB, STICK)) == [
        Drive("E:", "E:\\", "KINGSTON", "1A2B-3C4D", "FAT32", 3_000_000, 4_000_000, bus="usb")
    ]
    assert _look(("E:", REMOVABLE, BUS_USB, STICK))[0].is_plain_format


def test_inner_disks_networks_and_discs_are_no_sticks() -> None:
    assert (
        _look(("C:", FIXED, BUS_USB, STICK), ("F:", FIXED, SATA_BUS, STICK), ("Z:", 4, 0, STICK), ("G:", 5, 0, 21))
        == []
    )


def test_a_usb_hard_disk_says_it_is_fixed_and_is_one_all_the_same() -> None:
    assert [drive.bus for drive in _look(("F:", FIXED, BUS_USB, STICK))] == ["usb"]


def test_a_reader_without_a_card_and_a_stick_that_is_not_formatted() -> None:
    empty, raw = _look(("E:", REMOVABLE, BUS_SD, NOT_READY), ("F:", REMOVABLE, BUS_USB, 1005))
    assert (empty.has_medium, empty.bus) == (False, "card")
    assert (raw.has_medium, raw.mount) == (True, "")


def test_locked_and_suspicious_ones() -> None:
    locked = Volume("A", 1, "exFAT", READ_ONLY_VOLUME)
    assert [drive.read_only for drive in _look(("E:", REMOVABLE, BUS_USB, locked))] == [True]
    looked = _look(("E:", FIXED, BUS_USB, STICK), ("D:", FIXED, BUS_USB, STICK), lying=["Windows", "Users"])
    assert [drive.suspicion for drive in looked] == ["system", "register"]


@dataclass
class FakeKernel32:
    """Fills the caller's buffers."""

    fails: bool = False

    def GetLogicalDrives(self) -> int:
        return 0b10100

    def GetDriveTypeW(self, root: str) -> int:
        return REMOVABLE if root == "E:\\" else FIXED

    def CreateFileW(self, name: str, *_rest: Any) -> int | None:
        return ctypes.c_void_p(-1).value if self.fails else len(name)

    def CloseHandle(self, handle: Any) -> int:
        assert handle.value == len(r"\\.\E:")
        return 1

    def DeviceIoControl(self, _handle: Any, code: int, _ask: Any, size: int, answer: Any, *_rest: Any) -> int:
        assert (code, size) == (0x2D1400, 12)
        answer[28] = BUS_USB
        return 1

    def SetThreadErrorMode(self, mode: int, _before: Any) -> int:
        assert mode == 1
        return 1

    def GetVolumeInformationW(
        self, _root: str, label: Any, _l: int, serial: Any, _n: Any, flags: Any, *rest: Any
    ) -> int:
        if self.fails:
            return 0
        label.value, rest[0].value = "CHỊ HOA", "exFAT"
        serial._obj.value, flags._obj.value = 0xFFFF0001, READ_ONLY_VOLUME
        return 1

    def GetDiskFreeSpaceExW(self, _root: str, free: Any, total: Any, _all: Any) -> int:
        free._obj.value, total._obj.value = 5 << 32, 6 << 32
        return 1


def test_the_calls_are_read_as_kernel32_answers_them() -> None:
    volumes = WindowsVolumes(FakeKernel32(), lambda: 0)
    assert volumes.letters() == ["C:", "E:"]
    assert volumes.kind("E:") == REMOVABLE
    assert volumes.bus("E:") == BUS_USB
    assert volumes.volume("E:") == Volume("CHỊ HOA", 0xFFFF0001, "exFAT", READ_ONLY_VOLUME)
    assert volumes.room("E:") == (5 << 32, 6 << 32)


def test_a_call_that_fails_tells_its_number() -> None:
    volumes = WindowsVolumes(FakeKernel32(fails=True), lambda: NOT_READY)
    for ask in (volumes.volume, volumes.bus):
        with pytest.raises(VolumeRefused) as refused:
            ask("E:")
        assert refused.value.code == NOT_READY
