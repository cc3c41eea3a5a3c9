# SPDX-License-Identifier: GPL-3.0-or-later
"""What a PDF/A-2b holds beside its pages (ISO 19005-2): metadata naming the standard, the profile of its colours.

Our writer gives the rest by itself: every face embedded and subset, no encryption, no scripts, no outer references.
"""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from PySide6.QtGui import QColorSpace

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:format>application/pdf</dc:format>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def xmp_packet(title: str, producer: str) -> bytes:
    """The metadata; title and producer as the file's information dictionary says them."""
    return _PACKET.format(title=escape(title), producer=escape(producer)).encode()


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB, in which every colour of the pages is meant."""
    return bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())
