# SPDX-License-Identifier: GPL-3.0-or-later
"""From arguments to an exit code: 0 done, 2 bad input, 1 failure; never a traceback on the screen.

What is not a :class:`CounterError` is our bug: the clerk reads a sentence, the log gets type and frames.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from importlib import import_module

from counter_app.cli.answer import complain, speak_utf8
from counter_app.cli.arguments import read_arguments
from counter_app.domain.errors import BadInput, CounterError

DONE = 0
FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "catalog": ("catalog_commands", "run_catalog"),
    "fill": ("fill_command", "run_fill"),
    "convert": ("convert_command", "run_convert"),
    "booklet": ("booklet_command", "run_booklet"),
    "poster": ("poster_command", "run_poster"),
    "decide": ("decide_command", "run_decide"),
    "tally": ("tally_command", "run_tally"),
    "demo": ("demo_command", "run_demo"),
    "register": ("register_commands", "run_register"),
}
"""The module of each command and its function, which gives the exit code."""
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
    # Loaded when it is asked for: listing the catalogue must not wait for the database, nor that for the page engine.
    module, run = _COMMANDS[arguments.command]
    code = getattr(import_module(f"counter_app.cli.{module}"), run)(arguments)
    assert isinstance(code, int)
    return code


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
