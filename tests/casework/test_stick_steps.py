# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever sticks do and whatever is pressed, nothing is written where it must not be, and no state is a trap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from counter_app.casework.export_refusals import ExportCancelled, ExportClash, ExportFailed, ExportTrouble
from counter_app.casework.stick_steps import BUSY, ENDED, StickState, StickSteps
from counter_app.domain.drive import Drive
from counter_app.domain.errors import CounterError

KINGSTON = Drive("/dev/sdb1", "/media/KINGSTON", "KINGSTON", "1A2B-3C4D", "vfat", free=4_000, total=8_000)
OTHER = replace(KINGSTON, device="/dev/sdc1", mount="/media/HOA", label="HOA")
READER = Drive("/dev/sdd", bus="card", has_medium=False)


def begun(*drives: Drive) -> StickSteps:
    return StickSteps().prepared().look(drives)


def test_a_stick_put_in_while_one_is_awaited_is_written_at_once() -> None:
    waiting = begun()
    assert waiting.state is StickState.NO_STICK
    opening = waiting.look([replace(KINGSTON, mount="")])
    assert opening.state is StickState.NOT_OPEN
    assert opening.look([KINGSTON]).state is StickState.WRITING


def test_one_that_was_in_already_waits_for_enter() -> None:
    ready = begun(KINGSTON)
    assert ready.state is StickState.READY
    assert ready.look([KINGSTON]).state is StickState.READY
    assert ready.go_on().state is StickState.WRITING


@pytest.mark.parametrize("first", ["looked", "prepared"])
def test_nothing_begins_before_it_is_known_what_is_to_be_taken_out(first: str) -> None:
    steps = StickSteps().look([KINGSTON]) if first == "looked" else StickSteps().prepared()
    assert steps.state is StickState.PREPARING
    steps = steps.prepared() if first == "looked" else steps.look([KINGSTON])
    assert steps.state is StickState.READY


@pytest.mark.parametrize(
    ("drive", "state"),
    [
        (READER, StickState.NO_CARD),
        (replace(KINGSTON, mount=""), StickState.NOT_OPEN),
        (replace(KINGSTON, suspicion="backup"), StickState.SUSPICIOUS),
        (replace(KINGSTON, read_only=True), StickState.LOCKED),
        (replace(KINGSTON, file_system="ext4"), StickState.STRANGE_FORMAT),
    ],
)
def test_each_kind_of_drive_has_its_state(drive: Drive, state: StickState) -> None:
    assert begun(drive).state is state
    assert begun().look([drive]).state is state


def test_of_several_one_is_chosen() -> None:
    asked = begun(KINGSTON, OTHER, READER)
    assert asked.state is StickState.CHOOSE
    assert asked.usable == (KINGSTON, OTHER)
    chosen = asked.choose(OTHER.device)
    assert (chosen.state, chosen.drive) == (StickState.WRITING, OTHER)
    assert asked.look([OTHER]).state is StickState.READY


def test_a_doubtful_drive_is_written_only_when_the_clerk_insists() -> None:
    doubtful = begun(replace(KINGSTON, suspicion="system"))
    assert doubtful.go_on().state is StickState.SUSPICIOUS
    assert doubtful.insist().state is StickState.WRITING
    assert begun(replace(KINGSTON, file_system="ext4")).go_on().state is StickState.WRITING


def test_full_says_what_it_lacks_and_goes_on_when_there_is_room() -> None:
    writing = begun(KINGSTON).go_on()
    full = writing.failed(ExportFailed(ExportTrouble.FULL, 1_500))
    assert (full.state, full.missing) == (StickState.TOO_FULL, 1_500)
    assert full.look([replace(KINGSTON, free=5_000)]).missing == 500
    assert full.look([replace(KINGSTON, free=5_500)]).state is StickState.READY
    assert full.look([]).look([OTHER]).state is StickState.TOO_FULL


def test_pulled_out_and_put_in_again_it_begins_anew() -> None:
    out = begun(KINGSTON).go_on().failed(ExportFailed(ExportTrouble.GONE))
    assert out.state is StickState.PULLED_OUT
    still_listed = out.look([KINGSTON])
    assert still_listed.state is StickState.PULLED_OUT
    assert still_listed.look([]).look([KINGSTON]).state is StickState.WRITING


def test_an_error_of_a_stick_that_is_gone_a_moment_later_was_its_pulling_out() -> None:
    failed = begun(KINGSTON).go_on().failed(ExportFailed(ExportTrouble.FAILING))
    assert failed.look([KINGSTON]).state is StickState.FAILED
    assert failed.look([]).state is StickState.PULLED_OUT
    assert failed.look([]).look([KINGSTON]).state is StickState.WRITING
    register = begun(KINGSTON).go_on().failed(CounterError("Sổ không ghi được."))
    assert register.look([]).state is StickState.NO_STICK


def test_another_content_under_the_name_is_asked_about() -> None:
    asked = begun(KINGSTON).go_on().failed(ExportClash("tong-hop.xlsx"))
    assert (asked.state, asked.words, asked.numbering) == (StickState.CLASH, "tong-hop.xlsx", False)
    assert asked.look([KINGSTON]).state is StickState.CLASH
    again = asked.go_on()
    assert (again.state, again.numbering) == (StickState.WRITING, True)


