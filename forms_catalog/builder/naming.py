# SPDX-License-Identifier: GPL-3.0-or-later
"""Names a clerk reads: the law's long title becomes a short one; what a rule cannot shorten is in words/."""

from __future__ import annotations

import re

LONGEST_SHORT = 70
_LEADING = re.compile(r"^(?:Thủ tục hành chính|Thủ tục)(?: hành chính)? ", re.IGNORECASE)
_CODE_BEHIND = re.compile(r"\s*\(\d\.\d{6}\)\s*$")
_PLACE_BEHIND = re.compile(
    r"\s*\((?:thực hiện tại (?:Công an )?cấp xã|cấp xã|cấp tỉnh|thuộc địa bàn quản lý|thực hiện tại cấp tỉnh)\)\s*$",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r"\s*(?:,? do Chủ tịch (?:UBND|Ủy ban nhân dân) cấp tỉnh phân cấp.*"
    r"|,? thuộc thẩm quyền (?:phê duyệt |giải quyết )?của (?:Chủ tịch )?(?:UBND|Ủy ban nhân dân) cấp xã.*"
    r"|,? bằng dịch vụ công.*|,? thực hiện bằng dịch vụ công.*|,? thực hiện tại cấp .*"
    r"|\s*\((?:theo|Theo) đề nghị của .*\)|\s*\(sau đây gọi .*?\))$"
)


def tidy(name: str) -> str:
    """The full name as one sentence: no capitals throughout, no full stop, no code behind it."""
    bare = _CODE_BEHIND.sub("", name).rstrip(" .")
    if not any(letter.islower() for letter in _PLACE_BEHIND.sub("", bare)):
        bare = bare.lower()
    return bare[:1].upper() + bare[1:]


def short(name: str) -> str:
    """The name without «Thủ tục», without where it is done and by whose power; perhaps still too long."""
    bare = _LEADING.sub("", tidy(name))
    for _ in range(2):
        bare = _TAILS.sub("", _PLACE_BEHIND.sub("", bare)).rstrip(" .;,")
    return bare[:1].upper() + bare[1:]
