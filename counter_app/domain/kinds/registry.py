# SPDX-License-Identifier: GPL-3.0-or-later
"""All field kinds by name; two of one name are refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from counter_app.domain.kinds.address import AddressKind
from counter_app.domain.kinds.amount import AmountKind
from counter_app.domain.kinds.choice import ChoiceKind
from counter_app.domain.kinds.count import CountKind
from counter_app.domain.kinds.date import DateKind
from counter_app.domain.kinds.email import EmailKind
from counter_app.domain.kinds.field_kind import FieldKind
from counter_app.domain.kinds.name import NameKind
from counter_app.domain.kinds.number import NumberKind
from counter_app.domain.kinds.personal_id import PersonalIdKind
from counter_app.domain.kinds.phone import PhoneKind
from counter_app.domain.kinds.text import LongTextKind, TextKind
from counter_app.domain.kinds.time import TimeKind
from counter_app.domain.kinds.year import YearKind


def by_name(kinds: Iterable[FieldKind]) -> Mapping[str, FieldKind]:
    """Index kinds by their names.

    Raises:
        ValueError: two kinds share a name.
    """
    indexed: dict[str, FieldKind] = {}
    for kind in kinds:
        if kind.name in indexed:
            raise ValueError(f"two field kinds are called {kind.name}")
        indexed[kind.name] = kind
    return MappingProxyType(indexed)


KINDS: Mapping[str, FieldKind] = by_name(
    (
        TextKind(),
        LongTextKind(),
        NameKind(),
        DateKind(),
        TimeKind(),
        PersonalIdKind(),
        ChoiceKind(),
        CountKind(),
        AddressKind(),
        PhoneKind(),
        AmountKind(),
        NumberKind(),
        EmailKind(),
        YearKind(),
    )
)


def kind_of(name: str) -> FieldKind:
    """The kind with this name.

    Raises:
        KeyError: there is no such kind.
    """
    return KINDS[name]
