# SPDX-License-Identifier: GPL-3.0-or-later
"""The door over real file systems: plugged in anew, full, tiny, locked, pulled out, and killed in the middle."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.casework.export_disk import Beat, Disk
from counter_app.casework.export_door import ExportDoor
from counter_app.casework.export_refusals import ExportFailed, ExportTrouble
from counter_app.casework.export_run import HALF_FOLDER, ExportProgress
from counter_app.clock import office_now
from tests.casework.real_sticks import RealStick, real_stick
from tests.casework.sticks import assert_whole, contents, final_files, week_set
from tests.source_tree import ROOT

Clock = Callable[[], datetime]
resource = pytest.importorskip("resource")
SYSTEMS = ["vfat", "exfat", "ext4"]
SMALL_BYTES = 6_000_000


class Boastful(Disk):
    """Says there is room where there is none, as a counterfeit stick does."""

    def free(self, folder: Path) -> int:
        return 1 << 40


@pytest.fixture(params=SYSTEMS)
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RealStick]:
    with real_stick(tmp_path, request.param, SMALL_BYTES) as made:
        yield made


def _failure(door: ExportDoor, place: Path, size: int = 0, **how: object) -> ExportFailed:
    with pytest.raises(ExportFailed) as failed:
        door.write(week_set(size=size), place, **how)  # type: ignore[arg-type]
    return failed.value


def test_it_is_there_when_the_stick_is_plugged_in_anew(stick: RealStick, fixed_clock: Clock) -> None:
    outgoing = week_set(size=1_000_000)
    ExportDoor(fixed_clock).write(outgoing, stick.place)
    with stick.again() as place:
        assert_whole(place, outgoing)
        assert ExportDoor(fixed_clock).write(outgoing, place).already_there


def test_a_full_stick_says_how_much_it_lacks(stick: RealStick, fixed_clock: Clock) -> None:
    failed = _failure(ExportDoor(fixed_clock), stick.place, 9_000_000)
    assert failed.trouble is ExportTrouble.FULL
    assert 3_000_000 < failed.missing < 9_100_000
    assert final_files(stick.place).keys() <= {"lost+found"}


def test_a_stick_that_is_full_though_it_boasts_keeps_no_half(stick: RealStick, fixed_clock: Clock) -> None:
    if stick.by_fuse and stick.system == "vfat":
        pytest.skip("fusefat answers a full stick with EPERM")
    failed = _failure(ExportDoor(fixed_clock, disk=Boastful()), stick.place, 9_000_000)
    assert failed.trouble is ExportTrouble.FULL
    with stick.again() as place:
        assert contents(place) == {}
        ExportDoor(fixed_clock).write(week_set(), place)
        assert_whole(place, week_set())


def test_a_locked_stick_stays_as_it_is(stick: RealStick, fixed_clock: Clock) -> None:
    stick.close()
    stick.open(read_only=True)
    assert _failure(ExportDoor(fixed_clock), stick.place).trouble is ExportTrouble.LOCKED
    assert contents(stick.place) == {}


@pytest.mark.parametrize("stage", ["writing", "verifying"])
def test_pulled_out_in_the_middle_nothing_is_written_beside(stick: RealStick, fixed_clock: Clock, stage: str) -> None:
    """The folder under the stick stays: what would be written into it then is on this PC's own disk."""

    def pull(told: ExportProgress) -> None:
        if stick.opened and told.stage == stage:
            stick.close(lazily=True)

    failed = _failure(ExportDoor(fixed_clock), stick.place, 1_000_000, progress=pull)
    assert failed.trouble is ExportTrouble.GONE
    assert contents(stick.place) == {}
    stick.open()
    assert final_files(stick.place) == {}
    ExportDoor(fixed_clock).clear_left_overs(stick.place)
    ExportDoor(fixed_clock).write(week_set(), stick.place)
    assert_whole(stick.place, week_set())


class FailsAtByte(Disk):
    """Takes so many bytes, over all files, and not one more."""

    def __init__(self, left: int, number: int) -> None:
        self.left, self.number = left, number

    def write_new(self, path: Path, content: bytes, beat: Beat) -> None:
        taken = content[: self.left]
        self.left -= len(taken)
        super().write_new(path, taken, beat)
        if len(taken) < len(content):
            raise OSError(self.number, "no more")


@given(left=st.integers(0, 900), number=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EDQUOT]))
def test_a_file_system_that_fails_at_any_byte(left: int, number: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        door = ExportDoor(office_now, disk=FailsAtByte(left, number))
        with pytest.raises(ExportFailed):
            door.write(week_set(size=1000), root)
        assert list(root.iterdir()) == []


def test_a_stick_with_room_for_nothing(tmp_path: Path, fixed_clock: Clock) -> None:
    with real_stick(tmp_path, "ext4", 256 * 1024) as tiny:
        failed = _failure(ExportDoor(fixed_clock, disk=Boastful()), tiny.place, 250_000)
        assert failed.trouble is ExportTrouble.FULL
        assert contents(tiny.place) == {}


def test_a_file_larger_than_the_file_system_takes(tmp_path: Path, fixed_clock: Clock) -> None:
    """As FAT32 answers at 4 GB, this process is answered at 100 KB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        failed = _failure(ExportDoor(fixed_clock), tmp_path, 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failed.trouble is ExportTrouble.TOO_LARGE
    assert list(tmp_path.iterdir()) == []


_WRITER = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from counter_app.casework.export_door import ExportDoor
from tests.casework.sticks import week_set
told = 0
def beat(progress):
    global told
    told += 1
    if told == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
ExportDoor(datetime.now().astimezone).write(week_set(size=2_000_000), Path(sys.argv[1]), beat)
"""


def test_killed_in_the_middle_the_next_start_clears_what_is_left(tmp_path: Path, fixed_clock: Clock) -> None:
    root = tmp_path / "USB"
    root.mkdir()
    died = subprocess.run([sys.executable, "-c", _WRITER, str(root), "4"], check=False, cwd=ROOT)
    assert died.returncode == -signal.SIGKILL
    assert final_files(root) == {}
    assert [path.name for path in root.iterdir()] == [HALF_FOLDER]
    assert ExportDoor(fixed_clock).clear_left_overs(root) >= 1
    assert list(root.iterdir()) == []
