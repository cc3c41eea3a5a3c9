# SPDX-License-Identifier: GPL-3.0-or-later
"""A catalogue of the size a commune will have, made of copies of what is shipped: for measuring only."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from counter_app.catalog.layers import Layer, shipped_layer

OWN_FILES, LISTED_ONLY, FORMS = 60, 440, 60
_SECTORS = 30
_MODEL_PROCEDURE, _MODEL_FORM = "1.000656", "khai-tu"


def wide_layer(folder: Path) -> Layer:
    """500 procedures, of which 60 have a file of their own, and 60 forms, written into ``folder``."""
    shipped = shipped_layer()
    made = Layer("shipped", folder / "forms_catalog", folder / "templates_docx")
    made.templates.mkdir(parents=True)
    shutil.copyfile(shipped.templates / f"{_MODEL_FORM}.docx", made.templates / f"{_MODEL_FORM}.docx")
    (made.folder / "procedures" / "listed").mkdir(parents=True)
    (made.folder / "forms").mkdir()
    form = (shipped.folder / "forms" / f"{_MODEL_FORM}.toml").read_text(encoding="utf-8")
    procedure = (shipped.folder / "procedures" / f"{_MODEL_PROCEDURE}.toml").read_text(encoding="utf-8")
    for number in range(FORMS):
        form_id = f"mau-{number:02}"
        text = re.sub(r'^id = ".*"$', f'id = "{form_id}"', form, count=1, flags=re.MULTILINE)
        (made.folder / "forms" / f"{form_id}.toml").write_text(text, encoding="utf-8")
    for number in range(OWN_FILES):
        code = f"8.{number:06}"
        text = procedure.replace(f'code = "{_MODEL_PROCEDURE}"', f'code = "{code}"', 1)
        text = text.replace(f'"{_MODEL_FORM}"', f'"mau-{number:02}"', 1)
        (made.folder / "procedures" / f"{code}.toml").write_text(text, encoding="utf-8")
    for sector in range(_SECTORS):
        entries = (_listed(number) for number in range(LISTED_ONLY) if number % _SECTORS == sector)
        path = made.folder / "procedures" / "listed" / f"linh-vuc-{sector:02}.toml"
        path.write_text("schema_version = 1\n" + "".join(entries), encoding="utf-8")
    return made


def _listed(number: int) -> str:
    components = "".join(
        f'\n[[procedures.components]]\nid = "giay_{part}"\nname = "Giấy tờ thứ {part} của hồ sơ đề nghị"\n'
        f'plain = "Giấy thứ {part}"\nway = "hand_in"\noriginals = 1\nsource = "bịa"\ncertainty = "unverified"\n'
        for part in range(4)
    )
    return (
        f'\n[[procedures]]\ncode = "7.{number:06}"\n'
        f'name = "Thủ tục chỉ để tra cứu số {number} thuộc thẩm quyền cấp xã"\n'
        f'sector = "Lĩnh vực {number % _SECTORS}"\nagency = "Ủy ban nhân dân cấp xã"\nsource = "bịa"\n'
        f'certainty = "unverified"\n{components}'
    )
