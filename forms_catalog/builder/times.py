# SPDX-License-Identifier: GPL-3.0-or-later
"""Time limits as the portal tells them: per way of filing and per case, a unit it leaves blank staying unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms_catalog.builder.tables import Table

UNITS = {"WORKING_DAY": "working_day", "DAY": "day", "HOUR": "hour", "MONTH": "month", "OTHER": "unknown"}
CHANNELS = {"DIRECT": "direct", "ONLINE": "online", "POSTAL": "post"}
_BLANK = "Cổng ghi số {quantity}, bỏ trống đơn vị"

Limit = tuple[int, str]


def time_limits(channels: Sequence[Table], cases: Sequence[Table]) -> list[Table]:
    """First by way of filing, then the cases that say something else; nothing where the portal says nothing."""
    by_channel: dict[str, dict[Limit, None]] = {}
    for channel in channels:
        by_channel.setdefault(CHANNELS[channel["method"]], {})[_limit(channel["processing"])] = None
    told = list(_by_channel({name: list(limits) for name, limits in by_channel.items()}))
    said = {limit for limits in by_channel.values() for limit in limits}
    by_case: dict[Limit, list[str]] = {}
    for case in cases:
        codes = by_case.setdefault(_limit(case), [])
        codes.extend({case["case_code"]} - set(codes))
    # The known number that only lacks its unit above comes first: a due date can be reckoned from it.
    extra = [_row(limit, "any", _case(codes)) for limit, codes in sorted(by_case.items()) if limit not in said]
    return [*told, *extra]


def _by_channel(by_channel: dict[str, list[Limit]]) -> Iterator[Table]:
    kinds = list(by_channel.values())
    if len(kinds) > 1 and all(limits == kinds[0] for limits in kinds):
        for limit in kinds[0]:
            yield _row(limit, "any")
        return
    for channel in ("direct", "online", "post"):
        for limit in by_channel.get(channel, []):
            yield _row(limit, channel)


def _row(limit: Limit, channel: str, case: str = "") -> Table:
    quantity, unit = limit
    row: Table = {"case": case, "quantity": quantity, "unit": unit, "channel": channel}
    if unit == "unknown" and quantity:
        row["note"] = _BLANK.format(quantity=quantity)
    return row | {"certainty": "single_source"}


def _case(codes: Sequence[str]) -> str:
    shown = ", ".join(sorted(codes)[:3])
    more = len(codes) - 3
    return f"Trường hợp {shown}{f' và {more} trường hợp khác' if more > 0 else ''} trên Cổng"


def _limit(told: Table) -> Limit:
    quantity, unit = int(told.get("qty") or 0), UNITS[told.get("unit") or "OTHER"]
    return (quantity, unit if quantity else "unknown")
