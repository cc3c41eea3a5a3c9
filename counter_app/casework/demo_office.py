# SPDX-License-Identifier: GPL-3.0-or-later
"""The rest of a practice office's year: its people, letters, ratings, feedback, listening days. All invented.

Made from a seed of its own, so that the dossiers of a seed stay the same whatever is added here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.casework.demo import CLERKS, VILLAGES, VOLUNTEERS, DemoOrder, moment_within
from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.catalog import Catalog
from counter_app.clock import VIET_NAM
from counter_app.domain.feedback import FeedbackChannel, FeedbackKind
from counter_app.domain.periods import Period, period_of
from counter_app.domain.ratings import Rating, RatingSource
from counter_app.domain.roles import Role
from counter_app.domain.tally_targets import SetTarget
from counter_app.storage.practice import PracticeRow
from counter_app.storage.register import Register

_LEADER = "Bùi Văn Sáng"
_SECTORS = ("Hộ tịch", "Đất đai", "Bảo trợ xã hội", "Người có công", "")
_LETTERS = (
    ("marriage", "thu-chuc-mung-ket-hon"),
    ("birth", "thu-chuc-mung-sinh-con"),
    ("longevity", "thu-chuc-mung-tho"),
    ("death", "thu-chia-buon-tu-tran"),
    ("late", "thu-xin-loi"),
)
_RATED = 0.45
"""Of the dossiers, those after which somebody rates."""
_DOSSIERS_A_LETTER, _DOSSIERS_A_FEEDBACK = 15, 40
_SATURDAY = 5
_DAYS_TO_ANSWER = 15


def fill_office(register: Register, order: DemoOrder, day: ServiceDay, catalog: Catalog) -> None:
    """Enter the office's people and everything of its year that is not a dossier; people first, dossiers name them."""
    for name in CLERKS:
        register.people.add(name, Role.CLERK)
    register.people.add(_LEADER, Role.LEADER, title="Chủ tịch")
    for name, organisation in VOLUNTEERS.items():
        register.people.add(name, Role.VOLUNTEER, organisation)
    versions = {form_id: catalog.form(form_id, on=order.last).effective_from.isoformat() for _, form_id in _LETTERS}
    year = _Year(random.Random(f"office {order.seed}"), order, day, versions)
    for told in year.targets():
        register.targets.put(told)
    register.ratings.add(list(year.ratings()))
    register.enter_practice([*year.letters(), *year.feedback(), *year.meetings()])


@dataclass(frozen=True)
class _Year:
    """One office's year being made up."""

    chance: random.Random
    order: DemoOrder
    day: ServiceDay
    versions: Mapping[str, str]
    """Of each letter's form, the one that was in force."""

    def ratings(self) -> Iterator[Rating]:
        for _ in range(int(self.order.dossiers * _RATED)):
            score = self.chance.choices((4, 3, 2, 1), (55, 35, 8, 2))[0]
            source: RatingSource = "screen" if self.chance.random() < 0.8 else "paper"
            yield Rating(self._moment().date(), score, source, self.chance.choice(_SECTORS))

    def targets(self) -> Iterator[SetTarget]:
        """Numbers for what the plans leave to the office: some sectors, every official."""
        since = self.order.first.replace(day=1)
        for scheme in self.day.schemes:
            for target in scheme.targets:
                if target.quantity is not None:
                    continue
                everyone, everything = [("", name) for name in CLERKS], [(name, "") for name in _SECTORS if name]
                for sector, clerk in everyone if target.per_clerk else everything:
                    yield SetTarget(scheme.id, target.id, sector, clerk, since, self.chance.randint(2, 12))

    def letters(self) -> Iterator[PracticeRow]:
        for _ in range(self.order.dossiers // _DOSSIERS_A_LETTER):
            event, form_id = self.chance.choice(_LETTERS)
            made = self._moment()
            state = self.chance.choices(("printed", "declined"), (85, 15))[0]
            printed = min(made + timedelta(minutes=self.chance.randint(3, 2000)), self.order.until)
            # What was written to invented people is not kept: the letter tells that it was, as after an erasure.
            yield (
                "letter",
                {
                    "event": event,
                    "form_id": form_id,
                    "form_version": self.versions[form_id],
                    "clerk": self.chance.choice(CLERKS),
                    "state": state,
                    "made_at": made,
                    "printed_at": printed if state == "printed" else None,
                    "copies": int(state == "printed"),
                    "erased_at": made,
                },
            )

    def feedback(self) -> Iterator[PracticeRow]:
        for running in range(1, self.order.dossiers // _DOSSIERS_A_FEEDBACK + 1):
            at = self._moment()
            due = self.day.office.add_working_days(at.date(), 10)
            answered = at + timedelta(days=self.chance.randint(1, 20))
            passed_on = self.chance.choice(("", "", "", "Công an xã"))
            yield (
                "feedback",
                {
                    "year": at.year,
                    "running": running,
                    "received_at": at,
                    "kind": self.chance.choice(list(FeedbackKind)).value,
                    "channel": self.chance.choice(list(FeedbackChannel)).value,
                    "sector": self.chance.choice(_SECTORS),
                    "about_scheme": "",
                    "due_on": due,
                    "responsible": self.chance.choice(CLERKS),
                    "answered_at": answered if answered <= self.order.until and not passed_on else None,
                    "passed_on_to": passed_on,
                    "clerk": self.chance.choice(CLERKS),
                    "erased_at": at,
                },
            )

    def meetings(self) -> Iterator[PracticeRow]:
        """One in each village and quarter, on a Saturday; the numbers of rows follow the order made."""
        quarter, number = period_of("quarter", self.order.first), 0
        while quarter.first <= self.order.last:
            for village in VILLAGES:
                number += 1
                yield from self._meeting(number, quarter, village)
            quarter = quarter.after()

    def _meeting(self, number: int, quarter: Period, village: str) -> Iterator[PracticeRow]:
        saturday = self.chance.choice([one for one in quarter.days() if one.weekday() == _SATURDAY])
        planned = datetime.combine(saturday, time(8), tzinfo=VIET_NAM)
        held = planned + timedelta(minutes=self.chance.randint(0, 20))
        is_over = held <= self.order.until
        yield (
            "meeting",
            {
                "id": number,
                "quarter": quarter.code,
                "village": village,
                "running": 1,
                "planned_for": planned,
                "place": f"Nhà văn hóa {village}",
                "held_at": held if is_over else None,
                "ended_at": held + timedelta(hours=2) if is_over else None,
                "chair": _LEADER,
                "secretary": self.chance.choice(CLERKS),
                "officials": "\n".join(CLERKS),
                "attendance": self.chance.randint(18, 90) if is_over else None,
            },
        )
        for position in range(1, self.chance.randint(2, 7) if is_over else 1):
            answered = saturday + timedelta(days=self.chance.randint(3, 25))
            yield (
                "opinion",
                {
                    "meeting_id": number,
                    "position": position,
                    "sector": self.chance.choice(_SECTORS),
                    "responsible": self.chance.choice(CLERKS),
                    "due_on": saturday + timedelta(days=_DAYS_TO_ANSWER),
                    "answered_on": answered if answered <= self._until else None,
                    "erased_at": held,
                },
            )

    @property
    def _until(self) -> date:
        return self.order.until.date()

    def _moment(self) -> datetime:
        return min(moment_within(self.chance, self.order, self.day), self.order.until)
