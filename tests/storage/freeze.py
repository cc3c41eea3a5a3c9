# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the frozen register of a release: ``python -m tests.storage.freeze``. Run it once per migration, then never.

All forty people are invented; the key is known to everybody and protects nothing.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierState, PrintOutcome
from counter_app.domain.signing import Finger, SigningMode
from counter_app.storage.account import FileAccount
from counter_app.storage.keys import AccountUnlock, KeyFile
from counter_app.storage.migrations import MIGRATIONS, migrate
from counter_app.storage.recovery_code import new_code
from counter_app.storage.register import Register
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import RegisterRow

TEST_KEY = bytes(range(32))
FROZEN = Path(__file__).parent.parent / "frozen"
_FAMILIES = ("Nguyễn Thị", "Trần Văn", "Đặng Hữu", "Lò Thị", "Y")
_GIVEN = ("Ưởng", "Quỳnh", "Đào", "Hường", "Ỷ", "Thuỷ", "Ngữ", "Moan")


def names() -> list[str]:
    """The forty, in the order of their dossiers."""
    return [f"{family} {given}" for family, given in itertools.product(_FAMILIES, _GIVEN)]


def fill(register: Register, people: int = 40) -> None:
    """One dossier for each of the first ``people`` of the forty, in every state and with every kind of detail."""
    states = itertools.cycle(DossierState)
    modes = itertools.cycle(SigningMode)
    for number, (name, state, mode) in enumerate(zip(names()[:people], states, modes, strict=False), start=1):
        code = "1.004873" if number % 3 else "1.000656"
        further = {} if number % 2 else {"giay-uy-quyen": "2025-07-01"}
        dossier_id = register.dossiers.begin(code, "to-khai", "2024-06-06", further).id
        answers = {"nguoi_yeu_cau.ho_ten": name, "nguoi_yeu_cau.so_dinh_danh": f"0421510{number:05}"}
        register.dossiers.save_questions(dossier_id, {"nguoi_khac_nop": "no"})
        register.dossiers.save_ticks(dossier_id, {"to_khai": True}, complete=number % 2 == 0)
        register.dossiers.save_answers(dossier_id, answers, "nguoi_yeu_cau.ho_ten", "typing")
        register.dossiers.save_signing(dossier_id, mode, "", ["Lê Thị Nghiệm"], Finger.RIGHT_INDEX)
        if state is DossierState.PRINTED:
            register.dossiers.save_heard(dossier_id, "người yêu cầu", datetime(2026, 11, 24, 9, tzinfo=VIET_NAM))
            register.dossiers.save_override(dossier_id, "nguoi_yeu_cau.so_dinh_danh", "year", "đã xem căn cước")
            paper = register.papers.add_version(dossier_id, "to-khai", b"PK" * 50, f"a{number}", "t", 1)
            register.papers.log_print(paper.id, dossier_id, "form", 1, "HP", PrintOutcome.SENT)
        register.dossiers.set_state(dossier_id, state)


def main() -> None:
    """Write ``tests/frozen/register_NNN.sqlite`` for the newest migration; refuses to replace one."""
    target = FROZEN / f"register_{len(MIGRATIONS):03}.sqlite"
    if target.exists():
        raise SystemExit(f"{target.name} is frozen already")
    ticks = itertools.count()
    begun = datetime(2026, 11, 24, 8, tzinfo=VIET_NAM)

    def clock() -> datetime:
        return begun + timedelta(seconds=next(ticks))

    with tempfile.TemporaryDirectory() as made:
        folder, account = Path(made) / "register", FileAccount(Path(made) / "account")
        folder.mkdir()
        file = RegisterFile(folder / "register.sqlite", TEST_KEY)
        migrate(file, before_first_step=lambda: None)
        with file.transaction() as session:
            session.add(RegisterRow(register_id="frozen", begun_at=begun))
        file.close()
        keys = KeyFile.around(TEST_KEY, "frozen", new_code()).with_account(TEST_KEY, account)
        keys.write(folder / "key.json")
        register = Register.open(folder, AccountUnlock(account), clock)
        fill(register)
        register.close()
        shutil.copyfile(folder / "register.sqlite", target)


if __name__ == "__main__":
    main()
