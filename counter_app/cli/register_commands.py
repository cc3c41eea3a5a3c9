# SPDX-License-Identifier: GPL-3.0-or-later
"""``register check``, ``backup``, ``restore`` and ``stats``: the register while no window has it open."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from counter_app.cli.answer import give
from counter_app.clock import office_now
from counter_app.domain.dossier import DossierState
from counter_app.domain.errors import BadInput
from counter_app.paths import Folders
from counter_app.storage import care
from counter_app.storage.keys import AccountUnlock


def run_register(arguments: Namespace) -> int:
    """Do one ``register`` command; returns the exit code."""
    folders = Folders.at(arguments.data_dir)
    match arguments.action:
        case "check":
            return _check(folders, arguments.json)
        case "backup":
            _backup(folders, arguments.json)
        case "restore":
            _restore(folders, arguments.backup, arguments.json)
        case _:
            _stats(folders, arguments.json)
    return 0


def _check(folders: Folders, as_json: bool) -> int:
    report = care.check(folders.register, AccountUnlock())
    give(as_json, {"ok": report.ok, **asdict(report)}, _check_lines(report))
    return 0 if report.ok else 1


def _check_lines(report: care.CheckReport) -> Iterator[str]:
    yield from report.problems
    backup = report.newest_good_backup or "chưa có"
    state = "Sổ nguyên vẹn" if report.ok else "Sổ có hư hỏng; phục hồi bằng lệnh «counter-app register restore»"
    yield f"{state}. {report.dossiers} hồ sơ. Bản sao lưu tốt mới nhất: {backup}."


def _backup(folders: Folders, as_json: bool) -> None:
    backup = care.back_up(folders.register, AccountUnlock(), office_now)
    shape = {"backup": str(backup.path), "at": backup.at.isoformat()}
    give(as_json, shape, [f"Đã sao lưu và đọc lại: {backup.path}"])


def _restore(folders: Folders, named: str | None, as_json: bool) -> None:
    restored = care.restore(folders.register, AccountUnlock(), office_now, _backup_named(folders, named))
    aside = str(restored.set_aside) if restored.set_aside else None
    lines = [f"Đã phục hồi sổ từ {restored.backup}."]
    if aside:
        lines.append(f"Sổ trước đó được cất tại {aside}")
    give(as_json, {"backup": restored.backup, "set_aside": aside}, lines)


def _backup_named(folders: Folders, named: str | None) -> Path | None:
    """A backup by its path, or by its name in the backups folder."""
    if named is None:
        return None
    for path in (Path(named), folders.backups / named):
        if path.is_file():
            return path
    raise BadInput("Không có tệp sao lưu đó. Sổ chưa có gì thay đổi; xin xem lại tên tệp.")


def _stats(folders: Folders, as_json: bool) -> None:
    stats = care.stats(folders.register, AccountUnlock())
    newest = stats.newest_backup_at.isoformat() if stats.newest_backup_at else None
    give(as_json, asdict(stats) | {"newest_backup_at": newest}, _stats_lines(stats))


def _stats_lines(stats: care.Stats) -> Iterator[str]:
    states: Mapping[str, int] = stats.by_state
    yield f"Hồ sơ: {stats.dossiers}" + "".join(f"; {state.caption}: {states.get(state, 0)}" for state in DossierState)
    for code, count in sorted(stats.by_procedure.items()):
        yield f"  {code}: {count}"
    yield f"Tờ đã lập: {stats.papers}; lần in: {stats.prints}; đã xóa thông tin cá nhân: {stats.erased}"
    yield f"Sao lưu: {stats.backups} bản; cỡ sổ {stats.bytes // 1024} KB; phiên bản sổ {stats.version}"
