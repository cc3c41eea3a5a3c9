# SPDX-License-Identifier: GPL-3.0-or-later
"""From arguments to an exit code: 0 done, 2 bad input, 1 failure; never a traceback on the screen.

What is not a :class:`CounterError` is our bug: the clerk reads a sentence, the log gets type and frames.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from counter_app.cli.answer import complain, speak_utf8
from counter_app.cli.arguments import read_arguments
from counter_app.domain.errors import BadInput, CounterError

DONE = 0
FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130

_OUR_BUG = (
    "Chương trình gặp lỗi bên trong nên lệnh chưa làm xong; hồ sơ đã lưu vẫn an toàn. "
    "Chi tiết lỗi (không có tên người) ở thư mục logs của dữ liệu; xin gửi cho người phụ trách máy."
)


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    speak_utf8()
    arguments: Namespace | None = None
    try:
        arguments = read_arguments(argv)
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BadInput as refusal:
        complain(str(refusal))
        return BAD_INPUT
    except CounterError as refusal:
        complain(str(refusal))
        return FAILED
    except SystemExit as asked_for_help:
        return int(asked_for_help.code or DONE)
    except BrokenPipeError:
        # The reader (head, more) has seen enough; Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        complain("Đã dừng theo yêu cầu.")
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the last net: nobody at a counter can use a traceback
        _log_our_bug(arguments)
        complain(_OUR_BUG)
        return FAILED


def _run(arguments: Namespace) -> int:
    # late, all four: listing the catalogue must not wait for the database, nor the database for the page engine
    if arguments.command == "catalog":
        from counter_app.cli.catalog_commands import run_catalog

        return run_catalog(arguments)
    if arguments.command == "fill":
        # late: the page engine
        from counter_app.cli.fill_command import run_fill

        return run_fill(arguments)
    if arguments.command == "convert":
        # late: the page engine
        from counter_app.cli.convert_command import run_convert

        return run_convert(arguments)
    if arguments.command == "booklet":
        # late: the page engine
        from counter_app.cli.booklet_command import run_booklet

        return run_booklet(arguments)
    if arguments.command == "poster":
        # late: the makers of sheets
        from counter_app.cli.poster_command import run_poster

        return run_poster(arguments)
    if arguments.command == "decide":
        # late: the catalogue
        from counter_app.cli.decide_command import run_decide

        return run_decide(arguments)
    if arguments.command == "demo":
        # late: the database
        from counter_app.cli.demo_command import run_demo

        return run_demo(arguments)
    # late: the database
    from counter_app.cli.register_commands import run_register

    return run_register(arguments)


def _log_our_bug(arguments: Namespace | None) -> None:
    # late: needed only now
    from counter_app.logs import start_logging, stop_logging
    from counter_app.paths import Folders

    try:
        log = start_logging(Folders.at(arguments.data_dir if arguments else None).logs)
        log.exception("a command ended by an unexpected error")
        stop_logging()
    except OSError:
        pass  # a log that cannot be written must not hide the sentence
