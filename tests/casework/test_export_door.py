# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves is there to the last byte or not at all, whatever the stick does, and the log says which."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from counter_app import __version__
from counter_app.casework.export_disk import Disk
from counter_app.casework.export_door import ExportDoor
from counter_app.casework.export_refusals import (
    ExportCancelled,
    ExportClash,
    ExportFailed,
    ExportTrouble,
    sentence_of,
)
from counter_app.casework.export_run import HALF_FOLDER, ExportDone, ExportProgress
from counter_app.domain.errors import CounterError
from counter_app.domain.manifest import sha256_of
from counter_app.domain.outgoing import Outgoing, OutgoingFile
from counter_app.storage import keys
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.casework.sticks import WEEK, FailingDisk, assert_whole, contents, final_files, week_set

Clock = Callable[[], datetime]
MANIFEST = f"mot-cua/2026/tally-{WEEK}.manifest.json"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    root = tmp_path / "USB"
    root.mkdir()
    (root / "anh-cuoi.jpg").write_bytes(b"not ours")
    return root


@pytest.fixture
def register(tmp_path: Path, fixed_clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    monkeypatch.setattr(keys, "CODE_COST", 2**10)
    opened = Register.open(tmp_path / "register", AccountUnlock(), fixed_clock)
    opened.settings.save({"commune": "xã Bùi La Nhân", "province": "tỉnh Hà Tĩnh", "clerk": "Lê Thị Thử"})
    yield opened
    opened.close()


def test_a_set_arrives_with_its_manifest_and_nothing_else(stick: Path, register: Register, fixed_clock: Clock) -> None:
    outgoing = week_set()
    done = ExportDoor(fixed_clock, register).write(outgoing, stick, target="KINGSTON 1A2B-3C4D")
    assert_whole(stick, outgoing)
    assert contents(stick)["anh-cuoi.jpg"] == b"not ours"
    assert not done.left_traces
    assert not done.already_there
    manifest = json.loads(contents(stick)[MANIFEST])
    assert (manifest["version"], manifest["unit"], manifest["period"]) == (__version__, "xã Bùi La Nhân", WEEK)
    assert manifest["files"][0]["sha256"] == sha256_of(outgoing.files[0].content())
    (told,) = register.exports.recent()
    assert (told.outcome, told.target, told.clerk) == ("done", "KINGSTON 1A2B-3C4D", "Lê Thị Thử")
    assert (told.name, told.size) == (f"tally-{WEEK}.manifest.json", done.size)
    assert told.sha256 == sha256_of(contents(stick)[MANIFEST])
    assert list(register.exports.arrived("tally")) == [WEEK]
    (past,) = ExportDoor(fixed_clock, register).past()
    assert (past.kind, past.period, past.outcome, past.target) == ("tally", WEEK, "done", "KINGSTON 1A2B-3C4D")


def test_without_a_register_it_writes_all_the_same(stick: Path, fixed_clock: Clock) -> None:
    ExportDoor(fixed_clock).write(week_set(), stick)
    assert_whole(stick, week_set())
    assert ExportDoor(fixed_clock).past() == []


def test_the_same_set_again_is_found_there(stick: Path, register: Register, fixed_clock: Clock) -> None:
    door = ExportDoor(fixed_clock, register)
    door.write(week_set(), stick)
    before = contents(stick)
    again = door.write(week_set(), stick, ask_before_numbering=True)
    assert again.already_there
    assert contents(stick) == before
    assert [line.outcome for line in register.exports.recent()] == ["done", "done"]
    assert not (stick / HALF_FOLDER).exists()


def test_another_content_of_the_same_name_is_asked_about_and_never_written_over(
    stick: Path, fixed_clock: Clock
) -> None:
    door = ExportDoor(fixed_clock)
    door.write(week_set("cũ"), stick)
    before = contents(stick)
    with pytest.raises(ExportClash) as asked:
        door.write(week_set("mới"), stick, ask_before_numbering=True)
    assert asked.value.name == f"tong-hop-{WEEK}.xlsx"
    assert contents(stick) == before
    done = door.write(week_set("mới"), stick)
    assert [file.name for file in done.files] == [f"tong-hop-{WEEK}-2.{end}" for end in ("xlsx", "pdf", "csv")]
    assert done.manifest == f"tally-{WEEK}-2.manifest.json"
    assert before.items() <= contents(stick).items()
    assert door.write(week_set("mới"), stick, ask_before_numbering=True).already_there


def test_weeks_lie_beside_each_other(stick: Path, fixed_clock: Clock) -> None:
    door = ExportDoor(fixed_clock)
    for week in ("2026-W46", WEEK, "2026-W53", "2027-W01"):
        door.write(week_set(period=week), stick, ask_before_numbering=True)
    assert len(final_files(stick)) == 1 + 4 * 4


def test_progress_goes_up_and_ends_whole(stick: Path, fixed_clock: Clock) -> None:
    told: list[ExportProgress] = []
    ExportDoor(fixed_clock).write(week_set(size=5_000_000), stick, told.append)
    for stage in ("writing", "verifying"):
        shares = [each.share for each in told if each.stage == stage]
        assert shares == sorted(shares)
        assert 0.0 <= shares[0] <= shares[-1] <= 1.0
        assert len(shares) >= 5


def test_stopped_at_any_moment_nothing_is_left(stick: Path, register: Register, fixed_clock: Clock) -> None:
    before, stopped = contents(stick), 0
    while True:
        left = stopped + 1

        def cancelled() -> bool:
            nonlocal left
            left -= 1
            return left == 0

        try:
            ExportDoor(fixed_clock, register).write(week_set(size=2_000_000), stick, cancelled=cancelled)
        except ExportCancelled:
            stopped += 1
            assert contents(stick) == before
            assert [path.name for path in stick.iterdir()] == ["anh-cuoi.jpg"]
        else:
            break
    assert stopped > 10
    assert [line.outcome for line in register.exports.recent()] == ["done", *["cancelled"] * stopped]


def _calls_of_an_export(folder: Path, clock: Clock) -> list[str]:
    counting = FailingDisk()
    folder.mkdir()
    ExportDoor(clock, disk=counting.as_disk()).write(week_set(), folder)
    return counting.calls


def _outcome(failing: FailingDisk, root: Path, clock: Clock) -> ExportDone | ExportFailed:
    try:
        return ExportDoor(clock, disk=failing.as_disk()).write(week_set(), root)
    except ExportFailed as failed:
        return failed


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from then on"])
def test_a_stick_that_fails_at_any_call_keeps_no_half_set(for_good: bool, tmp_path: Path, fixed_clock: Clock) -> None:
    calls = _calls_of_an_export(tmp_path / "counted", fixed_clock)
    whole = {file.content() for file in week_set().files}
    failures = 0
    for number in range(1, len(calls) + 1):
        root = tmp_path / f"{number}"
        root.mkdir()
        outcome = _outcome(FailingDisk(fails_at=number, for_good=for_good), root, fixed_clock)
        if isinstance(outcome, ExportFailed):
            failures += 1
            # Whole files may stay where a dying stick does not let go of them: the next try finds them there.
            standing = final_files(root)
            kept = standing.pop(MANIFEST, None)
            assert set(standing.values()) <= whole, (number, calls[number - 1])
            assert kept is None or set(standing.values()) == whole, (number, calls[number - 1])
            assert outcome.left or not final_files(root), (number, calls[number - 1])
            assert sentence_of(outcome.trouble) in str(outcome)
        ExportDoor(fixed_clock).write(week_set(), root)
        assert_whole(root, week_set())
    assert failures >= len(calls) - 3


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, ExportTrouble.FULL),
        (errno.EROFS, ExportTrouble.LOCKED),
        (errno.EACCES, ExportTrouble.REFUSED),
        (errno.ENODEV, ExportTrouble.GONE),
        (errno.EFBIG, ExportTrouble.TOO_LARGE),
        (errno.EIO, ExportTrouble.FAILING),
    ],
)
def test_each_refusal_has_its_sentence(
    number: int, trouble: ExportTrouble, stick: Path, register: Register, fixed_clock: Clock
) -> None:
    at = _calls_of_an_export(stick / "counted", fixed_clock).index("write_new") + 1
    failing = FailingDisk(fails_at=at, number=number)
    with pytest.raises(ExportFailed) as failed:
        ExportDoor(fixed_clock, register, failing.as_disk()).write(week_set(), stick)
    assert failed.value.trouble is trouble
    assert MANIFEST not in contents(stick)
    assert [line.outcome for line in register.exports.recent()] == ["failed"]
    assert "Sổ hồ sơ trên máy còn nguyên" in str(failed.value)


