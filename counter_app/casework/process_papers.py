# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the process, each with one key from the dossier: receipt, supplement, refusal, apology, stop, control.

They are forms of the catalogue, filled here from the dossier and its life, and leave by the same checked way as the
citizen's own forms. Nothing is typed for them but the reason the action already brought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from counter_app.casework.filling import Filler, Order, Produced
from counter_app.casework.handling import Handled
from counter_app.casework.ledger import print_in_ledger
from counter_app.casework.people_of_case import People, people_of
from counter_app.casework.prefill import Known, facts_of
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.catalog.catalog import Catalog
from counter_app.domain.dossier import PrintEntry
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import gaps, printed_answers
from counter_app.domain.kinds import kind_of
from counter_app.domain.life import Entry, Life, replay
from counter_app.domain.office import Office
from counter_app.domain.stages import Action
from counter_app.paper.coded import CodedPages
from counter_app.paper.pages import PrintablePages
from counter_app.storage.register import Register

RECEIPT = "giay-tiep-nhan-ho-so"
SUPPLEMENT = "phieu-bo-sung"
REFUSAL = "phieu-tu-choi"
APOLOGY = "van-ban-xin-loi"
STOPPED = "thong-bao-dung"
CONTROL = "phieu-kiem-soat"
AFTER: Mapping[Action, str] = MappingProxyType(
    {
        Action.RECEIVE: RECEIPT,
        Action.RECEIVE_BROUGHT: RECEIPT,
        Action.NOTE_MISSING: SUPPLEMENT,
        Action.REQUEST_SUPPLEMENT: SUPPLEMENT,
        Action.REFUSE: REFUSAL,
        Action.EXTEND: APOLOGY,
        Action.WITHDRAW: STOPPED,
        Action.STOP: STOPPED,
    }
)
"""The paper that an action needs: offered right after it."""
CODED = frozenset({RECEIPT, CONTROL})
"""Papers that bear the dossier's number as Code128 and QR."""
PROCESS_PAPER = "process"
"""The kind of paper under which the printer is remembered."""
SUPPLEMENT_REASON = "Hồ sơ chưa đủ hoặc chưa đúng thành phần theo quy định của thủ tục hành chính."
"""Why, on every request to complete: the request itself says what is missing."""
_HANDOVERS = frozenset({Action.RECEIVE, Action.RECEIVE_BROUGHT, Action.APPRAISE, Action.APPROVE, Action.SEAL})
_CHANNEL_PLACES = {"post": "buu_chinh", "online": "dien_tu"}


class PaperNotKnown(CounterError):
    """The catalogue has no such paper."""

    def __init__(self) -> None:
        super().__init__(
            "Danh mục chưa có mẫu của giấy này nên chưa in được. Hồ sơ vẫn được lưu, không có gì thay đổi."
        )


class PaperLacks(CounterError):
    """Something the paper must say is not known yet."""

    def __init__(self, title: str, label: str) -> None:
        super().__init__(f"Chưa in được «{title}»: còn thiếu «{label}». Hồ sơ vẫn được lưu; xin ghi rồi in lại.")


@dataclass(frozen=True)
class MadePaper:
    """One paper of the process, checked; ``pages`` bear the codes where it has them."""

    form: FormSpec
    produced: Produced
    pages: PrintablePages


