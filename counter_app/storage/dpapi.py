# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows' own protection of small secrets for one user account (DPAPI), called through ctypes.

What another account protected cannot be opened here: that is the point, and why a printed code exists.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

_NEVER_ASK = 0x1  # CRYPTPROTECT_UI_FORBIDDEN: a dialog of Windows would hang the worker


class _Blob(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint32), ("bytes", ctypes.POINTER(ctypes.c_ubyte))]


class NotThisAccount(Exception):
    """Windows will not open this secret for the account that asks."""


@dataclass(frozen=True)
class Dpapi:
    """The two calls of crypt32 and the one of kernel32 that frees their answers."""

    crypt32: Any
    kernel32: Any

    @classmethod
    def of_this_windows(cls) -> Dpapi:
        """The real libraries; only on Windows."""
        load = getattr(ctypes, "WinDLL")  # noqa: B009 - absent from ctypes elsewhere, and so from its types
        kernel32 = load("kernel32", use_last_error=True)
        kernel32.LocalFree.argtypes = [ctypes.c_void_p]
        return cls(load("crypt32", use_last_error=True), kernel32)

    def protect(self, secret: bytes) -> bytes:
        """The secret, readable by this user account on this machine only."""
        return self._call(self.crypt32.CryptProtectData, secret)

    def unprotect(self, protected: bytes) -> bytes:
        """The secret again.

        Raises:
            NotThisAccount: protected by another account, or Windows lost its own keys.
        """
        return self._call(self.crypt32.CryptUnprotectData, protected)

    def _call(self, call: Any, given: bytes) -> bytes:
        held = (ctypes.c_ubyte * len(given)).from_buffer_copy(given)
        source = _Blob(len(given), ctypes.cast(held, ctypes.POINTER(ctypes.c_ubyte)))
        answer = _Blob()
        if not call(ctypes.byref(source), None, None, None, None, _NEVER_ASK, ctypes.byref(answer)):
            raise NotThisAccount
        try:
            return ctypes.string_at(answer.bytes, answer.size)
        finally:
            self.kernel32.LocalFree(ctypes.cast(answer.bytes, ctypes.c_void_p))
