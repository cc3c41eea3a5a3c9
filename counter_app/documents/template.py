# SPDX-License-Identifier: GPL-3.0-or-later
"""A template, checked and compiled once; the same file is never checked twice while the program runs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from jinja2 import Template as CompiledPart

from counter_app.documents.environment import ENVIRONMENT
from counter_app.documents.guard import open_template, read_template_file

_loaded: dict[str, Template] = {}
_lock = Lock()


@dataclass(frozen=True)
class Template:
    """An official form as a .docx with tags.

    ``hash``: SHA-256 of the file, in hex: it pins a printed paper to the template it was made with.
    ``asked``: the dotted names its tags use. ``parts``: the files inside, ``compiled``: those with tags.
    """

    name: str
    hash: str
    parts: Mapping[str, bytes]
    compiled: Mapping[str, CompiledPart]
    asked: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Template:
        """Read, check and compile a template file.

        Raises:
            TemplateRefused: the guard found something, all of it in the sentence.
            OSError: the file cannot be read.
        """
        docx = read_template_file(path)
        digest = hashlib.sha256(docx).hexdigest()
        with _lock:
            if digest not in _loaded:
                _loaded[digest] = cls._make(path.name, digest, docx)
            return _loaded[digest]

    @classmethod
    def _make(cls, name: str, digest: str, docx: bytes) -> Template:
        parts, tagged = open_template(docx)
        return cls(
            name=name,
            hash=digest,
            parts=parts,
            compiled={part: ENVIRONMENT.from_string(tags.source) for part, tags in tagged.items()},
            asked=frozenset().union(*(tags.asked for tags in tagged.values())),
        )