class ProcessPapers:
    """Fills, checks and prints the papers of the process. Blocking; runs on the paper worker."""

    def __init__(
        self,
        filler: Filler,
        register: Register,
        catalog: Catalog,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._filler, self._register, self._catalog, self._clock = filler, register, catalog, clock
        self._print_room = print_room or PrintRoom()

    def offered(self, action: Action | None) -> str:
        """The paper an action needs, if the catalogue has it; else empty."""
        form_id = AFTER.get(action, "") if action else ""
        return form_id if form_id in self._catalog.form_versions else ""

    def answers(self, form: FormSpec, handled: Handled, office: Office) -> dict[str, str]:
        """The paper's answers by field id, as far as the dossier knows them; what a clerk typed goes first.

        Not before the words of the action that needs the paper: a citizen's form may have a field of the same name
        («ly_do» of a land form is the citizen's reason, not the office's).
        """
        fields = {spec.id: spec for spec in form.fields()}
        today = self._clock().date()
        found = {spec.id: spec.default for spec in fields.values() if spec.default}
        typed = handled.case.answers
        known = [*process_facts(form.id, handled, office, self._clock()), *self._signer(handled)]
        for field_id, words in known:
            spec = fields.get(field_id)
            value = kind_of(spec.kind).read(words, spec, today).value if spec is not None and words else None
            if value:
                found[field_id] = value
        own = {field_id for field_id, words in _last_words(form.id, handled.life) if words}
        return found | {field_id: typed[field_id] for field_id in fields if typed.get(field_id) and field_id not in own}

    def _signer(self, handled: Handled) -> Iterator[tuple[str, str]]:
        """Who approved the dossier by delegation signs its papers from then on, and says by what right."""
        dossier = handled.case.dossier
        by = self._register.spot.approved_by(dossier.id) if dossier else None
        if by is not None:
            yield "nguoi_ky.ho_ten", by.name
            yield "nguoi_ky.quyen_han", by.authority(stored_settings(self._register).signatory_title)

    def make(self, handled: Handled, form_id: str, office: Office) -> MadePaper:
        """The paper, filled and checked.

        Raises:
            PaperNotKnown: the catalogue lacks it.
            PaperLacks: something it must say is not known.
            PaperRefused: what was made is not what was filled in.
        """
        if form_id not in self._catalog.form_versions:
            raise PaperNotKnown
        today = self._clock().date()
        form = self._catalog.form(form_id, on=today)
        answers = self.answers(form, handled, office)
        for lacking in gaps(form, answers):
            raise PaperLacks(form.title, lacking.label)
        order = Order(form, printed_answers(form, answers), office, signed_on=today)
        produced = self._filler.produce(order, stored_settings(self._register).engine)
        number = handled.case.dossier.number if handled.case.dossier else ""
        pages: PrintablePages = CodedPages(produced.pages, number) if form_id in CODED else produced.pages
        return MadePaper(form, produced, pages)

    def print(self, handled: Handled, form_id: str, office: Office, copies: int = 0) -> PrintEntry:
        """Print the paper and enter it in the ledger; as many copies as the form wants unless told.

        Raises:
            CounterError: see :meth:`make`; or the printer refused, and the ledger says so.
        """
        made = self.make(handled, form_id, office)
        dossier = handled.case.dossier
        if dossier is None:
            raise PaperNotKnown
        kept = self._register.papers.add_version(
            dossier.id,
            form_id,
            made.produced.docx,
            made.produced.answers_hash,
            made.produced.template_hash,
            made.produced.page_count,
        )
        printer = self._print_room.choose(self._register.papers.printer_for(PROCESS_PAPER))
        number = copies or made.form.copies
        usual = office_job(stored_settings(self._register), printer, f"{made.form.title} {dossier.number}")
        job = replace(usual, copies=number, duplex=made.form.duplex)
        entry = print_in_ledger(self._register, self._print_room, kept, made.pages, job, form_id)
        self._register.papers.remember_printer(PROCESS_PAPER, printer)
        return entry


def process_facts(form_id: str, handled: Handled, office: Office, now: datetime) -> Iterator[tuple[str, str]]:
    """Facts under the names the papers use, in the words a clerk would type; empty ones are passed over."""
    case, life = handled.case, handled.life
    number = case.dossier.number if case.dossier else ""
    received = life.received_at or now
    yield from facts_of(Known(case.checklist, office.clerk, received, number))
    yield "nguoi_ky.ho_ten", office.signatory
    yield "ho_so.ma_tinh", life.official_number
    yield from _people(people_of(case))
    yield from _moment("hen_tra", life.first_due or life.due)
    yield "noi_tra", _CHANNEL_PLACES.get(life.channel_out, "")
    yield "co_quan_giai_quyet", case.procedure.agency
    yield from _last_words(form_id, life)
    yield from _handovers(life, people_of(case).filer)


def _people(people: People) -> Iterator[tuple[str, str]]:
    yield "chu_ho_so.ho_ten", people.owner
    yield "chu_ho_so.so_dinh_danh", people.owner_id_number
    yield "chu_ho_so.dia_chi", people.address
    yield "chu_ho_so.dien_thoai", people.phone
    yield "nguoi_nop.ho_ten", people.filer


def _last_words(form_id: str, life: Life) -> Iterator[tuple[str, str]]:
    """What the action that needs this paper said, its day, and the new promise of an extension."""
    places = [place for place in life.effective if AFTER.get(life.history[place].action) == form_id]
    if not places:
        return
    told = life.history[places[-1]]
    if form_id == SUPPLEMENT:
        yield "ly_do", SUPPLEMENT_REASON
        for number, words in enumerate(_parts(told.note), start=1):
            yield f"noi_dung_bo_sung_{number}.noi_dung", words
    else:
        yield "ly_do", told.note
    if told.action is Action.EXTEND:
        yield from _moment("han_moi", datetime.fromisoformat(told.facts["due"]))
    if form_id == STOPPED:
        yield "de_nghi.ngay", f"{told.at:%d/%m/%Y}"
        yield "dung.ngay", f"{told.at:%d/%m/%Y}"
        before = replay(life.history[place] for place in life.effective if place < places[-1])
        yield "giai_doan", before.stage.caption


def _parts(note: str) -> list[str]:
    """One thing a line: what the clerk parted by semicolons or lines."""
    return [part for part in (piece.strip() for piece in note.replace("\n", ";").split(";")) if part]


def _handovers(life: Life, filer: str) -> Iterator[tuple[str, str]]:
    """The control sheet: from whose hands into whose, step by step from the receipt on."""
    giver = filer
    steps = [entry for entry in _effective(life) if entry.action in _HANDOVERS]
    for place, entry in enumerate(steps, start=1):
        yield f"chang_{place}.giao", giver
        yield f"chang_{place}.nhan", entry.who
        yield f"chang_{place}.thoi_diem", f"{entry.at:%H giờ %M phút, ngày %d tháng %m năm %Y}"
        yield f"chang_{place}.ghi_chu", entry.action.caption
        giver = entry.who


def _effective(life: Life) -> list[Entry]:
    return [life.history[place] for place in life.effective]


def _moment(stem: str, at: datetime | None) -> Iterator[tuple[str, str]]:
    if at is not None:
        yield f"{stem}.gio", f"{at:%H:%M}"
        yield f"{stem}.ngay", f"{at:%d/%m/%Y}"
