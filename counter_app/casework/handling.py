# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clerk does with a dossier after the paper is printed: decide, receive, appraise, approve, seal, return.

Every step is one durable action of the dossier's life; the due moment always comes from the decision or from the
law's limit, never from the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from counter_app.casework.case import CHANNEL, Case
from counter_app.casework.desk import Desk
from counter_app.casework.people_of_case import born_of
from counter_app.casework.service_day import ServiceDay
from counter_app.clock import VIET_NAM
from counter_app.domain.channels import Channel
from counter_app.domain.checklist import Checklist
from counter_app.domain.dates import PartialDate
from counter_app.domain.decision import Asked, Decision
from counter_app.domain.dossier import DossierId
from counter_app.domain.due import due_at, limit_of
from counter_app.domain.errors import CounterError
from counter_app.domain.life import Entry, Life
from counter_app.domain.procedure import Procedure
from counter_app.domain.spot import STEP_OF, ProcedureClass, planned_class
from counter_app.domain.stages import Action, Stage
from counter_app.domain.visitor import Trait, Visitor
from counter_app.storage.lives import Delivery, Service
from counter_app.storage.register import Register
from counter_app.storage.spot import StepDone

ON_THE_SPOT: Mapping[str, Action] = {
    "appraise": Action.APPRAISE,
    "approve": Action.APPROVE,
    "seal": Action.SEAL,
}
"""The first three of the four steps as actions; the fourth hands the result over and names who took it."""
ORDINARY_REASONS: Mapping[str, str] = {
    "after_cut_off": "Sau giờ chót của mô hình",
    "papers_missing": "Thiếu giấy tờ",
    "needs_verification": "Phải xác minh",
    "leader_absent": "Người ký vắng",
    "system_down": "Hệ thống gián đoạn",
    "other": "Lý do khác",
}
"""Why a dossier of the model day goes the ordinary way; counted by these codes."""
OTHER_REASON = "viet_ho.ly_do"
"""The answer that keeps the words of «lý do khác»: a detail, erased with the others, unlike the counted trait."""
ELDERLY_FROM = 60
"""Luật Người cao tuổi 2009, Điều 2."""


class NotComplete(CounterError):
    """Papers are missing, so nothing may be received."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ còn thiếu giấy tờ nên chưa tiếp nhận được. Hồ sơ vẫn được lưu; in phiếu yêu cầu bổ sung, hoặc đánh "
            "dấu giấy tờ đã có."
        )


@dataclass(frozen=True)
class Asking:
    """What the clerk says about the visitor and the request, beyond what is already known."""

    traits: frozenset[Trait] = frozenset()
    other_reason: str = ""
    channel: Channel = Channel.DIRECT
    limit_case: str = ""
    wants_receipt: bool = False
    clock_is_sound: bool = True


@dataclass(frozen=True)
class Handled:
    """A dossier as the board's card shows it."""

    case: Case
    life: Life
    service: Service
    delivery: Delivery
    allowed: tuple[Action, ...] = field(default_factory=tuple)

    @property
    def next_step(self) -> Action | None:
        """The action under Enter."""
        return self.life.next_step


