# SPDX-License-Identifier: GPL-3.0-or-later
"""A practice register: a year of invented dossiers, the same for the same seed.

Names, numbers and villages are drawn from lists; whoever they resemble does not exist. A register that holds real work
is never touched.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from counter_app.casework.handling import with_age
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import Catalog
from counter_app.clock import VIET_NAM
from counter_app.domain.channels import Channel
from counter_app.domain.dates import PartialDate
from counter_app.domain.decision import Asked, Decision
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.life import Entry
from counter_app.domain.procedure import Procedure
from counter_app.domain.signing import SigningMode
from counter_app.domain.stages import Action
from counter_app.domain.visitor import Trait, Visitor
from counter_app.storage.lives import Delivery, Service
from counter_app.storage.many import WholeDossier

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Võ", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý", "Lò", "Y", "Ưng")
_MIDDLES = ("Thị", "Văn", "Hữu", "Đức", "Quỳnh", "Ngọc", "Thanh", "Minh", "Công Tằng Tôn Nữ Thị", "")
_GIVEN = ("Ỷ", "Ưởng", "Đào", "Hường", "Thuỷ", "Ngữ", "Moan", "An", "Bình", "Yến", "Giang", "Khánh", "Phúc", "Sáng")
_HIGHLAND = ("H'Bluê Niê Kdăm", "Y Moan Êban", "H'Hen Mlô", "K'Brễu", "Rơ Châm H'Phik")
VILLAGES = ("Thôn Yên Mỹ", "Thôn Đông Thượng", "Thôn 4", "Tổ dân phố 2", "Buôn Ea H'Leo", "Xóm Chùa")
CLERKS = ("Lê Thị Nghiệm", "Phan Văn Đạt", "Hồ Thị Ưng")
VOLUNTEERS = {"Lý Thị Moan": "Đoàn Thanh niên xã", "Ngô Văn Khánh": "Hội Liên hiệp Phụ nữ xã"}
"""By name: whom they belong to."""
_HELP = (Trait.ILLITERATE, Trait.DISABLED, Trait.BLIND, Trait.OTHER, Trait.ETHNIC_MINORITY)
_ORDINARY = ("after_cut_off", "papers_missing", "needs_verification", "leader_absent")
_MINUTES_A_STEP = 12
_BACKLOG = timedelta(days=75)
_ENTERED = 0.96
"""Of the dossiers, those somebody has entered into the province's system."""
_SCRIBE_NAMED = 0.9
"""Of the dossiers somebody wrote, those that say who."""
_MOST_ASKED = frozenset({"1.004873", "1.000656", "1.001193", "2.000635"})


class RealRegister(CounterError):
    """The register holds real work."""

    def __init__(self) -> None:
        super().__init__(
            "Sổ ở đây đã có hồ sơ thật nên không điền hồ sơ tập dượt vào. Sổ còn nguyên; hãy chọn một thư mục khác "
            "bằng --data-dir."
        )


@dataclass(frozen=True)
class DemoOrder:
    """How many dossiers, from which seed, over which days (the last day included); nothing happens after ``until``."""

    dossiers: int
    seed: int
    first: date
    last: date
    until: datetime


def invented(order: DemoOrder, catalog: Catalog, day: ServiceDay) -> Iterator[WholeDossier]:
    """The dossiers in the order they came; the same order gives the same dossiers."""
    chance = random.Random(order.seed)
    offered = [offer.code for offer in catalog.offers if offer.has_forms]
    weights = [25 if code in _MOST_ASKED else 1 for code in sorted(offered)]
    moments = sorted(min(moment_within(chance, order, day), order.until) for _ in range(order.dossiers))
    forms: dict[str, tuple[Procedure, FormSpec]] = {}
    for at in moments:
        code = chance.choices(sorted(offered), weights)[0]
        if code not in forms:
            procedure = catalog.procedure(code)
            forms[code] = procedure, catalog.form(procedure.form_ids[0], on=order.last)
        yield _Invention(chance, day, order.until, *forms[code]).dossier(at)


