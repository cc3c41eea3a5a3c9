# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier's card in words: how it was written and received, where the result goes, and its whole history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.casework.handling import ORDINARY_REASONS
from counter_app.domain.channels import Channel
from counter_app.domain.personal_id import grouped
from counter_app.domain.stages import Action
from counter_app.domain.visitor import Trait
from counter_app.ui.spot_words import spot_facts

if TYPE_CHECKING:
    from counter_app.casework.board_desk import Card
    from counter_app.domain.life import Entry, Life

_WRITERS = {"clerk": "Cán bộ viết hộ", "volunteer": "Tình nguyện viên viết hộ"}
_COLLECTORS = {"owner": "chính chủ", "representative": "người được ủy quyền"}


def card_facts(card: Card, now: datetime) -> list[str]:
    """What is known beside the name, one fact a line."""
    return list(_facts(card, now))


def history_lines(life: Life, now: datetime) -> list[str]:
    """Every action, the last first: when, what, who, why; one taken back says so."""
    counted = set(life.effective)
    return [_told(entry, now, place in counted) for place, entry in reversed(list(enumerate(life.history)))]


def _facts(card: Card, now: datetime) -> Iterator[str]:
    life, service, delivery = card.handled.life, card.handled.service, card.handled.delivery
    if life.official_number:
        yield f"Mã của tỉnh: {life.official_number}"
    elif life.received_at is not None:
        yield "Chờ nhập hệ thống của tỉnh"
    if life.received_at is not None:
        way = f" {Channel(life.channel_in).caption}" if life.channel_in else ""
        due = f", hẹn trả {_moment(life.due, now)}" if life.due else ""
        yield f"Nhận{way} {_moment(life.received_at, now)}{due}"
        yield "Có giấy tiếp nhận" if service.receipt else "Không viết giấy hẹn"
    if life.ordinary:
        yield f"Quy trình thường: {ORDINARY_REASONS.get(life.ordinary, life.ordinary).lower()}"
    whom = ", ".join(Trait(code).caption.lower() for code in service.helped_for)
    if service.written_by:
        inside = "theo mô hình" if service.inside_scheme else "ngoài mô hình, theo yêu cầu"
        yield f"{_WRITERS.get(service.written_by, 'Viết hộ')}{f' cho {whom}' if whom else ''} ({inside})"
    elif whom:
        yield f"Người nộp: {whom}"
    yield from spot_facts(card)
    if delivery.village or delivery.phone:
        yield " · ".join(filter(None, (delivery.village, delivery.phone)))
    if delivery.collector:
        number = f", số {grouped(delivery.collector_id_number)}" if delivery.collector_id_number else ""
        yield f"Người nhận: {delivery.collector}{number}"


def _told(entry: Entry, now: datetime, counts: bool) -> str:
    when = _moment(entry.at, now)
    more = [_why(entry), entry.note]
    tail = "; ".join(part for part in more if part)
    undone = "" if counts or entry.action is Action.UNDO else " (đã hoàn tác)"
    who = f" · {entry.who}" if entry.who else ""
    return f"{when}  {_caption(entry)}{undone}{who}{f' · {tail}' if tail else ''}"


def _caption(entry: Entry) -> str:
    online = entry.action is Action.RECEIVE_BROUGHT and entry.facts.get("channel") == Channel.ONLINE
    return "Nộp trực tuyến hộ" if online else entry.action.caption


def _why(entry: Entry) -> str:
    facts = entry.facts
    if "reason" in facts:
        return ORDINARY_REASONS.get(facts["reason"], facts["reason"])
    if "collector" in facts:
        return _COLLECTORS.get(facts["collector"], "")
    return facts.get("official_number", "")


def _moment(at: datetime, now: datetime) -> str:
    """«08:00» today, «08:00 25/11» this year."""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%H:%M %d/%m}" if at.year == now.year else f"{at:%H:%M %d/%m/%Y}"
