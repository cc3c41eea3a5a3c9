# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled catalogue: one file with the list of offers and every checked procedure and form as a line of JSON.

It is a cache and nothing else: lost, damaged or of another version, it is made again without a word. Only the list
is read at once; a procedure or form becomes a model when it is opened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.catalog.offers import Offer
from counter_app.catalog.problems import Problem
from counter_app.domain.offered import Origin
from counter_app.whole_file import put_whole

FILE_NAME = "catalogue.index"
_FORMAT = b"counter-app catalogue 1"


@dataclass(frozen=True)
class FormText:
    """One version of a form, not yet a model."""

    effective_from: str
    origin: Origin
    text: bytes


@dataclass(frozen=True)
class Compiled:
    """A catalogue that was checked; ``problems`` tells what was left out and why."""

    fingerprint: str
    offers: tuple[Offer, ...]
    procedures: Mapping[str, bytes]
    """Code to JSON."""
    forms: Mapping[str, tuple[FormText, ...]]
    """Id to its versions, oldest first."""
    problems: tuple[Problem, ...] = ()

    def to_bytes(self) -> bytes:
        """The whole file: a digest of the rest, the head, then one line for each procedure and each form."""
        head = {
            "fingerprint": self.fingerprint,
            "offers": [offer.to_json() for offer in self.offers],
            "procedures": list(self.procedures),
            "forms": [[form_id, v.effective_from, v.origin] for form_id, found in self.forms.items() for v in found],
            "problems": [[problem.file, problem.sentence] for problem in self.problems],
        }
        texts = (*self.procedures.values(), *(version.text for found in self.forms.values() for version in found))
        rest = b"\n".join((json.dumps(head, ensure_ascii=False).encode(), *texts))
        return b"\n".join((_FORMAT, _digest(rest), rest))

    @classmethod
    def from_bytes(cls, content: bytes) -> Compiled | None:
        """What :meth:`to_bytes` wrote; None when it is damaged or of another version."""
        form, _, signed = content.partition(b"\n")
        digest, _, rest = signed.partition(b"\n")
        if form != _FORMAT or digest != _digest(rest):
            return None
        head, *texts = rest.split(b"\n")
        with suppress(ValueError, LookupError, TypeError):
            return _from_lines(json.loads(head), texts)
        return None


def read_compiled(path: Path) -> Compiled | None:
    """The kept catalogue, perhaps out of date; None when there is none that can be used."""
    try:
        return Compiled.from_bytes(path.read_bytes())
    except OSError:
        return None


def keep_compiled(path: Path, compiled: Compiled) -> None:
    """Keep it for the next start, where the data folder is already; a disk that refuses costs only time."""
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True, mode=0o700)
        put_whole(path, compiled.to_bytes())


def _digest(rest: bytes) -> bytes:
    return hashlib.sha256(rest).hexdigest().encode()


def _from_lines(head: Mapping[str, Any], texts: list[bytes]) -> Compiled:
    codes = head["procedures"]
    forms: dict[str, list[FormText]] = {}
    for (form_id, begins, origin), text in zip(head["forms"], texts[len(codes) :], strict=True):
        forms.setdefault(form_id, []).append(FormText(begins, origin, text))
    return Compiled(
        fingerprint=head["fingerprint"],
        offers=tuple(Offer.from_json(told) for told in head["offers"]),
        procedures=dict(zip(codes, texts, strict=False)),
        forms={form_id: tuple(found) for form_id, found in forms.items()},
        problems=tuple(Problem(file, sentence) for file, sentence in head["problems"]),
    )
