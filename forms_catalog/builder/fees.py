# SPDX-License-Identifier: GPL-3.0-or-later
"""Fee texts of the portal, in one calm sentence each; what names no money is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms_catalog.builder.tables import Table

BY_PROVINCE = "Do Hội đồng nhân dân cấp tỉnh quy định"
_EXEMPT = "Miễn cho người thuộc gia đình có công với cách mạng, hộ nghèo, người khuyết tật"
_COPY = "bản sao trích lục 8.000 đồng/bản khi có yêu cầu"
_MONEY = re.compile(r"\d[\d.]*\s*đồng|[Mm]iễn (?:lệ )?phí")
_WHERE = {"DIRECT": "nộp trực tiếp", "ONLINE": "nộp trực tuyến", "POSTAL": "gửi bưu chính"}
_AMOUNT = re.compile(r"([\d.]+)\s*đồng(/[^.;,)]+)?")


def fee_of(channels: Sequence[Table]) -> Table:
    """``text`` and ``exempt``, empty where the portal says nothing of money."""
    told = [(channel["method"], text) for channel in channels for text in channel.get("fees", []) if text]
    whole = " ".join(text for _, text in told)
    fee: Table = {"text": _text(told, whole), "exempt": _exempt(whole)}
    if not any(fee.values()):
        return {}
    return {key: value for key, value in fee.items() if value} | {"certainty": "single_source"}


def _text(told: Sequence[tuple[str, str]], whole: str) -> str:
    amounts = list(dict.fromkeys(_amounts(told)))
    if amounts:
        return _sentence("; ".join(amounts))
    if "Hội đồng nhân dân" in whole:
        return f"{BY_PROVINCE}; {_COPY}" if "281/2016" in whole or "Phí cấp bản" in whole else BY_PROVINCE
    if "Miễn lệ phí. Phí cấp bản sao" in whole:
        return f"Miễn lệ phí; {_COPY}"
    return _sentence(_COPY) if "Phí cấp bản sao" in whole else ""


def _amounts(told: Sequence[tuple[str, str]]) -> list[str]:
    found = []
    for method, text in told:
        if amount := _AMOUNT.search(text):
            what = "theo danh sách, " if "theo danh sách" in text.lower() else ""
            per = (amount[2] or "").strip()
            found.append(f"{what}{_WHERE[method]}: {_thousands(amount[1])} đồng{per}")
    same = {entry.split(": ", 1)[1] for entry in found}
    if len(same) == 1 and len(found) > 1:
        return list(same)
    return found


def _thousands(digits: str) -> str:
    return f"{int(digits.replace('.', '')):,}".replace(",", ".")


def _exempt(whole: str) -> str:
    if "gia đình có công với cách mạng" in whole:
        on_time = "Miễn khi khai tử đúng hạn; miễn" if "khai tử đúng" in whole else "Miễn"
        return _EXEMPT.replace("Miễn", on_time, 1)
    if "75/2022/TT-BTC" in whole:
        return "Người thuộc diện miễn theo Điều 4 Thông tư 75/2022/TT-BTC, xuất trình giấy tờ chứng minh"
    return ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
