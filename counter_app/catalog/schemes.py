# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemes from their files: those shipped, and those the office made or changed in its own folder.

The file of a higher layer takes the place of one of the same id, as everywhere in the catalogue; a faulty file is left
out and told, so that the others still run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counter_app.catalog.layers import Layer
from counter_app.catalog.problems import Problem
from counter_app.catalog.reading import read_schemes
from counter_app.domain.errors import BadInput
from counter_app.domain.offered import Origin
from counter_app.domain.scheme import Scheme


@dataclass(frozen=True)
class KnownScheme:
    """A scheme and where it comes from."""

    scheme: Scheme
    origin: Origin
    file: str


@dataclass(frozen=True)
class Schemes:
    """Every scheme by its id, and what is wrong with files that were left out."""

    known: Mapping[str, KnownScheme]
    problems: tuple[Problem, ...] = ()

    def chosen(self, ids: Sequence[str]) -> tuple[Scheme, ...]:
        """The schemes with these ids, in their order.

        Raises:
            BadInput: there is no such scheme.
        """
        unknown = [scheme_id for scheme_id in ids if scheme_id not in self.known]
        if unknown:
            raise BadInput(f"Không có mô hình «{unknown[0]}». Các mô hình đang có: {', '.join(self.known)}.")
        return tuple(self.known[scheme_id].scheme for scheme_id in ids)

    def still_there(self, ids: Iterable[str]) -> tuple[Scheme, ...]:
        """Those of the ids that exist: a scheme the office took away must not stop the counter."""
        return tuple(self.known[scheme_id].scheme for scheme_id in ids if scheme_id in self.known)


def load_schemes(layers: Iterable[Layer]) -> Schemes:
    """All schemes of these layers, the lowest layer first."""
    problems: list[Problem] = []
    known: dict[str, KnownScheme] = {}
    for layer in layers:
        for read in read_schemes(layer, problems):
            if Path(read.file).stem != read.model.id:
                problems.append(Problem(read.file, f"Tệp {read.file}, khóa «id»: mã {read.model.id} khác tên tệp."))
            known[read.model.id] = KnownScheme(read.model, layer.origin, read.file)
    return Schemes(known, tuple(problems))


def scheme_problems(layers: Iterable[Layer], codes: Collection[str]) -> list[Problem]:
    """Everything wrong with the schemes: faulty files, and clauses that name procedures nobody knows."""
    schemes = load_schemes(layers)
    problems = list(schemes.problems)
    for known in schemes.known.values():
        for grant in known.scheme.grants:
            unknown = {*grant.procedures.codes, *grant.procedures.but_not} - set(codes)
            told = f"Tệp {known.file}, khóa «grants[{grant.id}].procedures»"
            problems += [Problem(known.file, f"{told}: không có thủ tục {code}.") for code in sorted(unknown)]
    return problems
