# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed after ``counter-app``. A wrong argument is one Vietnamese sentence, never a page of usage.

``--data-dir`` and ``--json`` may stand before or after the command.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from counter_app.domain.errors import BadInput
from counter_app.domain.visitor import Trait

ENGINES = ("auto", "embedded", "libreoffice", "word")
CHANNELS = ("direct", "online", "post")
SIZES = ("A4", "A3")
WHOLE_COUNTRY = "all"
SIGNINGS = ("signature", "thumbprint")
_NEEDED = "cần có"

_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: LỆNH$", "Thiếu tên lệnh."),
    (r"the following arguments are required: (.+)", r"Thiếu: \1."),
    (r"unrecognized arguments: (.+)", r"Không hiểu: \1."),
    (r"argument LỆNH: invalid choice: (.+?) \(choose from (.+)\)", r"Không có lệnh \1; các lệnh: \2."),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 không nhận \2; chỉ nhận \3."),
    (r"argument (\S+): expected one argument", r"\1 cần một giá trị đi kèm."),
    (r"argument (\S+): ignored explicit argument", r"\1 không nhận giá trị."),
    (r"argument (\S+): (.+)", r"\1: \2"),
)


class SentenceParser(argparse.ArgumentParser):
    """A parser whose refusals are :class:`BadInput`."""

    def error(self, message: str) -> NoReturn:
        """Refuse with one sentence and the way to the help."""
        for pattern, reading in _MESSAGES:
            if found := re.match(pattern, message):
                said = found.expand(reading)
                break
        else:
            said = "Câu lệnh viết chưa đúng."
        raise BadInput(f"{said} Xem cách viết bằng lệnh «{self.prog} --help».")


