# SPDX-License-Identifier: GPL-3.0-or-later
"""``counter-app decide``: what a scheme gives for one procedure, person and moment. Touches no register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime

from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import open_catalog
from counter_app.catalog.compiled import FILE_NAME
from counter_app.catalog.layers import layers_of
from counter_app.catalog.reference import read_holidays
from counter_app.catalog.schemes import load_schemes
from counter_app.cli.answer import give
from counter_app.domain.channels import Channel
from counter_app.domain.dates import PartialDate
from counter_app.domain.decision import Asked, Decision
from counter_app.domain.errors import BadInput
from counter_app.domain.visitor import Trait, Visitor
from counter_app.paths import Folders


def run_decide(arguments: Namespace) -> int:
    """Answer one question; returns the exit code."""
    folders = Folders.at(arguments.data_dir)
    layers = layers_of(folders)
    procedure = open_catalog(layers, folders.cache / FILE_NAME).procedure(arguments.code)
    schemes = load_schemes(layers).chosen(arguments.scheme)
    asked = Asked(
        procedure=procedure,
        at=_moment(arguments.at, "--at"),
        visitor=Visitor(frozenset(_trait(name) for name in arguments.trait), _born(arguments.born)),
        begun_at=_moment(arguments.begun, "--begun") if arguments.begun else None,
        channel=Channel(arguments.channel),
        case=arguments.case,
        wants_receipt=arguments.wants_receipt,
    )
    found = ServiceDay.of(read_holidays(), schemes).decide(asked)
    give(arguments.json, _machine(found), _human(found))
    return 0


def _machine(found: Decision) -> dict[str, object]:
    return {
        "writes": found.writes,
        "may_write": found.may_write,
        "same_day": found.same_day,
        "receipt": found.receipt,
        "due": found.due.isoformat() if found.due else None,
        "channels_in": [channel.value for channel in found.channels_in],
        "channels_out": [channel.value for channel in found.channels_out],
        "on_the_spot": list(found.steps),
        "reasons": [
            {"about": reason.about, "sentence": reason.sentence, "source": reason.source} for reason in found.reasons
        ],
    }


def _human(found: Decision) -> Iterator[str]:
    yield f"Viết hộ: {_yes(found.writes) if found.may_write else 'luật không cho'}"
    yield f"Trả ngay: {_yes(found.same_day)}"
    yield f"Giấy tiếp nhận: {'phải viết' if found.receipt else 'không viết'}"
    yield f"Hạn trả: {found.due:%H:%M ngày %d/%m/%Y}" if found.due else "Hạn trả: chưa có"
    yield f"Nhận: {', '.join(channel.caption for channel in found.channels_in)}"
    yield f"Trả: {', '.join(channel.caption for channel in found.channels_out)}"
    for reason in found.reasons:
        yield f"- {reason.sentence}" + (f" ({reason.source})" if reason.source else "")


def _yes(holds: bool) -> str:
    return "có" if holds else "không"


def _moment(given: str, name: str) -> datetime:
    try:
        return datetime.fromisoformat(given)
    except ValueError as error:
        raise BadInput(f"{name} cần ngày giờ như 2026-11-25T14:50.") from error


def _born(given: str | None) -> PartialDate | None:
    if not given:
        return None
    try:
        return PartialDate.from_iso(given)
    except ValueError as error:
        raise BadInput("--born cần năm sinh như 1950, hoặc ngày sinh như 1950-03-02.") from error


def _trait(name: str) -> Trait:
    try:
        return Trait(name)
    except ValueError as error:
        raise BadInput(f"--trait không nhận «{name}»; chỉ nhận {', '.join(Trait)}.") from error