def test_what_could_not_be_made_is_never_begun() -> None:
    failed = StickSteps().look([]).failed(CounterError("Chưa có số liệu."))
    assert failed.look([KINGSTON]).go_on() == failed.look([KINGSTON])
    assert failed.look([KINGSTON]).state is StickState.FAILED


def test_to_the_end() -> None:
    writing = begun(KINGSTON).go_on()
    closing = writing.verifying().arrived(already_there=False, left_traces=False)
    assert closing.state is StickState.CLOSING
    assert closing.closed(safe=True).state is StickState.DONE
    assert closing.closed(safe=False).state is StickState.STILL_OPEN
    assert closing.closed(safe=True).look([]).state is StickState.DONE
    assert writing.arrived(already_there=False, left_traces=True).state is StickState.LEFT_TRACES


drives = st.builds(
    Drive,
    device=st.sampled_from(["/dev/sdb1", "/dev/sdc1", "/dev/sdd1"]),
    mount=st.sampled_from(["", "/media/x"]),
    file_system=st.sampled_from(["vfat", "exfat", "ntfs", "ext4", ""]),
    free=st.integers(0, 3_000),
    read_only=st.booleans(),
    has_medium=st.booleans(),
    suspicion=st.sampled_from(["", "system", "backup", "register"]),
)


class Wizard(RuleBasedStateMachine):
    """A clerk who presses anything, and sticks that do anything."""

    steps = StickSteps()
    agreed: frozenset[str] = frozenset()

    @initialize(lying=st.lists(drives, max_size=3, unique_by=lambda drive: drive.device))
    def open(self, lying: list[Drive]) -> None:
        self.steps = StickSteps().prepared().look(lying)
        assert self.steps.state not in BUSY, "nobody has answered yet"

    @rule(lying=st.lists(drives, max_size=3, unique_by=lambda drive: drive.device))
    def sticks_come_and_go(self, lying: list[Drive]) -> None:
        before = self.steps
        self._go(before.look(lying))
        if self.steps.state is StickState.WRITING and before.state is not StickState.WRITING:
            assert before.state is StickState.NOT_OPEN or not before.usable, "it was in already: nobody has answered"

    @rule()
    def enter(self) -> None:
        if self.steps.state is StickState.STRANGE_FORMAT:
            self.agreed |= {self.steps.device}
        self._go(self.steps.go_on())

    @rule()
    def insist(self) -> None:
        if self.steps.state in {StickState.SUSPICIOUS, StickState.STRANGE_FORMAT}:
            self.agreed |= {self.steps.device}
        self._go(self.steps.insist())

    @rule(data=st.data())
    @precondition(lambda self: self.steps.state is StickState.CHOOSE)
    def choose(self, data: st.DataObject) -> None:
        self._go(self.steps.choose(data.draw(st.sampled_from(self.steps.usable)).device))

    @rule(trouble=st.sampled_from(ExportTrouble), missing=st.integers(0, 2_000))
    @precondition(lambda self: self.steps.state in {StickState.WRITING, StickState.VERIFYING})
    def fail(self, trouble: ExportTrouble, missing: int) -> None:
        self.steps = self.steps.failed(ExportFailed(trouble, missing))
        assert self.steps.state not in BUSY | ENDED

    @rule(how=st.sampled_from(["stop", "clash", "verify", "broken"]))
    @precondition(lambda self: self.steps.state is StickState.WRITING)
    def go_wrong(self, how: str) -> None:
        steps = self.steps
        after = {
            "stop": steps.failed(ExportCancelled()),
            "clash": steps.failed(ExportClash("a.xlsx")),
            "verify": steps.verifying(),
            "broken": steps.failed(CounterError("Sổ không ghi được.")),
        }
        self.steps = after[how]

    @rule(left=st.booleans(), safe=st.booleans())
    @precondition(lambda self: self.steps.state is StickState.VERIFYING)
    def arrive(self, left: bool, safe: bool) -> None:
        self.steps = self.steps.arrived(already_there=False, left_traces=left).closed(safe=safe)
        assert self.steps.state in ENDED

    @invariant()
    def a_state_about_one_drive_knows_which(self) -> None:
        about_one = {StickState.SUSPICIOUS, StickState.LOCKED, StickState.STRANGE_FORMAT, StickState.READY}
        assert self.steps.state not in about_one or self.steps.drive is not None

    @invariant()
    def no_trap(self) -> None:
        """With a plain stick alone in, Enter leads to writing from every state that is not busy or over."""
        if self.steps.state in BUSY | ENDED:
            return
        room = replace(KINGSTON, free=1 << 40)
        seen = self.steps.look([]).look([room])
        assert (seen if seen.state is StickState.WRITING else seen.go_on()).state is StickState.WRITING

    def _go(self, after: StickSteps) -> None:
        begins = after.state is StickState.WRITING and self.steps.state is not StickState.WRITING
        self.steps = after
        if begins:
            drive = after.drive
            assert drive is not None
            assert drive.has_medium
            assert drive.mount
            assert not drive.read_only
            assert after.need <= drive.free
            assert drive.device in self.agreed or (drive.is_plain_format and not drive.suspicion)


TestWizard = Wizard.TestCase