@dataclass(frozen=True)
class _Invention:
    """One dossier being made up."""

    chance: random.Random
    day: ServiceDay
    until: datetime
    procedure: Procedure
    form: FormSpec

    def dossier(self, at: datetime) -> WholeDossier:
        born = PartialDate(
            self.chance.randint(1930, 2005), 1 + self.chance.randrange(12), 1 + self.chance.randrange(28)
        )
        traits = self._traits()
        channel = self.chance.choices(list(Channel)[:3], (85, 9, 6))[0]
        asked = Asked(self.procedure, at, Visitor(traits, born), channel=channel)
        found = self.day.decide(asked)
        helped = found.may_write and self.chance.random() < (0.9 if found.writes else 0.15)
        clerk = self.chance.choice(CLERKS)
        scribe = self._scribe(clerk) if helped else ""
        return WholeDossier(
            procedure_code=self.procedure.code,
            form_id=self.form.id,
            form_version=self.form.effective_from.isoformat(),
            begun_at=at,
            answers=self._answers(born),
            entries=tuple(takewhile(lambda entry: entry.at <= self.until, self._life(at, found, channel, clerk))),
            service=Service(
                sector=self.procedure.sector,
                written_by="volunteer" if scribe in VOLUNTEERS else "clerk" if helped else "",
                helped_for=tuple(sorted(trait.value for trait in with_age(traits, born, at.date()))),
                inside_scheme=found.writes and helped,
                same_day=found.same_day,
                receipt=found.receipt,
                granted=tuple(sorted(f"{one.scheme.id}:{one.grant.id}" for one in found.granted)),
            ),
            delivery=Delivery(village=self.chance.choice(VILLAGES), phone=f"09{self.chance.randrange(10**8):08}"),
            signing_mode=self._signing(traits),
            active_ms=self.chance.randint(120_000, 1_500_000),
            scribe=scribe if self.chance.random() < _SCRIBE_NAMED else "",
            steps_here=self._steps_here(),
        )

    def _scribe(self, clerk: str) -> str:
        return self.chance.choice(tuple(VOLUNTEERS)) if self.chance.random() < 0.2 else clerk

    def _steps_here(self) -> str:
        return " ".join(("appraise", "approve", "seal", "return")[: self.chance.choice((0, 1, 1, 3, 4, 4))])

    def _traits(self) -> frozenset[Trait]:
        drawn = [trait for trait in _HELP if self.chance.random() < 0.07]
        if self.chance.random() < 0.06:
            drawn.append(Trait.NEEDS_VERIFICATION)
        return frozenset(drawn)

    def _signing(self, traits: frozenset[Trait]) -> SigningMode:
        if Trait.BLIND in traits:
            return SigningMode.THUMBPRINT_WITNESSED
        return SigningMode.THUMBPRINT if Trait.ILLITERATE in traits else SigningMode.SIGNATURE

    def _answers(self, born: PartialDate) -> dict[str, str]:
        role = self.form.signer_role
        told = {f"{role}.ho_ten": self._name().upper(), f"{role}.ngay_sinh": born.iso}
        serial = self.chance.randrange(10**6)
        told[f"{role}.so_dinh_danh"] = f"042{self.chance.randrange(2)}{born.year % 100:02}{serial:06}"
        known = {spec.id for spec in self.form.fields()}
        return {field_id: value for field_id, value in told.items() if field_id in known}

    def _name(self) -> str:
        if self.chance.random() < 0.08:
            return self.chance.choice(_HIGHLAND)
        parts = (self.chance.choice(_FAMILIES), self.chance.choice(_MIDDLES), self.chance.choice(_GIVEN))
        return " ".join(part for part in parts if part)

    def _life(self, at: datetime, found: Decision, channel: Channel, clerk: str) -> Iterator[Entry]:
        """A usual life, cut short or with turns, as chance has it; moments stay within office hours."""
        due = found.due
        facts = {"channel": channel.value} | ({"due": due.isoformat()} if due else {})
        now = at
        for action in (Action.MAKE_READY, Action.SIGN, Action.RECEIVE):
            now = self._later(now)
            yield Entry(action, now, clerk, facts=facts if action is Action.RECEIVE else {})
        if self.chance.random() < _ENTERED:
            now = self._later(now)
            number = f"H56.34.21-{now:%y%m%d}-{self.chance.randrange(10_000):04}"
            yield Entry(Action.NOTE_OFFICIAL_NUMBER, now, clerk, facts={"official_number": number})
        luck = self.chance.random()
        if luck < 0.02:
            yield Entry(Action.WITHDRAW, self._later(now), clerk, "người nộp xin rút")
            return
        if luck < 0.04:
            yield Entry(Action.REFUSE, self._later(now), clerk, "không đủ điều kiện")
            return
        if found.same_day and self.chance.random() < 0.06:
            now = self._later(now)
            yield Entry(Action.MOVE_TO_ORDINARY, now, clerk, facts={"reason": self.chance.choice(_ORDINARY)})
        yield from self._to_the_end(now, due, same_day=found.same_day, clerk=clerk)

    def _to_the_end(self, now: datetime, due: datetime | None, *, same_day: bool, clerk: str) -> Iterator[Entry]:
        steps = (Action.APPRAISE, Action.APPROVE, Action.SEAL)
        stops_at = self.chance.choices((0, 1, 2, 3, 4), (2, 1, 1, 3, 93))[0] if self._is_recent(now) else 4
        if not same_day and due is not None:
            now = self._working_moment(min(now, due), max(due, now), late=self.chance.random() < 0.05)
        for action in steps[:stops_at]:
            now = self._later(now)
            yield Entry(action, now, clerk)
        if stops_at < 4:
            return
        way = self.chance.choices(("direct", "post", "village_head"), (88, 5, 7))[0]
        if way != "direct":
            now = self._later(now)
            sent = Action.SEND_BY_POST if way == "post" else Action.SEND_BY_VILLAGE_HEAD
            yield Entry(sent, now, clerk)
            yield Entry(Action.CONFIRM_DELIVERED, self._later(now), clerk, facts={"collector": "owner", "channel": way})
            return
        yield Entry(Action.RETURN, self._later(now), clerk, facts={"collector": "owner", "channel": "direct"})

    def _is_recent(self, at: datetime) -> bool:
        """Only of the last months something may still be under way: no office leaves a dossier lying for a year."""
        return self.until - at < _BACKLOG

    def _working_moment(self, first: datetime, last: datetime, *, late: bool) -> datetime:
        span = max((last - first).total_seconds() - 3600, 0.0)
        at = first + timedelta(seconds=span * self.chance.random()) + (timedelta(days=3) if late else timedelta())
        return self.day.office.next_open(at.replace(tzinfo=None)).replace(tzinfo=VIET_NAM)

    def _later(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self.chance.uniform(1, _MINUTES_A_STEP))


def moment_within(chance: random.Random, order: DemoOrder, day: ServiceDay) -> datetime:
    """A moment in which the counter is open, mostly before the evening."""
    span = (order.last - order.first).days
    on = day.office.working_day_from(order.first + timedelta(days=chance.randint(0, span)))
    on = on if on <= order.last else order.first
    spells = day.office.spells_of(on) or day.office.spells_of(day.office.working_day_from(on))
    begins, ends = chance.choice(spells)
    at = begins + (ends - begins) * min(chance.random(), 0.95)
    # To the minute: nobody's watch tells the counter more.
    return at.replace(second=0, microsecond=0, tzinfo=VIET_NAM)
