# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that is killed: types into a register like a hurried clerk and acknowledges each stored field.

Run as ``python -m tests.torture.typist FOLDER``: for every seed read from standard input it forks a typist, so
that the imports are paid for once. With a second argument it types that many dossiers itself and ends. Lines
told: ``pid N``, ``begun ID``, ``try ID FIELD VALUE``, ``kept ID FIELD VALUE``, ``closed ID`` and, when the typist
is gone, ``ended``.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import datetime
from pathlib import Path

from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierId, DossierState, PrintOutcome
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register

FIELDS = ("nguoi_yeu_cau.ho_ten", "nguoi_yeu_cau.so_dinh_danh", *(f"truong_{number}" for number in range(12)))
WORDS = ("Đặng", "Quỳnh", "Ưởng", "&", "<Ỷ>", "{{7*7}}", "H'Bluê", "'", '"', "\\", "thôn", "0421")


def now() -> datetime:
    """The moment, in office time."""
    return datetime.now(VIET_NAM)


def tell(*parts: object) -> None:
    """One line in one write: a killed process never leaves half of it behind a whole one."""
    os.write(1, (" ".join(str(part) for part in parts) + "\n").encode())


def type_dossiers(folder: Path, seed: int, count: int) -> None:
    """Begin, type, print, set aside, until killed or done; the register is left open."""
    chance = random.Random(seed)
    register = Register.open(folder, AccountUnlock(), now)
    for _ in range(count):
        dossier_id = register.dossiers.begin("1.004873", "to-khai", "2024-06-06").id
        tell("begun", dossier_id)
        for field_id in chance.sample(FIELDS, chance.randint(3, len(FIELDS))):
            _type_field(register, dossier_id, field_id, chance)
        if chance.random() < 0.6:
            _print(register, dossier_id, chance)
        register.dossiers.set_state(dossier_id, chance.choice((DossierState.SET_ASIDE, DossierState.PRINTED)))
        register.dossiers.mark_open(None)
        tell("closed", dossier_id)


def _type_field(register: Register, dossier_id: DossierId, field_id: str, chance: random.Random) -> None:
    value = ""
    for _ in range(chance.randint(1, 4)):
        value = f"{value} {chance.choice(WORDS)}{chance.randrange(10_000)}".strip()
        tell("try", dossier_id, field_id, value)
        register.dossiers.save_answers(dossier_id, {field_id: value}, field_id, "typing")
        tell("kept", dossier_id, field_id, value)


def _print(register: Register, dossier_id: DossierId, chance: random.Random) -> None:
    content = chance.randbytes(chance.randrange(100, 20_000))
    paper = register.papers.add_version(dossier_id, "to-khai", content, str(chance.random()), "t", 1)
    register.papers.log_print(paper.id, dossier_id, "form", 1, "HP", PrintOutcome.SENT)


def nursery(folder: Path) -> None:
    """Fork a typist for every seed, say when it is gone."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            type_dossiers(folder, int(line), count=1_000_000)
            os._exit(1)
        tell("pid", child)
        os.waitpid(child, 0)
        tell("ended")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        type_dossiers(Path(sys.argv[1]), seed=1, count=int(sys.argv[2]))
    else:
        nursery(Path(sys.argv[1]))