class HandlingDesk:
    """The life of dossiers at the counter. Blocking; runs on the register's worker.

    ``day`` tells the calendar and the schemes of the moment: the office may change them at any time.
    """

    def __init__(
        self, desk: Desk, register: Register, day: Callable[[], ServiceDay], clock: Callable[[], datetime]
    ) -> None:
        self._desk, self._register, self._day, self._clock = desk, register, day, clock

    def look(self, dossier_id: DossierId) -> Handled:
        """How a dossier stands, and what can be done now."""
        life = self._register.lives.of(dossier_id)
        service, delivery = self._register.lives.service(dossier_id), self._register.lives.delivery(dossier_id)
        return Handled(self._desk.reload(dossier_id), life, service, delivery, life.allowed())

    def decide(self, case: Case, asking: Asking) -> Decision:
        """The decision for a case on the desk, at this moment."""
        return self._day().decide(self._asked(case, asking))

    def note_help(self, dossier_id: DossierId, asking: Asking, written_by: str) -> Decision:
        """Keep for whom and why the clerk writes, as it is counted; returns the decision it rests on."""
        case = self._desk.reload(dossier_id)
        self._note_said(case, asking)
        found = self.decide(case, asking)
        told = self._service(case, asking, found, written_by)
        if self._register.lives.of(dossier_id).received_at is not None:
            # What was promised at the receipt is counted as it was promised, whatever is said of the visitor later.
            kept = self._register.lives.service(dossier_id)
            told = replace(kept, written_by=written_by, helped_for=told.helped_for)
        self._register.lives.note_service(dossier_id, told)
        return found

    def note_people(self, dossier_id: DossierId, people: Mapping[str, str]) -> Case:
        """Keep who owns the matter and who files it, by the ids of ``people_of_case``; a printed paper stays as it is.

        Answers written with the pen make a printed dossier a draft again; these stand on no form the citizen signs.
        """
        self._keep_answers(self._desk.reload(dossier_id), {key: value or None for key, value in people.items()})
        return self._desk.reload(dossier_id)

    def note_receipt(self, dossier_id: DossierId) -> None:
        """A receipt was written, asked for or not: the count and the register of dossiers tell it."""
        self._register.lives.note_service(dossier_id, replace(self._register.lives.service(dossier_id), receipt=True))

    def receive(self, dossier_id: DossierId, asking: Asking, who: str) -> Life:
        """Take the dossier in, with the due moment of the decision.

        Raises:
            NotComplete: papers are missing.
            NotNow: it is not signed yet, or was received already.
        """
        handled = self.look(dossier_id)
        if not handled.case.checklist.is_complete:
            raise NotComplete
        found = self.decide(handled.case, asking)
        kept = self._service(handled.case, asking, found, handled.service.written_by)
        self._register.lives.note_service(dossier_id, kept)
        brought = handled.life.stage is Stage.WRITING
        action = Action.RECEIVE_BROUGHT if brought else Action.RECEIVE
        facts = {"channel": asking.channel.value} | _due_fact(found.due)
        return self._act(dossier_id, action, who, facts=facts)

    def do(
        self,
        dossier_id: DossierId,
        action: Action,
        who: str,
        note: str = "",
        facts: Mapping[str, str] | None = None,
        delegation_id: int | None = None,
    ) -> Life:
        """One action; what follows from it by law (a new due moment) is added. ``delegation_id``: of an approval.

        Raises:
            NotNow: it does not fit; nothing was changed.
        """
        told = dict(facts or {})
        if action in {Action.SUPPLEMENT_CAME, Action.MOVE_TO_ORDINARY}:
            told = _due_fact(self._ordinary_due(dossier_id, action)) | told
        return self._act(dossier_id, action, who, note, told, delegation_id)

    def do_on_the_spot(self, dossier_id: DossierId, who: str, delegation_id: int | None = None) -> Life:
        """Appraise, approve and seal in a row, all at the counter; each is its own entry.

        Raises:
            NotNow: one of them does not fit; those before it are done.
        """
        life = self._register.lives.of(dossier_id)
        for action in ON_THE_SPOT.values():
            if action in life.allowed():
                life = self._act(dossier_id, action, who, delegation_id=delegation_id)
        return life

    def hand_over(self, dossier_id: DossierId, who: str, collector: str, delivery: Delivery, channel: Channel) -> Life:
        """Give the result to whoever came, whose ID the clerk has checked; ``collector``: owner or representative."""
        self._register.lives.note_delivery(dossier_id, delivery)
        stage = self._register.lives.of(dossier_id).stage
        action = {Stage.SENT_OUT: Action.CONFIRM_DELIVERED, Stage.NOT_COLLECTED: Action.COLLECT}.get(
            stage, Action.RETURN
        )
        return self._act(dossier_id, action, who, facts={"collector": collector, "channel": channel.value})

    def undo(self, dossier_id: DossierId, who: str, why: str) -> Life:
        """Take the last action back; both stay in the history."""
        return self._act(dossier_id, Action.UNDO, who, why)

    def _note_said(self, case: Case, asking: Asking) -> None:
        reason = asking.other_reason if Trait.OTHER in asking.traits else ""
        channel = asking.channel.value if asking.channel is not Channel.DIRECT else ""
        said = {OTHER_REASON: reason, CHANNEL: channel}
        self._keep_answers(case, {key: told or None for key, told in said.items() if told != case.answers.get(key, "")})

    def _keep_answers(self, case: Case, changes: Mapping[str, str | None]) -> None:
        if case.dossier is not None and changes:
            dossier = case.dossier
            self._register.dossiers.save_answers(dossier.id, changes, dossier.at_field, dossier.step)

    def class_of(self, procedure: Procedure) -> ProcedureClass:
        """Which of the four steps happen here: the office's own word, else the running plans'."""
        own = self._register.spot.classes().get(procedure.code)
        return own or planned_class(procedure, self._day().schemes)

    def _act(
        self,
        dossier_id: DossierId,
        action: Action,
        who: str,
        note: str = "",
        facts: Mapping[str, str] | None = None,
        delegation_id: int | None = None,
    ) -> Life:
        step = None
        if action in STEP_OF:
            at_hand = (facts or {}).get("channel", Channel.DIRECT) == Channel.DIRECT
            steps = self.class_of(self._desk.reload(dossier_id).procedure).steps
            here = at_hand and STEP_OF[action] in steps
            step = StepDone(STEP_OF[action], here, delegation_id if action is Action.APPROVE else None)
        return self._register.lives.act(dossier_id, Entry(action, self._clock(), who, note, facts or {}), step)

    def _ordinary_due(self, dossier_id: DossierId, action: Action) -> datetime | None:
        """The law's own limit: from now when papers were completed, from the receipt when a dossier is moved."""
        handled = self.look(dossier_id)
        begins = self._clock() if action is Action.SUPPLEMENT_CAME else handled.life.received_at
        if begins is None:
            return None
        channel = Channel(handled.life.channel_in or Channel.DIRECT)
        limit = limit_of(handled.case.procedure, channel)
        if limit is None:
            return None
        bare = begins.astimezone(VIET_NAM).replace(tzinfo=None)
        return due_at(limit, bare, self._day().office).replace(tzinfo=VIET_NAM)

    def _service(self, case: Case, asking: Asking, found: Decision, written_by: str) -> Service:
        traits = with_age(asking.traits, born_of(case.packet, case.answers), self._clock().date())
        return Service(
            sector=case.procedure.sector,
            written_by=written_by,
            helped_for=tuple(sorted(trait.value for trait in traits)),
            inside_scheme=found.writes,
            same_day=found.same_day,
            receipt=found.receipt,
            granted=tuple(sorted(f"{one.scheme.id}:{one.grant.id}" for one in found.granted)),
        )

    def _asked(self, case: Case, asking: Asking) -> Asked:
        born = born_of(case.packet, case.answers)
        begun_at = case.dossier.begun_at if case.dossier else None
        return asked_about(case.checklist, born, begun_at, asking, self._clock())


