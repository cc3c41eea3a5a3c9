# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbered objects of a PDF, and the file they become (ISO 32000-1, 7.5)."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKING = 4
"""Of nine: half a millisecond a page quicker than the usual six, and 3 % longer."""


@dataclass
class PdfObjects:
    """Objects in the order they are written; object 1 is the catalogue, 2 the list of pages."""

    bodies: list[bytes] = field(default_factory=lambda: [b"", b""])

    def add(self, body: bytes) -> int:
        """One more; its number."""
        self.bodies.append(body)
        return len(self.bodies)

    def stream(self, said: str, content: bytes, packed: bool = True) -> int:
        """A stream with what its dictionary says; its number."""
        packed_content = zlib.compress(content, _PACKING) if packed else content
        form = " /Filter /FlateDecode" if packed else ""
        head = f"<< {said}{form} /Length {len(packed_content)} >>\nstream\n".encode()
        return self.add(head + packed_content + b"\nendstream")

    def set_pages(self, kids: list[int]) -> None:
        """The pages, by the numbers of their objects."""
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self.bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()

    def file(self, info: int) -> bytes:
        """The whole file."""
        parts, places, at = [HEADER], [], len(HEADER)
        for number, body in enumerate(self.bodies, 1):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            parts.append(part)
            places.append(at)
            at += len(part)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, table))
        # The same content has the same name: a file made again is the same to the byte.
        name = hashlib.sha256(b"".join(self.bodies)).hexdigest()[:32].encode()
        ends = (len(places) + 1, info, name, name)
        parts.append(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R /ID [<%b> <%b>] >>\n" % ends)
        parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(parts)
