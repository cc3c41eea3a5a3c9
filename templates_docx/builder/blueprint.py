# SPDX-License-Identifier: GPL-3.0-or-later
"""A blueprint: an official form's fixed words and places, block by block, as a person can proof-read them.

The authors' manual. A blueprint is ``form``, ``title``, ``source``, ``doubts``, the sheet (``page = "A5"``,
``margins_mm = { bottom = 10 }``, ``font_pt = 12``; A4, the decree's margins and 13 pt unless said; where the form's
circular sets a page or sizes the decree does not know, ``layout_by = "Thông tư …"`` says so), then ``[[blocks]]``.

In a line: ``<sup>(1)</sup>`` note mark · ``<b>`` ``<i>`` ``<u>`` · ``<br/>`` new line · ``<dots/>`` dotted leader to
the next stop · ``<strike when="…">`` struck out when the condition holds · ``<only when="…">`` printed only then ·
``{{ vai.muc }}`` a value, with the filters of counter_app/documents/filters.py: ``{{ x | o('ma') }}`` a box, ``{{ x |
cham(30) }}`` so many dots when empty, ``{{ x | ngay_thang_nam }}``. The office: ``co_quan.ten`` («Ủy ban nhân dân xã
…, tỉnh …»), ``co_quan.xa``, ``co_quan.tinh``, ``co_quan.dien_thoai``, ``co_quan.can_bo``, ``noi_lam``, ``ngay_lam``.

Every block may have ``when = "loai == 'co'"``: the whole block is printed only when the condition holds.

=============  =======================================================================================================
``piece``      what it is; an example
=============  =======================================================================================================
(none)         a paragraph: ``style = "Dong"``, ``text = "Họ tên: {{ a.ho_ten }}<dots/>"``; ``columns_mm = [45]`` where
               leaders stop, from the left margin (the last always stops at the right margin); ``lines_when_empty = 3``
               with ``empty_when = "a.ly_do"``: dotted lines in all while it is not answered; ``new_page = true``,
               ``keep_next = true``, ``before_pt = 6``, ``after_pt = 0``. Styles: ``blocks.Lines``.
``quoc_hieu``  the state's two lines in the middle.
``hai_dau``    letterhead of two columns: ``left = ["ỦY BAN NHÂN DÂN", "<b>{{ co_quan.xa | in_hoa }}</b>"]`` with a
               short rule (those two lines unless said), right the state's lines; under them ``number = "Số:
               …/TTPVHCC"`` and place and date (``dated = false``: none); ``left_mm = 70`` the width of the left
               column.
``bang``       a table: ``widths_mm = [10, 60, 95]``, ``header = [["TT", "Họ tên", "Nơi ở"]]`` (bold, centred, repeated
               on each page), ``rows = [["1", "{{ a.ho_ten }}", ""]]``; ``align = ["center", "left", "left"]``,
               ``height_mm = 8`` the least height of a row, ``size_pt = 11``, ``borders = false``, ``split = true``
               rows may break over pages. ``loop = "thanh_vien"`` repeats ``rows`` for everyone of the list as ``p``
               (``["{{ p.stt }}", "{{ p.ho_ten }}", …]``); with ``empty_rows = 4`` and ``first = "ho_ten"`` so many
               blank rows while nobody is named. ``footer = [[…]]`` rows after the loop. A cell is its words or ``{
               text = "…", spans = 2, align = "center", bold = true, top = true }``; ``\\n`` begins a new paragraph
               in it; ``"^"`` joins it to the cell above. A row is its cells or ``{ when = "…", height_mm = 10, cells =
               [...] }``.
``hai_cot``    two columns of lines side by side, line beside line: ``titles = ["Bên nữ", "Bên nam"]``, ``left = ["Họ
               tên: {{ nu.ho_ten }}<dots/>"]``, ``right = [...]``, ``borders = true`` for a frame, ``left_mm = 80``.
``luoi_o``     boxes in columns: ``columns = 2``, ``items = ["{{ x | o('a') }} Cấp mới", "{{ x | o('b') }} Cấp lại"]``,
               row by row; a long item wraps under its words.
``o_vuong``    a label and squares, one digit in each: ``label = "4. Số định danh cá nhân:"``, ``value =
               "a.so_dinh_danh"``, ``squares = 12``, ``square_mm = 6``.
``khung_goc``  a framed corner: ``lines = ["<b>Phần ghi của cơ quan đăng ký</b>", "Giờ: …"]``, ``width_mm = 60``,
               ``side = "right"``, ``beside = ["Mẫu số 01a"]`` on the other side.
``chu_ky``     the signature. Alone: «Làm tại», then «Người yêu cầu», with ``left = [...]`` beside it. With ``signers =
               [{ title = "Bên nữ" }, { title = "Người khai", citizen = true }]``: columns; the citizen's has a
               thumbprint and a witness variant; two may be citizens, each with ``who = "{{ … }}"`` (whose name stands
               under the box). A signer: ``title`` (``\\n`` for a second line), ``note``, ``above`` (lines over it),
               ``name = "{{ … }}"`` and ``below`` (lines) under the room, ``dated = true`` a dotted place and date.
               ``place = "lam_tai" | "dia_danh" | "none"`` the line above; ``room_mm = 25`` the room to sign.
               ``beside = ["<b><i>Nơi nhận:</i></b>", "- Như trên;"]`` at the left of one official who signs alone.
``xac_nhan``   what an authority confirms: ``title``, ``lines = ["Xác nhận …<dots/>"]``, ``signers`` as above (never
               the citizen): ``signers = [{ title = "TRƯỞNG THÔN" }, { title = "TM. ỦY BAN NHÂN DÂN\\nCHỦ TỊCH", note =
               "(Ký, ghi rõ họ tên, đóng dấu)", dated = true }]``.
``chu_thich``  the notes at the end, in order: ``notes = ["<sup>(1)</sup> Ghi rõ …", "- một mục, hoặc a) một điểm"]``;
               never torn over two pages; ``heading = "Ghi chú:"`` where it is not «Chú thích:».
=============  =======================================================================================================
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import Field

from templates_docx.builder.blocks import Block, Closed
from templates_docx.builder.sheet import PageName, Sheet


class Margins(Closed):
    """Millimetres; the decree's where nothing is said."""

    top: float = 20.0
    right: float = 15.0
    bottom: float = 20.0
    left: float = 30.0


class Blueprint(Closed):
    """All blocks of a form. ``doubts``: what is not yet compared with the printed official form."""

    form: str
    title: str
    source: str
    doubts: tuple[str, ...] = ()
    page: PageName = "A4"
    margins_mm: Margins = Margins()
    font_pt: float = Field(13.0, ge=10, le=14)
    layout_by: str = ""
    blocks: tuple[Block, ...]

    @property
    def sheet(self) -> Sheet:
        """The paper it stands on."""
        edges = self.margins_mm
        return Sheet(self.page, edges.top, edges.right, edges.bottom, edges.left, self.font_pt)


def read_blueprint(path: Path) -> Blueprint:
    """Read a blueprint file.

    Raises:
        pydantic.ValidationError: an unknown key, a wrong type, a row with too few cells.
    """
    return Blueprint.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
