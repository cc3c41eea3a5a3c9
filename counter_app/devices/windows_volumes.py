# SPDX-License-Identifier: GPL-3.0-or-later
"""The calls to Windows behind ``windows_drives``; loads on Windows only.

An empty card reader must not make Windows ask for a disk in a box of its own: that is switched off for this thread.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.devices.windows_drives import Volume, VolumeRefused

_SEM_FAILCRITICALERRORS = 1
_LONGEST_NAME = 261
_SHARE_READ_WRITE, _OPEN_EXISTING = 3, 3
_IOCTL_STORAGE_QUERY_PROPERTY = 0x002D1400
_ANSWER_BYTES = 1024
_BUS_TYPE_AT = 28
"""Offset of BusType in STORAGE_DEVICE_DESCRIPTOR."""
_NO_HANDLE = ctypes.c_void_p(-1).value


@dataclass(frozen=True)
class WindowsVolumes:
    """Asks kernel32. ``last_error``: the number of the call that failed just now on this thread."""

    kernel32: Any
    last_error: Callable[[], int]

    @classmethod
    def of_this_windows(cls) -> WindowsVolumes:
        """The real library; only on Windows."""
        load = getattr(ctypes, "WinDLL")  # noqa: B009 - absent from ctypes elsewhere, and so from its types
        kernel32 = load("kernel32", use_last_error=True)
        kernel32.CreateFileW.restype = ctypes.c_void_p
        return cls(kernel32, getattr(ctypes, "get_last_error"))  # noqa: B009 - as above

    def letters(self) -> list[str]:
        """«C:», «E:»."""
        bits = int(self.kernel32.GetLogicalDrives())
        return [f"{chr(ord('A') + at)}:" for at in range(26) if bits >> at & 1]

    def kind(self, letter: str) -> int:
        """GetDriveTypeW."""
        return int(self.kernel32.GetDriveTypeW(f"{letter}\\"))

    def bus(self, letter: str) -> int:
        """Ask the disk how it hangs on the PC; needs no right to read it."""
        handle = self.kernel32.CreateFileW(f"\\\\.\\{letter}", 0, _SHARE_READ_WRITE, None, _OPEN_EXISTING, 0, None)
        if handle == _NO_HANDLE:
            self._refuse()
        try:
            question, told = (ctypes.c_uint32 * 3)(), ctypes.c_uint32()
            answer = ctypes.create_string_buffer(_ANSWER_BYTES)
            self._check(
                self.kernel32.DeviceIoControl(
                    ctypes.c_void_p(handle),
                    _IOCTL_STORAGE_QUERY_PROPERTY,
                    ctypes.byref(question),
                    ctypes.sizeof(question),
                    answer,
                    _ANSWER_BYTES,
                    ctypes.byref(told),
                    None,
                )
            )
            return int.from_bytes(answer.raw[_BUS_TYPE_AT : _BUS_TYPE_AT + 4], "little")
        finally:
            self.kernel32.CloseHandle(ctypes.c_void_p(handle))

    def volume(self, letter: str) -> Volume:
        """GetVolumeInformationW."""
        self.kernel32.SetThreadErrorMode(_SEM_FAILCRITICALERRORS, None)
        label, system = ctypes.create_unicode_buffer(_LONGEST_NAME), ctypes.create_unicode_buffer(_LONGEST_NAME)
        serial, longest, flags = ctypes.c_uint32(), ctypes.c_uint32(), ctypes.c_uint32()
        self._check(
            self.kernel32.GetVolumeInformationW(
                f"{letter}\\",
                label,
                _LONGEST_NAME,
                ctypes.byref(serial),
                ctypes.byref(longest),
                ctypes.byref(flags),
                system,
                _LONGEST_NAME,
            )
        )
        return Volume(label.value, serial.value, system.value, flags.value)

    def room(self, letter: str) -> tuple[int, int]:
        """GetDiskFreeSpaceExW."""
        free, total = ctypes.c_uint64(), ctypes.c_uint64()
        self._check(self.kernel32.GetDiskFreeSpaceExW(f"{letter}\\", ctypes.byref(free), ctypes.byref(total), None))
        return free.value, total.value

    def names(self, letter: str) -> list[str]:
        """What lies at the top."""
        return [path.name for path in Path(f"{letter}\\").iterdir()]

    def _check(self, worked: int) -> None:
        if not worked:
            self._refuse()

    def _refuse(self) -> None:
        raise VolumeRefused(self.last_error())
