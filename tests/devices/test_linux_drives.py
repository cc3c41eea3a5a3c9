# SPDX-License-Identifier: GPL-3.0-or-later
"""What Debian says of its disks becomes drives, told by a kernel and a udev made of files."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.drives import known_drives
from counter_app.devices.linux_drives import LinuxPlaces, linux_drives, read_mounts
from counter_app.domain.drive import Drive

USB = "devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host6/target6:0:0/6:0:0:0/block"
SATA = "devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block"
MMC = "devices/pci0000:00/0000:00:1c.0/mmc_host/mmc0/mmc0:0001/block"


@dataclass
class FakeKernel:
    """Disks as /sys, /run/udev/data and mountinfo tell of them."""

    root: Path
    lines: list[str] = field(default_factory=list)
    devices: dict[str, int] = field(default_factory=dict)

    def disk(self, name: str, way: str, size: int = 7_800_000, removable: int = 1, locked: int = 0) -> Path:
        disk = self.root / "sys" / way / name
        disk.mkdir(parents=True)
        for fact, told in (
            ("size", size),
            ("removable", removable),
            ("ro", locked),
            ("dev", f"8:{len(self._all()) * 16}"),
        ):
            (disk / fact).write_text(f"{told}\n")
        if way == MMC:
            (disk / "device").mkdir()
            (disk / "device" / "type").write_text("SD\n")
        (self.root / "sys/block").mkdir(exist_ok=True)
        (self.root / "sys/block" / name).symlink_to(disk)
        return disk

    def part(self, disk: Path, number: int, **udev: str) -> str:
        part = disk / f"{disk.name}{number}"
        part.mkdir()
        device = f"{(disk / 'dev').read_text().split(':')[0]}:{int((disk / 'dev').read_text().split(':')[1]) + number}"
        for fact, told in (("partition", str(number)), ("size", "7000000"), ("dev", device)):
            (part / fact).write_text(f"{told}\n")
        data = self.root / "udev"
        data.mkdir(exist_ok=True)
        (data / f"b{device}").write_text("".join(f"E:{name}={told}\n" for name, told in udev.items()))
        return device

    def mount(self, device: str, place: Path, system: str = "vfat", how: str = "rw,relatime") -> Path:
        place.mkdir(parents=True, exist_ok=True)
        escaped = str(place).replace(" ", "\\040")
        self.lines.append(f"40 27 {device} / {escaped} {how} shared:1 - {system} /dev/x {how}")
        self.devices[str(place)] = 1000 + len(self.lines)
        return place

    def look(self) -> list[Drive]:
        (self.root / "mountinfo").write_text(
            "\n".join(["21 1 0:20 / /proc rw - proc proc rw", "junk", *self.lines]) + "\n"
        )
        places = LinuxPlaces(
            self.root / "mountinfo",
            self.root / "sys",
            self.root / "udev",
            lambda path: self.devices.get(path, 1),
            lambda _path: (3_000_000, 4_000_000),
        )
        return linux_drives(places, self.root / "register")

    def _all(self) -> list[Path]:
        folder = self.root / "sys/block"
        return list(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def kernel(tmp_path: Path) -> FakeKernel:
    made = FakeKernel(tmp_path)
    inner = made.disk("sda", SATA, removable=0)
    made.lines.append(f"27 1 {made.part(inner, 1)} / / rw,relatime - ext4 /dev/sda1 rw")
    return made


def test_the_inner_disk_is_no_stick(kernel: FakeKernel) -> None:
    assert kernel.look() == []


def test_a_system_that_lists_no_disks(tmp_path: Path) -> None:
    mountinfo = tmp_path / "mountinfo"
    mountinfo.write_bytes(b"")
    assert linux_drives(LinuxPlaces(mountinfo=mountinfo, sys=tmp_path / "no-sysfs"), tmp_path) == []


def test_a_stick_with_all_its_facts(kernel: FakeKernel, tmp_path: Path) -> None:
    device = kernel.part(
        kernel.disk("sdb", USB), 1, ID_FS_LABEL_ENC="V\\x20N\\x20PT", ID_FS_UUID="1A2B-3C4D", ID_FS_TYPE="vfat"
    )
    place = kernel.mount(device, tmp_path / "media" / "V N PT")
    assert kernel.look() == [
        Drive("/dev/sdb1", str(place), "V N PT", "1A2B-3C4D", "vfat", 3_000_000, 4_000_000, bus="usb")
    ]
    assert kernel.look()[0].named == "V N PT 1A2B-3C4D"


def test_what_fuse_opened_has_its_own_format(kernel: FakeKernel, tmp_path: Path) -> None:
    device = kernel.part(kernel.disk("sdb", USB, removable=0), 1, ID_FS_TYPE="exfat")
    kernel.mount(device, tmp_path / "m", "fuseblk")
    assert [drive.file_system for drive in kernel.look()] == ["exfat"]


@pytest.mark.parametrize("how", ["ro,relatime", "rw,relatime"])
def test_a_locked_stick(kernel: FakeKernel, tmp_path: Path, how: str) -> None:
    disk = kernel.disk("sdb", USB, locked=1 if how.startswith("rw") else 0)
    kernel.mount(kernel.part(disk, 1), tmp_path / "m", how=how)
    assert [drive.read_only for drive in kernel.look()] == [True]


def test_a_reader_with_and_without_a_card(kernel: FakeKernel, tmp_path: Path) -> None:
    kernel.disk("sdb", USB, size=0)
    kernel.mount(kernel.part(kernel.disk("mmcblk0", MMC, removable=0), 1), tmp_path / "card")
    assert [(drive.device, drive.has_medium, drive.bus) for drive in kernel.look()] == [
        ("/dev/mmcblk01", True, "card"),
        ("/dev/sdb", False, "card"),
    ]


def test_a_stick_the_system_has_not_opened(kernel: FakeKernel) -> None:
    kernel.part(kernel.disk("sdb", USB), 1, ID_FS_LABEL_ENC="MOI")
    (drive,) = kernel.look()
    assert (drive.device, drive.mount, drive.label, drive.total) == ("/dev/sdb1", "", "MOI", 7_000_000 * 512)


def test_a_stick_without_partitions(kernel: FakeKernel, tmp_path: Path) -> None:
    disk = kernel.disk("sdb", USB)
    kernel.mount((disk / "dev").read_text().strip(), tmp_path / "m")
    assert [drive.device for drive in kernel.look()] == ["/dev/sdb"]


def test_pulled_out_while_it_is_looked_at(kernel: FakeKernel, tmp_path: Path) -> None:
    place = kernel.mount(kernel.part(kernel.disk("sdb", USB), 1), tmp_path / "m")
    place.rmdir()
    assert [drive.mount for drive in kernel.look()] == [""]


def test_a_disk_that_goes_while_the_list_is_read(kernel: FakeKernel, tmp_path: Path) -> None:
    shutil.rmtree(kernel.disk("sdb", USB))
    kernel.mount(kernel.part(kernel.disk("sdc", USB), 1), tmp_path / "m")
    assert [drive.device for drive in kernel.look()] == ["/dev/sdc1"]


@pytest.mark.parametrize(
    ("names", "suspicion"),
    [
        (["Windows", "Program Files"], "system"),
        (["ProgramData"], "system"),
        (["etc", "usr"], "system"),
        (["FileHistory"], "backup"),
        (["Backups.backupdb"], "backup"),
        (["Windows"], ""),
        (["home"], ""),
        (["mot-cua", "Ảnh cưới"], ""),
    ],
)
def test_what_else_a_drive_may_be(kernel: FakeKernel, tmp_path: Path, names: list[str], suspicion: str) -> None:
    place = kernel.mount(kernel.part(kernel.disk("sdb", USB, removable=0), 1), tmp_path / "m")
    for name in names:
        (place / name).mkdir()
    assert [drive.suspicion for drive in kernel.look()] == [suspicion]


def test_the_disk_this_pc_runs_from_and_the_one_of_the_register(kernel: FakeKernel, tmp_path: Path) -> None:
    live = kernel.disk("sdb", USB)
    kernel.lines.append(f"28 1 {kernel.part(live, 2)} / /boot rw - ext4 /dev/sdb2 rw")
    kernel.mount(kernel.part(live, 1), tmp_path / "live")
    register = kernel.mount(kernel.part(kernel.disk("sdc", USB), 1), tmp_path / "m")
    kernel.devices[str(tmp_path / "register")] = kernel.devices[str(register)]
    assert {drive.device: drive.suspicion for drive in kernel.look() if drive.mount != "/boot"} == {
        "/dev/sdb1": "system",
        "/dev/sdc1": "register",
    }


@given(st.binary(max_size=300))
def test_no_line_of_mountinfo_is_too_strange(content: bytes) -> None:
    read_mounts(content)


def test_this_machine_answers(tmp_path: Path) -> None:
    assert all(drive.device for drive in known_drives(tmp_path))
