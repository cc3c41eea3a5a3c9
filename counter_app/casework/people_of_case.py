# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is who in a dossier: applicant, owner, whoever files it, representative; they may be four people.

Owner and filer are answers under the names the receipt uses («chu_ho_so», «nguoi_nop»), so they are details that are
erased with the others; where the clerk said nothing, both are the one who signs the form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counter_app.casework.case import Case
from counter_app.domain.dates import PartialDate
from counter_app.domain.form import FormSpec

OWNER, OWNER_ID = "chu_ho_so.ho_ten", "chu_ho_so.so_dinh_danh"
FILER = "nguoi_nop.ho_ten"
_ADDRESSES = ("dia_chi", "noi_cu_tru", "noi_thuong_tru", "noi_o_hien_tai")


@dataclass(frozen=True)
class People:
    """Names and what a paper of the process says of the owner; empty while unknown."""

    owner: str = ""
    owner_id_number: str = ""
    filer: str = ""
    address: str = ""
    phone: str = ""

    @property
    def has_representative(self) -> bool:
        """Whether somebody else files it than the one whose matter it is."""
        return bool(self.owner and self.filer and self.owner != self.filer)


def people_of(case: Case) -> People:
    """The people of a case as far as they were typed."""
    return people_from(case.packet, case.answers)


def people_from(packet: Sequence[FormSpec], answers: Mapping[str, str]) -> People:
    """The same from the answers on the desk."""
    role = signer_role(packet)
    own = answers.get(OWNER, "")
    signer = answers.get(f"{role}.ho_ten", "")
    told = (answers.get(f"{role}.{name}", "") for name in _ADDRESSES)
    return People(
        owner=own or signer,
        owner_id_number=answers.get(OWNER_ID, "") or ("" if own else answers.get(f"{role}.so_dinh_danh", "")),
        filer=answers.get(FILER, "") or signer or own,
        address=answers.get("chu_ho_so.dia_chi", "") or next(filter(None, told), ""),
        phone=answers.get("chu_ho_so.dien_thoai", "") or answers.get(f"{role}.dien_thoai", ""),
    )


def born_of(packet: Sequence[FormSpec], answers: Mapping[str, str]) -> PartialDate | None:
    """When the one who signs was born, as far as it has been typed."""
    told = answers.get(f"{signer_role(packet)}.ngay_sinh", "")
    try:
        return PartialDate.from_iso(told) if told else None
    except ValueError:
        return None


def signer_role(packet: Sequence[FormSpec]) -> str:
    """Whose name stands under the first form."""
    return packet[0].signer_role if packet else "nguoi_yeu_cau"
