# SPDX-License-Identifier: GPL-3.0-or-later
"""«4 tại chỗ»: which of the four steps happen at the counter, by whose authority a dossier is approved, which signature
specimen its result bears.

Kế hoạch «4 tại chỗ» xã Nghi Đồng 2022; Nghị định 118/2025/NĐ-CP Đ.17 k.5 (who sits at the counter may be delegated).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from counter_app.domain.life import Life
from counter_app.domain.names import upper_vi
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import Scheme, SpotStep
from counter_app.domain.stages import Action

STEPS: tuple[SpotStep, ...] = get_args(SpotStep)
"""The four, in their order."""
CAPTIONS: Mapping[SpotStep, str] = MappingProxyType(
    {"appraise": "thẩm định", "approve": "phê duyệt", "seal": "đóng dấu", "return": "trả kết quả"}
)
STEP_OF: Mapping[Action, SpotStep] = MappingProxyType(
    {
        Action.APPRAISE: "appraise",
        Action.APPROVE: "approve",
        Action.SEAL: "seal",
        Action.RETURN: "return",
        Action.COLLECT: "return",
    }
)
"""The step an action is. A result carried by the post or a village head is not returned at the counter."""
Specimen = Literal["", "with_seal", "without_seal"]
SPECIMENS: Mapping[Specimen, str] = MappingProxyType(
    {"": "không dùng mẫu chữ ký", "without_seal": "mẫu không dấu, để in", "with_seal": "mẫu có dấu, để lưu"}
)
"""Mục III.2 of the plan: with the seal for the archive, without it for printing. Only which one; never an image."""


@dataclass(frozen=True)
class ProcedureClass:
    """Which steps the office does here for a procedure. ``own``: the office said so itself, by ``document``."""

    steps: tuple[SpotStep, ...]
    own: bool = False
    document: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all four happen here."""
        return self.steps == STEPS

    @property
    def is_decided_here(self) -> bool:
        """Whether nothing but handing the result over is left to others."""
        return {"appraise", "approve", "seal"} <= set(self.steps)


@dataclass(frozen=True)
class Delegation:
    """Who may approve instead of the head of the office. ``procedures``: empty for all; ``to_day`` None: no end.

    ``is_leader``: one of the leaders, who signs in the head's stead (KT.); an official signs by delegation (TUQ.).
    """

    id: int
    clerk_id: int
    name: str
    from_day: date
    document: str
    procedures: tuple[str, ...] = ()
    to_day: date | None = None
    revoked_on: date | None = None
    is_leader: bool = False

    def authority(self, head: str) -> str:
        """The line above the signature: «TUQ. CHỦ TỊCH», «KT. CHỦ TỊCH» (NĐ 30/2020/NĐ-CP)."""
        return f"{'KT.' if self.is_leader else 'TUQ.'} {upper_vi(head)}"

    def in_force(self, day: date, code: str = "") -> bool:
        """Whether it holds on a day, both ends included, the day it is revoked not; for a procedure if one is said."""
        if day < self.from_day or (self.to_day is not None and day > self.to_day):
            return False
        if self.revoked_on is not None and day >= self.revoked_on:
            return False
        return not code or not self.procedures or code in self.procedures


@dataclass(frozen=True)
class Help:
    """What was done here with one dossier."""

    steps_here: tuple[SpotStep, ...] = ()
    specimen: Specimen = ""
    delegation_id: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all four steps were done at the counter."""
        return self.steps_here == STEPS


NOTHING_HERE = ProcedureClass(())
NO_HELP = Help()


@dataclass(frozen=True)
class SpotShares:
    """How far an office runs «4 tại chỗ» in a period.

    ``dossiers``: those the office was done with, ``whole_dossiers``: of them with all four steps done here.
    ``procedures``: that have such dossiers, ``whole_procedures``: of them those with at least one done here whole.
    As the tally counts them.
    """

    procedures: int
    whole_procedures: int
    dossiers: int
    whole_dossiers: int

    @property
    def of_procedures(self) -> float | None:
        """0 to 1; None where there is nothing to share."""
        return self.whole_procedures / self.procedures if self.procedures else None

    @property
    def of_dossiers(self) -> float | None:
        """0 to 1; None where there is nothing to share."""
        return self.whole_dossiers / self.dossiers if self.dossiers else None


def in_order(steps: Iterable[str]) -> tuple[SpotStep, ...]:
    """The steps in the order they happen, each once."""
    named = set(steps)
    return tuple(step for step in STEPS if step in named)


def planned_class(procedure: Procedure, schemes: Iterable[Scheme]) -> ProcedureClass:
    """What the running plans say of a procedure."""
    grants = (grant for scheme in schemes for grant in scheme.grants if grant.kind == "on_the_spot")
    return ProcedureClass(in_order(step for one in grants if one.procedures.covers(procedure) for step in one.steps))


def done_steps(life: Life) -> frozenset[SpotStep]:
    """The steps that count as done: what was undone or sent back to be appraised anew does not."""
    done: set[SpotStep] = set()
    for place in life.effective:
        action = life.history[place].action
        if action is Action.SEND_BACK:
            done.clear()
        elif action in STEP_OF:
            done.add(STEP_OF[action])
    return frozenset(done)
