# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the register of an office that has settled in, so that starts do not measure the first day's questions."""

from __future__ import annotations

from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.workshop import open_workshop, shipped_catalog


def main() -> int:
    """Make it where the environment says the data lies."""
    workshop = open_workshop(shipped_catalog(), Folders.at(), AccountUnlock())
    workshop.desk.keep_settings(Settings(commune="xã Thí Dụ", province="tỉnh Thí Dụ", recovery_code_stored=True))
    workshop.register.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