def test_what_reads_back_otherwise_does_not_count(stick: Path, fixed_clock: Clock) -> None:
    before = contents(stick)
    with pytest.raises(ExportFailed) as failed:
        ExportDoor(fixed_clock, disk=FailingDisk(spoil=True).as_disk()).write(week_set(), stick)
    assert failed.value.trouble is ExportTrouble.DIFFERS
    assert contents(stick) == before


def test_a_stick_too_full_is_told_how_much_it_lacks_before_anything_is_written(stick: Path, fixed_clock: Clock) -> None:
    class Small(Disk):
        def free(self, folder: Path) -> int:
            return 100_000

    outgoing = week_set(size=2_000_000)
    with pytest.raises(ExportFailed) as failed:
        ExportDoor(fixed_clock, disk=Small()).write(outgoing, stick)
    whole = sum(len(file.content()) for file in outgoing.files)
    assert failed.value.missing == whole + 64 * 1024 - 100_000
    assert "còn thiếu 2 MB" in str(failed.value)


def test_a_stick_swapped_for_the_folder_under_it_is_noticed(stick: Path, fixed_clock: Clock) -> None:
    """After an unmount the folder is still there, on this PC's own disk: that is no export."""

    class Swapped(Disk):
        asked = 0

        def device(self, path: Path) -> int:
            self.asked += 1
            return super().device(path) + (1 if self.asked > 3 else 0)

    with pytest.raises(ExportFailed) as failed:
        ExportDoor(fixed_clock, disk=Swapped()).write(week_set(), stick)
    assert failed.value.trouble is ExportTrouble.GONE
    assert MANIFEST not in final_files(stick)