class VietnameseHelp(argparse.HelpFormatter):
    """Help with a Vietnamese first word."""

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        """Say «Cách viết» instead of «usage»."""
        super().add_usage(usage, actions, groups, "Cách viết: " if prefix is None else prefix)  # type: ignore[arg-type]


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Understand a command line.

    Raises:
        BadInput: a sentence saying what is not understood.
        SystemExit: help was asked for and printed.
    """
    given = _parser().parse_args(list(argv))
    given.json = getattr(given, "json", False)
    given.data_dir = _folder(getattr(given, "data_dir", None))
    return given


def _folder(named: str | None) -> Path | None:
    if named is None:
        return None
    if not named.strip() or "\0" in named:
        raise BadInput("--data-dir cần tên một thư mục.")
    folder = Path(named)
    if folder.exists() and not folder.is_dir():
        raise BadInput("--data-dir phải là thư mục, không phải tệp.")
    return folder


def _parser() -> SentenceParser:
    parser = SentenceParser(
        prog="counter-app",
        description="Viết tờ khai tại quầy một cửa. Không có lệnh: mở cửa sổ chương trình.",
        formatter_class=VietnameseHelp,
        allow_abbrev=False,
        add_help=False,
        parents=[_common()],
    )
    commands = _commands(parser, "command")
    catalog = _commands(_command(commands, "catalog", "Danh mục thủ tục và mẫu."), "action")
    _command(catalog, "list", "Liệt kê thủ tục.")
    show = _command(catalog, "show", "Mọi điều về một thủ tục và các trường của mẫu.")
    _add_code(show.add_argument_group(_NEEDED))
    _command(catalog, "check", "Kiểm tra danh mục và các mẫu.")
    imported = _command(catalog, "import", "Nhập một gói danh mục (.zip); lỗi thì không nhập gì.")
    imported.add_argument_group(_NEEDED).add_argument("pack", metavar="TỆP.zip", help="gói danh mục")
    _command(catalog, "undo-import", "Lùi lại lần nhập gói danh mục gần nhất.")
    _add_new(_command(catalog, "new", "Viết tệp khung cho một thủ tục, lấy từ danh mục quốc gia."))
    _add_fill(_command(commands, "fill", "Điền một tờ khai từ tệp JSON ra DOCX hoặc PDF."))
    _add_convert(_command(commands, "convert", "Chuyển một tệp Word (.docx) bất kỳ thành PDF."))
    _add_booklet(_command(commands, "booklet", "Cuốn hồ sơ mẫu viết sẵn: hướng dẫn và tờ khai mẫu, ra PDF."))
    _add_poster(_command(commands, "poster", "Bảng niêm yết thủ tục của một mô hình, có mã QR, ra PDF."))
    _add_decide(_command(commands, "decide", "Mô hình cho gì lúc này: viết hộ, trả ngay, hạn trả."))
    _add_tally(_command(commands, "tally", "Số liệu của một kỳ; hoặc gộp tệp số liệu của nhiều xã (merge)."))
    _add_demo(_command(commands, "demo", "Điền một sổ tập dượt bằng người bịa đặt."))
    register = _commands(_command(commands, "register", "Sổ hồ sơ: kiểm tra, sao lưu, phục hồi, số lượng."), "action")
    _command(register, "check", "Kiểm tra sổ có nguyên vẹn không.")
    _command(register, "backup", "Sao lưu ngay.")
    restore = _command(register, "restore", "Phục hồi từ bản sao lưu; sổ đang có được cất riêng, không xóa.")
    restore.add_argument_group("tùy chọn").add_argument(
        "backup", metavar="TỆP", nargs="?", help="bản sao lưu; bỏ trống: bản mới nhất còn tốt"
    )
    _command(register, "stats", "Số hồ sơ, không có tên người.")
    return parser


def _add_new(new: argparse.ArgumentParser) -> None:
    needed = new.add_argument_group(_NEEDED)
    _add_code(needed)
    needed.add_argument("--out", metavar="THƯ_MỤC", required=True, help="nơi để các tệp; không ghi đè tệp đã có")
    free = new.add_argument_group("tùy chọn")
    free.add_argument("--form", metavar="MẪU", help="viết thêm khung của một mẫu, ví dụ don-xin-xac-nhan")


def _add_fill(fill: argparse.ArgumentParser) -> None:
    needed = fill.add_argument_group(_NEEDED)
    _add_code(needed)
    needed.add_argument("--data", metavar="TỆP.json", required=True, help="các trường, xếp theo vai")
    needed.add_argument("--out", metavar="TỆP", required=True, help="tệp .docx hoặc .pdf sẽ tạo")
    free = fill.add_argument_group("tùy chọn")
    free.add_argument("--form", metavar="MẪU", help="id mẫu, khi thủ tục có nhiều mẫu")
    _add_engine(free, "như trong Cài đặt")
    ways = "signature (ký tên), thumbprint (điểm chỉ)"
    free.add_argument("--signing", metavar="CÁCH", choices=SIGNINGS, default="signature", help=ways)
    free.add_argument("--scribe", metavar="TÊN", default="", help="người viết hộ")
    free.add_argument("--witness", metavar="TÊN", action="append", default=[], help="người làm chứng, nhiều nhất hai")


def _add_convert(convert: argparse.ArgumentParser) -> None:
    needed = convert.add_argument_group(_NEEDED)
    needed.add_argument("docx", metavar="TỆP.docx", help="tệp Word")
    needed.add_argument("--out", metavar="TỆP.pdf", required=True, help="tệp PDF sẽ tạo")
    free = convert.add_argument_group("tùy chọn")
    _add_engine(free, "auto")
    free.add_argument("--report", action="store_true", help="kể những gì bộ dựng chưa dàn đúng được")


def _add_booklet(booklet: argparse.ArgumentParser) -> None:
    _add_pdf_out(booklet.add_argument_group(_NEEDED))
    _add_codes(booklet.add_argument_group("tùy chọn"), "mọi thủ tục có tờ khai")


def _add_poster(poster: argparse.ArgumentParser) -> None:
    _add_pdf_out(poster.add_argument_group(_NEEDED))
    free = poster.add_argument_group("tùy chọn")
    free.add_argument("--scheme", metavar="MÔ_HÌNH", help="mô hình, ví dụ dak-nong; không có thì phải có --codes")
    free.add_argument("--size", metavar="KHỔ", choices=SIZES, default=SIZES[0], help="A4 hoặc A3; bỏ trống: A4")
    _add_codes(free, "các thủ tục của mô hình")


def _add_decide(decide: argparse.ArgumentParser) -> None:
    needed = decide.add_argument_group(_NEEDED)
    _add_code(needed)
    needed.add_argument("--at", metavar="LÚC", required=True, help="ngày giờ, ví dụ 2026-11-25T14:50")
    free = decide.add_argument_group("tùy chọn")
    schemes = "mô hình, viết được nhiều lần; bỏ trống: chỉ theo luật"
    free.add_argument("--scheme", metavar="MÔ_HÌNH", action="append", default=[], help=schemes)
    free.add_argument("--born", metavar="NĂM", help="năm hoặc ngày sinh của người đến")
    traits = ", ".join(Trait)
    free.add_argument("--trait", metavar="ĐẶC_ĐIỂM", action="append", default=[], help=f"viết được nhiều lần: {traits}")
    free.add_argument("--begun", metavar="LÚC", help="lúc bắt đầu làm hồ sơ, nếu trước --at")
    free.add_argument("--channel", metavar="KÊNH", choices=CHANNELS, default=CHANNELS[0], help=", ".join(CHANNELS))
    free.add_argument("--case", metavar="TRƯỜNG_HỢP", default="", help="trường hợp thời hạn của thủ tục")
    free.add_argument("--wants-receipt", action="store_true", help="người nộp đòi giấy tiếp nhận")


def _add_demo(demo: argparse.ArgumentParser) -> None:
    free = demo.add_argument_group("tùy chọn")
    free.add_argument("--dossiers", metavar="SỐ", type=int, default=300, help="số hồ sơ; bỏ trống: 300")
    free.add_argument("--seed", metavar="SỐ", type=int, default=1, help="cùng số thì cùng hồ sơ; bỏ trống: 1")
    free.add_argument("--from", dest="since", metavar="NGÀY", help="ngày đầu; bỏ trống: một năm trước ngày cuối")
    free.add_argument("--to", metavar="NGÀY", help="ngày cuối; bỏ trống: hôm nay")
    schemes = "mô hình đang chạy, viết được nhiều lần"
    free.add_argument("--scheme", metavar="MÔ_HÌNH", action="append", default=[], help=schemes)


def _add_tally(tally: argparse.ArgumentParser) -> None:
    counted = tally.add_argument_group("một kỳ")
    counted.add_argument("--week", metavar="TUẦN", help="ví dụ 2026-W47 (thứ Hai đến Chủ nhật)")
    counted.add_argument("--month", metavar="THÁNG", help="ví dụ 2026-11")
    counted.add_argument("--quarter", metavar="QUÝ", help="ví dụ 2026-Q4")
    counted.add_argument("--year", metavar="NĂM", help="ví dụ 2026")
    counted.add_argument("--range", metavar="NGÀY..NGÀY", help="ví dụ 2026-11-02..2026-11-20")
    formats = "dạng tệp, cách nhau bằng dấu phẩy, ví dụ xlsx,pdf,csv; bỏ trống: mọi dạng"
    counted.add_argument("--format", metavar="DẠNG", help=formats)
    free = tally.add_argument_group("tùy chọn")
    free.add_argument("--out", metavar="THƯ_MỤC", help="thư mục để ghi tệp; chưa có thì được tạo")
    free.add_argument("action", metavar="merge", nargs="?", choices=("merge",), help="gộp tệp của nhiều xã")
    free.add_argument("files", metavar="TỆP", nargs="*", help="với merge: thư mục các xã gửi, hoặc từng tệp")
    free.add_argument("--province", metavar="TỈNH", help=f"tỉnh phải gửi đủ: mã hoặc tên; «{WHOLE_COUNTRY}»: cả nước")
    free.add_argument("--units", metavar="TỆP", help="tệp ghi mã các xã phải gửi đủ, mỗi dòng một mã")


def _add_pdf_out(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--out", metavar="TỆP.pdf", required=True, help="tệp PDF sẽ tạo")


def _add_codes(group: argparse._ArgumentGroup, unsaid: str) -> None:
    words = f"mã thủ tục, cách nhau bằng dấu cách hoặc dấu phẩy; bỏ trống: {unsaid}"
    group.add_argument("--codes", metavar="MÃ", nargs="+", default=[], help=words)


def _add_engine(group: argparse._ArgumentGroup, unsaid: str) -> None:
    ways = f"bộ dựng: {', '.join(ENGINES)}; bỏ trống: {unsaid}"
    group.add_argument("--engine", metavar="BỘ", choices=ENGINES, help=ways)


def _add_code(group: argparse._ArgumentGroup) -> None:
    group.add_argument("code", metavar="MÃ", help="mã thủ tục, ví dụ 1.004873; fill nhận cả id mẫu, ví dụ thu-xin-loi")


def _common() -> SentenceParser:
    # Suppressed defaults: a value given before the command must not be wiped by the command's own default.
    common = SentenceParser(add_help=False, argument_default=argparse.SUPPRESS)
    options = common.add_argument_group("tùy chọn chung")
    options.add_argument("-h", "--help", action="help", help="xem cách viết")
    options.add_argument("--data-dir", metavar="THƯ_MỤC", help="nơi để sổ hồ sơ")
    options.add_argument("--json", action="store_true", help="trả lời bằng một đối tượng JSON")
    return common


def _commands(parser: argparse.ArgumentParser, name: str) -> argparse._SubParsersAction[SentenceParser]:
    return parser.add_subparsers(dest=name, metavar="LỆNH", required=True, title="lệnh", parser_class=SentenceParser)


def _command(commands: argparse._SubParsersAction[SentenceParser], name: str, purpose: str) -> SentenceParser:
    return commands.add_parser(
        name,
        help=purpose,
        description=purpose,
        formatter_class=VietnameseHelp,
        allow_abbrev=False,
        add_help=False,
        parents=[_common()],
    )
