# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand planted names, identity numbers and phones in a register: none is in any file that leaves it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from counter_app.casework.demo import DemoOrder, invented
from counter_app.casework.export_door import ExportDoor
from counter_app.casework.service_day import OfficeDays, ServiceDay
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.tally_files import TallyFiles
from counter_app.catalog.layers import shipped_layer
from counter_app.clock import VIET_NAM
from counter_app.domain.periods import read_period
from counter_app.domain.text import fold
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.many import WholeDossier
from counter_app.storage.register import Register
from tests.casework.living_counter import DAYS_OFF, SCHEMES
from tests.casework.sample_orders import catalog

NOW = datetime(2027, 1, 8, 15, 30, tzinfo=VIET_NAM)
SETTINGS = Settings(
    commune="xã Đức Thọ", province="tỉnh Hà Tĩnh", clerk="Nguyễn Thị Mơ", schemes="dak-nong bui-la-nhan"
)
MANY = 1000


@dataclass(frozen=True)
class Planted:
    """One person who must not be found: words that occur nowhere else."""

    name: str
    number: str
    phone: str

    @classmethod
    def of(cls, place: int) -> Planted:
        return cls(f"Đặng Kínđáo{place:04} Ỷ", f"04219{place:07}", f"0977{place:06}")

    @property
    def words(self) -> tuple[str, str, str]:
        return fold(self.name).split()[1], self.number, self.phone


PEOPLE = tuple(Planted.of(place) for place in range(MANY))
WORDS = {word for person in PEOPLE for word in person.words}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What leaves for a week and for the year: by name, through the door, manifests too."""
    folder = tmp_path_factory.mktemp("kín")
    register = Register.open(folder / "register", AccountUnlock(), lambda: NOW)
    day = ServiceDay.of(DAYS_OFF, SCHEMES.chosen(("dak-nong", "bui-la-nhan")))
    order = DemoOrder(MANY, 7, date(2026, 9, 1), NOW.date(), NOW)
    made = zip(invented(order, catalog(), day), PEOPLE, strict=True)
    register.enter_many(_with(dossier, person) for dossier, person in made)
    assert len(register.dossiers.find(PEOPLE[0].number)) == 1
    desk = TallyDesk(register, catalog(), OfficeDays(lambda: [shipped_layer()]), lambda: SETTINGS, lambda: NOW)
    made_of = TallyFiles(desk, lambda: SETTINGS, lambda: [shipped_layer().templates])
    out = folder / "out"
    out.mkdir()
    for code in ("2026-W47", "2026"):
        ExportDoor(lambda: NOW, register).write(made_of.outgoing(desk.count(read_period(code)), SETTINGS.office), out)
    register.close()
    return {path.name: path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def texts(files: dict[str, bytes]) -> dict[str, str]:
    """All that can be read in each file, without marks."""
    return {name: fold(_all_text(name, content)) for name, content in files.items()}


def test_the_sets_are_whole(files: dict[str, bytes]) -> None:
    endings = sorted({Path(name).suffix for name in files})
    assert endings == [".csv", ".docx", ".json", ".pdf", ".xlsx"]
    assert len(files) > 30


def test_nobody_who_was_planted_is_in_any_file(texts: dict[str, str]) -> None:
    found = {name: sorted(WORDS & set(re.findall(r"\w+", text))) for name, text in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_digits_of_nobody_are_in_the_bytes_as_they_lie_there(files: dict[str, bytes]) -> None:
    numbers = {word.encode() for word in WORDS if word.isdigit()}
    for name, content in files.items():
        for part in (content, *_parts(name, content)):
            assert not numbers & set(re.findall(rb"\d{10,12}", part)), name


@pytest.mark.parametrize("ending", [".xlsx", ".pdf", ".docx", "official.csv", "-facts.csv"])
def test_the_search_reads_every_kind_of_file(texts: dict[str, str], ending: str) -> None:
    """Without this a reader that sees nothing would find nobody."""
    for name in (name for name in texts if name.endswith(ending)):
        assert "ho tich" in " ".join(texts[name].split())


def _with(dossier: WholeDossier, person: Planted) -> WholeDossier:
    """The same dossier of this person, who is named wherever a clerk may write."""
    answers = {key: person.name if key.endswith("ho_ten") else words for key, words in dossier.answers.items()}
    numbered = {key: person.number for key in answers if key.endswith(("so_dinh_danh", "so_giay_to"))}
    role = next(iter(answers)).partition(".")[0]
    answers |= numbered or {f"{role}.so_dinh_danh": person.number}
    note = f"{person.name} gọi {person.phone}"
    entries = tuple(replace(entry, note=note) for entry in dossier.entries)
    return replace(dossier, answers=answers, entries=entries, delivery=replace(dossier.delivery, phone=person.phone))


def _all_text(name: str, content: bytes) -> str:
    """Everything that can be read in a file, its inside unpacked."""
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(content))
        told = [page.extract_text() for page in reader.pages]
        return "\n".join([*told, str(reader.metadata), *(part.decode("latin-1") for part in _parts(name, content))])
    parts = [re.sub(rb"<[^>]*>", b" ", part) for part in _parts(name, content)] or [content]
    return "\n".join(part.decode("utf-8", "replace") for part in parts)


def _parts(name: str, content: bytes) -> list[bytes]:
    """What is packed inside: the parts of an office file, the streams of a PDF."""
    if name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [archive.read(part) for part in archive.namelist()]
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(content))
        known = (reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"]))))
        return [found.get_data() for found in known if isinstance(found, StreamObject)]
    return []
