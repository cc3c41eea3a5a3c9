# SPDX-License-Identifier: GPL-3.0-or-later
"""Registers of any size, filled past the stores: what a clerk writes in years, in a minute. Invented people.

Every dossier is whole but for its history, of which one entry stands for all: nothing measured here reads it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from counter_app.clock import VIET_NAM, office_now
from counter_app.domain.text import fold
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Võ", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý", "Lò")
_FAMILY_WEIGHTS = (38, 12, 9, 7, 5, 4, 4, 3, 2, 2, 1, 1, 1)
_MIDDLES = ("Thị", "Văn", "Hữu", "Đức", "Quỳnh", "Ngọc", "Thanh", "Minh")
_GIVEN = (
    "Ỷ",
    "Đào",
    "Hường",
    "Thuỷ",
    "Ngữ",
    "An",
    "Bình",
    "Yến",
    "Giang",
    "Khánh",
    "Phúc",
    "Sáng",
    "Lan",
    "Nga",
    "Sơn",
)
_CODES = ("1.004873", "1.000656", "1.001193", "2.000635", "1.001612", "1.013978")
_SECTORS = dict(zip(_CODES, (*["Hộ tịch"] * 3, "Chứng thực", "Hộ kinh doanh", "Đất đai"), strict=True))
_CLERKS = ("Lê Thị Nghiệm", "Phan Văn Đạt", "Hồ Thị Ưng")
_TRAITS = ("", "", "", "elderly", "elderly illiterate", "disabled", "blind elderly", "other")
_OPEN = ("received", "appraised", "approved", "sealed", "ready_to_sign")
OPEN_ONES = 400
"""Dossiers under way; all older ones are returned: an office's backlog does not grow with its years."""
_A_TRANSACTION = 20_000

_COLUMNS = {
    "dossier": """id year running number procedure_code form_id form_version state step at_field begun_at saved_at
        touched active_ms components_complete signing_mode heard_at printed_at erased_at""",
    "handling": """dossier_id stage received_at due_at first_due_at returned_at closed_at extended ordinary channel_in
        channel_out official_number sector clerk written_by helped_for inside_scheme same_day receipt granted
        received_by done_at""",
    "person": "dossier_id field_id shown folded digits",
    "delivery": "dossier_id village phone collector collector_id_number",
    "dossier_words": "rowid words",
}


def fill(folder: Path, dossiers: int) -> None:
    """A register in ``folder`` with so many dossiers."""
    register = Register.open(folder, AccountUnlock(), office_now)
    chance = random.Random(dossiers)
    rows = _rows(chance, dossiers)
    with register._file.bare() as raw:
        while some := list(islice(rows, _A_TRANSACTION)):
            raw.execute("BEGIN IMMEDIATE")
            for table, names in _COLUMNS.items():
                columns = names.split()
                told = [row for whole in some for row in whole[table]]
                marks = ", ".join("?" * len(columns))
                raw.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", told)
            raw.execute("COMMIT")
    register.close()


def _rows(chance: random.Random, dossiers: int) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    now = office_now().replace(microsecond=0)
    for number in range(1, dossiers + 1):
        at = now - timedelta(minutes=7 * (dossiers - number))
        is_open = number > dossiers - OPEN_ONES
        yield _dossier(chance, number, at, is_open=is_open)


def _dossier(chance: random.Random, number: int, at: datetime, *, is_open: bool) -> dict[str, list[tuple[object, ...]]]:
    begun, due, done = _stored(at), _stored(at + timedelta(days=3)), _stored(at + timedelta(days=1))
    stage = chance.choice(_OPEN) if is_open else "returned"
    year, running = 2000 + number // 20_000, number % 20_000 + 1
    name = f"{chance.choices(_FAMILIES, _FAMILY_WEIGHTS)[0]} {chance.choice(_MIDDLES)} {chance.choice(_GIVEN)}"
    village = f"Thôn {chance.randrange(1, 12)}"
    digits = f"042{chance.randrange(10**9):09}"
    folded = " ".join(["", *fold(name).split()])
    official = "" if is_open else f"H56.34.21-{number:010}"
    code, clerk = chance.choice(_CODES), chance.choice(_CLERKS)
    received = None if stage == "ready_to_sign" else begun
    returned = None if is_open else done
    return {
        "dossier": [
            (
                *(number, year, running, f"{year % 100:02}-{running:05}", code, "f", "2024-08-16"),
                *("printed", "check", None, begun, begun, number, 400_000, 1, "signature", None, begun, None),
            )
        ],
        "handling": [
            (
                *(number, stage, received, due, due, returned, returned, 0, "", "direct", "direct", official),
                *(_SECTORS[code], clerk, chance.choice(("clerk", "")), chance.choice(_TRAITS), 1, 0, 1),
                *("dak-nong:viet_ho", clerk, returned),
            )
        ],
        "person": [
            (number, "nguoi_yeu_cau.ho_ten", name, folded, ""),
            (number, "nguoi_yeu_cau.so_dinh_danh", digits, "", digits),
        ],
        "delivery": [(number, village, "0912345678", "", "")],
        "dossier_words": [(number, f"{folded.strip()} {fold(village)}")],
    }


def _stored(at: datetime) -> str:
    return at.astimezone(VIET_NAM).isoformat(timespec="microseconds")
