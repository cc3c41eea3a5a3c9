# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the clerk sees. Screens announce wishes by signals and never touch disk, database or printer."""
