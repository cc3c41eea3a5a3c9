# SPDX-License-Identifier: GPL-3.0-or-later
"""How an export to a stick goes, state by state, without a window and without a stick.

A stick that is put in while one is awaited is written at once: putting it in was the answer. One that was in already
is named first and waits for Enter: it may be somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from counter_app.casework.export_refusals import ExportCancelled, ExportClash, ExportFailed, ExportTrouble
from counter_app.domain.drive import Drive
from counter_app.domain.errors import CounterError


class StickState(Enum):
    """Where an export stands; each has one sentence and one thing to press."""

    PREPARING = "preparing"
    NO_STICK = "no_stick"
    NO_CARD = "no_card"
    CHOOSE = "choose"
    NOT_OPEN = "not_open"
    SUSPICIOUS = "suspicious"
    LOCKED = "locked"
    STRANGE_FORMAT = "strange_format"
    TOO_FULL = "too_full"
    READY = "ready"
    WRITING = "writing"
    VERIFYING = "verifying"
    CLASH = "clash"
    PULLED_OUT = "pulled_out"
    FAILED = "failed"
    STOPPED = "stopped"
    CLOSING = "closing"
    DONE = "done"
    STILL_OPEN = "still_open"
    LEFT_TRACES = "left_traces"


BUSY = frozenset({StickState.WRITING, StickState.VERIFYING, StickState.CLOSING})
"""The stick must stay in."""
ENDED = frozenset({StickState.DONE, StickState.STILL_OPEN, StickState.LEFT_TRACES})
"""The files are there."""
_ASKING = frozenset({StickState.CLASH, StickState.FAILED, StickState.STOPPED})
"""Stays until the clerk answers or takes the stick out."""
_AWAITING = frozenset({StickState.NO_STICK, StickState.NO_CARD})


@dataclass(frozen=True)
class StickSteps:
    """One export's state. ``device``: the drive it is about. ``insisted``: drives the clerk wants in spite of a doubt.

    ``need``: bytes it takes, 0 while unknown. ``numbering``: the clerk agreed to numbered names.
    ``words``: the file in the way, or what failed.
    """

    state: StickState = StickState.PREPARING
    drives: tuple[Drive, ...] = ()
    device: str = ""
    insisted: frozenset[str] = frozenset()
    need: int = 0
    numbering: bool = False
    words: str = ""
    already_there: bool = False
    _prepared: bool = False
    _looked: bool = False
    _awaited: bool = False
    _failing: bool = False

    @property
    def drive(self) -> Drive | None:
        """The drive it is about, as it was last seen; None when there is none or more than one."""
        return next((drive for drive in self.drives if drive.device == self.device), None)

    @property
    def usable(self) -> tuple[Drive, ...]:
        """What may be chosen: not the readers without a card."""
        return tuple(drive for drive in self.drives if drive.has_medium)

    @property
    def missing(self) -> int:
        """Bytes the drive lacks."""
        return max(0, self.need - (self.drive.free if self.drive else 0))

    def prepared(self) -> StickSteps:
        """It is known what is to be taken out."""
        return replace(self, _prepared=True)._begun()

    def look(self, drives: Sequence[Drive]) -> StickSteps:
        """The drives as they are now."""
        seen = replace(self, drives=tuple(drives), _looked=True)
        if self.state is StickState.PREPARING:
            return seen._begun()
        if self.state in BUSY | ENDED or (self.state in _ASKING and (seen._is_in() or not self._prepared)):
            return seen
        if self.state is StickState.FAILED and self._failing:
            # A stick that is pulled out answers with an error first, and is missed a moment later.
            seen = replace(seen, state=StickState.PULLED_OUT)
        if seen.state is StickState.PULLED_OUT:
            return seen._after_pulling_out()
        return seen._judged()

    def resumed(self) -> StickSteps:
        """The clerk comes back to the screen: a stick put in meanwhile was put in for something else, perhaps."""
        if self.state in BUSY | ENDED | _ASKING:
            return self
        return replace(self, state=StickState.PREPARING, _looked=False, _awaited=False)

    def choose(self, device: str) -> StickSteps:
        """One of several."""
        if self.state is not StickState.CHOOSE:
            return self
        return replace(self, device=device)._judged(begin=True)

    def go_on(self) -> StickSteps:
        """Enter: begin, agree to a number, try again, look again."""
        if self.state is StickState.CLASH:
            return replace(self, numbering=True)._judged(begin=True)
        if self.state is StickState.STRANGE_FORMAT:
            return self.insist()
        if self.state in BUSY | ENDED or not self._prepared:
            return self
        begin = self.state in {StickState.READY, StickState.FAILED, StickState.STOPPED, StickState.PULLED_OUT}
        return self._judged(begin=begin)

    def insist(self) -> StickSteps:
        """Write on this drive in spite of what it looks like."""
        if self.state not in {StickState.SUSPICIOUS, StickState.STRANGE_FORMAT}:
            return self
        return replace(self, insisted=self.insisted | {self.device})._judged(begin=True)

    def verifying(self) -> StickSteps:
        """All is written and is being read back."""
        return replace(self, state=StickState.VERIFYING) if self.state is StickState.WRITING else self

    def failed(self, error: CounterError) -> StickSteps:
        """It broke off: stopped by the clerk, a name in the way, the stick, or the content or register."""
        if isinstance(error, ExportCancelled):
            return self._held(StickState.STOPPED)
        if isinstance(error, ExportClash):
            return self._held(StickState.CLASH, error.name)
        trouble = error.trouble if isinstance(error, ExportFailed) else None
        if trouble is ExportTrouble.GONE:
            return self._held(StickState.PULLED_OUT)
        if isinstance(error, ExportFailed) and trouble is ExportTrouble.FULL:
            free = self.drive.free if self.drive else 0
            return replace(self._held(StickState.TOO_FULL), need=free + max(1, error.missing))
        return replace(self._held(StickState.FAILED, str(error)), _failing=trouble is ExportTrouble.FAILING)

    def arrived(self, *, already_there: bool, left_traces: bool) -> StickSteps:
        """The files are there; the drive is being closed."""
        state = StickState.LEFT_TRACES if left_traces else StickState.CLOSING
        return replace(self, state=state, already_there=already_there)

    def closed(self, *, safe: bool) -> StickSteps:
        """The drive was closed, or another program keeps it open."""
        if self.state is not StickState.CLOSING:
            return self
        return replace(self, state=StickState.DONE if safe else StickState.STILL_OPEN)

    def _begun(self) -> StickSteps:
        return self._judged() if self._prepared and self._looked else self

    def _held(self, state: StickState, words: str = "") -> StickSteps:
        return replace(self, state=state, words=words, _awaited=False, _failing=False)

    def _is_in(self) -> bool:
        return any(drive.device == self.device for drive in self.usable)

    def _after_pulling_out(self) -> StickSteps:
        """Back in after it was seen to be gone: go on; before that the system only does not know yet."""
        if not self.usable:
            return replace(self, _awaited=True)
        return self._judged() if self._awaited or not self._is_in() else self

    def _judged(self, *, begin: bool = False) -> StickSteps:
        """The state the drives call for. ``begin``: the clerk has just said that it may be written."""
        usable = self.usable
        device = self.device if self._is_in() else usable[0].device if len(usable) == 1 else ""
        about = replace(self, device=device)
        state = _state_for(about)
        if state is StickState.READY and (begin or self._awaited):
            return replace(about, state=StickState.WRITING, _awaited=False)
        # While the system still opens what was put in, it is as good as awaited.
        awaited = state in _AWAITING or (self._awaited and state is StickState.NOT_OPEN)
        return replace(about, state=state, _awaited=awaited)


def _state_for(steps: StickSteps) -> StickState:
    drive = steps.drive
    if not steps.drives:
        return StickState.NO_STICK
    if not steps.usable:
        return StickState.NO_CARD
    if drive is None:
        return StickState.CHOOSE
    judged = (
        (StickState.NOT_OPEN, not drive.mount),
        (StickState.SUSPICIOUS, bool(drive.suspicion) and drive.device not in steps.insisted),
        (StickState.LOCKED, drive.read_only),
        (StickState.STRANGE_FORMAT, not drive.is_plain_format and drive.device not in steps.insisted),
        (StickState.TOO_FULL, steps.need > drive.free),
    )
    return next((state for state, applies in judged if applies), StickState.READY)