def test_copied_but_not_cleared_away_is_said_and_logged(stick: Path, register: Register, fixed_clock: Clock) -> None:
    class Sticky(Disk):
        def remove_folder(self, folder: Path) -> None:
            raise OSError(errno.EACCES, "held")

    done = ExportDoor(fixed_clock, register, Sticky()).write(week_set(), stick)
    assert done.left_traces
    assert [line.outcome for line in register.exports.recent()] == ["left_traces"]
    assert list(register.exports.arrived("tally")) == [WEEK]
    ExportDoor(fixed_clock).clear_left_overs(stick)
    assert_whole(stick, week_set())


def test_left_overs_go_and_nothing_else_does(stick: Path, fixed_clock: Clock) -> None:
    half = stick / HALF_FOLDER
    half.mkdir()
    (half / "0000.part").write_bytes(b"half")
    (half / "cua-toi.txt").write_bytes(b"mine")
    assert ExportDoor(fixed_clock).clear_left_overs(stick) == 1
    assert contents(stick) == {"anh-cuoi.jpg": b"not ours", f"{HALF_FOLDER}/cua-toi.txt": b"mine"}


def test_content_that_cannot_be_made_leaves_nothing(stick: Path, register: Register, fixed_clock: Clock) -> None:
    def broken() -> bytes:
        raise CounterError("Không dựng được bảng.")

    outgoing = week_set()
    spoilt = Outgoing("tally", "t", "f", (*outgoing.files[:2], OutgoingFile("x.csv", broken)), WEEK)
    before = contents(stick)
    with pytest.raises(CounterError, match="Không dựng"):
        ExportDoor(fixed_clock, register).write(spoilt, stick)
    assert contents(stick) == before
    assert register.exports.recent()[0].outcome == "failed"


def test_an_export_the_log_cannot_hold_is_taken_back(
    stick: Path, register: Register, fixed_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise CounterError("Ổ đĩa đã đầy.")

    before = contents(stick)
    monkeypatch.setattr(register.exports, "end", full)
    with pytest.raises(CounterError, match="đầy"):
        ExportDoor(fixed_clock, register).write(week_set(), stick)
    assert contents(stick) == before
