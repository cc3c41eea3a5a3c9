# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is there whole or not at all, and every refusal of the disk is a sentence without the path."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput, CounterError
from counter_app.whole_file import NotWritten, write_whole


def test_a_new_file_is_written_for_this_account_only(tmp_path: Path) -> None:
    write_whole(tmp_path / "đơn.pdf", b"moi")
    assert (tmp_path / "đơn.pdf").read_bytes() == b"moi"
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "đơn.pdf").stat().st_mode) == 0o600


def test_an_old_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"cu")
    write_whole(tmp_path / "a.pdf", b"moi")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"moi"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"cu")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write_whole(tmp_path / "link.pdf", b"moi")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"moi"


@pytest.mark.parametrize(
    "place", [".", "no/such/folder/a.pdf", "file.txt/a.pdf", "x" * 300 + ".pdf", "a\0b.pdf", "loop"]
)
def test_a_place_that_cannot_be_a_file_is_bad_input(tmp_path: Path, place: str) -> None:
    (tmp_path / "file.txt").write_bytes(b"co san")
    if os.name != "nt":
        (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(BadInput, match="chọn nơi lưu khác") as refused:
        write_whole(tmp_path / place, b"moi")
    assert str(tmp_path) not in str(refused.value)
    assert (tmp_path / "file.txt").read_bytes() == b"co san"


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_a_pipe_or_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput):
        write_whole(tmp_path / "pipe", b"moi")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "đầy"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.EACCES, "chương trình khác"),
        (errno.EPERM, "chương trình khác"),
        (errno.EIO, "USB"),
    ],
)
def test_a_disk_that_refuses_is_told_and_the_old_file_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"cu")

    def refuse(_: int) -> None:
        raise OSError(number, "the disk says no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotWritten, match=word):
        write_whole(tmp_path / "a.pdf", b"moi")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"cu"]


@given(name=st.text(min_size=1))
def test_any_name_is_written_or_refused_with_a_sentence(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "names"
    folder.mkdir(exist_ok=True)
    target = folder / f"{name.replace('/', '-').replace(os.sep, '-')}.pdf"
    try:
        write_whole(target, b"moi")
    except CounterError:
        assert not target.is_file()
    else:
        assert target.read_bytes() == b"moi"