def asked_about(
    checklist: Checklist, born: PartialDate | None, begun_at: datetime | None, asking: Asking, at: datetime
) -> Asked:
    """The question to be decided, from what is known of the case at this moment."""
    traits = set(asking.traits)
    if not checklist.is_complete:
        traits.add(Trait.INCOMPLETE)
    return Asked(
        procedure=checklist.procedure,
        at=at,
        visitor=Visitor(frozenset(traits), born, asking.other_reason),
        begun_at=begun_at,
        channel=asking.channel,
        case=asking.limit_case,
        wants_receipt=asking.wants_receipt,
        clock_is_sound=asking.clock_is_sound,
    )


def asking_of(handled: Handled) -> Asking:
    """What was said of the visitor when it was last noted: a dossier taken up again asks nothing twice."""
    known = {trait.value for trait in Trait}
    traits = frozenset(Trait(code) for code in handled.service.helped_for if code in known)
    return Asking(traits, handled.case.answers.get(OTHER_REASON, ""), handled.case.channel)


def with_age(traits: frozenset[Trait], born: PartialDate | None, day: date) -> frozenset[Trait]:
    """The traits, «cao tuổi» added by itself once the birth date says so."""
    return Visitor(traits, born).traits_on(day, ELDERLY_FROM)


def _due_fact(due: datetime | None) -> dict[str, str]:
    return {"due": due.isoformat()} if due else {}
